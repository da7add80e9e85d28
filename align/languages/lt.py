"""Lithuanian."""

from __future__ import annotations

from align.languages.model import Language, Quotes

LANGUAGE = Language(
    "lt",
    quotes=Quotes(high_closes=True),
)
