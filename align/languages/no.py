"""Norwegian."""

from __future__ import annotations

from align.languages.model import Language
from align.languages.norwegian import STOPS

LANGUAGE = Language(
    "no",
    stops=STOPS,
    stemmer="norwegian",
)
