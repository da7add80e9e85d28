"""The features of a bead, and the score of every bead in a band.

A bead's score is the weight of its type plus the dot product of its features with the learnt
weights. Groups are summed from prefix sums of the counts in ``evidence``, and shared anchors from a
table of sentence pairs in the band, so a feature vector needs no loop over the group's sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
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
_FAR = 0.6
#: The number of nodes processed at once; the intermediate results stay in the processor's cache.
_BLOCK = 2048


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
    def both(cls, field: Field) -> tuple[_Groups, _Groups]:
        """The groups of both sides, [size, row]."""
        sides = field.src, field.tgt
        used = np.flatnonzero(np.any([side.any(axis=(0, 2)) for side in sides], axis=0)).tolist()
        return cls._of(field.src, used, field.ratio), cls._of(field.tgt, used, 1.0)

    @classmethod
    def _of(cls, table: DoubleArray, columns: list[int], ratio: float) -> _Groups:
        length = table[:, CHARS] * ratio + 1.0
        per_norm, near = np.zeros((2, *length.shape))
        known = table[:, NORM] > 0.0
        np.divide(1.0, table[:, NORM], out=per_norm, where=known)
        np.divide(table[:, NEAR], table[:, CHARS], out=near, where=known)
        held = {c: table[:, c] for c in columns}
        return cls(held, length, np.log(length), near, per_norm)

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
        yield at - 1, (u.held[END] != v.held[END]).astype(np.float64)
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
        yield at + 4, (labelled & same).astype(np.float64)
        yield at + 5, (labelled & ~same).astype(np.float64)
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
        return (self.i >= a) & (column >= band.low[row]) & (column <= band.high[row])


def _blocks(band: Band, nodes: LongArray) -> Iterator[_Block]:
    for at in range(0, len(nodes), _BLOCK):
        node = nodes[at : at + _BLOCK]
        i = np.searchsorted(band.start, node, side="right") - 1
        yield _Block(node, i, node - band.start[i] + band.low[i])


#: The types and nodes of beads that are processed together, which of these beads ([type, node]) are
#: inside the band, and their features by number.
_Batch = tuple[IntArray, LongArray, NDArray[np.bool_], Iterator[tuple[int, DoubleArray]]]


def _walk(
    field: Field, kinds: Kinds, spans: tuple[tuple[int, int], ...], nodes: LongArray
) -> Iterator[_Batch]:
    """The filled beads of the types in ``spans`` (small or large ones) that end in ``nodes``."""
    band = field.band
    src, tgt = _Groups.both(field)
    shares = [np.append(one, np.float32(0.0)) if one.any() else None for one in field.shared.T]
    most = max(last for _, last in spans)
    for block in _blocks(band, nodes):
        back = np.arange(most)[:, None]
        targets = tgt.at(slice(1, most + 1), block.j)
        # What the sentence pairs of the last a source sentences and each target sentence share.
        runs = [None if one is None else np.zeros((most, len(block.node))) for one in shares]
        for a, (first, last) in enumerate(spans):
            if not a or last < 1:
                continue
            row, column = np.maximum(block.i - (a - 1), 0), block.j - back[:last]
            there = block.inside(band, a - 1, back[:last])
            cell = np.where(there, band.start[row] - band.low[row] + column, band.size)
            summed: list[DoubleArray | None] = []
            for run, share in zip(runs, shares, strict=True):
                if run is not None and share is not None:
                    run[:last] += share.take(cell)
                summed.append(None if run is None else np.add.accumulate(run[:last])[first - 1 :])
            types = kinds.slot[a, first : last + 1]
            exact, contrast = (
                one[block.node[None], types[:, None]] if len(one) else None
                for one in (field.exact, field.contrast)
            )
            beads = _Beads(
                src.at(a, block.i), targets.between(first, last), summed, exact, contrast
            )
            yield (
                types, block.node, block.inside(band, a, back[first - 1 : last] + 1),
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


def _walk_all(field: Field, kinds: Kinds, wanted: NDArray[np.bool_]) -> Iterator[_Batch]:
    """Batches with all the ``wanted`` beads [node, type], and others."""
    small = types_up_to(MAX_EVEN_SIZE)
    yield from _walk_nulls(field, kinds, np.flatnonzero(wanted[:, -2:].any(axis=1)))
    nodes = np.flatnonzero(wanted[:, : min(small, wanted.shape[1] - 2)].any(axis=1))
    yield from _walk(field, kinds, kinds.small, nodes)
    nodes = np.flatnonzero(wanted[:, small:-2].any(axis=1))
    if len(nodes):
        yield from _walk(field, kinds, kinds.large, nodes)


def _considered(field: Field, kinds: Kinds) -> NDArray[np.bool_]:
    """Which beads [node, type] are scored: all but those ruled out, and large ones only if their
    lengths agree.
    """
    if len(field.exact):
        return ~np.isnan(field.exact)
    band = field.band
    considered = np.ones((band.size, len(kinds.a)), bool)
    src = np.log(field.src[:, CHARS] * field.ratio + 1.0)
    tgt = np.log(field.tgt[:, CHARS] + 1.0)
    rows, columns = band.rows, band.columns
    for t in range(types_up_to(MAX_EVEN_SIZE), len(kinds.a) - 2):
        a, b = TYPES[t]
        considered[:, t] = np.abs(src[a].take(rows) - tgt[b].take(columns)) < _FAR
    return considered


def score(field: Field, weights: DoubleArray, max_size: int = MAX_SIZE) -> FloatArray:
    """The score of each bead in the band; IMPOSSIBLE if the bead would leave it or is not worth
    considering.

    ``weights`` follow FEATURES; beads of up to ``max_size`` sentences in all are scored. The result
    can be passed to ``lattice.viterbi`` and ``lattice.posteriors``.
    """
    kinds = _kinds(max_size)
    scores = np.full((field.band.size, len(kinds.a)), IMPOSSIBLE, np.float32)
    considered = _considered(field, kinds)
    for types, node, inside, found in _walk_all(field, kinds, considered):
        total = np.empty(inside.shape)
        total[:] = weights[kinds.feature[types], None]
        for feature, value in found:
            if weights[feature]:
                total += weights[feature] * value
        inside &= considered[node[None], types[:, None]]
        scores[node[:, None], types] = np.where(inside, total, IMPOSSIBLE).T
    return scores


def expectation(field: Field, posterior: FloatArray) -> DoubleArray:
    """The expected sum of FEATURES over a ladder if beads over all TYPES have the given posteriors.

    Differences of posteriors give differences of expectations.
    """
    kinds = _kinds(MAX_SIZE)
    expected = np.zeros(len(FEATURES))
    counted = np.abs(posterior) >= _NEGLIGIBLE
    if len(field.exact):
        counted &= ~np.isnan(field.exact)
    for types, node, inside, found in _walk_all(field, kinds, counted):
        at = node[None], types[:, None]
        p = np.where(inside & counted[at], posterior[at], 0.0).astype(np.float64)
        np.add.at(expected, kinds.feature[types], p.sum(axis=1))
        for feature, value in found:
            expected[feature] += np.vdot(p, np.broadcast_to(value, p.shape))
    return expected
