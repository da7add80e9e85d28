"""Hebrew."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("פרופ ד מר גב"),
    numbered=words("עמ מס ס סע טל"),
    tails=words("וכו וכד וגו"),
    either=words("לפנה.ס"),
)

LANGUAGE = Language(
    "he",
    stops=_STOPS,
)
