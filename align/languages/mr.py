"""Marathi."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("डॉ प्रा श्री सौ पं कै ले रा"),
    numbered=words("पृ क्र नं"),
    either=words("इ.स इ.स.पू कि.मी रु"),
)

LANGUAGE = Language(
    "mr",
    stops=_STOPS,
)
