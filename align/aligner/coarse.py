"""Coarse search: sentence pairs that share rare anchors, chained; a band around the chain.

The chain is the heaviest strictly rising sequence of points (a weighted longest increasing
subsequence, n log n), so an omission of any length is a jump in it.
"""

from __future__ import annotations

from bisect import bisect_left
from math import inf

import numpy as np
from numpy.typing import NDArray

from align.aligner.band import Band, FloatArray, LongArray
from align.aligner.evidence import Evidence
from align.aligner.points import (
    MIN_POINT,
    Points,
    anchor_points,
    near_anchor_points,
    together,
    vector_points,
)

#: A gap in the chain of up to this many nodes is looked at as a whole.
MAX_RECTANGLE = 1_500_000
#: Nodes around the chain of rare anchors in which more points are looked for.
NEAR_MARGIN = 40
#: Gaps that vectors look at as a whole are far larger: only the best of each row is kept.
MAX_VECTOR_RECTANGLE = 1_000_000_000
#: So many 1-1 points in a row on each side make a place as safe to cut as can be.
SOLID = 8
#: Half the width of the band through a larger gap, in nodes.
WIDE = 250

#: A chain without points.
NOTHING = Points(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32))


def _chain(points: Points) -> LongArray:
    """Indices of the heaviest chain; points come sorted by i, then by falling j."""
    # Columns where a chain ends that none to an earlier column outweighs; weights rise with them.
    # The last column is beyond all others.
    columns: list[float] = [-1.0, inf]
    best: list[float] = [0.0, inf]
    holder: list[int] = [-1, -1]
    back: list[int] = []
    for k, (j, weight) in enumerate(zip(points.j.tolist(), points.weight.tolist(), strict=True)):
        at = bisect_left(columns, j)
        total = best[at - 1] + weight
        back.append(holder[at - 1])
        if best[at] >= total:
            if columns[at] != j:  # otherwise as good a chain ends here already
                columns.insert(at, j)
                best.insert(at, total)
                holder.insert(at, k)
            continue
        end = at + 1
        while best[end] < total:
            end += 1
        columns[at], best[at], holder[at] = j, total, k
        if end > at + 1:
            del columns[at + 1 : end], best[at + 1 : end], holder[at + 1 : end]
    chain: list[int] = []
    k = holder[-2]
    while k >= 0:
        chain.append(k)
        k = back[k]
    return np.array(chain[::-1], np.int64)


def chain(evidence: Evidence) -> Points:
    """The sentence pairs, rising on both sides, that most evidence agrees with.

    Rare anchors are chained first; common ones and vectors then look for more points around that
    chain and in its gaps.
    """
    found = _chained(anchor_points(evidence))
    if not len(evidence.links.weight) and evidence.vectors is None:
        return found
    points = near_anchor_points(evidence, band_around(found, evidence.lengths, NEAR_MARGIN))
    if evidence.vectors is not None:
        around = band_around(found, evidence.lengths, NEAR_MARGIN, MAX_VECTOR_RECTANGLE)
        more = vector_points(evidence.vectors, around)
        points = together(points, more, evidence.shape[1])
    return _chained(points)


def safe_cuts(chain: Points, part: int) -> list[tuple[int, int]]:
    """Nodes about every ``part`` source sentences where the ladder may be cut: in the middle of
    an unbroken run of 1-1 points, the longer the better; where there is none, no cut.
    """
    steps = (np.diff(chain.i) == 1) & (np.diff(chain.j) == 1)
    before = _run_lengths(np.concatenate(([False], steps)))
    after = _run_lengths(np.concatenate(([False], steps[::-1])))[::-1]
    solid = np.minimum(np.minimum(before, after), SOLID)
    cuts: list[tuple[int, int]] = []
    for wanted in range(part, int(chain.i[-1]) - part // 2 if len(chain.i) else 0, part):
        left, right = np.searchsorted(chain.i, (wanted - part // 2, wanted + part // 2))
        if left == right:
            continue
        near = -np.abs(chain.i[left:right] - wanted)
        k = int(left) + int(np.lexsort((near, solid[left:right]))[-1])
        if solid[k] >= SOLID // 2:
            cuts.append((int(chain.i[k]), int(chain.j[k])))
    return cuts


def _run_lengths(steps: NDArray[np.bool_]) -> LongArray:
    """For each place how many steps in a row lead to it."""
    place = np.arange(len(steps))
    broken = np.maximum.accumulate(np.where(steps, 0, place))
    return place - broken


def _chained(points: Points) -> Points:
    points = points.at(np.lexsort((-points.j, points.i)))
    return _supported(points.at(_chain(points)))


def _supported(points: Points, reach: int = 12) -> Points:
    """Drop points that no other point of the chain near them confirms."""
    i, j, weight = points
    total = np.concatenate(([0.0], np.cumsum(weight)))
    left = np.maximum(np.searchsorted(i, i - reach), np.searchsorted(j, j - reach))
    right = np.minimum(
        np.searchsorted(i, i + reach, side="right"), np.searchsorted(j, j + reach, side="right")
    )
    return points.at(total[right] - total[left] >= weight + MIN_POINT)


def band_around(
    chain: Points,
    lengths: tuple[FloatArray, FloatArray],
    margin: int,
    max_rectangle: int = MAX_RECTANGLE,
) -> Band:
    """The nodes between consecutive points of ``chain``, and ``margin`` nodes around them.

    ``lengths`` are the sentences' lengths on both sides: a gap in the chain of more than
    ``max_rectangle`` nodes is crossed where both texts are equally far in characters.
    """
    i, j, _ = chain
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
        if (i2 - i1) * (j2 - j1) <= max_rectangle:
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
