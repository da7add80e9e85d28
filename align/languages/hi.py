"""Hindi."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("डॉ डा प्रो श्री पं कु श्रीमती स्व ले जन कर्नल मे मो सं ई कृ"),
    numbered=words("पृ क्र धा अ नं"),
    tails=words("आदि"),
    either=words("ई.पू कि.मी मि.मी रु वि.सं बी.ए एम.ए"),
)

LANGUAGE = Language(
    "hi",
    stops=_STOPS,
)
