"""How far vectors tell anything at a place, and what decides where they do not.

Where an encoder cannot read a passage (a damaged encoding, a language that it does not know), a
sentence is no more like its rendering than like any other. Weights that are used to vectors take
that for two passages without counterparts. So each sentence's best cosine is measured against what
is usual around it. Where on neither side it stands out, or the sentences of a side are all alike,
beads are weighed by weights of their own, which rely on lengths and anchors, and on vectors only
for what tells a sentence from those around it. One side alone that finds nothing is no such place:
it has been left out, or added.
"""

from __future__ import annotations

from typing import NamedTuple

import numba
import numpy as np

from align.aligner.lattice import IMPOSSIBLE, TYPES, Band, DoubleArray, FloatArray, IntArray

#: Shares of what is usual in the text: by so much a sentence's best cosine exceeds the mean of the
#: others where vectors tell nothing, and where they tell all that they can.
NOTHING, ENOUGH = 0.5, 0.6
#: And where they leave no doubt that a sentence has its counterpart.
DOUBT, SURE = 0.65, 0.85
#: What is usual is what a quarter of the sentences reach, within these bounds. News has 0.6, the
#: freest novels measured 0.37; where vectors tell nothing it is 0.2, where texts agree word for
#: word (tables) up to 0.9.
QUARTER, LEAST, MOST = 0.75, 0.32, 0.6
#: How alike the sentences of a passage are to each other, in the mean: as far as this is usual
#: (98 % of the sentences of news), and from where on vectors do not tell them apart.
USUAL, ALIKE = 0.38, 0.5
#: A cosine that no chance gives: what has it was read well, however alike all sentences are (lists,
#: forms). From the first number on it begins to count.
READ = (0.6, 0.75)
#: So many sentences before and after are around one.
AROUND = 3
#: What so many sentences before and after have in common is taken from a vector.
NEAR = 6

_A, _B = np.array(TYPES, np.int32).T.copy()


class Trust(NamedTuple):
    """Of each sentence of one side, 0 to 1: how far those around it find counterparts by their
    vectors (``finds``), and without doubt (``sure``); and how far vectors tell it from these
    (``parts``).
    """

    finds: DoubleArray
    sure: DoubleArray
    parts: DoubleArray

    @classmethod
    def full(cls, count: int) -> Trust:
        """Where there is nothing to doubt, or too little to judge by."""
        return cls(np.ones(count), np.ones(count), np.ones(count))

    @property
    def least(self) -> float:
        """The lowest number of all."""
        return float(min(map(np.min, self)))


@numba.njit(cache=True, nogil=True)
def _prominence(
    band: Band, similar: FloatArray, n: int, m: int
) -> tuple[tuple[DoubleArray, DoubleArray], tuple[DoubleArray, DoubleArray]]:  # pragma: no cover
    """By how much each sentence's best cosine in the band exceeds the mean of its others, and that
    cosine itself.
    """
    sums, counts = (np.zeros(n), np.zeros(m)), (np.zeros(n), np.zeros(m))
    tops = (np.full(n, -1.0), np.full(m, -1.0))
    for i in range(1, n + 1):
        for j in range(max(1, band.low[i]), band.high[i] + 1):
            value = similar[band.start[i] + j - band.low[i]]
            for side, k in ((0, i - 1), (1, j - 1)):
                sums[side][k] += value
                counts[side][k] += 1.0
                tops[side][k] = max(tops[side][k], value)
    over = (np.ones(n), np.ones(m))
    for side in range(2):
        for k in range(len(tops[side])):
            if counts[side][k] > 1.0:
                others = (sums[side][k] - tops[side][k]) / (counts[side][k] - 1.0)
                over[side][k] = tops[side][k] - others
    return over, tops


def measure(
    band: Band, similar: FloatArray, vectors: tuple[FloatArray, FloatArray]
) -> tuple[Trust, Trust]:
    """How far the vectors of each sentence of both sides can be trusted.

    ``similar`` are the cosines of the sentence pairs before each node. Of a handful of sentences
    nothing is usual: they are trusted.
    """
    if min(map(len, vectors)) <= 2 * AROUND:
        return Trust.full(len(vectors[0])), Trust.full(len(vectors[1]))
    over, tops = _prominence(band, similar, len(vectors[0]), len(vectors[1]))
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


def sharpened(vectors: FloatArray) -> FloatArray:
    """``vectors`` without what those around each have in common, as unit rows.

    Sentences that an encoder can hardly read are alike in what it makes of them all; what is left
    tells them apart far better.
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
    """How alike each sentence is to those around it: the mean cosine."""
    total, count = np.zeros(len(vectors)), np.zeros(len(vectors))
    for d in range(1, min(AROUND, len(vectors) - 1) + 1):
        beside = np.einsum("ij,ij->i", vectors[:-d], vectors[d:])
        total[:-d] += beside
        total[d:] += beside
        count[:-d] += 1
        count[d:] += 1
    return _smooth(total / np.maximum(count, 1))


def _smooth(values: DoubleArray) -> DoubleArray:
    """The median of the sentences around each, which keeps edges sharp."""
    around = min(AROUND, len(values) - 1)
    padded = np.pad(values, around, mode="reflect")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * around + 1)
    smooth: DoubleArray = np.median(windows, axis=1)
    return smooth


@numba.njit(cache=True, nogil=True)
def _lowest(values: DoubleArray) -> DoubleArray:  # pragma: no cover - compiled
    """The lowest of the values around each node."""
    lowest = np.ones(len(values) + 1)
    for k in range(len(lowest)):
        lowest[k] = values[max(k - AROUND, 0) : k + AROUND].min()
    return lowest


@numba.njit(cache=True, nogil=True)
def _mix(
    band: Band, types: IntArray, src: Trust, tgt: Trust,
    scores: FloatArray, faint: FloatArray, size: tuple[IntArray, IntArray],
) -> None:  # pragma: no cover - compiled  # fmt: skip
    n, m = len(src.finds), len(tgt.finds)
    sum_src, sum_tgt = np.zeros(n + 1), np.zeros(m + 1)
    sum_src[1:], sum_tgt[1:] = np.cumsum(src.finds), np.cumsum(tgt.finds)
    finds_src, finds_tgt = _lowest(src.finds), _lowest(tgt.finds)
    sure_src, sure_tgt = _lowest(src.sure), _lowest(tgt.sure)
    parts_src, parts_tgt = _lowest(src.parts), _lowest(tgt.parts)
    for i in range(n + 1):
        for j in range(band.low[i], band.high[i] + 1):
            node = band.start[i] + j - band.low[i]
            for t in range(len(types)):
                if scores[node, t] <= IMPOSSIBLE:
                    continue
                a, b = size[0][types[t]], size[1][types[t]]
                # Of a side that the bead leaves out, the least trusted sentences near it count.
                if a == 0:
                    parts = parts_src[i] * tgt.parts[j - 1]
                    trust = max(sure_src[i], finds_src[i] * parts, tgt.finds[j - 1] * parts_src[i])
                elif b == 0:
                    parts = parts_tgt[j] * src.parts[i - 1]
                    trust = max(sure_tgt[j], finds_tgt[j] * parts, src.finds[i - 1] * parts_tgt[j])
                else:
                    one = (sum_src[i] - sum_src[i - a]) / a
                    other = (sum_tgt[j] - sum_tgt[j - b]) / b
                    trust = max(one, other)
                    trust *= min(src.parts[i - a : i].min(), tgt.parts[j - b : j].min())
                if trust < 1.0:
                    scores[node, t] = trust * scores[node, t] + (1.0 - trust) * faint[node, t]


def mix(
    band: Band,
    types: IntArray,
    trust: tuple[Trust, Trust],
    scores: FloatArray,
    faint: FloatArray,
) -> None:
    """Move ``scores`` of the beads of these ``types`` (over all TYPES) towards ``faint``, which
    hardly rely on vectors, as far as those of neither side can be trusted.
    """
    _mix(band, types, *trust, scores, faint, (_A, _B))
