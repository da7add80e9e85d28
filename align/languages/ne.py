"""Nepali."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("डा प्रा श्री पं स्व"),
    numbered=words("पृ नं"),
    either=words("वि.सं ई.पू कि.मी रु"),
)

LANGUAGE = Language(
    "ne",
    stops=_STOPS,
)
