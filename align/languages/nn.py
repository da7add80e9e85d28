"""Norwegian Nynorsk."""

from __future__ import annotations

from align.languages.model import Language
from align.languages.norwegian import NEGATION, STOPS

LANGUAGE = Language(
    "nn",
    negation=NEGATION,
    stops=STOPS,
)
