"""Gujarati."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("ડૉ ડો પ્રો શ્રી"),
    numbered=words("પૃ નં"),
    either=words("ઈ.સ કિ.મી રૂ"),
)

LANGUAGE = Language(
    "gu",
    stops=_STOPS,
)
