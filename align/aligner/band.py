"""The nodes and bead types of the lattice: which nodes are searched and which are not."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
DoubleArray = NDArray[np.float64]
IntArray = NDArray[np.int32]
LongArray = NDArray[np.int64]

#: The largest number of sentences in a bead, both sides together.
MAX_SIZE = 9
#: Larger beads than this have one or two sentences on one side: a sentence may be split into eight,
#: but four and four are hardly ever one bead.
MAX_EVEN_SIZE = 7
#: The bead types: those with both sides filled, smallest first, then the null types.
TYPES: tuple[tuple[int, int], ...] = (
    *(
        (a, size - a)
        for size in range(2, MAX_SIZE + 1)
        for a in range(1, size)
        if size <= MAX_EVEN_SIZE or min(a, size - a) <= 2
    ),
    (1, 0),
    (0, 1),
)
SRC_NULL = TYPES.index((1, 0))
TGT_NULL = TYPES.index((0, 1))
_A = np.array([a for a, _ in TYPES], np.int32)
_B = np.array([b for _, b in TYPES], np.int32)
IMPOSSIBLE = np.float32(-1e30)


def types_up_to(size: int) -> int:
    """How many of the leading TYPES have a + b <= size (null types not counted)."""
    return sum(1 for a, b in TYPES if a and b and a + b <= size)


class Band(NamedTuple):
    """The nodes to search: in row i the columns low[i] to high[i], both included.

    ``start[i] + j - low[i]`` is the number of node ``(i, j)``; ``start[-1]`` is the number of
    nodes.
    """

    low: IntArray
    high: IntArray
    start: LongArray

    @classmethod
    def of(cls, low: IntArray, high: IntArray) -> Band:
        """A band from its bounds, which must not decrease from row to row."""
        start = np.zeros(len(low) + 1, np.int64)
        np.cumsum(high.astype(np.int64) - low + 1, out=start[1:])
        return cls(low.astype(np.int32), high.astype(np.int32), start)

    @classmethod
    def full(cls, n: int, m: int) -> Band:
        """All nodes of two texts of n and m sentences."""
        return cls.of(np.zeros(n + 1, np.int32), np.full(n + 1, m, np.int32))

    @property
    def size(self) -> int:
        """The number of nodes."""
        return int(self.start[-1])

    @property
    def rows(self) -> LongArray:
        """The row of each node."""
        return np.repeat(np.arange(len(self.low)), np.diff(self.start))

    @property
    def columns(self) -> LongArray:
        """The column of each node."""
        return np.arange(self.size) - np.repeat(self.start[:-1] - self.low, np.diff(self.start))

    def ends(self, path: IntArray) -> LongArray:
        """The node where each bead of a ladder ends; ``path`` holds the bead types in order."""
        i, j = np.cumsum(_A[path]), np.cumsum(_B[path])
        found: LongArray = self.start[i] + j - self.low[i]
        return found


def sizes_of(types: int) -> tuple[IntArray, IntArray]:
    """Sizes of the types that have scores: the smallest ones, then both nulls."""
    matches = types - 2
    keep = [*range(matches), SRC_NULL, TGT_NULL]
    return _A[keep], _B[keep]


def forbid_links(
    band: Band, scores: FloatArray, src: NDArray[np.int_], tgt: NDArray[np.int_]
) -> None:
    """Make every filled bead that holds a marked sentence IMPOSSIBLE; ``src[k + 1]`` and ``tgt[k +
    1]`` are 1 if sentence k is marked.
    """
    before_i, before_j = np.cumsum(src), np.cumsum(tgt)
    row, column = band.rows, band.columns
    for t in range(scores.shape[1] - 2):
        a, b = TYPES[t]
        marked = before_i[row] - before_i[np.maximum(row - a, 0)]
        marked += before_j[column] - before_j[np.maximum(column - b, 0)]
        scores[marked > 0, t] = IMPOSSIBLE
