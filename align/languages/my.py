"""Burmese."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("ဒေါ ဦး"),
)

LANGUAGE = Language(
    "my",
    stops=_STOPS,
)
