"""Kazakh."""

from __future__ import annotations

from align.languages.model import Language, Quotes

LANGUAGE = Language(
    "kk",
    quotes=Quotes(points_out=True),
)
