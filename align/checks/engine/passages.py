"""The word links of a document, computed per passage and cached.

Linking words is the slowest part of checking. The beads of a passage are linked together, because
they serve each other as a dictionary. The links of a bead therefore depend on the texts of its
passage and on nothing else. The texts themselves decide where a passage begins, so an edit changes
one or two passages and leaves those after it as they were.
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
from align.aligner.lexicon import Lexicon
from align.aligner.links import Linker, strength_of
from align.checks.model.finding import Span

#: The smallest number of beads in a passage: with fewer, the dictionary is poor.
LEAST = 256
#: After that many beads, one bead in this many begins the next passage, on average.
_ONE_OF = 128
#: The largest number of beads in a passage, even if the text repeats itself.
MOST = 1024
#: The largest number of word pairs to cache, 12 bytes each: those of a document of 50,000 beads of
#: news. With a smaller cache, none of its passages would still be there when it is checked again.
_KEPT = 32_000_000
#: A linker that has met this many words, 2 KiB each, is replaced by a new one.
_MOST_WORDS = 50_000

#: The coverage expected of a word of which the passage says nothing else.
USUAL = 0.75

#: The two texts of a bead.
Texts = tuple[str, str]


class Words(NamedTuple):
    """The spans of a bead's words, and the probability that two words translate each other: a row
    for each source word, a column for each target word. ``cosines`` has the similarities of their
    vectors. ``src_usual`` and ``tgt_usual`` say for each word how probable the likeliest link of
    its stem is in the other beads of the passage, on average (``USUAL`` if there are none); they
    may be empty.
    """

    src: Sequence[Span]
    tgt: Sequence[Span]
    links: NDArray[np.float64]
    cosines: NDArray[np.float32]
    src_usual: NDArray[np.float64] = np.zeros(0)
    tgt_usual: NDArray[np.float64] = np.zeros(0)


def words_of(
    passage: tuple[Texts, ...],
    src_lang: str,
    tgt_lang: str,
    encoder: Encoder,
    lexicon: Lexicon | None = None,
) -> Sequence[Words]:
    """The words of each bead and their links. The arrays are shared: do not change them."""
    return _memory(_Asked.of(encoder, lexicon), src_lang, tgt_lang).words(passage)


def passages(sources: Sequence[str]) -> Iterator[range]:
    """Cut a document into passages. A passage begins at a bead whose source text has a certain
    hash.
    """
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
    """The encoder and the lexicon to use. Those with the same names are taken to be equal."""

    names: tuple[str, str]
    encoder: Encoder = field(compare=False)
    lexicon: Lexicon | None = field(compare=False)

    @classmethod
    def of(cls, encoder: Encoder, lexicon: Lexicon | None) -> _Asked:
        return cls((encoder.name, lexicon.name if lexicon else ""), encoder, lexicon)


@lru_cache(maxsize=4)
def _memory(asked: _Asked, src_lang: str, tgt_lang: str) -> _Memory:
    return _Memory(asked, src_lang, tgt_lang)


def forget() -> None:
    """Clear the caches of links and vectors, for benchmarks."""
    _memory.cache_clear()


class _Memory:
    """A cache of recent links. Safe to use from several threads."""

    def __init__(self, asked: _Asked, src_lang: str, tgt_lang: str) -> None:
        self._asked, self._langs = asked, (src_lang, tgt_lang)
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

    def _judge(self, passage: tuple[Texts, ...]) -> list[Words]:
        if self._linker.met > _MOST_WORDS:
            self._linker = self._fresh()
        judged = list(self._linker.judged(passage))
        src = usual([(bead.src.stems, links) for bead, _, links in judged])
        tgt = usual([(bead.tgt.stems, links.T) for bead, _, links in judged])
        return [
            Words(bead.src.spans, bead.tgt.spans, links, pairs.cosine, *both)
            for (bead, pairs, links), *both in zip(judged, src, tgt, strict=True)
        ]

    def _fresh(self) -> Linker:
        strength = strength_of(self._asked.lexicon, *self._langs)
        return Linker(*self._langs, encoder=self._asked.encoder, strength=strength)


def usual(sides: Sequence[tuple[Sequence[str], NDArray[np.float64]]]) -> list[NDArray[np.float64]]:
    """For each word how well its stem is linked in other beads. Each side of a bead has the stems
    of its words, and their links to the words of the other side.
    """
    number: dict[str, int] = {}
    stems = [np.array([number.setdefault(s, len(number)) for s in side], int) for side, _ in sides]
    best = [links.max(1) if links.size else np.zeros(len(links)) for _, links in sides]
    total, count = np.zeros((2, len(number)))
    for own, cover in zip(stems, best, strict=True):
        np.add.at(total, own, cover)
        np.add.at(count, own, 1.0)
    found = []
    for own, cover in zip(stems, best, strict=True):
        same = own[:, None] == own
        elsewhere = count[own] - same.sum(1)
        found.append((total[own] - same @ cover + USUAL) / (elsewhere + 1.0))
    return found


def _size(judged: Sequence[Words]) -> int:
    return sum(words.links.size for words in judged)
