"""Finnish."""

from __future__ import annotations

from align.languages.model import Language, Quotes

LANGUAGE = Language(
    "fi",
    quotes=Quotes(("””", "»»")),
    stemmer="finnish",
)
