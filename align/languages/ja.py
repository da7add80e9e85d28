"""Japanese, written without spaces."""

from __future__ import annotations

from align.languages.model import Language, Marks

LANGUAGE = Language(
    "ja",
    joiner="",
    marks=Marks(asks=r"か[。．]?[」』）]*$"),
)
