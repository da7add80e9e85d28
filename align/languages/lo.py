"""Lao, which does not mark the ends of sentences."""

from __future__ import annotations

from align.languages.model import Language, Marks

LANGUAGE = Language(
    "lo",
    marks=Marks(may_lack=True),
)
