"""The features of a bead, and the score of every bead in a band.

A bead's score is the weight of its type plus the dot product of its features with the
learnt weights. Groups are summed up from prefix sums of what ``evidence`` counted, shared
anchors from a table of sentence pairs in the band, so a feature vector costs no loop over
the group's sentences.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import NamedTuple

import numba
import numpy as np

from align.aligner.evidence import (
    BRACKET,
    CHARS,
    COLON,
    COMMA,
    COUNTS,
    DASH,
    EXCLAMATION,
    FAMILIES,
    HEAD,
    PAR,
    QUESTION,
    QUOTE,
    Evidence,
    Links,
    Types,
)  # fmt: skip
from align.aligner.lattice import (
    IMPOSSIBLE,
    MAX_SIZE,
    TYPES,
    Band,
    DoubleArray,
    FloatArray,
    IntArray,
    types_up_to,
)  # fmt: skip

_FAMILY_FEATURES = ("shared", "ratio", "missed")
#: The features of a bead with both sides filled, then of a null bead.
MATCH_FEATURES: tuple[str, ...] = (
    "size", "length_ratio", "length_deviation",
    "question", "exclamation", "colon", "comma", "quote", "bracket", "dash", "end_differs",
    "paragraph_both", "paragraph_one", "paragraph_inside", "heading_differs",
    "label_same", "label_differs", "regret",
    *(f"{family}_{name}" for family, name in product(FAMILIES, _FAMILY_FEATURES)),
)  # fmt: skip
NULL_FEATURES: tuple[str, ...] = (
    "null_size", "null_paragraph", "null_heading", "null_best",
    *(f"null_{family}" for family in FAMILIES),
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
#: Posteriors below this are not worth a look at the bead's features.
_NEGLIGIBLE = 1e-7


class Field(NamedTuple):
    """Evidence laid out in a band, ready for the kernels.

    ``src`` and ``tgt`` are prefix sums over sentences (columns: COUNTS, families' totals, best
    partner in the band); ``shared[node, family]`` is the anchor weight that the sentence pair
    *before* the node shares; ``ratio`` the target's length for one source character.
    """

    band: Band
    src: DoubleArray
    tgt: DoubleArray
    src_end: IntArray
    tgt_end: IntArray
    src_label: IntArray
    tgt_label: IntArray
    shared: FloatArray
    ratio: float
    has_paragraphs: bool


@numba.njit(cache=True, nogil=True)
def _share(
    band: Band, links: Links, src: Types, tgt: Types, families: int
) -> FloatArray:  # pragma: no cover - compiled
    low, high, start = band.low, band.high, band.start
    shared = np.zeros((start[-1], families), np.float32)
    for k in range(len(links.weight)):
        u, v = links.src[k], links.tgt[k]
        first, last = tgt.start[v], tgt.start[v + 1]
        for p in range(src.start[u], src.start[u + 1]):
            row = src.items[p] + 1
            left, right = first, last
            while left < right:
                middle = (left + right) // 2
                if tgt.items[middle] + 1 < low[row]:
                    left = middle + 1
                else:
                    right = middle
            while left < last and tgt.items[left] + 1 <= high[row]:
                node = start[row] + tgt.items[left] + 1 - low[row]
                # Several forms may match one word; the totals bound their sum in the features.
                shared[node, links.family[k]] += links.weight[k]
                left += 1
    return shared


@numba.njit(cache=True, nogil=True)
def _best(
    band: Band, shared: FloatArray, n: int, m: int
) -> tuple[DoubleArray, DoubleArray]:  # pragma: no cover - compiled
    """For each sentence the most anchor weight that it shares with one sentence in the band."""
    best_src, best_tgt = np.zeros(n), np.zeros(m)
    for i in range(1, n + 1):
        for j in range(max(1, band.low[i]), band.high[i] + 1):
            total = shared[band.start[i] + j - band.low[i]].sum()
            best_src[i - 1] = max(best_src[i - 1], total)
            best_tgt[j - 1] = max(best_tgt[j - 1], total)
    return best_src, best_tgt


def _prefix(*rows: FloatArray | DoubleArray) -> DoubleArray:
    table = np.concatenate([np.atleast_2d(row) for row in rows])
    sums = np.zeros((table.shape[1] + 1, table.shape[0]))
    np.cumsum(table.T, axis=0, out=sums[1:])
    return sums


def lay_out(evidence: Evidence, band: Band, ratio: float) -> Field:
    """Spread ``evidence`` over ``band``; ``ratio`` as in Field."""
    src, tgt = evidence.src, evidence.tgt
    shared = _share(band, evidence.links, src.types, tgt.types, len(FAMILIES))
    best_src, best_tgt = _best(band, shared, *evidence.shape)
    return Field(
        band,
        _prefix(src.counts, evidence.src_total, best_src),
        _prefix(tgt.counts, evidence.tgt_total, best_tgt),
        src.end,
        tgt.end,
        src.label,
        tgt.label,
        shared,
        ratio,
        evidence.has_paragraphs,
    )


# The kernels' small parts are inlined into _visit; their arguments are plain numbers and arrays.


@numba.njit(cache=True, nogil=True, inline="always")
def _match_features(
    x: DoubleArray, field: Field, i: int, j: int, a: int, b: int, sums: DoubleArray
) -> None:  # pragma: no cover - compiled
    """Fill x with MATCH_FEATURES of the bead of a source and b target sentences that ends in
    (i, j); sums[k] is the anchor weight that its sentence pairs share in family k.
    """
    src, tgt = field.src, field.tgt
    p, q = i - a, j - b
    length_a = (src[i, CHARS] - src[p, CHARS]) * field.ratio + 1.0
    length_b = tgt[j, CHARS] - tgt[q, CHARS] + 1.0
    both = length_a + length_b
    x[0] = np.log(both) - 5.0
    x[1] = min(abs(np.log(length_b / length_a)), 3.0)
    x[2] = min((length_b - length_a) * (length_b - length_a) / both, 60.0) * 0.1
    at = 3
    for c in (QUESTION, EXCLAMATION, COLON, COMMA, QUOTE, BRACKET, DASH):
        u = src[i, c] - src[p, c]
        v = tgt[j, c] - tgt[q, c]
        x[at] = abs(u - v) / np.sqrt(1.0 + u + v) if u != v else 0.0
        at += 1
    x[at] = 1.0 if field.src_end[i - 1] != field.tgt_end[j - 1] else 0.0
    at += 1
    x[at : at + 7] = 0.0
    if field.has_paragraphs:
        first_a = src[p + 1, PAR] - src[p, PAR]
        first_b = tgt[q + 1, PAR] - tgt[q, PAR]
        x[at] = first_a * first_b
        x[at + 1] = abs(first_a - first_b)
        x[at + 2] = src[i, PAR] - src[p, PAR] - first_a + tgt[j, PAR] - tgt[q, PAR] - first_b
        x[at + 3] = abs((src[i, HEAD] - src[p, HEAD]) - (tgt[j, HEAD] - tgt[q, HEAD]))
    if field.src_label[p] != 0 or field.tgt_label[q] != 0:
        same = field.src_label[p] == field.tgt_label[q]
        x[at + 4 if same else at + 5] = 1.0
    shared_all = 0.0
    for k in range(_N_FAMILIES):
        c = _N_COUNTS + k
        u = src[i, c] - src[p, c]
        v = tgt[j, c] - tgt[q, c]
        s = min(sums[k], u, v)
        shared_all += s
        x[at + 7 + 3 * k] = s
        x[at + 8 + 3 * k] = 2.0 * s / (u + v) if u + v > 0.0 else 0.0
        x[at + 9 + 3 * k] = (u + v - 2.0 * s) / (1.0 + u + v)
    c = _N_COUNTS + _N_FAMILIES
    x[at + 6] = max(0.0, src[i, c] - src[p, c] + tgt[j, c] - tgt[q, c] - 2.0 * shared_all)


@numba.njit(cache=True, nogil=True, inline="always")
def _null_features(
    x: DoubleArray, side: DoubleArray, i: int, has_paragraphs: bool
) -> None:  # pragma: no cover - compiled
    """Fill x with NULL_FEATURES of the unmatched sentence i - 1 of ``side``."""
    x[0] = np.log(side[i, CHARS] - side[i - 1, CHARS] + 1.0) - 4.0
    x[1] = side[i, PAR] - side[i - 1, PAR] if has_paragraphs else 0.0
    x[2] = side[i, HEAD] - side[i - 1, HEAD]
    best = _N_COUNTS + _N_FAMILIES
    x[3] = side[i, best] - side[i - 1, best]
    for k in range(_N_FAMILIES):
        x[4 + k] = side[i, _N_COUNTS + k] - side[i - 1, _N_COUNTS + k]


class Kinds(NamedTuple):
    """The bead types at hand: sizes and the number of the type's own feature.

    The last two are the null types; ``slot[a, b]`` finds a filled one, -1 where there is none.
    """

    a: IntArray
    b: IntArray
    feature: IntArray
    slot: IntArray
    max_size: int


@lru_cache(maxsize=8)
def _kinds(max_size: int) -> Kinds:
    matches = types_up_to(max_size)
    keep = [*range(matches), len(TYPES) - 2, len(TYPES) - 1]
    slot = np.full((max_size + 1, max_size + 1), -1, np.int32)
    for t in range(matches):
        slot[TYPES[t]] = t
    a, b = np.array(TYPES, np.int32)[keep].T.copy()
    return Kinds(a, b, _TYPE_FEATURE[keep], slot, max_size)


@numba.njit(cache=True, nogil=True)
def _visit(
    field: Field, kinds: Kinds, weights: DoubleArray,
    posterior: FloatArray, scores: FloatArray, expected: DoubleArray,
) -> None:  # pragma: no cover - compiled  # fmt: skip
    """Score every bead (posterior empty), or add posterior times features to ``expected``."""
    low, high, start = field.band.low, field.band.high, field.band.start
    scoring = posterior.shape[0] == 0
    types = len(kinds.a)
    x = np.zeros(max(_N_MATCH, _N_NULL))
    # sums[b]: what the last a source and the last b target sentences share, a growing.
    sums = np.zeros((kinds.max_size, _N_FAMILIES))
    run = np.zeros(_N_FAMILIES)
    for i in range(len(low)):
        for j in range(low[i], high[i] + 1):
            node = start[i] + j - low[i]
            sums[:] = 0.0
            for a in range(1, min(kinds.max_size - 1, i) + 1):
                row = i - a + 1
                run[:] = 0.0
                for b in range(1, min(kinds.max_size - a, j) + 1):
                    column = j - b + 1
                    if low[row] <= column <= high[row]:
                        run += field.shared[start[row] + column - low[row]]
                    sums[b] += run
                    t = kinds.slot[a, b]
                    if j - b < low[i - a] or j - b > high[i - a]:
                        continue
                    if not scoring and abs(posterior[node, t]) < _NEGLIGIBLE:
                        continue
                    _match_features(x, field, i, j, a, b, sums[b])
                    if scoring:
                        total = weights[kinds.feature[t]]
                        for f in range(_N_MATCH):
                            total += weights[f] * x[f]
                        scores[node, t] = total
                    else:
                        expected[kinds.feature[t]] += posterior[node, t]
                        for f in range(_N_MATCH):
                            expected[f] += posterior[node, t] * x[f]
            for t in range(types - 2, types):
                p, q = i - kinds.a[t], j - kinds.b[t]
                if p < 0 or q < low[p] or q > high[p]:
                    continue
                if not scoring and abs(posterior[node, t]) < _NEGLIGIBLE:
                    continue
                if p < i:
                    _null_features(x, field.src, i, field.has_paragraphs)
                else:
                    _null_features(x, field.tgt, j, field.has_paragraphs)
                if scoring:
                    total = weights[kinds.feature[t]]
                    for f in range(_N_NULL):
                        total += weights[_N_MATCH + f] * x[f]
                    scores[node, t] = total
                else:
                    expected[kinds.feature[t]] += posterior[node, t]
                    for f in range(_N_NULL):
                        expected[_N_MATCH + f] += posterior[node, t] * x[f]


def score(field: Field, weights: DoubleArray, max_size: int = MAX_SIZE) -> FloatArray:
    """The score of each bead in the band; IMPOSSIBLE where it would leave it.

    ``weights`` follow FEATURES; beads of up to ``max_size`` sentences in all are scored. The
    result fits ``lattice.viterbi`` and ``lattice.posteriors``.
    """
    kinds = _kinds(max_size)
    scores = np.full((field.band.size, len(kinds.a)), IMPOSSIBLE, np.float32)
    _visit(field, kinds, weights, np.empty((0, 0), np.float32), scores, np.empty(0))
    return scores


def expectation(field: Field, posterior: FloatArray) -> DoubleArray:
    """The sum of FEATURES over a ladder that is expected when beads over all TYPES have the given
    posteriors; differences of posteriors give differences of expectations.
    """
    expected = np.zeros(len(FEATURES))
    none = np.empty((0, 0), np.float32)
    _visit(field, _kinds(MAX_SIZE), np.empty(0), posterior, none, expected)
    return expected
