"""Bosnian."""

from __future__ import annotations

from align.languages.model import Calendar, Language, numbered
from align.languages.serbocroatian import MARKS, MODALITY, NEGATION, NUMERALS, RANGES, STOPS

LANGUAGE = Language(
    "bs",
    calendar=Calendar(
        weekdays=numbered(
            "ponedjeljka ponedjeljku ponedjeljkom, utorka utorku utorkom, srijedu srijede "
            "srijedi srijedom, četvrtka četvrtku četvrtkom, petka petku petkom, subotu subote "
            "suboti subotom, nedjelju nedjelje nedjelji nedjeljom",
            0,
        ),
    ),
    marks=MARKS,
    numerals=NUMERALS,
    ranges=RANGES,
    negation=NEGATION,
    modality=MODALITY,
    stops=STOPS,
)
