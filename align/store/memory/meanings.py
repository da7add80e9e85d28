"""Rows whose source means the same as a text, in whatever words.

The sentence encoder turns the sources into vectors, some at a time, in a thread that leaves most of
the processor to others. Rows that have no vector yet are not found.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from align.store.memory.index import Key

if TYPE_CHECKING:  # the aligner is slow to load
    from align.aligner.encoders import Encoder

#: Texts that mean less than this in common are not shown: the cosine of their vectors.
ALIKE = 0.6
#: The largest number of rows with a vector, 2 KB each.
MOST = 40_000
#: Rows that are read and encoded at once. That takes about a tenth of a second, and after it the
#: thread rests for as long.
_PORTION = 128
#: In the first round, so many portions can be found at once.
_SOME = 16
#: Seconds between two rounds that look for rows that have changed.
PAUSE = 20.0


class Meanings:
    """The vectors of the sources of rows. One thread calls ``encode``; any may call ``nearest``."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: tuple[list[Key], NDArray[np.float32]] | None = None
        #: The hash of each text that has a vector.
        self._texts: dict[Key, int] = {}

    def encode(self, portions: Iterable[Sequence[tuple[Key, str]]]) -> None:
        """Encode what is new in a round over all rows; rows that are gone are forgotten.

        In the first round, what was encoded can be found before the round ends.
        """
        before = self._known
        rows = {key: k for k, key in enumerate(before[0])} if before else {}
        keys: list[Key] = []
        parts: list[NDArray[np.float32]] = []
        texts: dict[Key, int] = {}
        for number, portion in enumerate(portions, 1):
            own = {key: hash(text) for key, text in portion}
            same = [key for key, text in own.items() if self._texts.get(key) == text]
            fresh = [(key, text) for key, text in portion if self._texts.get(key) != own[key]]
            if before and same:
                parts.append(before[1][[rows[key] for key in same]])
                keys += same
            if fresh:
                vectors = self._encoder.encode([text for _, text in fresh])
                parts.append(np.asarray(vectors, np.float32))
                keys += [key for key, _ in fresh]
            texts |= own
            if before is None and number % _SOME == 0:
                self._known = list(keys), np.concatenate(parts)
            if len(keys) >= MOST:
                break
        self._known = (keys, np.concatenate(parts)) if parts else None
        self._texts = texts

    def nearest(self, text: str, limit: int) -> list[tuple[Key, float]]:
        """The rows whose source is nearest in meaning, and how near, from ``ALIKE`` to 1."""
        if self._known is None:
            return []
        keys, vectors = self._known
        found = vectors @ np.asarray(self._encoder.encode([text]), np.float32)[0]
        best = np.argsort(-found)[:limit]
        return [(keys[k], float(found[k])) for k in best if found[k] >= ALIKE]


def gently(portions: Iterator[Sequence[tuple[Key, str]]]) -> Iterator[Sequence[tuple[Key, str]]]:
    """The portions, with a rest after each that is as long as the work on it."""
    for portion in portions:
        began = time.monotonic()
        yield portion
        time.sleep(min(time.monotonic() - began, 1.0))


def cut(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """The keys in portions."""
    for first in range(0, len(keys), _PORTION):
        yield keys[first : first + _PORTION]
