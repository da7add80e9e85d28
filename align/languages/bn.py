"""Bengali."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("ড ডা মো মোঃ অধ্যাপক প্রফেসর ডঃ"),
    numbered=words("পৃ নং"),
    either=words("খ্রি খ্রি.পূ কি.মি"),
)

LANGUAGE = Language(
    "bn",
    stops=_STOPS,
)
