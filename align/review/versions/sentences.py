"""Which sentences of a text are which sentences of its new version."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # slow to load, and not needed to open a library
    import numpy as np
    from numpy.typing import NDArray

#: Two sentences that are less alike than this (0 to 1, by their characters) are different ones.
ALIKE = 0.55
#: How much more alike two sentences together must be to one than either of them alone.
_JOINING = 0.04
#: A larger table of changed sentences, in fields, is cut in the middle: it would take seconds.
_LARGEST = 160_000


@dataclass(frozen=True, slots=True)
class Step:
    """Sentences of the old version, and those that they became, both as indices.

    Several stand on one side if a sentence was split or joined; one side is empty if a sentence is
    new or gone. ``likeness`` is 1 only if nothing but spaces has changed. ``moved`` says that the
    sentence is elsewhere in the text now.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    likeness: float = 1.0
    moved: bool = False


def steps(old: Sequence[Sequence[str]], new: Sequence[str]) -> list[Step]:
    """Match the sentences of both versions: each is in exactly one step.

    ``old`` has all wordings of each sentence: as it was loaded, and as people edited it. The steps
    are in the order of the new version, those that are gone after what was before them.
    """
    keys = [plain(text) for text in new]
    known = set(keys)
    wordings = [[plain(text) for text in texts if text.strip()] or [""] for texts in old]
    olds = [next((key for key in one if key in known), one[0]) for one in wordings]
    found = list(_in_order(_Table(wordings, olds, keys)))
    return _sorted(_with_moved(found, olds, keys))


def plain(text: str) -> str:
    """A text whose spaces do not matter."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class _Table:
    wordings: Sequence[Sequence[str]]
    olds: Sequence[str]
    news: Sequence[str]


def _in_order(table: _Table) -> Iterator[Step]:
    ends = (len(table.olds), len(table.news))
    anchors = [(-1, -1), *_unique(table.olds, table.news), ends]
    for (i, j), (end_i, end_j) in pairwise(anchors):
        if i >= 0:
            yield Step((i,), (j,))
        yield from _between(table, range(i + 1, end_i), range(j + 1, end_j))


def _unique(olds: Sequence[str], news: Sequence[str]) -> list[tuple[int, int]]:
    """The most sentences that each version has once, in the same order."""
    counts = Counter(olds), Counter(news)
    places = {key: j for j, key in enumerate(news)}
    pairs = [
        (i, places[key])
        for i, key in enumerate(olds)
        if counts[0][key] == 1 and counts[1][key] == 1 and key
    ]
    ends: list[int] = []  # the smallest last place of a rising run, by its length
    last: list[int] = []  # the pairs that these are
    before: list[int] = []
    for k, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [j]
        last[at : at + 1] = [k]
    chain = []
    k = last[-1] if last else -1
    while k >= 0:
        chain.append(pairs[k])
        k = before[k]
    return chain[::-1]


def _between(table: _Table, olds: range, news: range) -> Iterator[Step]:
    """Match what is between two anchors: first what is the same at both ends."""
    while olds and news and table.olds[olds[0]] == table.news[news[0]]:
        yield Step((olds[0],), (news[0],))
        olds, news = olds[1:], news[1:]
    tail = 0
    shorter = min(len(olds), len(news))
    while tail < shorter and table.olds[olds[-1 - tail]] == table.news[news[-1 - tail]]:
        tail += 1
    yield from _middle(table, olds[: len(olds) - tail], news[: len(news) - tail])
    for k in range(tail, 0, -1):
        yield Step((olds[-k],), (news[-k],))


def _middle(table: _Table, olds: range, news: range) -> Iterator[Step]:
    if not olds or not news:
        yield from (Step((i,), (), 0.0) for i in olds)
        yield from (Step((), (j,), 0.0) for j in news)
    elif len(olds) * len(news) > _LARGEST:
        half = len(olds) // 2, len(news) // 2
        yield from _middle(table, olds[: half[0]], news[: half[1]])
        yield from _middle(table, olds[half[0] :], news[half[1] :])
    else:
        yield from _best(table, olds, news)


def _best(table: _Table, olds: range, news: range) -> Iterator[Step]:
    """The way through the table of all pairs that keeps most in common."""
    import numpy as np

    alike = _likeness(table, olds, news)
    total = np.zeros((len(olds) + 1, len(news) + 1))
    ways: dict[tuple[int, int], tuple[int, int, float]] = {}
    for i, j in np.ndindex(total.shape):
        choices = [
            (total[i - a, j - b] + max(likeness - ALIKE - cost, 0.0), -a - b, a, b, likeness)
            for a, b, likeness, cost in _moves(table, alike, olds[:i], news[:j])
        ]
        if choices:
            total[i, j], _, a, b, likeness = max(choices)
            ways[i, j] = a, b, likeness
    found: list[Step] = []
    i, j = len(olds), len(news)
    while i or j:
        a, b, likeness = ways[i, j]
        found.append(Step(tuple(olds[i - a : i]), tuple(news[j - b : j]), likeness))
        i, j = i - a, j - b
    yield from reversed(found)


def _moves(
    table: _Table, alike: NDArray[np.float64], olds: range, news: range
) -> Iterator[tuple[int, int, float, float]]:
    """What the last of these sentences may be: how many old and new ones belong together, how alike
    they are, and what that costs.
    """
    i, j = len(olds), len(news)
    if i:
        yield 1, 0, 0.0, 0.0
    if j:
        yield 0, 1, 0.0, 0.0
    if not i or not j:
        return
    one = float(alike[i - 1, j - 1])
    if one > ALIKE:
        yield 1, 1, one, 0.0
    for a, b in ((1, 2), (2, 1)):
        if i < a or j < b:
            continue
        parts = alike[i - a : i, j - b : j]
        if parts.min() < ALIKE / 3 or parts.max() > 1 - _JOINING:
            continue
        together = min(_together(table, olds[i - a :], news[j - b :]), 0.99)
        if together > max(float(parts.max()) + _JOINING, ALIKE):
            yield a, b, together, _JOINING


def _likeness(table: _Table, olds: range, news: range) -> NDArray[np.float64]:
    """How alike each old and each new sentence are, 0 to 1: the best of the old one's wordings."""
    import numpy as np
    from rapidfuzz import fuzz, process

    texts = [table.news[j] for j in news]
    most = max(len(table.wordings[i]) for i in olds)
    best = np.zeros((len(olds), len(texts)))
    for k in range(most):
        some = [table.wordings[i][min(k, len(table.wordings[i]) - 1)] for i in olds]
        found = process.cdist(some, texts, scorer=fuzz.ratio, dtype=np.float32) / 100
        best = np.maximum(best, found)
    for row, i in enumerate(olds):
        for column, text in enumerate(texts):
            if best[row, column] > 0.99 and text not in table.wordings[i]:
                best[row, column] = 0.99
    return best


def _together(table: _Table, olds: Iterable[int], news: Iterable[int]) -> float:
    from rapidfuzz import fuzz

    one = " ".join(table.wordings[i][-1] for i in olds)
    return fuzz.ratio(one, " ".join(table.news[j] for j in news)) / 100


def _with_moved(found: list[Step], olds: Sequence[str], news: Sequence[str]) -> list[Step]:
    """Match what is left over on both sides and is the same."""
    gone: dict[str, list[int]] = defaultdict(list)
    for step in found:
        if not step.new and olds[step.old[0]]:
            gone[olds[step.old[0]]].append(step.old[0])
    moved = {
        step.new[0]: gone[key].pop(0)
        for step in found
        if not step.old and gone.get(key := news[step.new[0]])
    }
    back = set(moved.values())
    kept = [step for step in found if not (step.old and not step.new and step.old[0] in back)]
    return [
        Step((moved[step.new[0]],), step.new, 1.0, moved=True)
        if not step.old and step.new[0] in moved
        else step
        for step in kept
    ]


def _sorted(found: list[Step]) -> list[Step]:
    """In the order of the new version; a sentence that is gone comes after the one before it."""
    order: dict[int, tuple[int, int]] = {}
    last = -1
    by_old = sorted((step for step in found if step.old and not step.moved), key=lambda s: s.old)
    for step in by_old:
        if step.new:
            last = step.new[-1]
        else:
            order[step.old[0]] = (last, 1)
    return sorted(found, key=lambda s: (s.new[0], 0) if s.new else order[s.old[0]])
