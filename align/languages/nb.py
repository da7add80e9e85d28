"""Norwegian Bokmål."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Measures, Numerals, Ranges
from align.languages.norwegian import MARKS, NEGATION, OPPOSITES, STOPS

LANGUAGE = Language(
    "nb",
    marks=MARKS,
    opposites=OPPOSITES,
    measures=Measures(
        compounds=True,
        coins={"cent": "cent cents", "penny": "pence", "ore": "øre", "kopeck": "kopek kopeker"},
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): "halvparten|halvdelen",
            Fraction(1, 3): "(?:en )?tredjedel(?:en)?|(?:en )?tredel(?:en)?",
            Fraction(2, 3): "to tredje?deler",
            Fraction(1, 4): "(?:en )?fjerdedel(?:en)?",
            Fraction(3, 4): "tre fjerdedeler",
            Fraction(1, 5): "(?:en )?femtedel(?:en)?",
        },
    ),
    ranges=Ranges("fra", "til"),
    negation=NEGATION,
    stops=STOPS,
)
