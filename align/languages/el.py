"""Greek, whose question mark looks like a semicolon."""

from __future__ import annotations

from align.languages.model import Language, Marks, Quotes

LANGUAGE = Language(
    "el",
    marks=Marks(extra=";\u037e", question=";\u037e"),
    quotes=Quotes(points_out=True),
    stemmer="greek",
)
