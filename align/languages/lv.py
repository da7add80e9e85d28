"""Latvian."""

from __future__ import annotations

from align.languages.model import Language, Quotes

LANGUAGE = Language(
    "lv",
    quotes=Quotes(high_closes=True),
)
