"""Malay."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from align.languages.malayan import MARKS, MODALITY, NEGATION, STOPS
from align.languages.model import Language, Numerals, Ranges, words

LANGUAGE = Language(
    "ms",
    marks=MARKS,
    numerals=Numerals(
        shares={
            Fraction(1, 2): "setengah|separuh",
            Fraction(1, 3): "satu pertiga|sepertiga",
            Fraction(2, 3): "dua pertiga",
            Fraction(1, 4): "suku|seperempat",
            Fraction(3, 4): "tiga suku|tiga perempat",
        },
    ),
    ranges=Ranges("dari|daripada", "sehingga|hingga|ke|kepada"),
    negation=NEGATION,
    modality=MODALITY,
    stops=replace(STOPS, heads=STOPS.heads | words("En Pn Cik Dato")),
)
