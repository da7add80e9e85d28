"""Bosnian."""

from __future__ import annotations

from align.languages.model import Language
from align.languages.serbocroatian import MODALITY, NEGATION, NUMERALS, RANGES, STOPS

LANGUAGE = Language(
    "bs",
    numerals=NUMERALS,
    ranges=RANGES,
    negation=NEGATION,
    modality=MODALITY,
    stops=STOPS,
)
