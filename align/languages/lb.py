"""Luxembourgish."""

from __future__ import annotations

from align.languages.model import Language, Names

LANGUAGE = Language(
    "lb",
    names=Names(nouns_with_capitals=True),
)
