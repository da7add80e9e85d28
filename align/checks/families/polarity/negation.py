"""Negative words by language: open negations, and words that may stand for one.

``openly`` finds the negations themselves, ``plainly`` prefixes and words with a negative meaning
(*unable*, *refuse*, «отказаться»), ``somehow`` words that sometimes translate a negation: *too*,
*only*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from align import languages


class Cues(NamedTuple):
    """Patterns of a language: negations; words with a negative meaning; words that sometimes
    translate a negation; and ``idioms``, which only look like negations: «не только».
    """

    openly: re.Pattern[str]
    plainly: re.Pattern[str]
    somehow: re.Pattern[str]
    idioms: re.Pattern[str]


def _words(alternatives: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


@cache
def _cues(lang: str) -> Cues:
    """The patterns of a language whose file has negations."""
    negation = languages.of(lang).negation
    assert negation is not None  # noqa: S101
    lists = negation.openly, negation.plainly, negation.somehow, negation.idioms
    return Cues(*map(_words, lists))


def openly(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of the negations of ``text``, without idioms."""
    cues = _cues(lang)
    idle = [match.span() for match in cues.idioms.finditer(text)]
    return [
        match.span()
        for match in cues.openly.finditer(text)
        if not any(start <= match.start() < end for start, end in idle)
    ]


def plainly(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of the words of ``text`` with a negative meaning: *unable*, «без», ``ohne``.
    Without words that need a negation and lack it.
    """
    found = [match.span() for match in _cues(lang).plainly.finditer(text)]
    if without_partner(text, lang):
        wants, _ = _concord(lang)
        found = [span for span in found if not wants.match(text, *span)]
    return found


def somehow(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of other words in ``text`` that may translate a negation, idioms included."""
    cues = _cues(lang)
    return [
        match.span() for one in (cues.somehow, cues.idioms) for match in one.finditer(text)
    ]  # fmt: skip


_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


@cache
def _concord(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that need a negation, as «никогда» needs «не», and the negations that they need."""
    negation = languages.of(lang).negation
    wants, partners = (negation.wants, negation.partners) if negation else ("", "")
    return re.compile(wants or "(?!)", re.IGNORECASE), re.compile(partners, re.IGNORECASE)


def without_partner(text: str, lang: str) -> bool:
    """Whether a sentence has a word that needs a negation and lacks it: «никогда видели»."""
    wants, partners = _concord(lang)
    return any(
        wants.search(sentence) and not partners.search(sentence) and " " in sentence
        for sentence in _SENTENCE_END.split(text)
    )
