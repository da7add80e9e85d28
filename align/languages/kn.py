"""Kannada."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("ಡಾ ಪ್ರೊ ಶ್ರೀ"),
    numbered=words("ಪು ನಂ"),
    either=words("ಕ್ರಿ.ಪೂ ಕ್ರಿ.ಶ ಕಿ.ಮೀ ರೂ"),
)

LANGUAGE = Language(
    "kn",
    stops=_STOPS,
)
