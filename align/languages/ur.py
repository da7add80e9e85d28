"""Urdu."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("ڈ"),
    numbered=words("ص ج نمبر"),
    either=words("ق.م ب.م ء"),
)

LANGUAGE = Language(
    "ur",
    stops=_STOPS,
)
