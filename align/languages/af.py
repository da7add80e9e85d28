"""Afrikaans."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Measures, Negation, Numerals, Ranges, Stops, words

_STOPS = Stops(
    heads=words(
        """dr mnr mev mej prof ds adv gen kol kapt lt bv d.w.s o.a ca insl m.a.w st vgl asook"""
    ),
    numbered=words("nr bl p art hfst fig afb tab"),
    tails=words("ens e.d.m"),
    either=words("mil mjd v.c n.c jan feb mrt apr jun jul aug sept okt nov des bpk edms"),
    openers=words(
        """die dit hy sy hulle ek jy ons julle hierdie daardie wie wat waar wanneer hoekom hoe as
        omdat maar en of toe nou daar hier nie is was het ook net reeds nog alle baie eers na voor
        met van in op vir vandag môre gister haar so"""
    ),
    headings=words("hoofstuk deel artikel bylae tabel figuur boek"),
)

_NEGATION = Negation(
    free=("gratis|verniet", r"kos|betaal\w*"),
    forbids=r"verbied\w*|verbode",
    opposes=r"verge\w*|"
    r"beswa\w*|teen|weier\w*|twyfel\w*|protest\w*",
    answers=("ja|almal|alles|altyd", "nee|nooit|niemand|niks|geen"),
    openly=(r"nie|geen|nooit|niemand|niks|nêrens|nóg|nog(?= \w+ nog)",),
    plainly=(
        (
            r"sonder|on(?!der|s|t|ge[vw])\w{4,}|weier\w*|ontbr\w*|verbied\w*|voorkom\w*|"
            r"vermy\w*|skaars|selde|gebrek\w*"
        ),
    ),
    somehow=(
        (
            r"min|tot|behalwe|teen|verl\w*|twyfel\w*|moeilik\w*|slegs|net|te|ander\w*|"
            r"minder|verge\w*|bly\w*|nog|nee"
        ),
    ),
    idioms=("nie (?:net|slegs|alleen|minder)|of nie",),
    put_in="nie ",
    near=(2, 1),
    before=3,
    repeats="nie",
)

LANGUAGE = Language(
    "af",
    measures=Measures(compounds=True),
    numerals=Numerals(
        shares={
            Fraction(1, 2): "helfte?",
            Fraction(1, 3): r"'?n derde(?= van\b)|een derde",
            Fraction(2, 3): "twee derdes?",
            Fraction(1, 4): "kwart",
            Fraction(3, 4): "driekwart",
        },
    ),
    ranges=Ranges("van", "tot|na"),
    negation=_NEGATION,
    stops=_STOPS,
)
