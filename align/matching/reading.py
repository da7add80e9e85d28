"""What is kept of each document of a collection, so that the texts themselves need no memory.

Vectors are kept as whole numbers so small that a product of two of them is exact in single
precision, in whatever order it is added up. So no result depends on the size of blocks, on threads
or on the library that multiplies.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from align.aligner import encoders
from align.aligner.encoders import Encoder
from align.anchors.tokens import scan
from align.text import Document

Longs = NDArray[np.int64]
Vectors = NDArray[np.int16]

#: How many paragraphs of each document are encoded: the first ones, which correspond well in both
#: languages, and some spread over the rest; and how many characters of each.
FIRST, SPREAD, CHARACTERS = 3, 5, 400

#: How many characters of a document are searched for anchors.
SCANNED = 40_000

#: The length of a vector: its square, with what rounding adds, is below 2 ** 24.
ONE = 4_000

_FEW = 20  # with this few documents, half of what they have in common is specific to them
_PIECES = 4_096  # encoded at once
_ROWS = 16_384


@dataclass(frozen=True)
class Keys:
    """What occurs in each document: an array of ones, documents by ``vocabulary``."""

    found: sparse.csr_matrix
    vocabulary: tuple[str, ...]

    def only(self, rows: Longs) -> Keys:
        """Those of some documents, without what does not occur in them."""
        found = self.found[rows]
        used = np.flatnonzero(np.asarray(found.sum(0)).ravel())
        return Keys(found[:, used].tocsr(), tuple(self.vocabulary[k] for k in used.tolist()))


@dataclass(frozen=True)
class Facts:
    """A collection. The pieces of a document are the ``count`` rows of ``vectors`` from ``begin``;
    one whose language the encoder does not support has none. ``days`` are NaN, ``numbers`` empty
    if a document states none. ``names`` are what the files are called, ``copies`` says which texts
    are the same: equal numbers, 0 for those that occur once.
    """

    langs: tuple[str, ...]
    vectors: Vectors
    begin: Longs
    count: Longs
    anchors: Keys
    proper: Keys
    lengths: NDArray[np.float64]
    days: NDArray[np.float64]
    numbers: tuple[str, ...]
    names: tuple[str, ...]
    copies: Longs

    def __len__(self) -> int:
        return len(self.langs)

    @property
    def read(self) -> NDArray[np.bool_]:
        """Which documents have vectors."""
        return self.count > 0

    def only(self, rows: Longs) -> Facts:
        """Some of the documents."""
        langs, numbers, names = (
            tuple(values[k] for k in rows.tolist())
            for values in (self.langs, self.numbers, self.names)
        )
        return Facts(
            langs,
            self.vectors,
            self.begin[rows],
            self.count[rows],
            self.anchors.only(rows),
            self.proper.only(rows),
            self.lengths[rows],
            self.days[rows],
            numbers,
            names,
            self.copies[rows],
        )


class Reader:
    """Takes documents one by one; ``done`` gives what was kept of them."""

    def __init__(self, encoder: Encoder | None) -> None:
        self._encoder = encoder
        self._waiting: list[str] = []
        self._blocks: list[Vectors] = []
        self._langs: list[str] = []
        self._counts = array("q")
        self._anchors, self._proper = _Keys(), _Keys()
        self._lengths, self._days = array("d"), array("d")
        self._numbers: list[str] = []
        self._names: list[str] = []
        self._digests: list[bytes] = []

    def add(self, document: Document, name: str = "") -> None:
        """Read a document; ``name`` is what its file is called."""
        texts = [document.paragraph_text(part) for part in document.paragraphs]
        pieces: list[str] = []
        if self._encoder and encoders.knows(self._encoder, document.lang):
            pieces = _pieces(texts) or [""]
        self._counts.append(len(pieces))
        self._waiting += pieces
        if len(self._waiting) >= _PIECES:
            self._encode()
        found = list(_anchors(texts, document.lang))
        self._anchors.add(key for kind, key in found if kind != "name")
        self._proper.add(key for kind, key in found if kind == "name")
        self._langs.append(document.lang)
        self._lengths.append(max(1, sum(map(len, texts))))
        self._days.append(document.date.toordinal() if document.date else np.nan)
        self._numbers.append(document.number or "")
        self._names.append(name)
        self._digests.append(blake2b("\n".join(texts).encode("utf-8", "replace")).digest()[:16])

    def done(self) -> Facts:
        """What was kept. The reader cannot be used any more."""
        self._encode()
        counts = np.array(self._counts, np.int64)
        return Facts(
            tuple(self._langs),
            _centred(self._blocks, int((counts > 0).sum())),
            np.cumsum(counts) - counts,
            counts,
            self._anchors.done(),
            self._proper.done(),
            np.array(self._lengths),
            np.array(self._days),
            tuple(self._numbers),
            tuple(self._names),
            _copies(self._digests),
        )

    def _encode(self) -> None:
        if self._waiting and self._encoder:
            vectors = self._encoder.encode(self._waiting)
            self._blocks.append(np.rint(unit(vectors) * ONE).astype(np.int16))
        self._waiting = []


def read(
    documents: Iterable[Document], encoder: Encoder | None, names: Sequence[str] = ()
) -> Facts:
    """What is kept of some documents; without an ``encoder`` their meaning is ignored."""
    reader = Reader(encoder)
    for index, document in enumerate(documents):
        reader.add(document, names[index] if names else "")
    return reader.done()


def unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rows, scaled to length one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), np.float32)


class _Keys:
    """Collects what occurs in documents, each key as a number."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._found, self._ends = array("i"), array("q", [0])

    def add(self, keys: Iterable[str]) -> None:
        self._found.extend({self._number.setdefault(key, len(self._number)) for key in keys})
        self._ends.append(len(self._found))

    def done(self) -> Keys:
        """Everything, with the keys in the order of the alphabet."""
        vocabulary = sorted(self._number)
        place = np.empty(len(vocabulary), np.int32)
        place[[self._number[key] for key in vocabulary]] = np.arange(len(vocabulary))
        places = place[np.array(self._found, np.int32)]
        found = sparse.csr_matrix(
            (np.ones(len(places), np.float32), places, np.array(self._ends, np.int64)),
            shape=(len(self._ends) - 1, len(vocabulary)),
        )
        found.sort_indices()
        return Keys(found, tuple(vocabulary))


def _pieces(texts: Sequence[str]) -> list[str]:
    chosen = set(range(min(FIRST, len(texts))))
    if len(texts) > FIRST:
        chosen.update(np.linspace(FIRST, len(texts) - 1, SPREAD).round().astype(int).tolist())
    return [texts[index][:CHARACTERS] for index in sorted(chosen)]


def _anchors(texts: Sequence[str], lang: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the key of each number, date, symbol and name."""
    left = SCANNED
    for text in texts:
        for token in scan(text[:left], lang):
            if token.kind not in ("word", "initial"):
                yield token.kind, token.key if token.kind == "name" else f"{token.kind} {token.key}"
        left -= len(text)
        if left <= 0:
            return


def _centred(blocks: list[Vectors], documents: int) -> Vectors:
    """All pieces in one array, without what the documents of a collection have in common: the mean
    of all pieces, and less of it if there are few. The blocks are given up one by one.
    """
    total = sum(map(len, blocks))
    if not total:
        return np.zeros((0, 0), np.int16)
    sums = np.sum([block.sum(0, dtype=np.int64) for block in blocks], axis=0)
    mean = sums / (total * ONE) * documents / (documents + _FEW)
    made = np.empty((total, blocks[0].shape[1]), np.int16)
    end = total
    while blocks:
        block = blocks.pop()
        for top in range(0, len(block), _ROWS):
            rows = block[top : top + _ROWS]
            begin = end - len(block) + top
            alone = unit((rows / ONE - mean).astype(np.float32))
            made[begin : begin + len(rows)] = np.rint(alone * ONE)
        end -= len(block)
    return made


def _copies(digests: Sequence[bytes]) -> Longs:
    _, group, size = np.unique(
        np.array(digests, "V16").reshape(-1), return_inverse=True, return_counts=True
    )
    return np.asarray(np.where(size[group] > 1, group + 1, 0), np.int64)
