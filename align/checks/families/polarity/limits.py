"""Limits in time that turned round: *from 10 May* for «до 10 мая», *until 1990* for “ab 1990”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from align import languages
from align.checks.engine.reading import Pair, Side
from align.checks.families.figures.days import dates, weekdays
from align.checks.families.polarity.negation import in_any_way
from align.checks.families.polarity.opposites import turned
from align.checks.model.finding import Mark, Span

#: A year, and a time of day.
_YEAR = re.compile(r"(?<![\d.,:/-])(?:1[0-9]|20)\d\d(?![\d:/-]|[.,]\d)")
_CLOCK = re.compile(r"(?<![\d:.,])([01]?\d|2[0-4])[:.h]([0-5]\d)(?![\d:]|[.,]\d)")
#: How far before a date its preposition is.
_BEFORE = 24


def limits(pair: Pair) -> Iterator[Mark]:
    """The only date, weekday, year or time of a bead, if it is the beginning on one side and the
    end on the other. *Not until May* is *from May*, so both sides need as many negations.
    """
    for src, tgt in zip(_moments(pair.src), _moments(pair.tgt), strict=True):
        if len(src) != 1 or len(tgt) != 1 or src[0][0] != tgt[0][0]:
            continue
        (_, here), (_, there) = src[0], tgt[0]
        one, other = _limit(pair.src, here), _limit(pair.tgt, there)
        if (
            not one
            or not other
            or one[0] == other[0]
            or _negations(pair.src) != _negations(pair.tgt)
        ):
            continue
        yield turned(pair, one[1], other[1])
        return


_Moment = tuple[object, Span]


def _moments(side: Side) -> Iterator[list[_Moment]]:
    """The dates of a text, its weekdays, its times of day and its years, each with its value."""
    text = side.text
    found = dates(text, side.lang)
    yield [((one.day, one.month), one.span) for one in found]
    yield [(one.day, one.span) for one in weekdays(text, side.lang)]
    yield [(tuple(map(int, one.groups())), one.span()) for one in _CLOCK.finditer(text)]
    yield [(one[0], one.span()) for one in _YEAR.finditer(text) if not found]


def _limit(side: Side, span: Span) -> tuple[bool, Span] | None:
    """Whether a moment is a beginning or an end, and the span with the word that says so."""
    ranges = languages.of(side.lang).ranges
    head = max(0, span[0] - _BEFORE)
    before = side.text[head : span[0]]
    for is_start, words in ((True, ranges.since), (False, ranges.until)):
        match = _word(words).search(before) if words else None
        if match:
            return is_start, (head + match.start(), span[1])
    return None


@cache
def _word(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?:\s\w{{1,5}}\.?)??[\s\u00a0]*$", re.IGNORECASE)


def _negations(side: Side) -> int:
    return len(in_any_way(side.text, side.lang)) if languages.of(side.lang).negation else 0
