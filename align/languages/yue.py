"""Cantonese, written without spaces."""

from __future__ import annotations

from align.languages.model import Language
from align.languages.zh import NEGATION

LANGUAGE = Language(
    "yue",
    negation=NEGATION,
    joiner="",
)
