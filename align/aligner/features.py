"""The features of a bead, and the score of every bead in a band.

A bead's score is the weight of its type plus the dot product of its features with the learnt
weights. Groups are summed from prefix sums of the counts in ``evidence``, and shared anchors from a
table of sentence pairs in the band, so a feature vector needs no loop over the group's sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.aligner.evidence import CHARS, COUNTS, DASH, FAMILIES, HEAD, PAR, QUESTION
from align.aligner.field import (
    BEST,
    DOT,
    END,
    FIRST,
    LABEL,
    NEAR,
    NORM,
    OPENS,
    TOP,
    Field,
)
from align.aligner.lattice import (
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

_FAMILY_FEATURES = ("shared", "ratio", "missed")
#: The features of a bead with both sides filled, then of a null bead.
MATCH_FEATURES: tuple[str, ...] = (
    "size", "length_ratio", "length_deviation",
    "question", "exclamation", "colon", "comma", "quote", "bracket", "dash", "end_differs",
    "paragraph_both", "paragraph_one", "paragraph_inside", "heading_differs",
    "label_same", "label_differs", "regret",
    *(f"{family}_{name}" for family, name in product(FAMILIES, _FAMILY_FEATURES)),
    "speech_both", "speech_one",
    "cosine", "cosine_margin", "cosine_exact", "cosine_contrast",
)  # fmt: skip
NULL_FEATURES: tuple[str, ...] = (
    "null_size", "null_paragraph", "null_heading", "null_best",
    *(f"null_{family}" for family in FAMILIES),
    "null_cosine", "null_cosine_margin",
)  # fmt: skip
#: Bead types share a weight with their mirror image.
TYPE_FEATURES: tuple[str, ...] = (
    *dict.fromkeys(f"type_{min(a, b)}-{max(a, b)}" for a, b in TYPES if a and b),
    "type_null",
)
FEATURES = (*MATCH_FEATURES, *NULL_FEATURES, *TYPE_FEATURES)
_TYPE_FEATURE = np.array(
    [
        FEATURES.index(f"type_{min(a, b)}-{max(a, b)}" if a and b else "type_null")
        for a, b in TYPES
    ],
    np.int32,
)  # fmt: skip
_N_MATCH, _N_NULL = len(MATCH_FEATURES), len(NULL_FEATURES)
_N_COUNTS, _N_FAMILIES = len(COUNTS), len(FAMILIES)
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


class _Groups(NamedTuple):
    """What groups of sentences hold, by the columns of Field.src and Field.tgt; columns that are 0
    everywhere on both sides are left out.

    Lengths (those of the source in characters of the target) come with their log; ``near`` is NEAR
    per character, ``per_norm`` is 1 / NORM, or 0.
    """

    held: dict[int, DoubleArray]
    length: DoubleArray
    log_length: DoubleArray
    near: DoubleArray
    per_norm: DoubleArray

    @classmethod
    def both(cls, field: Field, dtype: type) -> tuple[_Groups, _Groups]:
        """The groups of both sides, [size, row]."""
        sides = field.src, field.tgt
        used = np.flatnonzero(np.any([side.any(axis=(0, 2)) for side in sides], axis=0)).tolist()
        src, tgt = cls._of(field.src, used, field.ratio), cls._of(field.tgt, used, 1.0)
        return src._as(dtype), tgt._as(dtype)

    @classmethod
    def _of(cls, table: DoubleArray, columns: list[int], ratio: float) -> _Groups:
        length = table[:, CHARS] * ratio + 1.0
        per_norm, near = np.zeros((2, *length.shape))
        known = table[:, NORM] > 0.0
        np.divide(1.0, table[:, NORM], out=per_norm, where=known)
        np.divide(table[:, NEAR], table[:, CHARS], out=near, where=known)
        held = {c: table[:, c] for c in columns}
        return cls(held, length, np.log(length), near, per_norm)

    def _as(self, dtype: type) -> _Groups:
        held, *others = self
        return _Groups(
            {c: one.astype(dtype) for c, one in held.items()},
            *(one.astype(dtype) for one in others),
        )

    def at(self, size: int | slice, rows: LongArray) -> _Groups:
        """The groups of one size, or of several, that end in ``rows``."""
        held, *others = self
        return _Groups(
            {c: one[size].take(rows, axis=-1) for c, one in held.items()},
            *(one[size].take(rows, axis=-1) for one in others),
        )

    def between(self, first: int, last: int) -> _Groups:
        """The groups of the sizes ``first`` to ``last``; the first ones here have the size 1."""
        held, *others = self
        at = slice(first - 1, last)
        return _Groups({c: one[at] for c, one in held.items()}, *(one[at] for one in others))


class _Beads(NamedTuple):
    """Filled beads that end in the same nodes and hold the same number of source sentences, ``u``;
    in row b - 1 they hold b target sentences, ``v``.

    ``shared[k]`` is what their sentence pairs share in family k, and the last one the product of
    their vectors; None if no pair shares any. ``exact`` and ``contrast`` are those of Field, if
    known.
    """

    u: _Groups
    v: _Groups
    shared: list[DoubleArray | None]
    exact: FloatArray | None
    contrast: FloatArray | None


def _match_features(beads: _Beads, has_paragraphs: bool) -> Iterator[tuple[int, DoubleArray]]:
    """The values of MATCH_FEATURES, each with its number; features that are 0 everywhere are left
    out.
    """
    u, v, shared, exact, contrast = beads
    both = u.length + v.length
    yield 0, np.log(both) - 5.0
    yield 1, np.minimum(np.abs(v.log_length - u.log_length), 3.0)
    more = v.length - u.length
    yield 2, np.minimum(more * more / both, 60.0) * 0.1
    for c in range(QUESTION, DASH + 1):
        if c in u.held:
            total = u.held[c] + v.held[c]
            total += 1.0
            yield 3 + c - QUESTION, np.abs(u.held[c] - v.held[c]) / np.sqrt(total, out=total)
    at = 5 + DASH - QUESTION
    if END in u.held:
        yield at - 1, u.held[END] != v.held[END]
    if has_paragraphs and PAR in u.held:
        first_u, first_v = u.held[FIRST], v.held[FIRST]
        yield at, first_u * first_v
        yield at + 1, np.abs(first_u - first_v)
        yield at + 2, (u.held[PAR] - first_u) + (v.held[PAR] - first_v)
        if HEAD in u.held:
            yield at + 3, np.abs(u.held[HEAD] - v.held[HEAD])
    if LABEL in u.held:
        same = u.held[LABEL] == v.held[LABEL]
        labelled = (u.held[LABEL] != 0.0) | (v.held[LABEL] != 0.0)
        yield at + 4, labelled & same
        yield at + 5, labelled & ~same
    regret = u.held[BEST] + v.held[BEST] if BEST in u.held else None
    for k in range(_N_FAMILIES):
        c, to = _N_COUNTS + k, at + 7 + 3 * k
        if c not in u.held:
            continue
        total = u.held[c] + v.held[c]
        missed = total
        both_hold = shared[k]
        if both_hold is not None:
            s = np.minimum(np.minimum(both_hold, u.held[c]), v.held[c])
            twice = 2.0 * s
            regret = regret - twice if regret is not None else None
            yield to, s
            yield to + 1, twice / np.where(total > 0.0, total, 1.0)
            missed = total - twice
        yield to + 2, missed / (1.0 + total)
    if OPENS in u.held:
        yield _N_MATCH - 6, np.minimum(u.held[OPENS], v.held[OPENS])
        yield _N_MATCH - 5, np.abs(u.held[OPENS] - v.held[OPENS])
    if regret is not None:
        yield at + 6, np.maximum(regret, 0.0)
    products = shared[DOT]
    if products is not None:
        known = u.per_norm * v.per_norm
        cosine = products * known
        to = _N_MATCH - 4
        yield to, cosine
        yield to + 1, np.where(known > 0.0, cosine - 0.5 * (u.near + v.near), 0.0)
        if exact is not None:
            yield to + 2, np.where((known > 0.0) & (exact <= 1.5), exact - cosine, 0.0)
        if contrast is not None:
            yield to + 3, contrast.astype(np.float64)


def _null_features(table: DoubleArray, has_paragraphs: bool) -> DoubleArray:
    """NULL_FEATURES of each sentence as an unmatched one; ``table`` is one side of a field."""
    u = table[1]
    x = np.zeros((_N_NULL, u.shape[1]))
    x[0] = np.log(u[CHARS] + 1.0) - 4.0
    if has_paragraphs:
        x[1] = u[PAR]
    x[2], x[3] = u[HEAD], u[BEST]
    x[4 : 4 + _N_FAMILIES] = u[_N_COUNTS : _N_COUNTS + _N_FAMILIES]
    known = u[NORM] > 0.0
    np.divide(u[TOP], u[CHARS], out=x[-2], where=known)
    np.divide(u[TOP] - u[NEAR], u[CHARS], out=x[-1], where=known)
    return x


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

    src: _Groups
    tgt: _Groups
    shares: list[DoubleArray | None]

    @classmethod
    def of(cls, field: Field, dtype: type) -> _Held:
        """What the beads of ``field`` hold."""
        nothing = np.float32(0.0)
        shares: list[DoubleArray | None] = [
            np.append(one, nothing).astype(dtype) if one.any() else None for one in field.shared.T
        ]
        return cls(*_Groups.both(field, dtype), shares)


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
            beads = _Beads(
                src.at(a, block.i), targets.between(first, last), summed, exact, contrast
            )
            yield (
                types, block.node, there[first:],
                _match_features(beads, field.has_paragraphs),
            )  # fmt: skip


def _walk_nulls(field: Field, kinds: Kinds, nodes: LongArray) -> Iterator[_Batch]:
    """The null beads that end in ``nodes``."""
    nulls = [_null_features(side, field.has_paragraphs) for side in (field.src, field.tgt)]
    for block in _blocks(field.band, nodes):
        for k, (a, b) in enumerate(((1, 0), (0, 1))):
            own = nulls[k].take(block.i if a else block.j, axis=1)
            yield (
                np.array([len(kinds.a) - 2 + k], np.int32),
                block.node,
                block.inside(field.band, a, b)[None],
                enumerate(own[:, None], _N_MATCH),
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
