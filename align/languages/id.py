"""Indonesian."""

from __future__ import annotations

from fractions import Fraction

from align.languages.malayan import MARKS, MODALITY, NEGATION, STOPS
from align.languages.model import Language, Measures, Numerals, Ranges

LANGUAGE = Language(
    "id",
    marks=MARKS,
    measures=Measures(
        coins={"sen": "sen", "cent": "cent", "penny": "penny pence"},
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): "setengah|separuh",
            Fraction(1, 3): "sepertiga",
            Fraction(2, 3): "dua pertiga",
            Fraction(1, 4): "seperempat",
            Fraction(3, 4): "tiga perempat",
        },
    ),
    ranges=Ranges("dari", "sampai|hingga|ke|menjadi"),
    negation=NEGATION,
    modality=MODALITY,
    stops=STOPS,
)
