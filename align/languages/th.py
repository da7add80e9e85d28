"""Thai: no spaces between words, and no mark at the end of a sentence."""

from __future__ import annotations

from align.languages.model import Language, Marks

LANGUAGE = Language(
    "th",
    joiner="",
    marks=Marks(may_lack=True),
)
