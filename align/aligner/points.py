"""Sentence pairs that are likely to belong together: by rare anchors, by vectors."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.aligner.band import Band, FloatArray, LongArray
from align.aligner.evidence import AnchorLinks, Bounds, Evidence, Types, meetings

#: Points below this weight are noise and never chained.
MIN_POINT = 0.6
#: Anchor types that make more points than this are too common to place anything.
MAX_POINTS_OF_A_TYPE = 400
#: And all types together make at most so many, the rarest first.
MAX_POINTS = 3_000_000
#: Sentences that are each other's nearest are a point from this cosine on.
MIN_COSINE = 0.3
_ROWS_AT_ONCE = 256


class Points(NamedTuple):
    """Sentence pairs (i, j) with weights."""

    i: LongArray
    j: LongArray
    weight: FloatArray

    def at(self, chosen: LongArray | NDArray[np.bool_]) -> Points:
        """Those with the given numbers, or where a mask is true."""
        return Points(self.i[chosen], self.j[chosen], self.weight[chosen])


def anchor_points(evidence: Evidence) -> Points:
    """Pairs that share rare anchors, with the anchors' weight."""
    n, m = evidence.shape
    links = evidence.links
    src, tgt = evidence.src.types, evidence.tgt.types
    rare = src.frequency[links.src] * tgt.frequency[links.tgt] <= _limit(links, src, tgt)
    family, weight, a, b = links
    links = AnchorLinks(family[rare], weight[rare], a[rare], b[rare])
    return _summed(*_points(links, src, tgt, np.zeros(n, np.int64), np.full(n, m), m), m)


def near_anchor_points(evidence: Evidence, band: Band) -> Points:
    """The same inside ``band``, where common anchors tell something too."""
    _, m = evidence.shape
    src, tgt = evidence.src.types, evidence.tgt.types
    return _summed(*_points(evidence.links, src, tgt, band.low, band.high, m), m)


def vector_points(vectors: tuple[FloatArray, FloatArray], band: Band) -> Points:
    """Pairs that are each other's nearest by cosine, weighted by twice the cosine.

    Only the columns that ``band`` reaches are looked at, so the cost is that of the band.
    """
    src, tgt = vectors
    row_best, row_at = np.zeros(len(src), np.float32), np.full(len(src), -1)
    column_best, column_at = np.zeros(len(tgt), np.float32), np.full(len(tgt), -1)
    for top in range(0, len(src), _ROWS_AT_ONCE):
        end = min(len(src), top + _ROWS_AT_ONCE)
        left, right = int(band.low[top]), int(band.high[end])
        if left == right:
            continue
        block = src[top:end] @ tgt[left:right].T
        at = block.argmax(axis=1)
        row_at[top:end], row_best[top:end] = at + left, block[np.arange(end - top), at]
        at = block.argmax(axis=0)
        best = block[at, np.arange(right - left)]
        better = best > column_best[left:right]
        column_at[left:right][better] = at[better] + top
        column_best[left:right][better] = best[better]
    i = np.flatnonzero(row_best >= MIN_COSINE)
    i = i[column_at[row_at[i]] == i]
    return Points(i.astype(np.int64), row_at[i].astype(np.int64), 2.0 * row_best[i])


def together(one: Points, other: Points, columns: int) -> Points:
    """The points of both, the weights of those that agree summed."""
    cell = np.concatenate((one.i * columns + one.j, other.i * columns + other.j))
    return _summed(cell, np.concatenate((one.weight, other.weight)), columns)


def _summed(cell: LongArray, value: FloatArray, columns: int) -> Points:
    """Points from cells (row * columns + column) that may repeat; noise is left out."""
    if not len(cell):
        return Points(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32))
    order = np.argsort(cell, kind="stable")
    cell, value = cell[order], value[order]
    first = np.flatnonzero(np.concatenate(([True], cell[1:] != cell[:-1])))
    weight = np.add.reduceat(value, first)
    cell = cell[first]
    return Points(cell // columns, cell % columns, weight).at(weight >= MIN_POINT)


def _limit(links: AnchorLinks, src: Types, tgt: Types) -> int:
    """The most points that one pair of types may make, so that all together stay few enough."""
    counts = np.sort(src.frequency[links.src] * tgt.frequency[links.tgt])
    fitting = counts[np.cumsum(counts) <= MAX_POINTS]
    return int(min(MAX_POINTS_OF_A_TYPE, fitting[-1])) if len(fitting) else 0


def _points(
    links: AnchorLinks, src: Types, tgt: Types, low: Bounds, high: Bounds, columns: int
) -> tuple[LongArray, FloatArray]:
    """Every sentence pair that shares an anchor, as row * columns + column, with its weight, where
    the column lies from low[row] to high[row].
    """
    cells, values = [np.empty(0, np.int64)], [np.empty(0, np.float32)]
    for met in meetings(links, src, tgt, low, high):
        cells.append(src.items[met.src].astype(np.int64) * columns + tgt.items[met.tgt])
        values.append(links.weight[met.link])
    return np.concatenate(cells), np.concatenate(values)
