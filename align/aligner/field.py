"""Evidence arranged in a band: what each group of sentences holds and what each pair shares.

Groups are summed once, so that the lattice's millions of beads need no loop over their sentences.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.aligner.band import MAX_SIZE, Band, DoubleArray, FloatArray, IntArray, LongArray
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
    meetings,
)
from align.aligner.trust import Trust, believed, measure

#: Field.exact and Field.contrast before the closer look.
NOTHING_EXACT = np.empty((0, 0), np.float32)
#: The number of best partners over which a sentence's similarity to the other side is averaged.
NEIGHBOURS = 4
_ROWS_AT_ONCE = 64
#: A match counts as a possible one for sentences up to this many outside the band.
NEARBY = 100

# Columns of Field.src and Field.tgt after COUNTS and the families' totals. Sums: the best partner's
# anchor weight; with vectors, the best partner's cosine and the mean cosine of the best NEIGHBOURS,
# weighted by length. Then for the group: whether it starts a paragraph, the class of its label and
# of its end mark, the length of its summed vector, and whether it begins with speech.
BEST, TOP, NEAR, FIRST, LABEL, END, NORM, OPENS = range(
    len(COUNTS) + len(FAMILIES), len(COUNTS) + len(FAMILIES) + 8
)
#: The column of Field.shared after the families: the dot product of the weighted vectors.
DOT = len(FAMILIES)


class Field(NamedTuple):
    """Evidence arranged in a band, ready for the kernels.

    ``src[a, :, i]`` is what the a source sentences before node row i hold, likewise ``tgt``; the
    columns are COUNTS, the families' totals, BEST to OPENS. ``shared[node, family]`` is the anchor
    weight that the sentence pair *before* the node shares, ``shared[node, DOT]`` the product of
    their vectors, weighted by length. ``ratio`` is the target's length for one source character.
    ``exact`` is empty before the closer look; after it ``exact[node, type]`` is NaN if the bead is
    ruled out, otherwise the cosine of its joined texts, or closer.UNKNOWN; ``contrast`` is what
    ``closer.look`` returns. ``trust`` says for each
    side's sentences how reliable their vectors are, 0 to 1; ``bare`` marks sentences that are not
    prose.
    """

    band: Band
    src: DoubleArray
    tgt: DoubleArray
    shared: FloatArray
    ratio: float
    has_paragraphs: bool
    exact: FloatArray
    contrast: FloatArray
    trust: tuple[Trust, Trust]
    bare: tuple[NDArray[np.bool_], NDArray[np.bool_]]

    @property
    def shape(self) -> tuple[int, int]:
        """The numbers of sentences."""
        return self.src.shape[2] - 1, self.tgt.shape[2] - 1


def _share(
    band: Band, links: AnchorLinks, src: Types, tgt: Types, families: int
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """The anchor weights that the sentence pair before each node shares; and for each occurrence of
    an anchor the largest weight that it shares with any sentence in the band or near it.
    """
    low, high, start = band.low[1:], band.high[1:], band.start[1:]
    most_src = np.zeros((len(src.items), families), np.float32)
    most_tgt = np.zeros((len(tgt.items), families), np.float32)
    shared = np.zeros((band.size, families), np.float32)
    for met in meetings(links, src, tgt, low - 1 - NEARBY, high - 1 + NEARBY):
        family, weight = links.family[met.link], links.weight[met.link]
        row, column = src.items[met.src], tgt.items[met.tgt] + 1
        inside = (low[row] <= column) & (column <= high[row])
        node = (start[row] + column - low[row])[inside]
        # Several forms may match one word; the totals bound their sum in the features.
        np.add.at(shared, (node, family[inside]), weight[inside])
        np.maximum.at(most_src, (met.src, family), weight)
        np.maximum.at(most_tgt, (met.tgt, family), weight)
    return shared, most_src, most_tgt


def _totals(side: TextEvidence, most: FloatArray, rarity: DoubleArray) -> DoubleArray:
    """For each family and sentence the weight of the anchors that could match in the band."""
    items, sentences = side.types.items, side.counts.shape[1]
    totals = np.stack([np.bincount(items, one, sentences) for one in most.T]).astype(np.float64)
    # A number without a match tells as much as one with a match.
    numbers = slice(0, int(side.types.start[side.exact]))
    alone = np.repeat(rarity, side.types.frequency)[numbers] * (most[numbers, NUMBER] == 0.0)
    totals[NUMBER] += np.bincount(items[numbers], alone, sentences)
    return totals


def _best(band: Band, shared: FloatArray, m: int) -> tuple[DoubleArray, DoubleArray]:
    """For each sentence the largest anchor weight that it shares with one sentence in the band."""
    if not shared.any():
        return np.zeros(len(band.low) - 1), np.zeros(m)
    total = shared.sum(axis=1)
    best_src = np.maximum.reduceat(total, band.start[1:-1])
    best_tgt = np.zeros(m + 1)
    np.maximum.at(best_tgt, band.columns, total)
    return best_src.astype(np.float64), best_tgt[1:]


def _similar(band: Band, src: FloatArray, tgt: FloatArray) -> FloatArray:
    """The cosine of the sentence pair before each node; 0 before the first row and column."""
    similar = np.zeros(band.size, np.float32)
    rows = len(band.low)
    for top in range(1, rows, _ROWS_AT_ONCE):
        end = min(rows, top + _ROWS_AT_ONCE)
        left, right = max(1, int(band.low[top])), int(band.high[end - 1])
        block = src[top - 1 : end - 1] @ tgt[left - 1 : right].T
        part = Band(
            band.low[top:end], band.high[top:end], band.start[top : end + 1] - band.start[top]
        )
        row, column = part.rows, part.columns
        known = column >= left
        nodes = np.flatnonzero(known) + band.start[top]
        similar[nodes] = block[row[known], column[known] - left]
    return similar


def _nearest(group: LongArray, similar: FloatArray, size: int, count: int) -> DoubleArray:
    """For each sentence of one side its ``count`` highest cosines in the band, in descending order,
    none below 0; ``group`` is that sentence for each node.
    """
    # Non-negative floats sort in the same order as their bits, so one sort is enough.
    bits = np.maximum(similar, np.float32(0.0)).view(np.uint32)
    order = np.sort(group.astype(np.uint64) << np.uint64(32) | bits)
    ends = np.searchsorted(order, np.arange(1, size + 1, dtype=np.uint64) << np.uint64(32))
    starts = np.concatenate(([0], ends[:-1]))
    at = ends[:, None] - 1 - np.arange(count)
    found = (order[np.maximum(at, 0)] & np.uint64(0xFFFFFFFF)).astype(np.uint32).view(np.float32)
    return np.where(at >= starts[:, None], found, 0.0).astype(np.float64)


def _beside(vectors: FloatArray) -> FloatArray:
    """beside[k, d]: the cosine of sentence k and sentence k + d + 1."""
    beside = np.zeros((len(vectors), MAX_SIZE - 2), np.float32)
    for d in range(min(MAX_SIZE - 2, len(vectors) - 1)):
        beside[: -d - 1, d] = np.einsum("ij,ij->i", vectors[: -d - 1], vectors[d + 1 :])
    return beside


def _groups(
    table: DoubleArray,
    label: IntArray,
    end: IntArray,
    beside: FloatArray,
    size: int,
    speech: DoubleArray,
) -> DoubleArray:
    """What the last a sentences before each row hold; ``table[:, k]`` belongs to sentence k."""
    sums, n = table.shape
    groups = np.zeros((size, sums + 5, n + 1))
    square = np.zeros(n + 1)
    weight = table[CHARS]
    for a in range(1, min(n, size - 1) + 1):
        # Rows from a on have a sentences before them; the first of these are the sentences from 0
        # on.
        rows, first = slice(a, None), slice(0, n - a + 1)
        groups[a, :sums, rows] = groups[a - 1, :sums, rows] + table[:, first]
        groups[a, FIRST, rows] = table[PAR, first]
        groups[a, LABEL, rows] = label[first]
        groups[a, END, rows] = end[a - 1 :]
        groups[a, OPENS, rows] = speech[first]
        if len(beside):
            square[rows] += weight[first] * weight[first]
            for d in range(a - 1):
                nearby = weight[d + 1 : n - a + d + 2] * beside[first, d]
                square[rows] += 2.0 * weight[first] * nearby
            groups[a, NORM, rows] = np.sqrt(np.maximum(square[rows], 0.0))
    return groups


def _alike_often(src: FloatArray, tgt: FloatArray) -> float:
    """How similar the frequencies of a mark are in both texts, 0 to 1: a mark that only one text
    uses says little.
    """
    often = sorted((float(src.mean()) + 0.005, float(tgt.mean()) + 0.005))
    return often[0] / often[1]


def lay_out(
    evidence: Evidence, band: Band, ratio: float, trust: tuple[Trust, Trust] | None = None
) -> Field:
    """Arrange ``evidence`` in ``band``; ``ratio`` as in Field. If ``trust`` is not given, it is
    measured.
    """
    src, tgt = evidence.src, evidence.tgt
    n, m = evidence.shape
    shared, *most = _share(band, evidence.links, src.types, tgt.types, len(FAMILIES) + 1)
    total_src, total_tgt = (
        _totals(side, held, rarity)[:-1]
        for side, held, rarity in zip((src, tgt), most, evidence.rarity, strict=True)
    )
    best_src, best_tgt = _best(band, shared, m)
    near_src, near_tgt = np.zeros((n, 2)), np.zeros((m, 2))
    beside_src = beside_tgt = np.zeros((0, 1), np.float32)
    trusted = trust or (Trust.full(n), Trust.full(m))
    if evidence.vectors is not None:
        similar = _similar(band, *evidence.vectors)
        trusted = trust or measure(band, similar, evidence.vectors)
        if evidence.read and not trust:
            trusted = believed(trusted, evidence.read)
        row, column = band.rows - 1, band.columns - 1
        shared[:, DOT] = similar * src.counts[CHARS, row] * tgt.counts[CHARS, column]
        pairs = (row >= 0) & (column >= 0)
        near_src, near_tgt = (
            np.stack((top[:, 0], top.mean(axis=1)), axis=1)
            for top in (
                _nearest(where[pairs], similar[pairs], size, NEIGHBOURS)
                for where, size in ((row, n), (column, m))
            )
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
        laid_out: DoubleArray = _groups(table, side.label, side.end, beside, MAX_SIZE, speech)
        return laid_out

    return Field(
        band,
        groups(src, total_src, best_src, near_src, beside_src),
        groups(tgt, total_tgt, best_tgt, near_tgt, beside_tgt),
        shared,
        ratio,
        evidence.has_paragraphs,
        NOTHING_EXACT,
        NOTHING_EXACT,
        trusted,
        (src.bare, tgt.bare),
    )
