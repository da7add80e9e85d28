"""Russian words by their dictionary form, with pymorphy3; loaded when first asked."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

#: Grammemes of names: first names, surnames, patronymics, places, organisations.
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})
#: A reading of a word less likely than this is not thought of.
_LIKELY = 0.08
#: Of adjectives that the dictionary does not know those are surnames: «Тарновский».
_SURNAME_ENDINGS = ("ский", "цкий")


@cache
def _analyser() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


def _parse(word: str) -> list[Any]:
    """What the dictionary knows of a word; nothing where it has letters that Python does not know,
    on which pymorphy3 fails.
    """
    try:
        return list(_analyser().parse(word))
    except ValueError:
        return []


@lru_cache(maxsize=1 << 16)
def lemma(word: str) -> str:
    """The dictionary form of a word in lower case: «переговорами» -> «переговоры»."""
    readings = _parse(word)
    return str(readings[0].normal_form) if readings else word.lower()


@lru_cache(maxsize=1 << 15)
def name(word: str) -> str | None:
    """The dictionary form of a word that may be a name; None for words that are none."""
    readings = _parse(word)
    for reading in readings:
        if reading.score >= _LIKELY and any(mark in reading.tag for mark in _NAMES):
            return str(reading.normal_form)
    unknown = bool(readings) and not _analyser().word_is_known(word.lower())
    if unknown and not word.isupper() and "ADJF" not in readings[0].tag:
        # «Хартли» might be a verb, if there were one; «Мэй» looks like no word at all.
        for reading in readings:
            if reading.score >= _LIKELY and ("NOUN" in reading.tag or "UNKN" in reading.tag):
                return str(reading.normal_form)
    if unknown and not word.isupper() and readings[0].normal_form.endswith(_SURNAME_ENDINGS):
        return str(readings[0].normal_form)
    return None


@lru_cache(maxsize=1 << 14)
def is_nominal(word: str) -> bool:
    """Whether the likeliest reading of a Russian word is a noun or an adjective."""
    readings = _parse(word)
    return bool(readings) and readings[0].tag.POS in ("NOUN", "ADJF")


@lru_cache(maxsize=1 << 14)
def is_first_name(word: str) -> bool:
    """Whether the dictionary has a word as a person's first name."""
    return any("Name" in reading.tag for reading in _parse(word) if reading.is_known)
