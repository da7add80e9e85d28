"""Slovene."""

from __future__ import annotations

from align.languages.model import Language, Quotes, Stops

LANGUAGE = Language(
    "sl",
    stops=Stops(ordinals=True),
    quotes=Quotes(("„“", "»«"), high_closes=True),
)
