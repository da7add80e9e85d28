"""Russian words by their dictionary form, with pymorphy3, which is loaded on first use."""

from __future__ import annotations

from functools import lru_cache

from align.lemmas import russian as _analyser
from align.lemmas import russian_parses as _parse

#: Grammemes of names: first names, surnames, patronymics, places, organisations.
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})
#: Parses of a word that are less likely than this are ignored.
_LIKELY = 0.08
#: Adjectives that the dictionary does not know are surnames if they end like this: «Тарновский».
_SURNAME_ENDINGS = ("ский", "цкий")


@lru_cache(maxsize=1 << 16)
def lemma(word: str) -> str:
    """The dictionary form of a word in lower case: «переговорами» -> «переговоры»."""
    readings = _parse(word)
    return str(readings[0].normal_form) if readings else word.lower()


def is_known(word: str) -> bool:
    """Whether the dictionary has a word, in any of its forms."""
    try:
        return bool(_analyser().word_is_known(word.lower()))
    except ValueError:  # letters that Python does not know, as in ``_parse``
        return False


@lru_cache(maxsize=1 << 15)
def name(word: str) -> str | None:
    """The dictionary form of a word that may be a name; None for other words."""
    readings = _parse(word)
    for reading in readings:
        if reading.score >= _LIKELY and any(mark in reading.tag for mark in _NAMES):
            return str(reading.normal_form)
    unknown = bool(readings) and not _analyser().word_is_known(word.lower())
    if unknown and not word.isupper() and "ADJF" not in readings[0].tag:
        # «Хартли» looks like a form of an unknown verb; «Мэй» does not look like a word at all.
        for reading in readings:
            if reading.score >= _LIKELY and ("NOUN" in reading.tag or "UNKN" in reading.tag):
                return str(reading.normal_form)
    if unknown and not word.isupper() and readings[0].normal_form.endswith(_SURNAME_ENDINGS):
        return str(readings[0].normal_form)
    return None


@lru_cache(maxsize=1 << 14)
def is_nominal(word: str) -> bool:
    """Whether the likeliest parse of a Russian word is a noun or an adjective."""
    readings = _parse(word)
    return bool(readings) and readings[0].tag.POS in ("NOUN", "ADJF")


@lru_cache(maxsize=1 << 14)
def is_predicate(word: str) -> bool:
    """Whether the likeliest parse of a Russian word is one that «не» can deny a sentence before: a
    verb, a short participle or adjective, or a word like «можно».
    """
    readings = _parse(word)
    return bool(readings) and readings[0].tag.POS in ("VERB", "INFN", "PRTS", "ADJS", "PRED")


@lru_cache(maxsize=1 << 14)
def is_person(word: str) -> bool:
    """Whether the dictionary lists a word as a first name or a surname, and not as a place."""
    tags = [reading.tag for reading in _parse(word) if reading.is_known]
    person = any("Name" in tag or "Surn" in tag for tag in tags)
    return person and not any("Geox" in tag for tag in tags)


@lru_cache(maxsize=1 << 14)
def is_first_name(word: str) -> bool:
    """Whether the dictionary lists a word as a person's first name."""
    return any("Name" in reading.tag for reading in _parse(word) if reading.is_known)
