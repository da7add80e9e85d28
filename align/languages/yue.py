"""Cantonese, written without spaces."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from align.languages.counting import characters
from align.languages.model import Language, Numerals, Ranges
from align.languages.zh import MARKS, NEGATION

_NEGATION = replace(
    NEGATION,
    openly=(*NEGATION.openly, "唔|冇|咪(?=再)"),
    idioms=(*NEGATION.idioms, "唔(?:該|好意思|單止|止|使|少|同|知|覺意)|係唔係|有冇|得唔得"),
)

LANGUAGE = Language(
    "yue",
    marks=MARKS,
    ranges=Ranges("由|從", "到|至"),
    negation=_NEGATION,
    joiner="",
    numerals=Numerals(
        characters,
        shares={
            Fraction(1, 2): "一半|半數",
        },
        han=True,
    ),
)
