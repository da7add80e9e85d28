"""Croatian."""

from __future__ import annotations

from align.languages.model import Language, Quotes
from align.languages.serbocroatian import STOPS

LANGUAGE = Language(
    "hr",
    stops=STOPS,
    quotes=Quotes(("„”", "»«"), high_closes=True),
)
