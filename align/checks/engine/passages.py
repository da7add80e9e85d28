"""The word links of a document, passage by passage, and no passage judged twice.

Links are the dearest part of checking. Beads of a passage are judged together, since they are each
other's dictionary; so what is believed of a bead depends on the texts of its passage, and on
nothing else. Where a passage begins, the texts themselves say: an edit changes one passage or two,
and those after it stay what they were.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from align.aligner.encoders import Encoder
from align.aligner.links import Linker
from align.checks.model.finding import Span

#: A passage has so many beads at least: with fewer the dictionary is poor.
LEAST = 256
#: Of the beads after those, one of so many begins the next passage.
_ONE_OF = 128
#: A passage has no more beads than this, however often the text says the same.
MOST = 1024
#: So many pairs of words are remembered, of 8 bytes each.
_KEPT = 12_000_000
#: A linker that has met so many words, of 2 KiB each, gives way to a fresh one.
_MOST_WORDS = 50_000

#: The two texts of a bead.
Texts = tuple[str, str]


class Words(NamedTuple):
    """The words of a bead as spans, and the probability that two of them render each other: a row
    a source word, a column a target word.
    """

    src: Sequence[Span]
    tgt: Sequence[Span]
    links: NDArray[np.float64]


def words_of(
    passage: tuple[Texts, ...], src_lang: str, tgt_lang: str, encoder: Encoder
) -> Sequence[Words]:
    """The words of each bead and their links; the arrays are shared and must not be changed."""
    return _memory(_Asked(encoder.name, encoder), src_lang, tgt_lang).words(passage)


def vectors_of(
    words: Sequence[str], src_lang: str, tgt_lang: str, encoder: Encoder
) -> NDArray[np.float32]:
    """The vectors of words in small letters; what is remembered of a language pair has most."""
    return _memory(_Asked(encoder.name, encoder), src_lang, tgt_lang).vectors(words)


def passages(sources: Sequence[str]) -> Iterator[range]:
    """Cut a document: a passage begins at a bead whose source happens to say so."""
    first = 0
    for k, source in enumerate(sources):
        size = k - first
        begins = size >= LEAST and crc32(source.encode("utf-8", "replace")) % _ONE_OF == 0
        if begins or size == MOST:
            yield range(first, k)
            first = k
    if first < len(sources):
        yield range(first, len(sources))


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom to ask: encoders of one name say the same."""

    name: str
    encoder: Encoder = field(compare=False)


@lru_cache(maxsize=4)
def _memory(asked: _Asked, src_lang: str, tgt_lang: str) -> _Memory:
    return _Memory(asked.encoder, src_lang, tgt_lang)


def forget() -> None:
    """Forget what was judged and every vector: for measuring."""
    _memory.cache_clear()


class _Memory:
    """What was judged lately. Any thread may use it."""

    def __init__(self, encoder: Encoder, src_lang: str, tgt_lang: str) -> None:
        self._asked = src_lang, tgt_lang, encoder
        self._linker = self._fresh()
        self._judged: OrderedDict[tuple[Texts, ...], list[Words]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def words(self, passage: tuple[Texts, ...]) -> list[Words]:
        with self._lock:
            found = self._judged.get(passage)
            if found is None:
                found = self._judge(passage)
                self._size += _size(found)
                self._judged[passage] = found
            self._judged.move_to_end(passage)
            while self._size > _KEPT and len(self._judged) > 1:
                self._size -= _size(self._judged.popitem(last=False)[1])
            return found

    def vectors(self, words: Sequence[str]) -> NDArray[np.float32]:
        with self._lock:
            return self._linker.vectors(words)

    def _judge(self, passage: tuple[Texts, ...]) -> list[Words]:
        if self._linker.met > _MOST_WORDS:
            self._linker = self._fresh()
        return [
            Words(bead.src.spans, bead.tgt.spans, links)
            for bead, links in self._linker.judge(passage)
        ]

    def _fresh(self) -> Linker:
        src_lang, tgt_lang, encoder = self._asked
        return Linker(src_lang, tgt_lang, encoder=encoder)


def _size(judged: Sequence[Words]) -> int:
    return sum(words.links.size for words in judged)
