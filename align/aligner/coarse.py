"""Coarse search: sentence pairs that share rare anchors, chained; a band around the chain.

The chain is the heaviest strictly rising sequence of points (a weighted longest increasing
subsequence, by a Fenwick tree: n log n), so an omission of any length is a jump in it.
"""

from __future__ import annotations

import numba
import numpy as np

from align.aligner.evidence import Evidence, Links, Types
from align.aligner.lattice import Band, FloatArray, LongArray

#: Points below this weight are noise and never chained.
MIN_POINT = 0.6
#: Anchor types that make more points than this are too common to place anything.
MAX_POINTS_OF_A_TYPE = 400
#: And all types together make at most so many, the rarest first.
MAX_POINTS = 3_000_000
#: A gap in the chain of up to this many nodes is looked at as a whole.
MAX_RECTANGLE = 1_500_000
#: Half the width of the band through a larger gap, in nodes.
WIDE = 250


@numba.njit(cache=True, nogil=True)
def _points(
    links: Links, src: Types, tgt: Types, limit: int, columns: int
) -> tuple[LongArray, FloatArray]:  # pragma: no cover - compiled
    """Every sentence pair that shares an anchor, as row * columns + column, with its weight;
    types that would make more than ``limit`` of them are left out.
    """
    total = 0
    for k in range(len(links.weight)):
        u, v = links.src[k], links.tgt[k]
        count = (src.start[u + 1] - src.start[u]) * (tgt.start[v + 1] - tgt.start[v])
        total += count if count <= limit else 0
    cell = np.empty(total, np.int64)
    value = np.empty(total, np.float32)
    at = 0
    for k in range(len(links.weight)):
        u, v = links.src[k], links.tgt[k]
        if (src.start[u + 1] - src.start[u]) * (tgt.start[v + 1] - tgt.start[v]) > limit:
            continue
        for p in range(src.start[u], src.start[u + 1]):
            for q in range(tgt.start[v], tgt.start[v + 1]):
                cell[at] = np.int64(src.items[p]) * columns + tgt.items[q]
                value[at] = links.weight[k]
                at += 1
    return cell, value


@numba.njit(cache=True, nogil=True)
def _chain(
    i: LongArray, j: LongArray, weight: FloatArray, columns: int
) -> LongArray:  # pragma: no cover - compiled
    """Indices of the heaviest chain; points come sorted by i, then by falling j."""
    size = len(i)
    best = np.zeros(size)
    back = np.full(size, -1, np.int64)
    tree = np.zeros(columns + 2)
    holder = np.full(columns + 2, -1, np.int64)
    for k in range(size):
        top, who = 0.0, -1
        position = j[k]
        while position > 0:
            if tree[position] > top:
                top, who = tree[position], int(holder[position])
            position -= position & -position
        best[k] = top + weight[k]
        back[k] = who
        position = j[k] + 1
        while position < columns + 2:
            if best[k] > tree[position]:
                tree[position] = best[k]
                holder[position] = k
            position += position & -position
    chain = np.empty(size, np.int64)
    length = 0
    k = int(np.argmax(best)) if size else -1
    while k >= 0:
        chain[length] = k
        length += 1
        k = int(back[k])
    return chain[:length][::-1].copy()


def chain(evidence: Evidence) -> tuple[LongArray, LongArray, FloatArray]:
    """Sentence pairs (i, j) with weights, rising in both, that most anchors agree with."""
    _, m = evidence.shape
    links = evidence.links
    src, tgt = evidence.src.types, evidence.tgt.types
    cell, value = _points(links, src, tgt, _limit(links, src, tgt), m)
    if not len(cell):
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32)
    order = np.argsort(cell, kind="stable")
    cell, value = cell[order], value[order]
    first = np.flatnonzero(np.concatenate(([True], cell[1:] != cell[:-1])))
    weight = np.add.reduceat(value, first)
    cell = cell[first]
    keep = weight >= MIN_POINT
    cell, weight = cell[keep], weight[keep]
    i, j = cell // m, cell % m
    order = np.lexsort((-j, i))
    i, j, weight = i[order], j[order], weight[order]
    picked = _chain(i, j, weight, m)
    return _supported(i[picked], j[picked], weight[picked])


def _limit(links: Links, src: Types, tgt: Types) -> int:
    """The most points that one pair of types may make, so that all together stay few enough."""
    counts = np.sort(src.frequency[links.src] * tgt.frequency[links.tgt])
    fitting = counts[np.cumsum(counts) <= MAX_POINTS]
    return int(min(MAX_POINTS_OF_A_TYPE, fitting[-1])) if len(fitting) else 0


def _supported(
    i: LongArray, j: LongArray, weight: FloatArray, reach: int = 12
) -> tuple[LongArray, LongArray, FloatArray]:
    """Drop points that no other point of the chain near them confirms."""
    total = np.concatenate(([0.0], np.cumsum(weight)))
    left = np.maximum(np.searchsorted(i, i - reach), np.searchsorted(j, j - reach))
    right = np.minimum(
        np.searchsorted(i, i + reach, side="right"), np.searchsorted(j, j + reach, side="right")
    )
    keep = total[right] - total[left] >= weight + MIN_POINT
    return i[keep], j[keep], weight[keep]


def band_around(
    i: LongArray, j: LongArray, lengths: tuple[FloatArray, FloatArray], margin: int
) -> Band:
    """The nodes between consecutive points of a chain, and ``margin`` nodes around them.

    ``lengths`` are the sentences' lengths on both sides: a gap in the chain too large to be
    looked at as a whole is crossed where both texts are equally far in characters.
    """
    n, m = len(lengths[0]), len(lengths[1])
    low = np.full(n + 1, m, np.int64)
    high = np.zeros(n + 1, np.int64)
    # A point is a 1-1 cell: it ties the node before it to what precedes, the one after to the rest.
    corners = zip(
        [0, *(i + 1).tolist()], [0, *(j + 1).tolist()], [*i.tolist(), n], [*j.tolist(), m],
        strict=True,
    )  # fmt: skip
    for i1, j1, i2, j2 in corners:
        rows = slice(max(0, i1 - margin), min(n, i2 + margin) + 1)
        if (i2 - i1) * (j2 - j1) <= MAX_RECTANGLE:
            left, right = j1 - margin, j2 + margin
        else:
            middle = _diagonal(lengths[0][i1:i2], lengths[1][j1:j2]) + j1
            before, after = i1 - rows.start, rows.stop - 1 - i2
            middle = np.pad(middle, (before, after), mode="edge")
            left, right = middle - WIDE, middle + WIDE
        low[rows] = np.minimum(low[rows], left)
        high[rows] = np.maximum(high[rows], right)
    return tidy(low, high, m)


def _diagonal(src: FloatArray, tgt: FloatArray) -> LongArray:
    """For each node row the column where both texts are equally far in characters."""
    along_src = np.concatenate(([0.0], np.cumsum(src + 1.0)))
    along_tgt = np.concatenate(([0.0], np.cumsum(tgt + 1.0)))
    share = along_src / along_src[-1] * along_tgt[-1]
    column: LongArray = np.searchsorted(along_tgt, share).astype(np.int64)
    return column


def tidy(low: LongArray, high: LongArray, m: int) -> Band:
    """A band from rough bounds: inside the text, rising, connected, from corner to corner."""
    low = np.clip(low, 0, m)
    high = np.clip(high, 0, m)
    low[0] = 0
    high[-1] = m
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    low[1:] = np.minimum(low[1:], high[:-1])
    low = np.minimum.accumulate(low[::-1])[::-1]
    return Band.of(low.astype(np.int32), high.astype(np.int32))
