"""The lattice of beads: best ladder and posteriors, by dynamic programming in a band.

A node ``(i, j)`` is a point between sentences, after ``i`` source and ``j`` target sentences. A
bead of type ``a-b`` leads from ``(i - a, j - b)`` to ``(i, j)``. Runs of unmatched sentences are
runs of 1-0 or 0-1 beads; the first bead of a run costs ``gap_open``. A state per node therefore
remembers what kind of bead led to it (0 any match, 1 source gap, 2 target gap).

The model is a semi-Markov conditional random field (Sarawagi & Cohen, 2004): a ladder's score is
the sum of its beads' scores, its probability the softmax over all ladders in the band.
``tests/reference.py`` does the same in plain Python, without a band.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from scipy.linalg.blas import dtbsv

from align.aligner.band import (
    IMPOSSIBLE,
    MAX_SIZE,
    Band,
    DoubleArray,
    FloatArray,
    IntArray,
    LongArray,
    sizes_of,
)

#: The score of a forbidden bead: worse than any ladder, but small enough for sums to keep their
#: digits.
_FORBIDDEN = -1e7
#: The log of zero weight.
_NOTHING = -1e30
#: Rows are prepared together as long as they have at most this many nodes in total,
_CHUNK = 30_000
#: and at most this many rows, so that the sums of their ladders' weights fit into a double.
_ROWS = 128
#: What is prepared for a band of up to this many nodes is kept for the next pass.
_KEPT = 300_000
#: Ladders whose scores differ by at most this are equally good.
_ROUNDING = 1e-9
#: A place before the beginning of any row.
_OUTSIDE = -(1 << 62)
#: How many columns of a row the way back looks up together.
_WINDOW = 64
#: How many rows back a bead reaches.
_REACH = MAX_SIZE - 1


class _Part(NamedTuple):
    """Some rows of the band: ``at`` are the row numbers, ``nodes`` their nodes, and ``rows`` the
    nodes of each row, counted within the part. ``first`` is the first node that its beads reach,
    ``size`` the number of nodes from there to the end of the part.

    ``scores[t, k]`` is the score of the bead of type t that ends in the k-th node; ``before[t, k]``
    is the node where it begins, counted from ``first``, or ``size`` if that is outside the band.
    Beads 1-0 add ``size`` + 1 to this: they read the second of two rows of numbers. Beads 0-1, the
    last type, lead from a node to the next one in its row and are not in ``before``.
    """

    at: slice
    nodes: slice
    rows: list[slice]
    first: int
    size: int
    scores: DoubleArray
    before: LongArray


class _Lattice:
    """A band and the scores of its beads, in parts, and the three passes over it. Each pass goes
    through the rows and computes all nodes of a row at once.
    """

    def __init__(self, band: Band, scores: FloatArray, gap_open: float) -> None:
        # Types of which no bead is possible would only cost time.
        number = np.arange(scores.shape[1])
        possible = (number == 0) | (number >= len(number) - 2) | (scores > _FORBIDDEN).any(axis=0)
        self._types, self._all = np.flatnonzero(possible), scores.shape
        self.band, self._gap_open = band, gap_open
        self._scores = scores if possible.all() else scores[:, self._types]
        a, b = (one[self._types] for one in sizes_of(scores.shape[1]))
        self._ends, self.sizes = (a, b), (a[:-1], b[:-1])
        self._at = list(_cut(band))
        self._parts: dict[int, _Part] = {}
        self._weighed: dict[int, DoubleArray] = {}

    def _part(self, number: int) -> _Part:
        if number in self._parts:
            return self._parts[number]
        start, at = self.band.start, self._at[number]
        first, last = int(start[at.start]), int(start[at.stop])
        rows = [slice(*row) for row in pairwise((start[at.start : at.stop + 1] - first).tolist())]
        scores = self._scores[first:last].T.astype(np.float64, order="C")
        np.maximum(scores, _FORBIDDEN, out=scores)
        # No bead 0-1 ends in the first node of a row; sums along a row start there.
        scores[-1, start[at] - first] = 0.0
        a, b = self.sizes
        reached = int(start[max(at.start - _REACH, 0)])
        size = last - reached
        before = _near(self.band, at, -a, -b, reached, size)
        before[-1] += size + 1
        part = _Part(at, slice(first, last), rows, reached, size, scores, before)
        if self.band.size <= _KEPT:
            self._parts[number] = part
        return part

    def _weights(self, number: int, best: DoubleArray) -> DoubleArray:
        """The weight of each bead that ends in a part's nodes, scaled so that no sum overflows.

        The weight is exp of the bead's score plus the best score to the node where it begins, minus
        the best score to the node where it ends. ``best`` holds the best scores to all nodes.
        """
        if number in self._weighed:
            return self._weighed.pop(number)
        part = self._part(number)
        here = best[part.nodes]
        shares = part.scores - here
        led = np.append(best[part.first : part.nodes.stop], _NOTHING)
        shares[:-1] += np.tile(led, 2).take(part.before)
        shares[-1, 1:] += here[:-1]
        shares[-1, [row.start for row in part.rows]] = _NOTHING
        np.exp(shares, out=shares)
        if self.band.size <= _KEPT:
            self._weighed[number] = shares
        return shares

    def best(self) -> DoubleArray:
        """The highest score of a ladder to each node, for each state in which it may end."""
        best = np.empty((3, self.band.size))
        # The highest score in any state, and the score that a bead 1-0 adds to.
        known, gap_open = np.empty((2, 1)), self._gap_open
        for number in range(len(self._at)):
            part = self._part(number)
            known, over = self._entered(part, known, _NOTHING)
            every, onward = known
            for row in part.rows:
                found = known.take(part.before[:, row])
                found += part.scores[:-1, row]
                match, src = np.maximum.reduce(found[:-1]), found[-1]
                if part.nodes.start + row.start == 0:
                    match[0] = 0.0
                either = np.maximum(match, src)
                # Each bead 0-1 adds its score to the total along the row.
                along = part.scores[-1, row].cumsum()
                tgt = np.maximum.accumulate(either - along)
                tgt[1:] = tgt[:-1] + along[1:]
                tgt += gap_open
                tgt[0] = _NOTHING
                here = slice(over + row.start, over + row.stop)
                np.maximum(either, tgt, out=every[here])
                np.maximum(src, np.maximum(match, tgt) + gap_open, out=onward[here])
                to = best[:, part.nodes.start + row.start : part.nodes.start + row.stop]
                to[0], to[1], to[2] = match, src, tgt
        return best

    def _entered(self, part: _Part, known: DoubleArray, nothing: float) -> tuple[DoubleArray, int]:
        """Room for the two numbers per node of a part's recursion: for the nodes that its beads
        reach (those before the part are copied from the previous part) and one for "no node"; and
        how many nodes come before the part's own.
        """
        over = part.nodes.start - part.first
        fresh = np.full((2, part.size + 1), nothing)
        fresh[:, :over] = known[:, known.shape[1] - 1 - over : -1]
        return fresh, over

    def _forward(self, best: DoubleArray) -> tuple[DoubleArray, DoubleArray]:
        """The summed weight of all ladders to each node as a multiple of the best one's weight, for
        each state in which they may end; and for each row the log of a factor by which these sums
        were divided.
        """
        forward = np.empty((3, self.band.size))
        lacking, log = np.zeros(len(self.band.low)), 0.0
        known, opening = np.empty((2, 1)), np.exp(self._gap_open)
        for number in range(len(self._at)):
            part = self._part(number)
            known, over = self._entered(part, known, 0.0)
            log += _divided(known)
            lacking[part.at] = log
            every, onward = known
            weights = self._weights(number, best)
            chain, open_tgt = _chain(weights[-1]), weights[-1] * opening
            for row in part.rows:
                found = known.take(part.before[:, row])
                found *= weights[:-1, row]
                match, src = np.add.reduce(found[:-1]), found[-1]
                if part.nodes.start + row.start == 0:
                    match[0] = 1.0
                tgt = match + src
                tgt[1:] = tgt[:-1] * open_tgt[row][1:]
                tgt[0] = 0.0
                dtbsv(1, chain[:, row], tgt, lower=1, diag=1, overwrite_x=1)
                rest = match + tgt
                here = slice(over + row.start, over + row.stop)
                np.add(rest, src, out=every[here])
                rest *= opening
                np.add(rest, src, out=onward[here])
                to = forward[:, part.nodes.start + row.start : part.nodes.start + row.stop]
                to[0], to[1], to[2] = match, src, tgt
        return forward, lacking

    def posteriors(self, best: DoubleArray) -> tuple[FloatArray, float, float]:
        """The fields of Posteriors; ``best`` is the result of the method ``best``."""
        posterior = np.zeros(self._all[::-1], np.float32).T
        best = best.max(axis=0)
        if best[-1] < _FORBIDDEN / 2:
            return posterior, float(IMPOSSIBLE), 0.0
        forward, lacking = self._forward(best)
        total = float(lacking[-1] + np.log(forward[:, -1].sum()))
        opening, log, opened = float(np.exp(self._gap_open)), 0.0, 0.0
        start, rows = self.band.start, len(self.band.low)
        # For each bead that ends in a node, its weight times that of everything that may follow.
        known = np.empty((self._scores.shape[1], 1))
        for number in reversed(range(len(self._at))):
            part = self._part(number)
            first, size = part.nodes.start, part.nodes.stop - part.nodes.start
            reached = int(start[min(part.at.stop + _REACH, rows)]) - first
            fresh = np.zeros((len(known), reached + 1))
            fresh[:, size:reached] = known[:, : reached - size]
            known = fresh
            log += _divided(known)
            weights = known[:, :size]
            weights[:] = self._weights(number, best)
            chain = _chain(weights[-1])
            after = _near(self.band, part.at, *self.sizes, first, reached)
            after += np.arange(len(after))[:, None] * (reached + 1)
            for row in reversed(part.rows):
                found = known.take(after[:, row])
                match, src = np.add.reduce(found[:-1]), found[-1]
                if first + row.stop == self.band.size:
                    match[-1] = 1.0
                rest = match + src * opening
                tgt = rest.copy()
                dtbsv(1, chain[:, row], tgt, lower=1, diag=1, trans=1, overwrite_x=1)
                here = weights[:, row]
                here[-1] *= tgt
                open_tgt = here[-1, 1:] * opening
                rest[:-1] += open_tgt
                here[:-2] *= rest
                src += match
                src[:-1] += open_tgt
                here[-2] *= src
            factor = np.exp(lacking[max(part.at.start - _REACH, 0) : part.at.stop] + log - total)
            weights = weights.copy()
            opened += self._joined(part, forward, factor, weights, opening)
            posterior.T[self._types, part.nodes] = weights
        return posterior, float(best[-1]) + total, opened

    def _joined(
        self, part: _Part, forward: DoubleArray, factor: DoubleArray, weights: DoubleArray,
        opening: float,
    ) -> float:  # fmt: skip
        """Turn the weights of the beads in a part's nodes into probabilities; returns the expected
        number of gaps that begin there.

        On entry, the weights include everything that may follow the bead. ``factor`` has an item
        for each row that the beads reach.
        """
        top, first, last = part.at.stop - len(factor), part.first, part.nodes.stop
        widths = np.diff(self.band.start[top : part.at.stop + 1])
        # The weight that led to each node, by state; the last item is for "no node".
        led = np.zeros((3, last - first + 1))
        np.multiply(forward[:, first:last], np.repeat(factor, widths), out=led[:, :-1])
        match, src, tgt = led
        rest = match + tgt
        weights[:-2] *= (rest + src).take(part.before[:-1])
        # A gap that is already open continues; from any other state a new one opens.
        before = part.before[-1] - (part.size + 1)
        open_src = weights[-2] * (rest * opening).take(before)
        weights[-2] *= src.take(before)
        weights[-2] += open_src
        left = slice(part.nodes.start - first, -2)
        open_tgt = weights[-1, 1:] * (match + src)[left] * opening
        weights[-1, 1:] *= tgt[left]
        weights[-1, 1:] += open_tgt
        weights[-1, 0] = 0.0
        return float(open_src.sum() + open_tgt.sum())

    def path(self, best: DoubleArray) -> Path:
        """Walk back along the best ladder; the path is empty if one of its beads is forbidden."""
        sizes = list(zip(*(one.tolist() for one in self._ends), strict=True))
        low, high, start = (one.tolist() for one in self.band)
        nothing = Path(np.empty(0, np.int32), float(IMPOSSIBLE))
        i, j = len(low) - 1, high[-1]
        state = int((best[:, -1] >= best[:, -1].max() - _ROUNDING).argmax())
        path: list[int] = []
        every = best.max(axis=0) if self.band.size <= _KEPT else None
        # Of each row the best scores to the nodes from a column on.
        led_to: dict[int, tuple[int, list[float]]] = {}
        while i > 0 or j > 0:
            own = self._scores[start[i] + j - low[i]].tolist()
            chosen = len(sizes) - 3 + state
            if state == 0:
                top, chosen = _FORBIDDEN, -1
                for row in range(max(0, i - _REACH), i):
                    if row not in led_to or led_to[row][0] > max(low[row], j - _REACH):
                        first = max(low[row], j - _WINDOW)
                        at = start[row] - low[row]
                        nodes = slice(at + first, at + min(high[row], j) + 1)
                        tops = best[:, nodes].max(axis=0) if every is None else every[nodes]
                        led_to[row] = first, tops.tolist()
                for t, (a, b) in enumerate(sizes[:-2]):
                    row, column = i - a, j - b
                    if own[t] > _FORBIDDEN and row >= 0 and low[row] <= column <= high[row]:
                        first, led_here = led_to[row]
                        value = led_here[column - first] + own[t]
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
                led = [value + self._gap_open * (k != state) for k, value in enumerate(led)]
            # Gaps on both sides may come in either order: their scores are equal except for
            # rounding.
            state = next(k for k, value in enumerate(led) if value >= max(led) - _ROUNDING)
        types = self._types[path[::-1]].astype(np.int32)
        return Path(types, float(best[:, -1].max()))


def _cut(band: Band) -> Iterator[slice]:
    """The rows of a band, cut into parts."""
    done, rows = 0, len(band.low)
    while done < rows:
        end = int(np.searchsorted(band.start, band.start[done] + _CHUNK, side="right")) - 1
        at = slice(done, min(rows, done + _ROWS, max(end, done + 1)))
        yield at
        done = at.stop


def _near(
    band: Band, rows: slice, down: IntArray, along: IntArray, base: int, nothing: int
) -> LongArray:
    """For each step (rows down, columns along) and each node of ``rows`` the node that the step
    leads to, counted from ``base``; ``nothing`` if there is none.
    """
    start = band.start
    bounds = start[rows.start : rows.stop + 1]
    widths, origin = np.diff(bounds), start[:-1] - band.low
    node = np.arange(bounds[0], bounds[-1])
    found = np.empty((len(down), len(node)), np.int64)
    for step in np.unique(down):
        there = np.arange(rows.start, rows.stop) + step
        outside = (there < 0) | (there >= len(band.low))
        there[outside] = 0
        # The place of the node in the other row. If it is negative, it is huge as an unsigned
        # number, so that one comparison is enough.
        shift = np.where(outside, _OUTSIDE, origin[there] - origin[rows] - start[there])
        place = node + np.repeat(shift, widths)
        last = np.repeat(start[there + 1] - 1 - start[there], widths).view(np.uint64)
        onward = np.repeat(start[there] - base, widths)
        for t in np.flatnonzero(down == step):
            to = place + along[t]
            found[t] = np.where(to.view(np.uint64) <= last, to + onward, nothing)
    return found


def _divided(known: DoubleArray) -> float:
    """Divide weights by the largest of them; returns the log of that weight."""
    largest = float(known.max()) or 1.0
    known /= largest
    return float(np.log(largest))


def _chain(shares: DoubleArray) -> DoubleArray:
    """The equations x[k] - shares[k] * x[k - 1] = y[k] in the form that BLAS takes."""
    bands = np.ones((len(shares), 2))
    np.negative(shares[1:], out=bands[:-1, 1])
    return bands.T


class Path(NamedTuple):
    """A ladder: the type of each bead (index into TYPES), and the score of the whole."""

    types: IntArray
    score: float


class Posteriors(NamedTuple):
    """``bead[node, type]`` is the probability of the bead that ends there; ``log_z`` is the log of
    the summed weight of all ladders; ``opened`` is the expected number of gaps.
    """

    bead: FloatArray
    log_z: float
    opened: float


def viterbi(band: Band, scores: FloatArray, gap_open: float) -> Path:
    """The ladder with the highest score.

    ``scores[node, t]`` is the score of the bead of type t that ends in node; types are the leading
    TYPES with both sides filled, then 1-0 and 0-1. IMPOSSIBLE marks forbidden beads. If no ladder
    is possible, returns an empty path with the score IMPOSSIBLE.
    """
    lattice = _Lattice(band, scores, gap_open)
    return lattice.path(lattice.best())


def posteriors(band: Band, scores: FloatArray, gap_open: float) -> Posteriors:
    """The probability of every bead by forward-backward; arguments as for viterbi."""
    lattice = _Lattice(band, scores, gap_open)
    return Posteriors(*lattice.posteriors(lattice.best()))


def both(band: Band, scores: FloatArray, gap_open: float) -> tuple[Path, Posteriors]:
    """The results of viterbi and posteriors, in less time than calling one after the other."""
    lattice = _Lattice(band, scores, gap_open)
    best = lattice.best()
    return lattice.path(best), Posteriors(*lattice.posteriors(best))
