"""Persian."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("د نک رک"),
    numbered=words("ص ج ش ق م"),
    tails=words("غیره"),
    either=words("ه.ش ه.ق ق.م ب.م"),
)

LANGUAGE = Language(
    "fa",
    stops=_STOPS,
)
