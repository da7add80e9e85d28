"""Norwegian."""

from __future__ import annotations

from align.languages.model import Language, Ranges
from align.languages.norwegian import MARKS, NEGATION, OPPOSITES, STOPS

LANGUAGE = Language(
    "no",
    marks=MARKS,
    opposites=OPPOSITES,
    ranges=Ranges("fra", "til"),
    negation=NEGATION,
    stops=STOPS,
    stemmer="norwegian",
)
