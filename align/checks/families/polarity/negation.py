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
from align.checks.model.finding import Span
from align.languages import marks
from align.languages.model import Language


class Cues(NamedTuple):
    """Patterns of a language: negations; words with a negative meaning; words that sometimes
    translate a negation; ``idioms``, which only look like negations: «не только»; negations that
    repeat others; words of a prohibition; words for opposition; words for what costs nothing;
    words for costs; words that extend a negation to something else.
    """

    openly: re.Pattern[str]
    plainly: re.Pattern[str]
    somehow: re.Pattern[str]
    idioms: re.Pattern[str]
    repeats: re.Pattern[str]
    forbids: re.Pattern[str]
    opposes: re.Pattern[str]
    free: re.Pattern[str]
    costs: re.Pattern[str]
    extends: re.Pattern[str]


#: What stands after a word that is a whole answer or clause: *Never.*
_ALONE = r"(?=\s*(?:[.,;:!?…»“”\"—–。，！？]|$))"
_INSIDE = re.compile(r"[^\W\d_][ \u00a0,-]{1,2}$")
#: Shorter words with a capital are negations in titles: No, Not, Нет.
_NAME_LENGTH = 4
#: A negation and one that repeats it are at most this many characters apart.
_REPEATED = 60


def _words(alternatives: Iterable[str], language: Language) -> re.Pattern[str]:
    negation = language.negation
    pattern = "|".join(filter(None, alternatives)) or "(?!)"
    if negation and negation.inside:
        return re.compile(pattern)
    letter = r"\w" if language.has_capitals else rf"[\w{re.escape(marks.COMBINING)}]"
    pattern = pattern.replace(r"\w", letter) if letter != r"\w" else pattern
    return re.compile(rf"(?<!{letter})(?:{pattern})(?!{letter})", re.IGNORECASE)


@cache
def _cues(lang: str) -> Cues:
    """The patterns of a language whose file has negations."""
    language = languages.of(lang)
    negation = language.negation
    assert negation is not None  # noqa: S101
    alone = rf"(?:{negation.answers[1]}){_ALONE}" if negation.answers[1] else ""
    plain = (*negation.plainly, alone)
    lists = negation.openly, plain, negation.somehow, negation.idioms
    single = (
        negation.repeats, negation.forbids, negation.opposes, *negation.free, negation.extends
    )  # fmt: skip
    return Cues(*(_words(one, language) for one in (*lists, *((one,) for one in single))))


def openly(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of the negations of ``text``, without idioms."""
    idle = [match.span() for match in _cues(lang).idioms.finditer(text)]
    return _negations(text, lang, idle)


def in_any_way(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of the negations of ``text``, also those in idioms, because any of them may
    translate one: «не забудь». Without spaces, idioms are only longer words: 不同.
    """
    negation = languages.of(lang).negation
    return openly(text, lang) if negation and negation.inside else _negations(text, lang, [])


def _negations(text: str, lang: str, idle: list[Span]) -> list[Span]:
    cues = _cues(lang)
    found = [
        match.span()
        for match in cues.openly.finditer(text)
        if not any(start <= match.start() < end for start, end in idle)
        and not _is_name(match, text)
    ]
    return [span for span in found if not _is_repeated(span, found, text, cues.repeats)]


def _is_name(match: re.Match[str], text: str) -> bool:
    """Whether a word with a capital inside a sentence is a name: «Neapol» in Czech."""
    word = match[0]
    name = len(word) >= _NAME_LENGTH and word.istitle() and word.isalpha()
    return name and bool(_INSIDE.search(text, max(0, match.start() - 3), match.start()))


def _is_repeated(span: Span, found: list[Span], text: str, repeats: re.Pattern[str]) -> bool:
    """Whether a negation repeats another one of its clause: «no vio nada». Of two that repeat each
    other, the first counts.
    """
    return bool(repeats.fullmatch(text, *span)) and any(
        _is_near(span, other, text) and (other < span or not repeats.fullmatch(text, *other))
        for other in found
    )


def _is_near(one: Span, other: Span, text: str) -> bool:
    """Whether two other words are in the same clause."""
    gap = text[other[1] : one[0]] if other < one else text[one[1] : other[0]]
    return one != other and len(gap) < _REPEATED and not _CLAUSE_END.search(gap)


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


def forbids(text: str, lang: str) -> list[Span]:
    """The spans of the words of ``text`` that forbid something: *must not*, «нельзя»."""
    return [match.span() for match in _cues(lang).forbids.finditer(text)]


def opposes(text: str, lang: str) -> list[Span]:
    """The spans of the words of ``text`` for opposition: *object*, «против»."""
    return [match.span() for match in _cues(lang).opposes.finditer(text)]


def extended(text: str, lang: str) -> int:
    """To how many more words or clauses the negations of ``text`` extend, which other languages
    negate one by one: 1 for *does not eat or drink*.
    """
    extends = _cues(lang).extends
    return sum(
        len(extends.findall(sentence, found[0][1]))
        for sentence in _SENTENCE_END.split(text)
        if (found := openly(sentence, lang))
    )


def is_free(text: str, lang: str) -> bool:
    """Whether a text says that something costs nothing, in a word that is not a negation."""
    return _cues(lang).free.search(text) is not None


def has_costs(text: str, lang: str) -> bool:
    """Whether a text has a word for costs."""
    return _cues(lang).costs.search(text) is not None


_CLAUSE_END = re.compile(r"[.!?…;:,،。，；]")
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
