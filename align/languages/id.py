"""Indonesian."""

from __future__ import annotations

from align.languages.malayan import MODALITY, NEGATION, STOPS
from align.languages.model import Language

LANGUAGE = Language(
    "id",
    negation=NEGATION,
    modality=MODALITY,
    stops=STOPS,
)
