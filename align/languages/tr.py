"""Turkish."""

from __future__ import annotations

from align.languages.model import Language, Quotes

LANGUAGE = Language(
    "tr",
    quotes=Quotes(points_out=True),
    stemmer="turkish",
)
