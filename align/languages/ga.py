"""Irish."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Negation, Numerals, Ranges, Stops, words

_STOPS = Stops(
    heads=words("Dr tUas Uas an.tOll m.sh i.e"),
    numbered=words("uimh lch alt caib"),
    tails=words("srl etc"),
    either=words("R.C I.C"),
    openers=words(
        """tá bhí is ní an na sé sí siad mé tú muid seo sin cé cad cá nuair má ach agus nó ansin
        anois anseo"""
    ),
    headings=words("caibidil cuid alt aguisín tábla"),
)

_NEGATION = Negation(
    answers=("sea|gach duine", "ní hea|riamh|aon duine"),
    openly=(r"ní(?=\s)|níl|nach|nár|níor|níorbh|nílim|nach bhfuil|ná(?=\s)|aon",),
    plainly=(
        (
            r"gan|neamh\w+|dhiúlta\w*|diúlta\w*|easpa|cosc\w*|seach\w*|ar éigean|dodh\w*|"
            r"mí\w{3,}"
        ),
    ),
    somehow=(
        (
            r"beagán|go dtí|in ionad|seachas|i gcoinne|in aghaidh|caill\w*|amhras\w*|"
            r"deacair|amháin|ach|ró\w+|eile|dearmad\w*|fós"
        ),
    ),
    idioms=("ní hamháin|nó nach|ní ach",),
    put_in="ní ",
    repeats="aon|nach bhfuil",
)

LANGUAGE = Language(
    "ga",
    numerals=Numerals(
        shares={
            Fraction(1, 2): "leath",
            Fraction(1, 3): "trian",
            Fraction(2, 3): "dhá thrian",
            Fraction(1, 4): "ceathrú",
        },
    ),
    ranges=Ranges("ó", "go|go dtí"),
    negation=_NEGATION,
    stops=_STOPS,
)
