"""Bulgarian."""

from __future__ import annotations

from align.languages.model import Language, Quotes

LANGUAGE = Language(
    "bg",
    quotes=Quotes(("„“", "«»"), points_out=True, high_closes=True),
)
