"""Amharic."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("ዶ/ር ፕሮፌ አቶ ወ/ሮ"),
    numbered=words("ቁ ገጽ"),
    either=words("ዓ.ም ዓ.ዓ"),
)

LANGUAGE = Language(
    "am",
    stops=_STOPS,
)
