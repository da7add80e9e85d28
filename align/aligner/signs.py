"""Punctuation inside a bead: which mark translates which, by kind and by the links of the words
around it.

Words are linked first. A mark is in the gap between two words; the positions of the translations of
the words before and after it show in which gap of the other side its counterpart should be. Two
marks are linked if each is the other's best candidate and the pair is likely enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.languages.marks import SAME
from align.models import probability
from align.text import Span

FloatArray = NDArray[np.float64]

#: Signs that replace each other, by kind. The characters next to a quotation mark show whether it
#: is an opening or a closing one.
_KINDS = {
    "end": SAME["."] + SAME["!"] + SAME["?"] + SAME["…"],
    "comma": SAME[","],
    "colon": SAME[":"],
    "semicolon": SAME[";"],
    "dash": "-–—―‒",
    "open": "([{（「『【",
    "close": ")]}）」』】",
    "quote": "\"'«»„“”‚‘’‹›《》",
}
_KIND = {sign: kind for kind, signs in _KINDS.items() for sign in signs}
#: Kinds that may translate each other, but less certainly than the same kind.
_RELATED = {
    frozenset(pair)
    for pair in (
        ("comma", "semicolon"), ("comma", "dash"), ("comma", "colon"), ("comma", "end"),
        ("colon", "dash"), ("colon", "semicolon"), ("colon", "end"), ("semicolon", "end"),
        ("comma", "open"), ("comma", "close"), ("dash", "open"), ("dash", "close"),
    )
}  # fmt: skip
#: Log odds of two marks in gaps that correspond: of the same kind, of related kinds; the bonus for
#: the last marks of both sides, and the cost of each word between the gaps.
_SAME, _OTHER, _LAST, _APART = 3.0, 0.5, 1.5, 0.7
#: The number of words on each side of a gap whose links are considered.
_ASKED = 3
#: Gaps further away than this all count the same.
_FARTHEST = 10.0
#: Marks of a side after the first this many have no links, because every pair of marks is compared.
MOST_MARKS = 500
_MARKS = re.compile(r"([^\w\s])\1*")


class _Mark(NamedTuple):
    """A punctuation mark; ``gap`` is the number of words before it."""

    span: Span
    kind: str
    gap: int


def marks(text: str, words: Sequence[Span]) -> list[_Mark]:
    """The punctuation and signs outside the words; a run of the same sign is one mark."""
    found = []
    gap = 0
    for match in _MARKS.finditer(text):
        start, end = match.span()
        while gap < len(words) and words[gap][1] <= start:
            gap += 1
        inside = gap < len(words) and words[gap][0] < end
        # A sign that joins two words, such as a hyphen, is not a separate mark.
        joins = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
        if inside or joins:
            continue
        kind = _KIND.get(match[1], match[1])
        if kind == "quote":
            opens = not text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
            kind = "opening" if opens else "closing"
        found.append(_Mark((start, end), kind, gap))
        if len(found) == MOST_MARKS:
            break
    return found


def links(
    src: Sequence[_Mark], tgt: Sequence[_Mark], belief: FloatArray, threshold: float
) -> list[tuple[Span, Span, float]]:
    """The linked marks; ``belief`` has a row for each source word and a column for each target
    word, at least one of each.
    """
    if not src or not tgt:
        return []
    n, m = belief.shape
    far = (_distances(src, tgt, belief) + _distances(tgt, src, belief.T).T) / 2
    odds = np.array([[_odds(a, b, (n, m)) for b in tgt] for a in src]) - _APART * far
    chance = probability(odds)
    best, back = odds.argmax(axis=1), odds.argmax(axis=0)
    return [
        (src[i].span, tgt[j].span, round(float(chance[i, j]), 4))
        for i, j in enumerate(best.tolist())
        if back[j] == i and chance[i, j] >= threshold
    ]


def _odds(a: _Mark, b: _Mark, sizes: tuple[int, int]) -> float:
    if a.kind == b.kind:
        odds = _SAME
    elif frozenset((a.kind, b.kind)) in _RELATED:
        odds = _OTHER
    else:
        return -np.inf
    return odds + _LAST * ((a.gap, b.gap) == sizes)


def _distances(marks: Sequence[_Mark], others: Sequence[_Mark], belief: FloatArray) -> FloatArray:
    """For each mark and each of the others, how many words the other is from its expected gap."""
    n, m = belief.shape
    gaps = np.array([other.gap for other in others], float)
    rows = np.empty((len(marks), len(others)))
    best, sure = belief.argmax(axis=1), belief.max(axis=1)
    for row, mark in zip(rows, marks, strict=True):
        # One vote always counts: the same share of words before the mark.
        far, weight = 0.2 * np.abs(gaps - mark.gap / n * m), 0.2
        for step in range(_ASKED):
            for word, off in ((mark.gap - 1 - step, 1 + step), (mark.gap + step, -step)):
                if 0 <= word < n:
                    vote = sure[word] / (1 + step)
                    expected = np.clip(best[word] + off, 0, m)
                    far = far + vote * np.minimum(np.abs(gaps - expected), _FARTHEST)
                    weight += vote
        ends = (mark.gap == n) & (gaps == m) | (mark.gap == 0) & (gaps == 0)
        row[:] = np.where(ends, 0.0, far / weight)
    return rows
