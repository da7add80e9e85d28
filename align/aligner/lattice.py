"""The lattice of beads: best ladder and posteriors, by dynamic programming in a band.

A node ``(i, j)`` stands between sentences: ``i`` source and ``j`` target sentences are
consumed. A bead of type ``a-b`` leads from ``(i - a, j - b)`` to ``(i, j)``. Runs of
unmatched sentences are runs of 1-0 or 0-1 beads whose first costs ``gap_open``: a state
per node remembers what kind of bead led to it (0 any match, 1 source gap, 2 target gap).

The model is a semi-Markov conditional random field (Sarawagi & Cohen, 2004): a ladder's
score is the sum of its beads' scores, its probability the softmax over all ladders in the
band. ``tests/reference.py`` is the same in plain Python, without a band.
"""

from __future__ import annotations

from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
DoubleArray = NDArray[np.float64]
IntArray = NDArray[np.int32]
LongArray = NDArray[np.int64]

#: The most sentences that a bead holds, both sides together.
MAX_SIZE = 9
#: Larger beads than this hold one or two sentences on one side: that one sentence is cut into eight
#: happens, that four and four make one bead hardly ever does.
MAX_EVEN_SIZE = 7
#: The bead types: both sides filled, smallest first, then the null types.
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
    """The nodes that are looked at: in row i the columns low[i] to high[i], both included.

    ``start[i] + j - low[i]`` is the number of node ``(i, j)``; ``start[-1]`` the number of nodes.
    """

    low: IntArray
    high: IntArray
    start: LongArray

    @classmethod
    def of(cls, low: IntArray, high: IntArray) -> Band:
        """A band from its bounds, which must not fall from row to row."""
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

    def ends(self, path: IntArray) -> LongArray:
        """The node that each bead of a ladder ends in; ``path`` holds their types in order."""
        i, j = np.cumsum(_A[path]), np.cumsum(_B[path])
        found: LongArray = self.start[i] + j - self.low[i]
        return found


@numba.njit(cache=True, nogil=True)
def _viterbi(
    low: IntArray,
    high: IntArray,
    start: LongArray,
    scores: FloatArray,
    gap_open: float,
    type_a: IntArray,
    type_b: IntArray,
) -> tuple[IntArray, float]:  # pragma: no cover - compiled
    n, types = len(low) - 1, scores.shape[1]
    src_null, tgt_null = types - 2, types - 1
    best = np.full((scores.shape[0], 3), -1e30)
    back = np.full((scores.shape[0], 3), -1, np.int8)
    best[0, 0] = 0.0
    for i in range(n + 1):
        for j in range(low[i], high[i] + 1):
            node = start[i] + j - low[i]
            for t in range(types):
                a, b = type_a[t], type_b[t]
                pi, pj = i - a, j - b
                if pi < 0 or pj < low[pi] or pj > high[pi]:
                    continue
                score = scores[node, t]
                if score <= -1e29:
                    continue
                prev = start[pi] + pj - low[pi]
                state = 1 if t == src_null else 2 if t == tgt_null else 0
                for s in range(3):
                    value = best[prev, s]
                    if value <= -1e29:
                        continue
                    value += score
                    if state != 0 and s != state:
                        value += gap_open
                    if value > best[node, state]:
                        best[node, state] = value
                        back[node, state] = t * 3 + s
    path = np.empty(n + high[n] + 1, np.int32)
    length = 0
    i, j = n, int(high[n])
    node = start[i] + j - low[i]
    state = 0
    for s in range(1, 3):
        if best[node, s] > best[node, state]:
            state = s
    total = best[node, state]
    while i > 0 or j > 0:
        node = start[i] + j - low[i]
        code = back[node, state]
        if code < 0:
            return path[:0], -1e30
        t = code // 3
        state = code - 3 * t
        path[length] = t
        length += 1
        i -= type_a[t]
        j -= type_b[t]
    return path[:length][::-1].copy(), total


@numba.njit(cache=True, nogil=True, inline="always")
def _log_sum(values, count):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Log of the sum of exp over the first ``count`` values."""
    top = -1e30
    for k in range(count):
        top = max(top, values[k])
    if top <= -1e29:
        return -1e30
    total = 0.0
    for k in range(count):
        if values[k] > top - 40.0:
            total += np.exp(values[k] - top)
    return top + np.log(total)


@numba.njit(cache=True, nogil=True)
def _forward(
    low: IntArray, high: IntArray, start: LongArray, scores: FloatArray, gap_open: float,
    type_a: IntArray, type_b: IntArray,
) -> DoubleArray:  # pragma: no cover - compiled  # fmt: skip
    """Log of the summed weight of all ladders to a node: in any state, in either gap."""
    n, types = len(low) - 1, scores.shape[1]
    forward = np.full((scores.shape[0], 3), -1e30)
    forward[0, 0] = 0.0
    values = np.empty(types + 1)
    for i in range(n + 1):
        for j in range(low[i], high[i] + 1):
            node = start[i] + j - low[i]
            count = 0
            if node == 0:
                continue
            for t in range(types - 2):
                pi, pj = i - type_a[t], j - type_b[t]
                if scores[node, t] <= -1e29 or pi < 0 or pj < low[pi] or pj > high[pi]:
                    continue
                values[count] = forward[start[pi] + pj - low[pi], 0] + scores[node, t]
                count += 1
            for state in range(1, 3):
                t = types - 3 + state
                pi, pj = i - type_a[t], j - type_b[t]
                if scores[node, t] <= -1e29 or pi < 0 or pj < low[pi] or pj > high[pi]:
                    continue
                prev = start[pi] + pj - low[pi]
                # Any state opens a gap but the gap's own, which goes on for free.
                own, every = forward[prev, state], forward[prev, 0]
                total = every + gap_open
                if own > -1e29:
                    rest = max(0.0, 1.0 - np.exp(own - every))
                    weight = np.exp(own - every) + rest * np.exp(gap_open)
                    total = every + np.log(weight)
                forward[node, state] = total + scores[node, t]
                values[count] = forward[node, state]
                count += 1
            forward[node, 0] = _log_sum(values, count)
    return forward


@numba.njit(cache=True, nogil=True)
def _posteriors(
    low: IntArray, high: IntArray, start: LongArray, scores: FloatArray, gap_open: float,
    type_a: IntArray, type_b: IntArray,
) -> tuple[FloatArray, float, float]:  # pragma: no cover - compiled  # fmt: skip
    n, types = len(low) - 1, scores.shape[1]
    nodes = scores.shape[0]
    forward = _forward(low, high, start, scores, gap_open, type_a, type_b)
    log_z = forward[nodes - 1, 0]
    posterior = np.zeros((nodes, types), np.float32)
    opened = 0.0
    if log_z <= -1e29:
        return posterior, log_z, opened
    # backward[node, s]: log of the summed weight of what may follow a ladder in state s.
    backward = np.full((nodes, 3), -1e30)
    values = np.empty((3, types + 1))
    for i in range(n, -1, -1):
        for j in range(high[i], low[i] - 1, -1):
            node = start[i] + j - low[i]
            every = forward[node, 0]
            count = 0
            if node == nodes - 1:
                backward[node, :] = 0.0
                continue
            if every <= -1e29:
                continue
            for t in range(types):
                ni, nj = i + type_a[t], j + type_b[t]
                if ni > n or nj < low[ni] or nj > high[ni]:
                    continue
                after = start[ni] + nj - low[ni]
                state = max(0, t - types + 3)
                if scores[after, t] <= -1e29 or backward[after, state] <= -1e29:
                    continue
                value = scores[after, t] + backward[after, state]
                if state == 0:
                    values[:, count] = value
                    log_p = every + value - log_z
                else:
                    values[:, count] = value + gap_open
                    values[state, count] = value
                    # The share of ladders that are in this gap already: they go on for free.
                    own = np.exp(max(forward[node, state] - every, -80.0))
                    rest = max(0.0, 1.0 - own)
                    log_p = every + value - log_z
                    if log_p > -40.0:
                        p = rest * np.exp(log_p + gap_open)
                        opened += p
                        posterior[after, t] = p + own * np.exp(log_p)
                    count += 1
                    continue
                count += 1
                if log_p > -40.0:
                    posterior[after, t] = np.exp(log_p)
            for state in range(3):
                backward[node, state] = _log_sum(values[state], count)
    return posterior, log_z, opened


def forbid_links(
    band: Band, scores: FloatArray, src: NDArray[np.int_], tgt: NDArray[np.int_]
) -> None:
    """Make every filled bead IMPOSSIBLE that holds a marked sentence; ``src[k + 1]`` and
    ``tgt[k + 1]`` mark sentence k with 1.
    """
    before_i, before_j = np.cumsum(src), np.cumsum(tgt)
    row = np.repeat(np.arange(len(band.low)), np.diff(band.start))
    column = np.arange(band.size) - band.start[row] + band.low[row]
    for t in range(scores.shape[1] - 2):
        a, b = TYPES[t]
        marked = before_i[row] - before_i[np.maximum(row - a, 0)]
        marked += before_j[column] - before_j[np.maximum(column - b, 0)]
        scores[marked > 0, t] = IMPOSSIBLE


class Path(NamedTuple):
    """A ladder: for each bead its type (index into TYPES), and the score of the whole."""

    types: IntArray
    score: float


class Posteriors(NamedTuple):
    """``bead[node, type]``: the probability of the bead that ends there; ``log_z`` the log of the
    summed weight of all ladders; ``opened`` the expected number of gaps.
    """

    bead: FloatArray
    log_z: float
    opened: float


def _columns(types: int) -> tuple[IntArray, IntArray]:
    """Sizes of the types whose scores are given: the smallest ones, then both nulls."""
    matches = types - 2
    keep = [*range(matches), SRC_NULL, TGT_NULL]
    return _A[keep], _B[keep]


def viterbi(band: Band, scores: FloatArray, gap_open: float) -> Path:
    """The ladder of the highest score.

    ``scores[node, t]`` is the score of the bead of type t that ends in node; types are the
    leading TYPES with both sides filled, then 1-0 and 0-1. IMPOSSIBLE marks what may not be.
    An empty path with the score IMPOSSIBLE where no ladder fits.
    """
    return Path(*_viterbi(*band, scores, gap_open, *_columns(scores.shape[1])))


def posteriors(band: Band, scores: FloatArray, gap_open: float) -> Posteriors:
    """The probability of every bead by forward-backward; arguments as for viterbi."""
    return Posteriors(*_posteriors(*band, scores, gap_open, *_columns(scores.shape[1])))
