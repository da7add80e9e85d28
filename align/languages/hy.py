"""Armenian: a stop that looks like a colon, and a question mark inside the word asked about."""

from __future__ import annotations

from align.languages.model import Language, Marks, Quotes

LANGUAGE = Language(
    "hy",
    marks=Marks(question="՞"),
    quotes=Quotes(points_out=True),
)
