"""The walk over all beads in a band: the score of each, and what features a ladder is expected to
have.

A bead's score is the weight of its type plus the dot product of its features with the learnt
weights. Many beads are computed at once, in blocks of nodes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.aligner.band import (
    IMPOSSIBLE,
    MAX_EVEN_SIZE,
    MAX_SIZE,
    TYPES,
    Band,
    DoubleArray,
    FloatArray,
    IntArray,
    LongArray,
    types_up_to,
)
from align.aligner.evidence import CHARS
from align.aligner.features import (
    FEATURES,
    MATCH_FEATURES,
    Beads,
    Groups,
    match_features,
    null_features,
)
from align.aligner.field import Field

_TYPE_FEATURE = np.array(
    [
        FEATURES.index(f"type_{min(a, b)}-{max(a, b)}" if a and b else "type_null")
        for a, b in TYPES
    ],
    np.int32,
)  # fmt: skip
#: Beads with a posterior below this are skipped: their features would hardly count.
_NEGLIGIBLE = 1e-7
#: Beads of more than MAX_EVEN_SIZE sentences are considered only if their length ratio differs from
#: the usual one by less than this (in log).
_FAR = 0.5
#: The number of nodes processed at once; the intermediate results stay in the processor's cache.
_BLOCK = 4096


class Kinds(NamedTuple):
    """The bead types in use: their sizes and the number of each type's own feature.

    The last two are the null types; ``slot[a, b]`` finds a filled one, -1 if there is none.
    ``small[a]`` are the numbers b (first, last) of the types a-b of up to MAX_EVEN_SIZE sentences,
    ``large[a]`` those of the others.
    """

    a: IntArray
    b: IntArray
    feature: IntArray
    slot: IntArray
    small: tuple[tuple[int, int], ...]
    large: tuple[tuple[int, int], ...]


@lru_cache(maxsize=8)
def _kinds(max_size: int) -> Kinds:
    matches = types_up_to(max_size)
    keep = types_at(max_size)
    slot = np.full((max_size + 1, max_size + 1), -1, np.int32)
    for t in range(matches):
        slot[TYPES[t]] = t
    a, b = np.array(TYPES, np.int32)[keep].T.copy()
    most = [max(np.flatnonzero(row >= 0).tolist(), default=0) for row in slot]
    small = tuple((1, min(last, MAX_EVEN_SIZE - a)) for a, last in enumerate(most))
    large = tuple((max(1, MAX_EVEN_SIZE + 1 - a), last) for a, last in enumerate(most))
    return Kinds(a, b, _TYPE_FEATURE[keep], slot, small, large)


def types_at(max_size: int) -> IntArray:
    """The bead types of up to ``max_size`` sentences as indices into TYPES, in the order of
    ``score``.
    """
    matches = types_up_to(max_size)
    return np.array([*range(matches), len(TYPES) - 2, len(TYPES) - 1], np.int32)


class _Block(NamedTuple):
    """Nodes of a band as numbers, rows and columns."""

    node: LongArray
    i: LongArray
    j: LongArray

    def inside(self, band: Band, a: int, b: int | LongArray) -> NDArray[np.bool_]:
        """Whether the node a rows and b columns back is in the band, too."""
        row, column = np.maximum(self.i - a, 0), self.j - b
        # Mixed integers would be converted again for each size.
        low, high = band.low.take(row).astype(np.int64), band.high.take(row).astype(np.int64)
        low[self.i < a] = np.iinfo(np.int64).max
        return (column >= low) & (column <= high)


def _blocks(band: Band, nodes: LongArray) -> Iterator[_Block]:
    for at in range(0, len(nodes), _BLOCK):
        node = nodes[at : at + _BLOCK]
        i = np.searchsorted(band.start, node, side="right") - 1
        yield _Block(node, i, node - band.start[i] + band.low[i])


def _summed(rows: DoubleArray) -> DoubleArray:
    """The sums of the first rows; for few long rows quicker than np.add.accumulate."""
    total = np.empty_like(rows)
    total[0] = rows[0]
    for k in range(1, len(rows)):
        np.add(total[k - 1], rows[k], out=total[k])
    return total


#: The types and nodes of beads that are processed together, which of these beads ([type, node]) are
#: inside the band, and their features by number.
_Batch = tuple[IntArray, LongArray, NDArray[np.bool_], Iterator[tuple[int, DoubleArray]]]


class _Held(NamedTuple):
    """What the beads of a field hold, in the precision of the computation: the groups of both sides
    and, by family, what the sentence pair before each node shares, followed by a 0; None if no pair
    shares any.
    """

    src: Groups
    tgt: Groups
    shares: list[DoubleArray | None]

    @classmethod
    def of(cls, field: Field, dtype: type) -> _Held:
        """What the beads of ``field`` hold."""
        nothing = np.float32(0.0)
        shares: list[DoubleArray | None] = [
            np.append(one, nothing).astype(dtype) if one.any() else None for one in field.shared.T
        ]
        return cls(*Groups.both(field, dtype), shares)


def _walk(
    field: Field, kinds: Kinds, held: _Held, spans: Sequence[tuple[int, int]], nodes: LongArray
) -> Iterator[_Batch]:
    """The filled beads that end in ``nodes``: those of the types a-b for which b is within
    ``spans[a]`` (first, last).
    """
    band = field.band
    src, tgt, shares = held
    most = max(last for _, last in spans)
    for block in _blocks(band, nodes):
        back = np.arange(most)[:, None]
        targets = tgt.at(slice(1, most + 1), block.j)
        # What the sentence pairs of the last a source sentences and each target sentence share.
        there = block.inside(band, 0, back)
        runs: list[DoubleArray | None] = [None] * len(shares)
        for a, (first, last) in enumerate(spans):
            if not a or last < 1:
                continue
            row, column = np.maximum(block.i - (a - 1), 0), block.j - back[:last]
            cell = np.where(there[:last], band.start[row] - band.low[row] + column, band.size)
            for k, (run, share) in enumerate(zip(runs, shares, strict=True)):
                if share is not None:
                    near = share.take(cell)
                    if run is not None:
                        near += run[:last]
                    runs[k] = near
            there = block.inside(band, a, np.arange(last + 1)[:, None])
            if first > last:
                continue
            summed = [None if run is None else _summed(run)[first - 1 :] for run in runs]
            types = kinds.slot[a, first : last + 1]
            exact, contrast = (
                one[block.node[None], types[:, None]] if len(one) else None
                for one in (field.exact, field.contrast)
            )
            beads = Beads(src.at(a, block.i), targets.between(first, last), summed, exact, contrast)
            yield (
                types, block.node, there[first:],
                match_features(beads, field.has_paragraphs),
            )  # fmt: skip


def _walk_nulls(field: Field, kinds: Kinds, nodes: LongArray) -> Iterator[_Batch]:
    """The null beads that end in ``nodes``."""
    nulls = [null_features(side, field.has_paragraphs) for side in (field.src, field.tgt)]
    for block in _blocks(field.band, nodes):
        for k, (a, b) in enumerate(((1, 0), (0, 1))):
            own = nulls[k].take(block.i if a else block.j, axis=1)
            yield (
                np.array([len(kinds.a) - 2 + k], np.int32),
                block.node,
                block.inside(field.band, a, b)[None],
                enumerate(own[:, None], len(MATCH_FEATURES)),
            )


def _walk_all(
    field: Field, kinds: Kinds, wanted: NDArray[np.bool_], dtype: type
) -> Iterator[_Batch]:
    """Batches with all the ``wanted`` beads [node, type], and others."""
    small = types_up_to(MAX_EVEN_SIZE)
    yield from _walk_nulls(field, kinds, np.flatnonzero(wanted[:, -2:].any(axis=1)))
    held = _Held.of(field, dtype)
    nodes = np.flatnonzero(wanted[:, : min(small, wanted.shape[1] - 2)].any(axis=1))
    yield from _walk(field, kinds, held, kinds.small, nodes)
    # Few nodes are the end of a large bead, and others for each number of source sentences.
    for a, (first, last) in enumerate(kinds.large):
        types = kinds.slot[a, first : last + 1]
        nodes = np.flatnonzero(wanted[:, types].any(axis=1))
        if len(nodes):
            spans = [(last + 1, last)] * a + [(first, last)]
            yield from _walk(field, kinds, held, spans, nodes)


def _considered(field: Field, kinds: Kinds) -> NDArray[np.bool_]:
    """Which beads [node, type] are scored: all but those ruled out, and large ones only if their
    lengths agree.
    """
    if len(field.exact):
        return ~np.isnan(field.exact)
    band, large = field.band, range(types_up_to(MAX_EVEN_SIZE), len(kinds.a) - 2)
    if not large:
        return np.broadcast_to(np.True_, (band.size, len(kinds.a)))
    considered = np.ones((len(kinds.a), band.size), bool).T
    src = np.log(field.src[:, CHARS] * field.ratio + 1.0)
    tgt = np.log(field.tgt[:, CHARS] + 1.0)
    rows, columns = band.rows, band.columns
    for t in large:
        a, b = TYPES[t]
        considered[:, t] = np.abs(src[a].take(rows) - tgt[b].take(columns)) < _FAR
    return considered


def score(
    field: Field,
    weights: DoubleArray,
    max_size: int = MAX_SIZE,
    nodes: LongArray | None = None,
) -> FloatArray:
    """The score of each bead in the band; IMPOSSIBLE if the bead would leave it or is not worth
    considering.

    ``weights`` follow FEATURES; beads of up to ``max_size`` sentences in all are scored, by default
    those that end in any node, otherwise only in these ``nodes``. The result can be passed to
    ``lattice.viterbi`` and ``lattice.posteriors``.
    """
    kinds = _kinds(max_size)
    # The scores of one type lie together in memory: they are always used together.
    scores = np.full((len(kinds.a), field.band.size), IMPOSSIBLE, np.float32)
    considered = _considered(field, kinds)
    if nodes is not None:
        among = np.zeros((field.band.size, 1), bool)
        among[nodes] = True
        considered = considered & among
    weight = weights.tolist()
    # Single precision is as good as the result, and twice as fast.
    for types, node, inside, found in _walk_all(field, kinds, considered, np.float32):
        total = np.empty(inside.shape, np.float32)
        total[:] = weights[kinds.feature[types], None]
        for feature, value in found:
            if weight[feature]:
                total += value * weight[feature]
        inside = inside & considered[node[None], types[:, None]]
        np.copyto(total, IMPOSSIBLE, where=~inside)
        for t, row in zip(types.tolist(), total, strict=True):
            scores[t, node] = row
    return scores.T


def expectation(field: Field, posterior: FloatArray) -> DoubleArray:
    """The expected sum of FEATURES over a ladder if beads over all TYPES have the given posteriors.

    Differences of posteriors give differences of expectations.
    """
    kinds = _kinds(MAX_SIZE)
    expected = np.zeros(len(FEATURES))
    counted = np.abs(posterior) >= _NEGLIGIBLE
    if len(field.exact):
        counted &= ~np.isnan(field.exact)
    for types, node, inside, found in _walk_all(field, kinds, counted, np.float64):
        at = node[None], types[:, None]
        p = np.where(inside & counted[at], posterior[at], 0.0).astype(np.float64)
        np.add.at(expected, kinds.feature[types], p.sum(axis=1))
        for feature, value in found:
            expected[feature] += np.vdot(p, np.broadcast_to(value, p.shape))
    return expected
