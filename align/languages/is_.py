"""Icelandic."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import (
    Calendar,
    Language,
    Marks,
    Measures,
    Negation,
    Numerals,
    Quotes,
    Ranges,
    Stops,
    numbered,
    words,
)

_STOPS = Stops(
    heads=words("dr hr fr próf sr t.d þ.e m.a sbr skv ca u.þ.b þ.á.m a.m.k svo.k"),
    numbered=words("nr gr bls mgr mynd tbl kl s"),
    tails=words("o.s.frv osfrv o.fl ofl etc o.þ.h"),
    either=words("millj þús kr jan feb mar apr jún júl ágú sept okt nóv des f.kr e.kr hf ehf"),
    openers=words(
        """hann hún það þeir þær þau við ég þú þið í á og en að af um til frá með fyrir eftir þegar
        ef sem þetta þessi þar hér nú svo því þó ekki já nei hvað hver hvar hvers hvernig allir
        margir enginn var er voru eru hefur hafði verður þá einnig síðan"""
    ),
    headings=words("kafli hluti grein viðauki tafla mynd bók þáttur"),
    ordinals=True,
)

_NEGATION = Negation(
    free=("ókeypis", r"kost\w*|borg\w*"),
    forbids=r"banna\w*|bönnuð\w*|má ekki",
    answers=("já|jú|allir|allt|alltaf", "nei|aldrei|enginn|ekkert"),
    openly=("ekki|aldrei|engin[nm]?|engan?|engu[mr]?|engar?|ekkert|hvorki|einskis",),
    plainly=(r"án|ó\w{4,}|neita\w*|hafna\w*|skort\w*|vant\w*|bann\w*|fjarv\w*|varla|sjaldan",),
    somehow=(
        (
            r"fá\w{0,3}|þar til|í staðinn|nema|gegn|erfitt|aðeins|bara|of|annar\w*|hætt\w*"
            r"|gleym\w*|enn|nei"
        ),
    ),
    idioms=("ekki (?:aðeins|bara|síst)|eða ekki|ef ekki",),
    put_in="ekki ",
    near=(2, 1),
    before=3,
)

LANGUAGE = Language(
    "is",
    calendar=Calendar(
        weekdays=numbered(
            "mánudag mánudegi mánudags mánudaginn mánudögum, þriðjudag þriðjudegi þriðjudags "
            "þriðjudaginn þriðjudögum, miðvikudag miðvikudegi miðvikudags miðvikudaginn "
            "miðvikudögum, fimmtudag fimmtudegi fimmtudags fimmtudaginn fimmtudögum, föstudag "
            "föstudegi föstudags föstudaginn föstudögum, laugardag laugardegi laugardags "
            "laugardaginn laugardögum, sunnudag sunnudegi sunnudags sunnudaginn sunnudögum",
            0,
        ),
    ),
    marks=Marks(
        interrogatives=(
            r"hver\w*|hvað|hvaða|hvenær|hvar|hvert|hvaðan|hvers vegna|af hverju|hvernig|"
            "hvort"
        ),
        reports=r"spur\w*|spyr\w*",
        requests=r"nefn\w*|lýs\w*|útskýr\w*|seg\w*",
    ),
    measures=Measures(compounds=True),
    numerals=Numerals(
        shares={
            Fraction(1, 2): r"helming\w*",
            Fraction(1, 3): r"þriðjung\w*",
            Fraction(2, 3): r"tve\w+ þriðju\w*",
            Fraction(1, 4): r"fjórðung\w*",
        },
    ),
    ranges=Ranges("frá", "til|í"),
    negation=_NEGATION,
    stops=_STOPS,
    quotes=Quotes(high_closes=True),
)
