"""Bosnian."""

from __future__ import annotations

from align.languages.model import Language
from align.languages.serbocroatian import MARKS, MODALITY, NEGATION, NUMERALS, RANGES, STOPS

LANGUAGE = Language(
    "bs",
    marks=MARKS,
    numerals=NUMERALS,
    ranges=RANGES,
    negation=NEGATION,
    modality=MODALITY,
    stops=STOPS,
)
