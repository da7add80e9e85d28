"""Hungarian."""

from __future__ import annotations

from align.languages.model import Language, Quotes

LANGUAGE = Language(
    "hu",
    quotes=Quotes(("„”", "»«")),
    stemmer="hungarian",
)
