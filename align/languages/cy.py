"""Welsh."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Negation, Numerals, Ranges, Stops, words

_STOPS = Stops(
    heads=words("Dr Mr Mrs yr.Athro h.y e.e"),
    numbered=words("rh t tud pen"),
    tails=words("ayb ayyb etc"),
    either=words("C.C O.C"),
    openers=words(
        """mae yr y roedd oedd nid ni ef hi nhw fi chi hwn hon pwy beth ble pryd pam sut os ond a
        neu yna nawr yma"""
    ),
    headings=words("pennod rhan erthygl atodiad tabl"),
)

_NEGATION = Negation(
    answers=("ie|pawb", "na|nage|byth|neb"),
    openly=(("ddim|nid|nad|ni(?= [dchtfglmnrw])|nac|na(?= fydd| ddyl| all)|byth|neb|dim|nis"),),
    plainly=(r"heb|an\w{4,}|gwrth\w*|diffyg\w*|gwahardd\w*|osgoi|prin|meth\w*",),
    somehow=(
        (
            r"ychydig|tan|yn lle|ac eithrio|yn erbyn|coll\w*|amau|anodd|dim ond|rhy|arall|"
            r"eraill|anghof\w*|aros|eto|o hyd"
        ),
    ),
    idioms=("nid yn unig|neu beidio|dim ond|nid dim ond",),
    put_in="ddim ",
    near=(2, 1),
    before=2,
    repeats="ddim|byth|neb|dim",
)

LANGUAGE = Language(
    "cy",
    numerals=Numerals(
        shares={
            Fraction(1, 2): "hanner",
            Fraction(1, 3): "traean",
            Fraction(2, 3): "dwy ran o dair",
            Fraction(1, 4): "chwarter",
        },
    ),
    ranges=Ranges("o", "i|hyd"),
    negation=_NEGATION,
    stops=_STOPS,
)
