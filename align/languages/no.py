"""Norwegian."""

from __future__ import annotations

from align.languages.model import Language, Ranges
from align.languages.norwegian import NEGATION, STOPS

LANGUAGE = Language(
    "no",
    ranges=Ranges("fra", "til"),
    negation=NEGATION,
    stops=STOPS,
    stemmer="norwegian",
)
