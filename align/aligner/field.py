"""Evidence laid out in a band: what each group of sentences holds, what each pair shares.

Groups are summed up once, so that the lattice's millions of beads cost no loop over their
sentences.
"""

from __future__ import annotations

from typing import NamedTuple

import numba
import numpy as np

from align.aligner.evidence import (
    CHARS,
    COUNTS,
    FAMILIES,
    NUMBER,
    PAR,
    AnchorLinks,
    Evidence,
    TextEvidence,
    Types,
)
from align.aligner.lattice import MAX_SIZE, Band, DoubleArray, FloatArray, IntArray

#: Field.exact before the closer look.
NOTHING_EXACT = np.empty((0, 0), np.float32)
#: How many neighbours a sentence's nearness to any text at all is averaged over.
NEIGHBOURS = 4
_ROWS_AT_ONCE = 64
#: A match counts as a possible one for sentences up to so many beside the band.
NEARBY = 100

# Columns of Field.src and Field.tgt after COUNTS and the families' totals. Sums: the best partner's
# anchor weight, and by vectors the best partner's and the best NEIGHBOURS' mean cosine, weighted by
# length. Then of the group: whether it starts a paragraph, the class of its label and that of its
# end mark, the length of its summed vector, whether it begins with speech.
BEST, TOP, NEAR, FIRST, LABEL, END, NORM, OPENS = range(
    len(COUNTS) + len(FAMILIES), len(COUNTS) + len(FAMILIES) + 8
)
#: The column of Field.shared after the families: the dot product of the weighted vectors.
DOT = len(FAMILIES)


class Field(NamedTuple):
    """Evidence laid out in a band, ready for the kernels.

    ``src[i, a]`` is what the a source sentences before node row i hold, likewise ``tgt``; the
    columns are COUNTS, the families' totals, BEST to NORM. ``shared[node, family]`` is the anchor
    weight that the sentence pair *before* the node shares, ``shared[node, DOT]`` the product of
    their vectors, weighted by length. ``ratio`` is the target's length for one source character.
    ``exact`` is empty before the closer look; after it ``exact[node, type]`` is NaN where the bead
    is ruled out, else the cosine of its joined texts, or closer.UNKNOWN.
    """

    band: Band
    src: DoubleArray
    tgt: DoubleArray
    shared: FloatArray
    ratio: float
    has_paragraphs: bool
    exact: FloatArray


@numba.njit(cache=True, nogil=True)
def _share(
    band: Band, links: AnchorLinks, src: Types, tgt: Types, families: int
) -> tuple[FloatArray, FloatArray, FloatArray]:  # pragma: no cover - compiled
    """The anchor weights that the sentence pair before each node shares; and of each occurrence of
    an anchor the most that it shares with any in the band.
    """
    low, high, start = band.low, band.high, band.start
    most_src = np.zeros((len(src.items), families), np.float32)
    most_tgt = np.zeros((len(tgt.items), families), np.float32)
    shared = np.zeros((start[-1], families), np.float32)
    for k in range(len(links.weight)):
        u, v = links.src[k], links.tgt[k]
        first, last = tgt.start[v], tgt.start[v + 1]
        for p in range(src.start[u], src.start[u + 1]):
            row = src.items[p] + 1
            left, right = first, last
            while left < right:
                middle = (left + right) // 2
                if tgt.items[middle] + 1 < low[row] - NEARBY:
                    left = middle + 1
                else:
                    right = middle
            while left < last and tgt.items[left] + 1 <= high[row] + NEARBY:
                column = tgt.items[left] + 1
                family, weight = links.family[k], links.weight[k]
                if low[row] <= column <= high[row]:
                    # Several forms may match one word; the totals bound their sum in the features.
                    shared[start[row] + column - low[row], family] += weight
                most_src[p, family] = max(most_src[p, family], weight)
                most_tgt[left, family] = max(most_tgt[left, family], weight)
                left += 1
    return shared, most_src, most_tgt


@numba.njit(cache=True, nogil=True)
def _totals(
    types: Types, most: FloatArray, rarity: DoubleArray, exact: int, sentences: int
) -> DoubleArray:  # pragma: no cover - compiled
    """For each family and sentence the weight of the anchors that could match in the band."""
    totals = np.zeros((most.shape[1], sentences))
    for k in range(len(types.start) - 1):
        for p in range(types.start[k], types.start[k + 1]):
            for family in range(most.shape[1]):
                totals[family, types.items[p]] += most[p, family]
            # A number without a match is as telling as one with a match.
            if k < exact and most[p, NUMBER] == 0.0:
                totals[NUMBER, types.items[p]] += rarity[k]
    return totals


@numba.njit(cache=True, nogil=True)
def _best(
    band: Band, shared: FloatArray, n: int, m: int
) -> tuple[DoubleArray, DoubleArray]:  # pragma: no cover - compiled
    """For each sentence the most anchor weight that it shares with one sentence in the band."""
    best_src, best_tgt = np.zeros(n), np.zeros(m)
    for i in range(1, n + 1):
        for j in range(max(1, band.low[i]), band.high[i] + 1):
            total = shared[band.start[i] + j - band.low[i]].sum()
            best_src[i - 1] = max(best_src[i - 1], total)
            best_tgt[j - 1] = max(best_tgt[j - 1], total)
    return best_src, best_tgt


def _similar(band: Band, src: FloatArray, tgt: FloatArray) -> FloatArray:
    """The cosine of the sentence pair before each node; 0 before the first row and column."""
    similar = np.zeros(band.size, np.float32)
    rows = len(band.low)
    for top in range(1, rows, _ROWS_AT_ONCE):
        end = min(rows, top + _ROWS_AT_ONCE)
        left, right = max(1, int(band.low[top])), int(band.high[end - 1])
        block = src[top - 1 : end - 1] @ tgt[left - 1 : right].T
        _spread(band, block, top, left, similar)
    return similar


@numba.njit(cache=True, nogil=True)
def _spread(
    band: Band, block: FloatArray, top: int, left: int, similar: FloatArray
) -> None:  # pragma: no cover - compiled
    for row in range(block.shape[0]):
        i = top + row
        for j in range(max(left, band.low[i]), band.high[i] + 1):
            similar[band.start[i] + j - band.low[i]] = block[row, j - left]


@numba.njit(cache=True, nogil=True)
def _nearest(
    band: Band, similar: FloatArray, n: int, m: int, count: int
) -> tuple[DoubleArray, DoubleArray]:  # pragma: no cover - compiled
    """For each sentence of both sides its ``count`` highest cosines in the band, falling."""
    src, tgt = np.zeros((n, count)), np.zeros((m, count))
    for i in range(1, n + 1):
        for j in range(max(1, band.low[i]), band.high[i] + 1):
            value = similar[band.start[i] + j - band.low[i]]
            for best in (src[i - 1], tgt[j - 1]):
                if value > best[count - 1]:
                    k = count - 1
                    while k > 0 and best[k - 1] < value:
                        best[k] = best[k - 1]
                        k -= 1
                    best[k] = value
    return src, tgt


@numba.njit(cache=True, nogil=True)
def _weigh(
    band: Band, similar: FloatArray, src: FloatArray, tgt: FloatArray, shared: FloatArray
) -> None:  # pragma: no cover - compiled
    """Put the cosines into shared's last column, times both sentences' lengths."""
    for i in range(1, len(band.low)):
        for j in range(max(1, band.low[i]), band.high[i] + 1):
            node = band.start[i] + j - band.low[i]
            shared[node, shared.shape[1] - 1] = similar[node] * src[i - 1] * tgt[j - 1]


def _beside(vectors: FloatArray) -> FloatArray:
    """beside[k, d]: the cosine of sentence k and the one d + 1 after it."""
    beside = np.zeros((len(vectors), MAX_SIZE - 2), np.float32)
    for d in range(min(MAX_SIZE - 2, len(vectors) - 1)):
        beside[: -d - 1, d] = np.einsum("ij,ij->i", vectors[: -d - 1], vectors[d + 1 :])
    return beside


@numba.njit(cache=True, nogil=True)
def _groups(
    table: DoubleArray,
    label: IntArray,
    end: IntArray,
    beside: FloatArray,
    size: int,
    speech: DoubleArray,
) -> DoubleArray:  # pragma: no cover - compiled
    """What the last a sentences before each row hold; ``table[k]`` is of sentence k."""
    n, sums = table.shape
    groups = np.zeros((n + 1, size, sums + 5))
    for i in range(1, n + 1):
        square = 0.0
        for a in range(1, min(i, size - 1) + 1):
            first = i - a
            for c in range(sums):
                groups[i, a, c] = groups[i, a - 1, c] + table[first, c]
            groups[i, a, sums] = table[first, PAR]
            groups[i, a, sums + 1] = label[first]
            groups[i, a, sums + 2] = end[i - 1]
            groups[i, a, sums + 4] = speech[first]
            if len(beside):
                weight = table[first, CHARS]
                square += weight * weight
                for d in range(a - 1):
                    square += 2.0 * weight * table[first + d + 1, CHARS] * beside[first, d]
                groups[i, a, sums + 3] = np.sqrt(max(square, 0.0))
    return groups


def _alike_often(src: FloatArray, tgt: FloatArray) -> float:
    """How alike both texts are in how often it holds, 0 to 1: what only one text marks says
    little.
    """
    often = sorted((float(src.mean()) + 0.005, float(tgt.mean()) + 0.005))
    return often[0] / often[1]


def lay_out(evidence: Evidence, band: Band, ratio: float) -> Field:
    """Spread ``evidence`` over ``band``; ``ratio`` as in Field."""
    src, tgt = evidence.src, evidence.tgt
    n, m = evidence.shape
    shared, *most = _share(band, evidence.links, src.types, tgt.types, len(FAMILIES) + 1)
    total_src, total_tgt = (
        _totals(side.types, held, rarity, side.exact, side.counts.shape[1])[:-1]
        for side, held, rarity in zip((src, tgt), most, evidence.rarity, strict=True)
    )
    best_src, best_tgt = _best(band, shared, n, m)
    near_src, near_tgt = np.zeros((n, 2)), np.zeros((m, 2))
    beside_src = beside_tgt = np.zeros((0, 1), np.float32)
    if evidence.vectors is not None:
        similar = _similar(band, *evidence.vectors)
        _weigh(band, similar, src.counts[CHARS], tgt.counts[CHARS], shared)
        near_src, near_tgt = (
            np.stack((top[:, 0], top.mean(axis=1)), axis=1)
            for top in _nearest(band, similar, n, m, NEIGHBOURS)
        )
        beside_src, beside_tgt = map(_beside, evidence.vectors)

    worth = _alike_often(src.speech, tgt.speech)

    def groups(
        side: TextEvidence,
        total: DoubleArray,
        best: DoubleArray,
        near: DoubleArray,
        beside: FloatArray,
    ) -> DoubleArray:
        weighted = near.T * side.counts[CHARS]
        table = np.concatenate((side.counts, total, best[None], weighted)).astype(np.float64)
        speech = side.speech.astype(np.float64) * worth
        laid_out: DoubleArray = _groups(
            table.T.copy(), side.label, side.end, beside, MAX_SIZE, speech
        )
        return laid_out

    return Field(
        band,
        groups(src, total_src, best_src, near_src, beside_src),
        groups(tgt, total_tgt, best_tgt, near_tgt, beside_tgt),
        shared,
        ratio,
        evidence.has_paragraphs,
        NOTHING_EXACT,
    )
