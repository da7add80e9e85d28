"""How reliable vectors are at each place, and what decides if they are not.

If an encoder cannot read a passage (a damaged encoding, an unknown language), a sentence is no more
similar to its translation than to any other sentence. Weights that rely on vectors take that for
two passages without counterparts. So each sentence's best cosine is compared with what is usual in
the text. If it does not stand out on either side, or if the sentences of a side are all alike, the
beads are scored with separate weights. These rely on lengths and anchors, and use vectors only for
what distinguishes a sentence from its neighbours. If only one side finds nothing, the weights stay
the same: the passage was omitted from the other side, or added on this one. They also stay the
same if both sides are certainly in languages that the encoder knows: then vectors find nothing
because there is nothing to find.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from align.aligner.band import (
    IMPOSSIBLE,
    MAX_SIZE,
    TYPES,
    Band,
    DoubleArray,
    FloatArray,
    IntArray,
    LongArray,
)

#: By how much a sentence's best cosine exceeds the mean of the others, as a share of what is usual
#: in the text: at the first number vectors say nothing, at the second they are fully reliable.
NOTHING, ENOUGH = 0.5, 0.6
#: The same for whether a sentence has a counterpart: from doubtful to certain.
DOUBT, SURE = 0.65, 0.85
#: The usual value is the one that a quarter of the sentences reach, kept within these bounds. News
#: has 0.6, the freest novels measured 0.37; it is 0.2 if vectors say nothing, and up to 0.9 if
#: texts agree word for word (tables).
QUARTER, LEAST, MOST = 0.75, 0.32, 0.6
#: How similar the sentences of a passage are to each other on average: the highest value that is
#: usual (for 98 % of the sentences of news), and the value from which vectors no longer distinguish
#: them.
USUAL, ALIKE = 0.38, 0.5
#: A cosine too high for chance: a sentence that reaches it was read well, even if all sentences are
#: alike (lists, forms). It begins to count at the first number and counts fully at the second.
READ = (0.6, 0.75)
#: The number of sentences before and after a sentence that count as its surroundings.
AROUND = 3
#: The number of sentences before and after whose common part is subtracted from a vector.
NEAR = 6

#: The row and the column of each node.
_Ends = tuple[LongArray, LongArray]


class Trust(NamedTuple):
    """For each sentence of one side, 0 to 1: how well the sentences around it find counterparts by
    their vectors (``finds``), how certain these are (``sure``), and how well vectors distinguish it
    from the sentences around it (``parts``).
    """

    finds: DoubleArray
    sure: DoubleArray
    parts: DoubleArray

    @classmethod
    def full(cls, count: int) -> Trust:
        """Full trust: there is nothing to doubt, or too little to judge by."""
        return cls(np.ones(count), np.ones(count), np.ones(count))


_FINDS, _, _PARTS = range(len(Trust._fields))


def _prominence(
    band: Band, similar: FloatArray, sizes: tuple[int, int]
) -> list[tuple[DoubleArray, DoubleArray]]:
    """For each side, by how much each sentence's best cosine in the band exceeds the mean of its
    other cosines, and the best cosine itself.
    """
    rows, columns = band.rows, band.columns
    pairs = (rows > 0) & (columns > 0)
    values = similar[pairs].astype(np.float64)
    found = []
    for ends, size in zip((rows, columns), sizes, strict=True):
        place = ends[pairs] - 1
        tops = np.full(size, -1.0)
        np.maximum.at(tops, place, values)
        counts = np.bincount(place, minlength=size)
        others = np.bincount(place, values, size) - tops
        over = np.where(counts > 1, tops - others / np.maximum(counts - 1, 1), 1.0)
        found.append((over, tops))
    return found


def measure(
    band: Band, similar: FloatArray, vectors: tuple[FloatArray, FloatArray]
) -> tuple[Trust, Trust]:
    """How reliable the vectors of each sentence of both sides are.

    ``similar`` holds the cosines of the sentence pairs before each node. A few sentences are not
    enough to show what is usual; their vectors are trusted.
    """
    if min(map(len, vectors)) <= 2 * AROUND:
        return Trust.full(len(vectors[0])), Trust.full(len(vectors[1]))
    over, tops = zip(*_prominence(band, similar, (len(vectors[0]), len(vectors[1]))), strict=True)
    found = [_smooth(one) for one in over]
    usual = np.clip(np.quantile(np.concatenate(found), QUARTER), LEAST, MOST)

    def side(number: int) -> Trust:
        share = found[number] / usual
        read = _share(_smooth(tops[number]), *READ)
        return Trust(
            np.maximum(read, _share(share, NOTHING, ENOUGH)),
            np.maximum(read, _share(share, DOUBT, SURE)),
            np.maximum(read, 1.0 - _share(_alike(vectors[number]), USUAL, ALIKE)),
        )

    return side(0), side(1)


def believed(
    trust: tuple[Trust, Trust], read: tuple[NDArray[np.bool_], NDArray[np.bool_]]
) -> tuple[Trust, Trust]:
    """``trust`` with full trust in what the vectors of the marked sentences find, even nothing."""
    src, tgt = (
        side._replace(finds=np.maximum(side.finds, own), sure=np.maximum(side.sure, own))
        for side, own in zip(trust, read, strict=True)
    )
    return src, tgt


def sharpened(vectors: FloatArray) -> FloatArray:
    """``vectors`` without what the vectors around each have in common, as unit rows.

    Sentences that an encoder can hardly read have similar vectors; the remainder distinguishes them
    far better.
    """
    count = len(vectors)
    total = np.zeros((count + 1, vectors.shape[1]))
    np.cumsum(vectors, axis=0, out=total[1:])
    place = np.arange(count)
    first, last = np.maximum(place - NEAR, 0), np.minimum(place + NEAR + 1, count)
    common = (total[last] - total[first]) / (last - first)[:, None]
    rest = vectors - common
    rest /= np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-6)
    sharp: FloatArray = rest.astype(np.float32)
    return sharp


def _share(value: DoubleArray, low: float, high: float) -> DoubleArray:
    share: DoubleArray = np.clip((value - low) / (high - low), 0.0, 1.0)
    return share


def _alike(vectors: FloatArray) -> DoubleArray:
    """How similar each sentence is to those around it: the mean cosine."""
    total, count = np.zeros(len(vectors)), np.zeros(len(vectors))
    for d in range(1, min(AROUND, len(vectors) - 1) + 1):
        beside = np.einsum("ij,ij->i", vectors[:-d], vectors[d:])
        total[:-d] += beside
        total[d:] += beside
        count[:-d] += 1
        count[d:] += 1
    return _smooth(total / np.maximum(count, 1))


def _smooth(values: DoubleArray) -> DoubleArray:
    """For each sentence the median of the values around it, which keeps edges sharp."""
    around = min(AROUND, len(values) - 1)
    padded = np.pad(values, around, mode="reflect")
    windows = sliding_window_view(padded, 2 * around + 1)
    smooth: DoubleArray = np.median(windows, axis=1)
    return smooth


def _lowest(values: DoubleArray) -> DoubleArray:
    """The lowest of the values around each node."""
    padded = np.pad(values, AROUND, constant_values=np.inf)
    lowest: DoubleArray = sliding_window_view(padded, 2 * AROUND).min(axis=1)
    return lowest


def _last(values: DoubleArray, size: int, first: float = 0.0) -> DoubleArray:
    """The last ``size`` values before each node, in rows, with ``first`` before all of them."""
    padded = np.concatenate((np.full(size, first), values))
    return sliding_window_view(padded, size)[: len(values) + 1]


class _Together:
    """How far the vectors of several sentences of one side in a row can be trusted together."""

    def __init__(self, side: Trust) -> None:
        self._side = side
        self._known: dict[int, tuple[DoubleArray, DoubleArray]] = {}

    def before(self, size: int) -> tuple[DoubleArray, DoubleArray]:
        """The mean of ``finds`` and the lowest of ``parts`` of the last ``size`` sentences before
        each node.
        """
        if size not in self._known:
            finds = _last(self._side.finds, size).mean(axis=1)
            self._known[size] = finds, _last(self._side.parts, size).min(axis=1)
        return self._known[size]


def _of_link(
    sides: tuple[_Together, _Together], sizes: tuple[int, int], ends: _Ends
) -> DoubleArray:
    """How far to trust the scores of beads with these numbers of sentences on each side."""
    (src, tgt), (row, column) = sides, ends
    finds_src, parts_src = src.before(sizes[0])
    finds_tgt, parts_tgt = tgt.before(sizes[1])
    finds = np.maximum(finds_src[row], finds_tgt[column])
    trust: DoubleArray = finds * np.minimum(parts_src[row], parts_tgt[column])
    return trust


def _of_null(own: Trust, end: LongArray, other: Trust, beside: LongArray) -> DoubleArray:
    """How far to trust the scores of beads with a single sentence; on the side that they leave
    empty, the least trusted sentences nearby count.
    """
    finds, sure, parts = (_lowest(values)[beside] for values in other)
    alone = np.maximum(finds * own.parts[end - 1], own.finds[end - 1]) * parts
    trust: DoubleArray = np.maximum(sure, alone)
    return trust


def doubted(band: Band, trust: tuple[Trust, Trust]) -> LongArray:
    """The nodes where the scores of some beads are not fully trusted; a few others may be among
    them.
    """
    rows, columns = band.rows, band.columns
    src, tgt = (
        [_last(values, MAX_SIZE - 1, 1.0).min(axis=1) < 1.0 for values in side] for side in trust
    )
    doubt = src[_PARTS][rows] | tgt[_PARTS][columns]
    doubt |= src[_FINDS][rows] & tgt[_FINDS][columns]
    for own, end, other, beside in (
        (trust[0], rows, trust[1], columns),
        (trust[1], columns, trust[0], rows),
    ):
        finds, sure, parts = ((_lowest(values) < 1.0)[beside] for values in other)
        own_finds, own_parts = (np.append(1.0, own[k])[end] < 1.0 for k in (_FINDS, _PARTS))
        doubt |= sure & (parts | (own_finds & (finds | own_parts)))
    return np.flatnonzero(doubt)


def of_ladder(
    band: Band, types: IntArray, ends: LongArray, trust: tuple[Trust, Trust]
) -> DoubleArray:
    """How far the score of each bead of a ladder relies on vectors, 0 to 1.

    ``types`` are indices into TYPES, ``ends`` the nodes in which the beads end.
    """
    rows, columns = band.rows[ends], band.columns[ends]
    src, tgt = trust
    together = _Together(src), _Together(tgt)
    found = np.ones(len(types))
    for t in np.unique(types).tolist():
        own = types == t
        row, column = rows[own], columns[own]
        a, b = TYPES[t]
        if a and b:
            found[own] = _of_link(together, (a, b), (row, column))
        else:
            found[own] = _of_null(*((src, row, tgt, column) if a else (tgt, column, src, row)))
    return found


def mix(
    band: Band,
    types: IntArray,
    trust: tuple[Trust, Trust],
    scores: FloatArray,
    faint: FloatArray,
    nodes: LongArray,
) -> None:
    """Move the ``scores`` of beads that end in ``nodes`` towards ``faint``, which hardly relies on
    vectors, as far as the vectors at that place are unreliable.

    Both hold the scores of the beads of these ``types`` (over all TYPES).
    """
    rows, columns = band.rows, band.columns
    src, tgt = trust
    together = _Together(src), _Together(tgt)
    for k, t in enumerate(types.tolist()):
        node = nodes[scores[nodes, k] > IMPOSSIBLE]
        row, column = rows[node], columns[node]
        a, b = TYPES[t]
        if a and b:
            share = _of_link(together, (a, b), (row, column))
        else:
            share = _of_null(*((src, row, tgt, column) if a else (tgt, column, src, row)))
        scores[node, k] = share * scores[node, k] + (1.0 - share) * faint[node, k]
