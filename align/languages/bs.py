"""Bosnian."""

from __future__ import annotations

from align.languages.model import Language
from align.languages.serbocroatian import MODALITY, NEGATION, STOPS

LANGUAGE = Language(
    "bs",
    negation=NEGATION,
    modality=MODALITY,
    stops=STOPS,
)
