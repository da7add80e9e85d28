"""Georgian, which does not use capitals."""

from __future__ import annotations

from align.languages.model import Language, Quotes

LANGUAGE = Language(
    "ka",
    quotes=Quotes(high_closes=True),
)
