"""Malayalam."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("ഡോ പ്രൊഫ ശ്രീ"),
    numbered=words("പേ നം"),
    either=words("ക്രി.മു കി.മീ രൂ"),
)

LANGUAGE = Language(
    "ml",
    stops=_STOPS,
)
