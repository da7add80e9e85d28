"""Croatian."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Measures, Numerals, Quotes, Ranges
from align.languages.serbocroatian import MODALITY, NEGATION, STOPS

LANGUAGE = Language(
    "hr",
    measures=Measures(
        coins={
            "cent": "cent centa centi",
            "penny": "penija peni",
            "lipa": "lipa lipe",
            "kopeck": "kopejki",
        },
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): r"polovin\w*|polovic\w*",
            Fraction(1, 3): r"(?:jedn\w+ )?trećin\w*",
            Fraction(2, 3): r"dv\w+ trećin\w*",
            Fraction(1, 4): r"(?:jedn\w+ )?četvrtin\w*",
            Fraction(3, 4): r"tri četvrtin\w*",
        },
    ),
    ranges=Ranges("od|s|sa", "do|na"),
    negation=NEGATION,
    modality=MODALITY,
    stops=STOPS,
    quotes=Quotes(("„”", "»«"), high_closes=True),
)
