"""Bosnian."""

from __future__ import annotations

from align.languages.model import Language
from align.languages.serbocroatian import STOPS

LANGUAGE = Language(
    "bs",
    stops=STOPS,
)
