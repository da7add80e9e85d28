"""Two numbers that have changed places: within a bead, the translation has all the right numbers.

The limits of a range are found by the words that stand next to them (``Ranges`` of a language).
Other numbers have changed places if the words next to each are linked with the words next to the
other one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np

from align import languages
from align.checks.engine.reading import Pair, Side, Words
from align.checks.families.figures.quantity import Quantity
from align.checks.model.finding import Mark, Span

#: So many characters may stand between the two limits of a range.
_WIDEST = 30
#: How far before and after a number the words are that mark a limit.
_BESIDE = 16
#: Words next to two numbers that changed places are linked crosswise at least this surely, and
#: straight at most this surely.
_CROSSED, _STRAIGHT = 0.6, 0.1
#: So many words before and after a number are compared.
_NEAR = 2
#: In beads with more numbers, it is not clear which belongs to which word.
_MANY = 6


def swapped(
    pair: Pair,
    src: Sequence[Quantity],
    tgt: Sequence[Quantity],
    words: Callable[[], Words | None],
) -> Iterator[Mark]:
    """The first two numbers of a bead that have changed places. ``words`` links its words."""
    found, less_sure = next(_reversed(pair, src, tgt), None), 0
    if found is None and (numbers := _alone(src, tgt)) and (linked := words()):
        found, less_sure = next(_crossed(pair, numbers, linked), None), 1
    if found is not None:
        here, there = found
        facts = {"src": pair.src.text[slice(*here)], "tgt": pair.tgt.text[slice(*there)]}
        key = f"{facts['src']}|{facts['tgt']}"
        yield Mark("number", pair.number, here, there, facts, pair.doubt + less_sure, key)


class _Range(NamedTuple):
    """The first and last number of a range."""

    first: Quantity
    last: Quantity

    @property
    def span(self) -> Span:
        """The span of both numbers and what is between them."""
        return _over(self.first, self.last)


def _reversed(
    pair: Pair, src: Sequence[Quantity], tgt: Sequence[Quantity]
) -> Iterator[tuple[Span, Span]]:
    """The ranges whose limits have changed places."""
    if min(len(src), len(tgt)) < 2:
        return
    for one in _ranges(pair.src, src):
        for other in _ranges(pair.tgt, tgt):
            crossed = _same(one.first, other.last) and _same(one.last, other.first)
            straight = _same(one.first, other.first) or _same(one.last, other.last)
            if crossed and not straight:
                yield one.span, other.span


def _same(one: Quantity, other: Quantity) -> bool:
    return not one.readings.isdisjoint(other.readings)


def _ranges(side: Side, quantities: Sequence[Quantity]) -> list[_Range]:
    """The ranges of a text."""
    text, ranges = side.text, languages.of(side.lang).ranges
    found = []
    for one, other in pairwise(one for one in quantities if one.weight != "may"):
        gap = text[one.span[1] : other.span[0]]
        if len(gap) > _WIDEST:
            continue
        (starts, ends), (starts_too, ends_too) = (
            (
                _is_marked(text, number.span, ranges.start, ranges.start_after),
                _is_marked(text, number.span, ranges.end, ranges.end_after),
            )
            for number in (one, other)
        )
        # The first number of *pages 3 to 5* has no mark, so nothing else may be between them.
        alone = len(gap.split()) <= _ALONE
        if _DASH.fullmatch(gap) or (ends_too and not ends and (starts or alone)):
            found.append(_Range(one, other))
        elif starts_too and ends and not (starts or ends_too):
            found.append(_Range(other, one))
    return found


_DASH = re.compile(r"[-‑–—]")
_ALONE = 2


def _is_marked(text: str, span: Span, before: str, after: str) -> bool:
    start, end = span
    return bool(
        (before and _before(before).search(text[max(0, start - _BESIDE) : start]))
        or (after and _after(after).match(text[end : end + _BESIDE]))
    )


@cache
def _before(words: str) -> re.Pattern[str]:
    letters = r"(?<![^\W\d_])" if words[0] < "\u0e00" else ""
    return re.compile(rf"{letters}(?:{words})(?:\s\w{{1,3}})?\W{{0,3}}$", re.IGNORECASE)


@cache
def _after(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[\s'’-]?)(?:{words})", re.IGNORECASE)


def _alone(src: Sequence[Quantity], tgt: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """The numbers that each side has once; none if there are fewer than two, or very many."""
    src, tgt = ([one for one in side if one.weight != "may"] for side in (src, tgt))
    if not 2 <= min(len(src), len(tgt)) <= max(len(src), len(tgt)) <= _MANY:
        return []
    both = [(one, other) for one in src for other in tgt if _same(one, other)]
    alone = [
        (one, other) for one, other in both if sum(one is a or other is b for a, b in both) == 1
    ]
    return alone if len(alone) > 1 else []


def _crossed(
    pair: Pair, numbers: Sequence[tuple[Quantity, Quantity]], words: Words
) -> Iterator[tuple[Span, Span]]:
    """Two numbers, each of which stands beside what the other side says of the other number."""
    if not words.links.size:
        return
    src, tgt = zip(*numbers, strict=True)
    halves = _Half(pair.src, words.src, src), _Half(pair.tgt, words.tgt, tgt)
    for one, other in combinations(numbers, 2):
        found = []
        for near in (_Half.after, _Half.before):
            here, there = (
                [near(half, one[side]), near(half, other[side])] for side, half in enumerate(halves)
            )
            crossed = [_linked(words, here[k], there[1 - k]) for k in (0, 1)]
            straight = [_linked(words, here[k], there[k]) for k in (0, 1)]
            found.append((min(crossed), max(straight)))
        # What stands after the numbers must not contradict what stands before them.
        if max(straight for _, straight in found) < _CROSSED and any(
            crossed >= _CROSSED and straight <= _STRAIGHT for crossed, straight in found
        ):
            yield _over(one[0], other[0]), _over(one[1], other[1])


def _over(one: Quantity, other: Quantity) -> Span:
    """The span of two numbers and what is between them."""
    return min(one.span, other.span)[0], max(one.span, other.span)[1]


def _linked(words: Words, rows: Sequence[int], columns: Sequence[int]) -> float:
    """How surely a word of some is linked with one of others: 0 to 1."""
    if not rows or not columns:
        return 0.0
    return float(words.links[np.ix_(rows, columns)].max())


class _Half:
    """One side of a bead: the content words next to its numbers, by their numbers."""

    def __init__(self, side: Side, words: Sequence[Span], numbers: Sequence[Quantity]) -> None:
        self._text, self._words = side.text, words
        self._numbers = [one.span for one in numbers]
        self._idle = languages.of(side.lang).function_words

    def after(self, one: Quantity) -> list[int]:
        """The words after a number, up to the next number or punctuation mark."""
        end = one.span[1]
        return self._run([k for k, (start, _) in enumerate(self._words) if start >= end], end)

    def before(self, one: Quantity) -> list[int]:
        """The words before a number, back to the last number or punctuation mark."""
        start = one.span[0]
        return self._run([k for k, (_, end) in enumerate(self._words) if end <= start][::-1], start)

    def _run(self, order: Sequence[int], at: int) -> list[int]:
        found: list[int] = []
        for k in order:
            start, end = self._words[k]
            gap = self._text[min(at, end) : max(at, start)]
            is_number = any(a < end and start < b for a, b in self._numbers)
            if len(found) == _NEAR or _STOP.search(gap) or is_number:
                break
            if self._text[start:end].lower() not in self._idle:
                found.append(k)
            at = max(at, end) if start >= at else min(at, start)
        return found


_STOP = re.compile(r"[.,;:!?…()\[\]，。；：、،؛]")
