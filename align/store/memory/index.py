"""Find rows by the words of their texts, among a hundred thousand or more.

Words are compared by the common part of their forms (``forms``). Each side has a list of rows for
each word; a query only looks at the lists of its own words. Nothing here reads the library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.review.things import SIDES, Side

Ints = NDArray[np.int32]
#: A row of a document: the document's id and its own.
Key = tuple[int, int]
#: The words of both sides of a row.
Words = tuple[Sequence[str], Sequence[str]]
_EMPTY = np.empty(0, np.int32)


class Vocabulary:
    """Numbers for words, from 0."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def numbers(self, words: Iterable[str]) -> list[int]:
        """The numbers of different words; new words get new ones."""
        known = self._numbers
        return [known.setdefault(word, len(known)) for word in dict.fromkeys(words)]

    def known(self, words: Iterable[str]) -> list[int]:
        """The numbers of different words that have one."""
        return [
            number for word in dict.fromkeys(words) if (number := self._numbers.get(word, -1)) >= 0
        ]

    def __len__(self) -> int:
        return len(self._numbers)


@dataclass(frozen=True, eq=False)
class Block:
    """The rows of one document. On each side, the words of row number ``k`` are the numbers
    ``words[starts[k] : starts[k + 1]]``. ``stamp`` says in which state the document was read.
    """

    review: int
    stamp: tuple[object, ...]
    rows: Ints
    starts: tuple[Ints, Ints]
    words: tuple[Ints, Ints]

    @classmethod
    def of(
        cls,
        review: int,
        stamp: tuple[object, ...],
        rows: Iterable[tuple[int, Words]],
        vocabulary: Vocabulary,
    ) -> Block:
        """Make the block of ``rows``: the id of each, and its words."""
        ids: list[int] = []
        ends: tuple[list[int], list[int]] = ([0], [0])
        numbers: tuple[list[int], list[int]] = ([], [])
        for row, sides in rows:
            ids.append(row)
            for side, words in enumerate(sides):
                numbers[side].extend(vocabulary.numbers(words))
                ends[side].append(len(numbers[side]))
        starts, words_ = (
            tuple(np.array(one, np.int32) for one in both) for both in (ends, numbers)
        )
        return cls(review, stamp, np.array(ids, np.int32), starts, words_)  # type: ignore[arg-type]


class _Side:
    """One side of all rows: for each word the rows that have it, and each row's number of words."""

    def __init__(self, blocks: Sequence[Block], side: int) -> None:
        sizes = [np.diff(block.starts[side]) for block in blocks]
        self.sizes = np.concatenate([_EMPTY, *sizes])
        words = np.concatenate([_EMPTY, *(block.words[side] for block in blocks)])
        rows = np.repeat(np.arange(len(self.sizes), dtype=np.int32), self.sizes)
        order = np.argsort(words, kind="stable")
        self._rows = rows[order]
        self._starts = np.concatenate([[0], np.cumsum(np.bincount(words, minlength=1))])

    def rows(self, word: int) -> Ints:
        """The places of the rows that have a word."""
        if word + 1 >= len(self._starts):
            return _EMPTY
        return self._rows[self._starts[word] : self._starts[word + 1]]


class Index:
    """All rows of ``blocks``. Rows that have changed since they were read are put on top."""

    def __init__(self, blocks: Sequence[Block], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._reviews = np.repeat(
            np.array([block.review for block in blocks], np.int32),
            [len(block.rows) for block in blocks],
        )
        self._rows = np.concatenate([_EMPTY, *(block.rows for block in blocks)])
        self._sides = tuple(_Side(blocks, side) for side in range(len(SIDES)))
        self._alive = np.ones(len(self._rows), bool)
        self._fresh: dict[Key, Words] = {}
        #: How many rows have changed.
        self.changed = 0

    def __len__(self) -> int:
        return int(self._alive.sum()) + len(self._fresh)

    def keys(self) -> list[Key]:
        """All rows: those that have changed first, then in the order of the blocks."""
        places = np.flatnonzero(self._alive)
        return [*self._fresh, *map(self._key, places.tolist())]

    def put(self, key: Key, words: Words | None) -> None:
        """Replace the words of a row; None if it no longer exists."""
        review, row = key
        self._alive[(self._reviews == review) & (self._rows == row)] = False
        self._fresh.pop(key, None)
        if words is not None:
            self._fresh[key] = words
        self.changed += 1

    def drop(self, review: int) -> None:
        """Leave out a document."""
        self._alive[self._reviews == review] = False
        for key in [key for key in self._fresh if key[0] == review]:
            del self._fresh[key]

    def nearest(self, side: Side, words: Sequence[str], limit: int) -> list[Key]:
        """The rows that share most words with a text on this side, the nearest first.

        What counts is the number of different words in both texts, divided by the number of those
        of the longer one: no measure that counts words can be higher.
        """
        wanted = set(words)
        if not wanted:
            return []
        found = self._shared(side, wanted)
        sizes = np.maximum(self._side(side).sizes, len(wanted))
        shares = np.where(self._alive, found / np.maximum(sizes, 1), 0.0)
        best = _best(shares, limit)
        scored = [(float(shares[k]), self._key(k)) for k in best]
        for key, both in self._fresh.items():
            own = set(both[SIDES.index(side)])
            if own & wanted:
                scored.append((len(own & wanted) / max(len(own), len(wanted)), key))
        scored.sort(key=lambda one: (-one[0], one[1]))
        return [key for _, key in scored[:limit]]

    def holding(self, side: Side, words: Sequence[str]) -> Iterator[Key]:
        """The rows that have all of ``words`` on this side, those that have changed first."""
        wanted = set(words)
        if not wanted:
            return
        for key, both in self._fresh.items():
            if wanted.issubset(both[SIDES.index(side)]):
                yield key
        for place in self._holding(side, wanted):
            yield self._key(place)

    def count(self, side: Side, words: Sequence[str]) -> int:
        """How many rows have all of ``words`` on this side."""
        wanted = set(words)
        if not wanted:
            return 0
        fresh = (both[SIDES.index(side)] for both in self._fresh.values())
        return len(self._holding(side, wanted)) + sum(wanted.issubset(one) for one in fresh)

    def _holding(self, side: Side, words: set[str]) -> Ints:
        """The places of the rows that have all of ``words``, without those that have changed."""
        known = self._vocabulary.known(words)
        if len(known) < len(words):
            return _EMPTY
        lists = sorted((self._side(side).rows(word) for word in known), key=len)
        places = lists[0]
        for other in lists[1:]:
            places = places[np.isin(places, other, assume_unique=True)]
        return places[self._alive[places]]

    def _shared(self, side: Side, words: set[str]) -> NDArray[np.int32]:
        """How many of ``words`` each row has."""
        found = np.zeros(len(self._rows), np.int32)
        for word in self._vocabulary.known(words):
            found[self._side(side).rows(word)] += 1  # a row is in the list of a word only once
        return found

    def _side(self, side: Side) -> _Side:
        return self._sides[SIDES.index(side)]

    def _key(self, place: int) -> Key:
        return int(self._reviews[place]), int(self._rows[place])


def _best(shares: NDArray[np.float64], limit: int) -> list[int]:
    """The places of the ``limit`` largest shares above 0."""
    limit = min(limit, len(shares))
    if not limit:
        return []
    top = np.argpartition(-shares, limit - 1)[:limit]
    return [int(k) for k in top if shares[k] > 0]
