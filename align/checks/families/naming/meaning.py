"""What word links and vectors say about the names of a text: their best counterparts, and what
stands in their place in the other text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.checks.engine.reading import words_in
from align.checks.families.naming.capitals import Name

#: A link this likely ties two words together; a word with weaker links only is free.
_TIED, _FREE = 0.5, 0.4
#: How far from a name its neighbours that are tied may stand, and how far apart theirs may.
_REACH, _APART = 4, 6
#: Shorter words are small words.
_LONG = 4

#: What is known about the place of a name: nothing.
NOWHERE = {"slot_known": 0.0, "slot_empty": 0.0, "slot_capital": 0.0, "slot_word": 0.0}


@dataclass(frozen=True)
class Meaning:
    """The words of one text of a bead: their spans, and their links and similarities of vectors to
    the words of the other text, a row for each. ``others`` are the words of the other text.
    """

    spans: Sequence[tuple[int, int]]
    links: NDArray[np.float64]
    cosines: NDArray[np.float32]
    others: Sequence[str]

    @property
    def cover(self) -> float:
        """How much of both texts is linked, 0 to 1."""
        return float(self.links.max(0).mean() + self.links.max(1).mean()) / 2

    @cached_property
    def _best(self) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.float64]]:
        """The best link of each word, to which word that is, and the best of each other word."""
        return self.links.max(1), self.links.argmax(1), self.links.max(0)

    @cached_property
    def _columns(self) -> tuple[_Columns, _Columns]:
        return _Columns.of(self.cosines), _Columns.of(self.links)

    def of(self, name: Name) -> dict[str, float]:
        """Features of a name: the highest similarity and link of its words, how far both are above
        those of any other word to the same counterpart, and what stands in its place.
        """
        rows = words_in(self.spans, name.span)
        if not rows:
            return likenesses(0.0, 0.0) | NOWHERE
        cosine, link = float(self.cosines[rows].max()), float(self.links[rows].max())
        found = likenesses(cosine, link)
        found["cosine_free"], found["link_free"] = (one.above(rows) for one in self._columns)
        return found | self._place(rows)

    def _place(self, rows: Sequence[int]) -> dict[str, float]:
        """What stands between the counterparts of the words before and after a name."""
        best, where, taken = self._best
        head, tail = rows[0], rows[-1]
        before = _tied(best, range(head - 1, max(-1, head - 1 - _REACH), -1))
        after = _tied(best, range(tail + 1, min(len(best), tail + 1 + _REACH)))
        # At the beginning and at the end of a text, its border counts as tied.
        if (before is None and head > 1) or (after is None and tail < len(best) - 2):
            return NOWHERE
        first = -1 if before is None else int(where[before])
        last = len(self.others) if after is None else int(where[after])
        if not 0 < last - first <= _APART:
            return NOWHERE
        free = [self.others[j] for j in range(first + 1, last) if taken[j] < _FREE]
        capital = any(word[0].isupper() for word in free)
        word = any(len(word) >= _LONG and not word[0].isupper() for word in free)
        return {
            "slot_known": 1.0,
            "slot_empty": float(not capital and not word),
            "slot_capital": float(capital),
            "slot_word": float(word),
        }


def _tied(best: NDArray[np.float64], places: Iterable[int]) -> int | None:
    """The first of some words that is tied to a word of the other text."""
    return next((k for k in places if best[k] >= _TIED), None)


def likenesses(cosine: float, link: float) -> dict[str, float]:
    """Features of the best similarity and link of a name."""
    return {
        "cosine_30": max(0.0, cosine - 0.3),
        "cosine_50": max(0.0, cosine - 0.5),
        "cosine_free": 0.0,
        "link": link,
        "link_high": max(0.0, link - 0.5),
        "link_free": 0.0,
    }


class _Columns(NamedTuple):
    """A table, and for each column its highest value, in which row that is, and the second
    highest.
    """

    values: NDArray[np.float64] | NDArray[np.float32]
    best: NDArray[np.float64] | NDArray[np.float32]
    where: NDArray[np.int64]
    second: NDArray[np.float64] | NDArray[np.float32]

    @classmethod
    def of(cls, values: NDArray[np.float64] | NDArray[np.float32]) -> _Columns:
        """Look through a table that has a row."""
        best = values.max(0)
        second = np.partition(values, -2, axis=0)[-2] if len(values) > 1 else np.zeros_like(best)
        return cls(values, best, values.argmax(0), second)

    def above(self, rows: Sequence[int]) -> float:
        """By how much the values of some rows are at most above those of all other rows."""
        own = self.values[rows].max(0)
        if len(rows) == 1:
            rival = np.where(self.where == rows[0], self.second, self.best)
        else:
            rest = np.delete(self.values, rows, axis=0)
            rival = rest.max(0) if len(rest) else np.zeros_like(own)
        return max(0.0, float((own - np.maximum(rival, 0)).max()))
