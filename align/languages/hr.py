"""Croatian."""

from __future__ import annotations

from align.languages.model import Calendar, Language, Measures, Quotes, numbered
from align.languages.serbocroatian import MARKS, MODALITY, NEGATION, NUMERALS, RANGES, STOPS

LANGUAGE = Language(
    "hr",
    calendar=Calendar(
        weekdays=numbered(
            "ponedjeljka ponedjeljku ponedjeljkom, utorka utorku utorkom, srijedu srijede "
            "srijedi srijedom, četvrtka četvrtku četvrtkom, petka petku petkom, subotu subote "
            "suboti subotom, nedjelju nedjelje nedjelji nedjeljom",
            0,
        ),
    ),
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
