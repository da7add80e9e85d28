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

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.blas import dtbsv

FloatArray = NDArray[np.float32]
DoubleArray = NDArray[np.float64]
IntArray = NDArray[np.int32]
LongArray = NDArray[np.int64]

#: The most sentences that a bead holds, both sides together.
MAX_SIZE = 7
#: The bead types: both sides filled with a + b <= MAX_SIZE, smallest first, then the null types.
TYPES: tuple[tuple[int, int], ...] = (
    *((a, size - a) for size in range(2, MAX_SIZE + 1) for a in range(1, size)),
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


#: What may not be costs so much: more than any ladder, yet sums keep their digits.
_FORBIDDEN = -1e7
#: The log of no weight at all.
_NOTHING = -1e30
#: Rows of at most so many nodes together are prepared at once,
_CHUNK = 30_000
#: and no more rows than this: the sums of their ladders' weights lie within what a double can hold.
_ROWS = 128
#: Beads reach so many rows.
_REACH = MAX_SIZE - 1


class _Part(NamedTuple):
    """Some rows of the band, and those that their beads reach: up to _REACH rows before or after.

    ``at`` are the rows' numbers. All the nodes are counted from ``first``, a node of the band;
    ``size`` is their number, and stands for none. ``own`` are the nodes of the rows themselves;
    ``rows`` has for each row its nodes, and their places among the part's own. ``near[t, k]`` is
    the node one bead of type t away from the k-th own node. Beads 0-1, the last type, lead from a
    node to the next in its row and are not in ``near``. ``scores[t]`` are those of the own nodes.
    """

    at: slice
    first: int
    size: int
    own: slice
    rows: list[tuple[slice, slice]]
    near: LongArray
    scores: DoubleArray

    def begun(self, known: DoubleArray) -> tuple[DoubleArray, float]:
        """Room for sums of the part's nodes and, at the end, of none; the rows that it shares with
        the part before are taken from there. Also the log of what all these were divided by.
        """
        fresh = np.zeros((len(known), self.size + 1))
        if self.own.start:
            fresh[:, : self.own.start] = known[:, -1 - self.own.start : -1]
        else:
            shared = self.size - self.own.stop
            fresh[:, self.own.stop : self.size] = known[:, :shared]
        factor = float(fresh.max()) or 1.0
        fresh /= factor
        return fresh, float(np.log(factor))


def _parts(band: Band, scores: FloatArray, *, backward: bool = False) -> Iterator[_Part]:
    """The band part by part from its beginning, or from its end."""
    rows = len(band.low)
    a, b = _columns(scores.shape[1])
    steps = (a[:-1], b[:-1]) if backward else (-a[:-1], -b[:-1])
    done = rows if backward else 0
    while done > 0 if backward else done < rows:
        if backward:
            wanted = int(np.searchsorted(band.start, band.start[done] - _CHUNK))
            at = slice(max(0, done - _ROWS, min(wanted, done - 1)), done)
            reach = slice(at.start, min(at.stop + _REACH, rows))
        else:
            wanted = int(np.searchsorted(band.start, band.start[done] + _CHUNK, side="right")) - 1
            at = slice(done, min(rows, done + _ROWS, max(wanted, done + 1)))
            reach = slice(max(at.start - _REACH, 0), at.stop)
        done = at.start if backward else at.stop
        first, last = int(band.start[reach.start]), int(band.start[reach.stop])
        bounds = (band.start[at.start : at.stop + 1] - first).tolist()
        rows_of = [
            (slice(left, right), slice(left - bounds[0], right - bounds[0]))
            for left, right in pairwise(bounds)
        ]
        near = _near(band, at, steps)
        near -= first
        near[near < 0] = last - first
        own = slice(bounds[0], bounds[-1])
        here = scores[first + own.start : first + own.stop].T.astype(np.float64, order="C")
        np.maximum(here, _FORBIDDEN, out=here)
        yield _Part(at, first, last - first, own, rows_of, near, here)


def _near(band: Band, rows: slice, steps: tuple[IntArray, IntArray]) -> LongArray:
    """For each step (rows, columns) and node of ``rows`` the node that it leads to, else -1."""
    bounds = band.start[rows.start : rows.stop + 1]
    widths = np.diff(bounds)
    column = np.arange(bounds[0], bounds[-1]) - np.repeat(bounds[:-1] - band.low[rows], widths)
    found = np.empty((len(steps[0]), len(column)), np.int64)
    for down in np.unique(steps[0]):
        there = np.arange(rows.start, rows.stop) + down
        outside = (there < 0) | (there >= len(band.low))
        there[outside] = 0
        low = np.where(outside, 1, band.low[there])
        high = np.where(outside, 0, band.high[there])
        base = band.start[there] - band.low[there]
        low, high, base = (np.repeat(one, widths) for one in (low, high, base))
        for t in np.flatnonzero(steps[0] == down):
            to = column + steps[1][t]
            found[t] = np.where((to >= low) & (to <= high), base + to, -1)
    return found


def _best(band: Band, scores: FloatArray, gap_open: float) -> DoubleArray:
    """The highest score of a ladder to each node, for each state that it may end in."""
    best = np.empty((3, band.size))
    # The highest score in any state, and the one that a bead 1-0 adds to.
    known = np.empty((2, 1))
    for part in _parts(band, scores):
        before = known[:, known.shape[1] - 1 - part.own.start : -1]
        known = np.full((2, part.size + 1), _NOTHING)
        known[:, : part.own.start] = before
        every, onward = known
        part.near[-1] += len(every)
        for row, own in part.rows:
            found = known.take(part.near[:, own])
            found += part.scores[:-1, own]
            match, src = np.maximum.reduce(found[:-1]), found[-1]
            if part.first + row.start == 0:
                match[0] = 0.0
            either = np.maximum(match, src)
            # From node to node: each bead 0-1 adds its score, and the first of them the opening.
            along = part.scores[-1, own]
            along[0] = 0.0
            along = along.cumsum()
            tgt = np.maximum.accumulate(either - along)
            tgt[1:] = tgt[:-1] + along[1:]
            tgt += gap_open
            tgt[0] = _NOTHING
            np.maximum(either, tgt, out=every[row])
            np.maximum(src, np.maximum(match, tgt) + gap_open, out=onward[row])
            here = best[:, part.first + row.start : part.first + row.stop]
            here[0], here[1], here[2] = match, src, tgt
    return best


def _weights(part: _Part, before: LongArray, best: DoubleArray) -> DoubleArray:
    """The weight of each bead that ends in the part's own nodes, as a share that no sum of them
    overflows: exp of its score and of the best ladder to where it begins, less the best one to
    where it ends.

    ``before`` are the nodes of the band in which the beads begin, ``best`` the best scores to all
    nodes and to none.
    """
    first = part.first + part.own.start
    shares = part.scores - best[first : first + part.scores.shape[1]]
    shares[:-1] += best[before]
    shares[-1, 1:] += best[first : first + part.scores.shape[1] - 1]
    shares[-1, [own.start for _, own in part.rows]] = _NOTHING
    return np.exp(shares, out=shares)


def _chain(shares: DoubleArray) -> DoubleArray:
    """The equations x[k] - shares[k] * x[k - 1] = y[k] in the form that BLAS takes."""
    bands = np.ones((len(shares), 2))
    np.negative(shares[1:], out=bands[:-1, 1])
    return bands.T


def _forward(
    band: Band, scores: FloatArray, gap_open: float, best: DoubleArray
) -> tuple[DoubleArray, DoubleArray]:
    """The summed weight of all ladders to each node as a multiple of the best one's, for each state
    that they may end in; and for each row the log of a factor that these lack.
    """
    forward, lacking = np.zeros((3, band.size + 1)), np.zeros(len(band.low))
    opening, log = np.exp(gap_open), 0.0
    known = np.empty((2, 0))
    for part in _parts(band, scores):
        known, divided = part.begun(known)
        log += divided
        lacking[part.at] = log
        every, onward = known
        before = np.where(part.near < part.size, part.near + part.first, -1)
        weights = _weights(part, before, best)
        chain, open_tgt = _chain(weights[-1]), weights[-1] * opening
        part.near[-1] += len(every)
        for row, own in part.rows:
            found = known.take(part.near[:, own])
            found *= weights[:-1, own]
            match, src = np.add.reduce(found[:-1]), found[-1]
            if part.first + row.start == 0:
                match[0] = 1.0
            tgt = match + src
            tgt[1:] = tgt[:-1] * open_tgt[own][1:]
            tgt[0] = 0.0
            dtbsv(1, chain[:, own], tgt, lower=1, diag=1, overwrite_x=1)
            rest = match + tgt
            np.add(rest, src, out=every[row])
            rest *= opening
            np.add(rest, src, out=onward[row])
            here = forward[:, part.first + row.start : part.first + row.stop]
            here[0], here[1], here[2] = match, src, tgt
    return forward, lacking


def _posteriors(
    band: Band, scores: FloatArray, gap_open: float, best: DoubleArray
) -> tuple[FloatArray, float, float]:
    posterior = np.zeros(scores.shape, np.float32)
    best = np.append(best.max(axis=0), _NOTHING)
    if best[-2] < _FORBIDDEN / 2:
        return posterior, float(IMPOSSIBLE), 0.0
    forward, lacking = _forward(band, scores, gap_open, best)
    total = lacking[-1] + float(np.log(forward[:, -2].sum()))
    opening, log, opened = np.exp(gap_open), 0.0, 0.0
    a, b = _columns(scores.shape[1])
    # Of each bead that ends in a node, its weight times that of all that may follow.
    known = np.empty((len(a), 0))
    for part in _parts(band, scores, backward=True):
        known, divided = part.begun(known)
        log += divided
        before = _near(band, part.at, (-a[:-1], -b[:-1]))
        weights = _weights(part, before, best)
        chain = _chain(weights[-1])
        after = part.near + np.arange(len(part.near))[:, None] * known.shape[1]
        for row, own in reversed(part.rows):
            found = known.take(after[:, own])
            match, src = np.add.reduce(found[:-1]), found[-1]
            if part.first + row.stop == band.size:
                match[-1] = 1.0
            rest = match + src * opening
            tgt = rest.copy()
            dtbsv(1, chain[:, own], tgt, lower=1, diag=1, trans=1, overwrite_x=1)
            here = weights[:, own]
            here[-1] *= tgt
            opened_tgt = here[-1, 1:] * opening
            rest[:-1] += opened_tgt
            here[:-2] *= rest
            src += match
            src[:-1] += opened_tgt
            here[-2] *= src
            known[:, row] = here
        factor = np.exp(lacking[max(part.at.start - _REACH, 0) : part.at.stop] + log - total)
        opened += _joined(band, part, forward, factor, before, weights, opening)
        first = part.first + part.own.start
        posterior[first : first + weights.shape[1]] = weights.T
    return posterior, float(best[-2]) + total, opened


def _joined(
    band: Band, part: _Part, forward: DoubleArray, factor: DoubleArray, before: LongArray,
    weights: DoubleArray, opening: float,
) -> float:  # fmt: skip
    """Turn the weights of the beads in a part's own nodes, which hold those of all that may follow,
    into probabilities; returns how many gaps may be expected to begin there.

    ``factor`` is for each row that the beads reach.
    """
    top = part.at.stop - len(factor)
    first, last = int(band.start[top]), int(band.start[part.at.stop])
    led = np.zeros((3, last - first + 1))
    widths = np.diff(band.start[top : part.at.stop + 1])
    np.multiply(forward[:, first:last], np.repeat(factor, widths), out=led[:, :-1])
    match, src, tgt = led
    rest = match + tgt
    before = np.where(before < 0, last - first, before - first)
    weights[:-2] *= (rest + src).take(before[:-1])
    # A gap that is open already goes on; all else opens one.
    open_src = weights[-2] * (rest * opening).take(before[-1])
    weights[-2] *= src.take(before[-1])
    weights[-2] += open_src
    left = slice(last - first - weights.shape[1], -2)
    open_tgt = weights[-1, 1:] * (match + src)[left] * opening
    weights[-1, 1:] *= tgt[left]
    weights[-1, 1:] += open_tgt
    return float(open_src.sum() + open_tgt.sum())


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
    return _path(band, scores, gap_open, _best(band, scores, gap_open))


def posteriors(band: Band, scores: FloatArray, gap_open: float) -> Posteriors:
    """The probability of every bead by forward-backward; arguments as for viterbi."""
    return Posteriors(*_posteriors(band, scores, gap_open, _best(band, scores, gap_open)))


def both(band: Band, scores: FloatArray, gap_open: float) -> tuple[Path, Posteriors]:
    """What viterbi and posteriors find, in less time than they take one after the other."""
    best = _best(band, scores, gap_open)
    path = _path(band, scores, gap_open, best)
    return path, Posteriors(*_posteriors(band, scores, gap_open, best))


def _path(band: Band, scores: FloatArray, gap_open: float, best: DoubleArray) -> Path:
    """Walk back along the best ladder; an empty one where it leads through what may not be."""
    sizes = list(zip(*(one.tolist() for one in _columns(scores.shape[1])), strict=True))
    low, high, start = band.low.tolist(), band.high.tolist(), band.start.tolist()
    every = best.max(axis=0)
    nothing = Path(np.empty(0, np.int32), float(IMPOSSIBLE))
    i, j = len(low) - 1, high[-1]
    state = int(best[:, -1].argmax())
    path: list[int] = []
    led_to: dict[int, list[float]] = {}
    while i > 0 or j > 0:
        own = scores[start[i] + j - low[i]].tolist()
        chosen = len(sizes) - 3 + state
        if state == 0:
            top, chosen = _FORBIDDEN, -1
            for row in range(max(0, i - _REACH), i):
                if row not in led_to:
                    led_to[row] = every[start[row] : start[row + 1]].tolist()
            for t, (a, b) in enumerate(sizes[:-2]):
                row, column = i - a, j - b
                if own[t] > _FORBIDDEN and row >= 0 and low[row] <= column <= high[row]:
                    value = led_to[row][column - low[row]] + own[t]
                    if value > top:
                        chosen, top = t, value
        if chosen < 0 or own[chosen] <= _FORBIDDEN:
            return nothing
        path.append(chosen)
        i, j = i - sizes[chosen][0], j - sizes[chosen][1]
        if i < 0 or not low[i] <= j <= high[i]:
            return nothing
        led = best[:, start[i] + j - low[i]].tolist()
        if state:
            led = [value + gap_open * (k != state) for k, value in enumerate(led)]
        state = led.index(max(led))
    return Path(np.array(path[::-1], np.int32), float(best[:, -1].max()))
