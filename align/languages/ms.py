"""Malay."""

from __future__ import annotations

from dataclasses import replace

from align.languages.malayan import MODALITY, NEGATION, STOPS
from align.languages.model import Language, words

LANGUAGE = Language(
    "ms",
    negation=NEGATION,
    modality=MODALITY,
    stops=replace(STOPS, heads=STOPS.heads | words("En Pn Cik Dato")),
)
