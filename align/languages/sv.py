"""Swedish."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import (
    Language,
    Marks,
    Measures,
    Modality,
    Negation,
    Numerals,
    Quotes,
    Ranges,
    Stops,
    words,
)

_STOPS = Stops(
    heads=words(
        """dr hr fr prof doc gen kapt löjtn lic kand fil s.k bl.a t.ex d.v.s dvs jfr jmf ca c:a ev
        inkl exkl resp f.d fd p.g.a pga m.a.o o.d sk övers red utg kgl äv t.v t.h"""
    ),
    numbered=words("nr art kap bd s sid fig tab avd vol kl tel ill mom bil"),
    tails=words("osv etc m.m mm m.fl mfl o.s.v dyl"),
    either=words(
        """milj mdr mkr kr tkr jan feb mar apr jun jul aug sept sep okt nov dec f.kr e.kr t.o.m
        fr.o.m Inc Ltd Jr Sr"""
    ),
    openers=words(
        """den det de där han hon vi jag du i man men och så då när om som på av för till med en
        ett detta denna dessa efter under vid från nu här vad vem var varför hur också själv medan
        före sedan ingen alla några många både inte ja nej ska kan vill har är blir blev min mitt
        mina din hans hennes deras vår vårt dock därför dessutom samtidigt senare kanske att hos
        mot över utan enligt trots även"""
    ),
    headings=words("kapitel avsnitt del artikel bilaga tabell figur bok akt scen band"),
    measures=words("st"),
    lettered=words("plan punkt klass typ vitamin grupp linje bokstav"),
)

_NEGATION = Negation(
    free=(r"gratis|kostnadsfri\w*|avgiftsfri\w*", r"kosta\w*|betala\w*|avgift\w*"),
    forbids=r"förbj\w+|förbud\w*|får (?:[^\s.,;]+ ){0,2}?(?:inte|ej)",
    opposes=(
        r"gl[öo]m\w*|"
        r"invänd\w*|(?:är|var|vara|röst\w+|inget|något|har?) emot|vägra\w*|tvivl\w*|"
        r"tvek\w*|protest\w*|förnek\w*"
    ),
    answers=("ja|jo|alla|allt|alltid|båda", "nej|aldrig|ingen|inget|inga|ingenting|ingenstans"),
    openly=("nej|inte|ej|icke(?!-)|aldrig|ingen|inget|inga|ingenting|varken|ingenstans",),
    plainly=(
        (
            r"utan|o(?!ch|m|lik|ft|rd|rg|rs|ff|rk|ck)\w{4,}|vägr\w*|avvis\w*|sakn\w*|"
            r"brist\w*|frånvar\w*|förbj\w*|förbud\w*|förhindr\w*|undvik\w*|knappt|sällan|"
            r"\w+lösa?t?|neka\w*|miss(?:ly|nöj)\w*"
        ),
    ),
    somehow=(
        (
            r"få|lite|tills|istället|i stället|förutom|mot|förlor\w*|tvek\w*|tviv\w*|"
            r"svår\w*|bara|endast|för|and[nr]\w*|mindre|slut\w*|glöm\w*|förbli\w*|"
            "fortfarande|ännu|nej|innan"
        ),
    ),
    idioms=(
        (
            "inga tvivel|inte (?:bara|enbart|endast|minst|mindre)|eller (?:inte|ej)|"
            "om inte|aldrig tidigare"
        ),
    ),
    put_in="inte ",
    near=(2, 1),
    before=3,
)
_MODALITY = Modality(
    duty=r"måste|bör|borde|ska(?:ll)?|skyldig\w*|nödvändig\w*|krävs",
    leave=r"får|fick|kan|kunde|kanske|möjlig\w*|troligen|sannolik\w*|tillåt\w*",
)

LANGUAGE = Language(
    "sv",
    opposites={
        "left": r"vänster\w*",
        "right": r"höger\w*|högra",
        "north": r"norr\w*|nord\w*",
        "south": r"söder\w*|syd\w*|södra",
        "east": r"öst\w*|östra",
        "west": r"väst\w*|västra",
    },
    marks=Marks(
        interrogatives=(
            "vem|vems|vad|vilken|vilket|vilka|när|var|vart|varifrån|varför|hur|huruvida|om"
        ),
        reports=r"fråga\w*|undra\w*",
        requests="nämn|beskriv|förklara|ange|lista|säg|berätta",
    ),
    numerals=Numerals(
        scales={"md": 9, "mdr": 9, "mn": 6, "miljard": 9, "miljon": 6},
        shares={
            Fraction(1, 2): "hälften",
            Fraction(1, 3): "(?:en )?tredjedel(?:en)?",
            Fraction(2, 3): "två tredjedelar",
            Fraction(1, 4): "(?:en )?fjärdedel(?:en)?",
            Fraction(3, 4): "tre fjärdedelar",
            Fraction(1, 5): "(?:en )?femtedel(?:en)?",
        },
    ),
    ranges=Ranges("från", "till", since="från|sedan", until="till|tills"),
    measures=Measures(
        compounds=True,
        coins={"cent": "cent", "penny": "pence", "ore": "öre", "kopeck": "kopek kopeker"},
        phrases={"procentenhet": "percentage-point", "procentenheter": "percentage-point"},
    ),
    modality=_MODALITY,
    negation=_NEGATION,
    stops=_STOPS,
    quotes=Quotes(("””", "»»", "»«")),
    stemmer="swedish",
)
