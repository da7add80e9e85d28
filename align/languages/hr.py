"""Croatian."""

from __future__ import annotations

from align.languages.model import Language, Quotes
from align.languages.serbocroatian import MODALITY, NEGATION, STOPS

LANGUAGE = Language(
    "hr",
    negation=NEGATION,
    modality=MODALITY,
    stops=STOPS,
    quotes=Quotes(("„”", "»«"), high_closes=True),
)
