"""Norwegian Bokmål."""

from __future__ import annotations

from align.languages.model import Language
from align.languages.norwegian import NEGATION, STOPS

LANGUAGE = Language(
    "nb",
    negation=NEGATION,
    stops=STOPS,
)
