"""Words that deny, by language: those that do so openly, and those that may.

``openly`` finds the negations themselves, ``plainly`` prefixes and words that deny (*unable*,
*refuse*, «отказаться»), ``somehow`` what a negation is now and then rendered by: *too*, *only*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from align import languages


class Cues(NamedTuple):
    """Patterns of a language: negations; words that deny in themselves; words that may render a
    negation now and then; and ``idioms``, which look like negations and are none: «не только».
    """

    openly: re.Pattern[str]
    plainly: re.Pattern[str]
    somehow: re.Pattern[str]
    idioms: re.Pattern[str]


def _words(alternatives: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


@cache
def _cues(lang: str) -> Cues:
    """The patterns of a language that has a negation in its file."""
    negation = languages.of(lang).negation
    assert negation is not None  # noqa: S101
    lists = negation.openly, negation.plainly, negation.somehow, negation.idioms
    return Cues(*map(_words, lists))


def openly(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of the negations of ``text``, idioms aside."""
    cues = _cues(lang)
    idle = [match.span() for match in cues.idioms.finditer(text)]
    return [
        match.span()
        for match in cues.openly.finditer(text)
        if not any(start <= match.start() < end for start, end in idle)
    ]


def plainly(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of the words of ``text`` that deny in themselves: *unable*, «без», ``ohne``; not
    those that want a negation and have none.
    """
    found = [match.span() for match in _cues(lang).plainly.finditer(text)]
    if without_partner(text, lang):
        wants, _ = _concord(lang)
        found = [span for span in found if not wants.match(text, *span)]
    return found


def somehow(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of what else may render a negation in ``text``, idioms among it."""
    cues = _cues(lang)
    return [
        match.span() for one in (cues.somehow, cues.idioms) for match in one.finditer(text)
    ]  # fmt: skip


_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


@cache
def _concord(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says nothing without a negation, as «никогда» without «не», and what it needs."""
    negation = languages.of(lang).negation
    wants, partners = (negation.wants, negation.partners) if negation else ("", "")
    return re.compile(wants or "(?!)", re.IGNORECASE), re.compile(partners, re.IGNORECASE)


def without_partner(text: str, lang: str) -> bool:
    """Whether a sentence has a word that wants a negation and has none: «никогда видели»."""
    wants, partners = _concord(lang)
    return any(
        wants.search(sentence) and not partners.search(sentence) and " " in sentence
        for sentence in _SENTENCE_END.split(text)
    )
