"""Armenian: a stop that looks like a colon, and a question mark inside the word asked about."""

from __future__ import annotations

from align.languages.model import Language, Quotes

LANGUAGE = Language(
    "hy",
    quotes=Quotes(points_out=True),
)
