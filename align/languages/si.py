"""Sinhala."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("ආචාර්ය මහා ඒ බී"),
    numbered=words("පි අං"),
    either=words("ක්‍රි.පූ ක්‍රි.ව කි.මී රු"),
)

LANGUAGE = Language(
    "si",
    stops=_STOPS,
)
