"""Croatian."""

from __future__ import annotations

from align.languages.model import Language, Measures, Quotes
from align.languages.serbocroatian import MARKS, MODALITY, NEGATION, NUMERALS, RANGES, STOPS

LANGUAGE = Language(
    "hr",
    marks=MARKS,
    measures=Measures(
        coins={
            "cent": "cent centa centi",
            "penny": "penija peni",
            "lipa": "lipa lipe",
            "kopeck": "kopejki",
        },
    ),
    numerals=NUMERALS,
    ranges=RANGES,
    negation=NEGATION,
    modality=MODALITY,
    stops=STOPS,
    quotes=Quotes(("„”", "»«"), high_closes=True),
)
