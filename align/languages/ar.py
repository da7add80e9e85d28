"""Arabic."""

from __future__ import annotations

from align.languages.model import Language

LANGUAGE = Language(
    "ar",
    stemmer="arabic",
)
