"""Norwegian Nynorsk."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Measures, Numerals, Ranges
from align.languages.norwegian import MARKS, NEGATION, OPPOSITES, STOPS

LANGUAGE = Language(
    "nn",
    marks=MARKS,
    opposites=OPPOSITES,
    measures=Measures(compounds=True),
    numerals=Numerals(
        shares={
            Fraction(1, 2): "halvparten|halvdelen",
            Fraction(1, 3): "(?:ein )?tredjedel(?:en)?|(?:ein )?tredel(?:en)?",
            Fraction(2, 3): "to tredje?delar",
            Fraction(1, 4): "(?:ein )?fjerdedel(?:en)?",
            Fraction(3, 4): "tre fjerdedelar",
        },
    ),
    ranges=Ranges("frå", "til"),
    negation=NEGATION,
    stops=STOPS,
)
