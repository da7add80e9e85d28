"""Norwegian."""

from __future__ import annotations

from align.languages.model import Language, Ranges
from align.languages.norwegian import DIRECTIONS, MARKS, NEGATION, STOPS

LANGUAGE = Language(
    "no",
    marks=MARKS,
    directions=DIRECTIONS,
    ranges=Ranges("fra", "til"),
    negation=NEGATION,
    stops=STOPS,
    stemmer="norwegian",
)
