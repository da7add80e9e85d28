"""Punjabi."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("ਡਾ ਪ੍ਰੋ ਸ ਸ੍ਰੀ"),
    numbered=words("ਪੰ ਨੰ"),
    either=words("ਈ.ਪੂ ਕਿ.ਮੀ ਰੁ"),
)

LANGUAGE = Language(
    "pa",
    stops=_STOPS,
)
