"""Romanian."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import (
    Calendar,
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
        """dl d-l dna d-na dra d-ra dlui d-lui d-nei dr prof ing av arh conf lect gen col cpt lt
        plt sf sft pr acad ex de.ex cca c.f cf trad ed.îngr red str bd bl sc et șos b-dul jud mun
        șt fam dvs dv dumneav adj preot pt m.a aprox resp subl n.red n.tr"""
    ),
    numbered=words("nr art alin lit pag p pg fig tab cap vol pct par anexa ap tel ed t"),
    tails=words("etc ș.a ș.a.m.d ș.c.l"),
    either=words(
        """mil mld î.hr d.hr î.e.n e.n a.c ian feb febr mart apr mai iun iul aug sept oct nov dec
        S.A S.R.L SUA Inc Ltd Jr Sr sec"""
    ),
    openers=words(
        """el ea ei ele eu tu noi voi acest această acești aceste acel acea acela aceasta asta cine
        ce unde când de cum dacă pentru că deși dar și sau iar atunci acum acolo aici nu este sunt
        era erau va vor a fost o un doar deja încă poate toți mulți întâi apoi însă după înainte cu
        din la în pe spre prin către fără azi mâine ieri lui lor noastră său astfel între deci
        totuși"""
    ),
    headings=words(
        """capitolul capitol partea titlul secțiunea articolul articol anexa tabelul figura cartea
        lecția actul scena volumul"""
    ),
    lettered=words("planul punctul punct clasa tipul vitamina grupa dreapta litera"),
)

_NEGATION = Negation(
    free=(r"gratuit\w*|gratis", r"cost\w*|plăt\w*|tax\w*"),
    forbids=r"interzi\w+|interdicți\w+",
    opposes=r"uit[aă]\w*|"
    r"opus\w*|opun\w*|obiec[țt]\w*|refuz\w*|îndoi\w*|protest\w*|împotriv\w*",
    answers=(
        "da|toți|toate|tot|mereu|întotdeauna",
        "nu|niciodată|nimeni|nimic|niciunul|niciuna|nicăieri",
    ),
    openly=(r"nu|n-(?=\w)|niciodată|nimeni|nimic|niciun[aăeu]?i?|nici",),
    plainly=(
        (
            r"fără|ne(?!ce|ap|am|pal|gr|rv|bun|t|xt|ut)\w{4,}|im(?:pos|prob)\w*|in(?:cap|"
            r"suf|util|cert|just)\w*|refuz\w*|lips\w*|absen\w*|eșu\w*|interzi\w*|"
            r"împiedic\w*|evit\w*|abia|rar"
        ),
    ),
    somehow=(
        (
            r"puțin\w*|până|în loc|except\w*|contra|împotriva|pierd\w*|îndoi\w*|greu|"
            r"dificil\w*|doar|numai|prea|alt\w*|înce[tp]\w*|uit\w*|rămâ\w*|încă|resping\w*"
            r"|ignor\w*|exclu\w*|decât"
        ),
    ),
    idioms=("nu (?:doar|numai|mai puțin)|sau nu|dacă nu|nu-i așa",),
    put_in="nu ",
    repeats="niciodată|nimeni|nimic|niciun[aăeu]?i?|nici",
)
_MODALITY = Modality(
    duty=r"trebui\w*|obligat\w*|necesar\w*",
    leave=r"poate|pot|putea\w*|putem|permis\w*|posibil\w*|probabil\w*|capabil\w*|poate",
)

LANGUAGE = Language(
    "ro",
    opposites={
        "left": r"stâng\w*",
        "right": "dreapt[aă]|dreptei(?= )|(?:brațul|piciorul|ochiul|malul) drept",
        "north": r"nord\w*",
        "south": r"sud\w*",
        "east": r"est(?:ul|ic\w*|ului)?|răsărit\w*",
        "west": r"vest\w*|apus\w*",
    },
    marks=Marks(
        interrogatives=(
            "cine|cui|pe cine|ce|care|când|unde|de ce|cum|cât|câți|câte|câtă|al cui|oare|dacă"
        ),
        reports=r"întreb\w*",
        requests="numiți|enumerați|descrieți|explicați|spuneți|indicați|menționați",
    ),
    measures=Measures(
        coins={
            "cent": "cent cenți cenţi centi",
            "penny": "penny pence",
            "ban": "ban bani",
            "kopeck": "copeici copeică",
        },
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): r"jumătate\w*|jumătăți\w*",
            Fraction(1, 3): "o treime|treimea",
            Fraction(2, 3): "două treimi",
            Fraction(1, 4): "un sfert|o pătrime",
            Fraction(3, 4): "trei sferturi|trei pătrimi",
            Fraction(1, 5): "o cincime",
        },
    ),
    ranges=Ranges("de la|din|între", "la|până la|până în"),
    calendar=Calendar(unclear=words("mai")),
    modality=_MODALITY,
    negation=_NEGATION,
    stops=_STOPS,
    quotes=Quotes(("„”", "«»")),
    stemmer="romanian",
)
