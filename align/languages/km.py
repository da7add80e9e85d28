"""Khmer."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("លោក ឯ.ឧ"),
    either=words("គ.ស គ.ម គីឡូ"),
)

LANGUAGE = Language(
    "km",
    stops=_STOPS,
)
