"""Norwegian."""

from __future__ import annotations

from align.languages.model import Language
from align.languages.norwegian import NEGATION, STOPS

LANGUAGE = Language(
    "no",
    negation=NEGATION,
    stops=STOPS,
    stemmer="norwegian",
)
