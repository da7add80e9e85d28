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

from align.aligner.closer import UNKNOWN
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
    MAX_SIZE,
    TYPES,
    DoubleArray,
    FloatArray,
    IntArray,
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
    "cosine", "cosine_margin", "cosine_exact",
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
#: Posteriors below this are not worth a look at the bead's features.
_NEGLIGIBLE = 1e-7


# The kernels' small parts are inlined into _visit. Sums may be reassociated and divisions turned
# into multiplications: the result is the same on every run all the same.
_FAST = {"reassoc", "contract", "arcp", "nsz"}


@numba.njit(cache=True, nogil=True, inline="always")
def _match_features(
    x: DoubleArray, u: DoubleArray, v: DoubleArray, i: int, a: int, j: int, b: int,
    shared: DoubleArray, ratio: float, has_paragraphs: bool, exact: float,
) -> None:  # pragma: no cover - compiled  # fmt: skip
    """Fill x with MATCH_FEATURES of the bead of the groups u[i, a] and v[j, b] of Field.src and
    Field.tgt; shared[b, k] is the anchor weight that their sentence pairs share in family k;
    ``exact`` is the cosine of the joined texts, UNKNOWN where that is not known.
    """
    length_u, length_v = u[i, a, CHARS] * ratio + 1.0, v[j, b, CHARS] + 1.0
    both = length_u + length_v
    x[0] = np.log(both) - 5.0
    x[1] = min(abs(np.log(length_v / length_u)), 3.0)
    x[2] = min((length_v - length_u) * (length_v - length_u) / both, 60.0) * 0.1
    for c in range(QUESTION, DASH + 1):
        more, less = u[i, a, c], v[j, b, c]
        at = 3 + c - QUESTION
        x[at] = abs(more - less) / np.sqrt(1.0 + more + less) if more != less else 0.0
    at = 5 + DASH - QUESTION
    x[at - 1] = 1.0 if u[i, a, END] != v[j, b, END] else 0.0
    for k in range(at, at + 6):
        x[k] = 0.0
    if has_paragraphs:
        first_u, first_v = u[i, a, FIRST], v[j, b, FIRST]
        x[at] = first_u * first_v
        x[at + 1] = abs(first_u - first_v)
        x[at + 2] = u[i, a, PAR] - first_u + v[j, b, PAR] - first_v
        x[at + 3] = abs(u[i, a, HEAD] - v[j, b, HEAD])
    if u[i, a, LABEL] != 0.0 or v[j, b, LABEL] != 0.0:
        x[at + 4 if u[i, a, LABEL] == v[j, b, LABEL] else at + 5] = 1.0
    shared_all = 0.0
    for k in range(_N_FAMILIES):
        c, to = _N_COUNTS + k, at + 7 + 3 * k
        total = u[i, a, c] + v[j, b, c]
        s = min(shared[b, k], u[i, a, c], v[j, b, c])
        shared_all += s
        x[to] = s
        x[to + 1] = 2.0 * s / total if total > 0.0 else 0.0
        x[to + 2] = (total - 2.0 * s) / (1.0 + total)
    x[at + 6] = max(0.0, u[i, a, BEST] + v[j, b, BEST] - 2.0 * shared_all)
    to = _N_MATCH - 5
    opens_u, opens_v = u[i, a, OPENS], v[j, b, OPENS]
    x[to] = min(opens_u, opens_v)
    x[to + 1] = abs(opens_u - opens_v)
    to = _N_MATCH - 3
    x[to] = x[to + 1] = x[to + 2] = 0.0
    if u[i, a, NORM] > 0.0 and v[j, b, NORM] > 0.0:
        near = u[i, a, NEAR] / u[i, a, CHARS] + v[j, b, NEAR] / v[j, b, CHARS]
        x[to] = shared[b, DOT] / (u[i, a, NORM] * v[j, b, NORM])
        x[to + 1] = x[to] - 0.5 * near
        if exact <= 1.5:
            x[to + 2] = exact - x[to]


@numba.njit(cache=True, nogil=True, inline="always")
def _null_features(
    x: DoubleArray, u: DoubleArray, i: int, has_paragraphs: bool
) -> None:  # pragma: no cover - compiled
    """Fill x with NULL_FEATURES of the unmatched sentence u[i, 1]."""
    x[0] = np.log(u[i, 1, CHARS] + 1.0) - 4.0
    x[1] = u[i, 1, PAR] if has_paragraphs else 0.0
    x[2] = u[i, 1, HEAD]
    x[3] = u[i, 1, BEST]
    for k in range(_N_FAMILIES):
        x[4 + k] = u[i, 1, _N_COUNTS + k]
    to = _N_NULL - 2
    x[to] = x[to + 1] = 0.0
    if u[i, 1, NORM] > 0.0:
        x[to] = u[i, 1, TOP] / u[i, 1, CHARS]
        x[to + 1] = x[to] - u[i, 1, NEAR] / u[i, 1, CHARS]


class Kinds(NamedTuple):
    """The bead types at hand: sizes and the number of the type's own feature.

    The last two are the null types; ``slot[a, b]`` finds a filled one, -1 where there is none;
    ``most[a]`` is the largest b.
    """

    a: IntArray
    b: IntArray
    feature: IntArray
    slot: IntArray
    most: IntArray
    max_size: int


@lru_cache(maxsize=8)
def _kinds(max_size: int) -> Kinds:
    matches = types_up_to(max_size)
    keep = [*range(matches), len(TYPES) - 2, len(TYPES) - 1]
    slot = np.full((max_size + 1, max_size + 1), -1, np.int32)
    for t in range(matches):
        slot[TYPES[t]] = t
    a, b = np.array(TYPES, np.int32)[keep].T.copy()
    most = np.array([max(np.flatnonzero(row >= 0), default=0) for row in slot], np.int32)
    return Kinds(a, b, _TYPE_FEATURE[keep], slot, most, max_size)


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _visit(
    field: Field, kinds: Kinds, weights: DoubleArray,
    posterior: FloatArray, scores: FloatArray, expected: DoubleArray,
) -> None:  # pragma: no cover - compiled  # fmt: skip
    """Score every bead (posterior empty), or add posterior times features to ``expected``."""
    low, high, start = field.band.low, field.band.high, field.band.start
    # Arrays are taken out of their tuples once: in the loop that would be counted work.
    src, tgt, table = field.src, field.tgt, field.shared
    ratio, has_paragraphs = field.ratio, field.has_paragraphs
    slot, own_feature = kinds.slot, kinds.feature
    exact, closer = field.exact, field.exact.shape[0] > 0
    scoring = posterior.shape[0] == 0
    types = len(kinds.a)
    x = np.zeros(max(_N_MATCH, _N_NULL))
    # shared[b]: what the last a source and the last b target sentences share, a growing.
    shared = np.zeros((kinds.max_size, DOT + 1))
    run = np.zeros(DOT + 1)
    for i in range(len(low)):
        for j in range(low[i], high[i] + 1):
            node = start[i] + j - low[i]
            if closer and np.isnan(exact[node]).all():
                continue
            shared[:] = 0.0
            for a in range(1, min(kinds.max_size - 1, i) + 1):
                row, p = i - a + 1, i - a
                run[:] = 0.0
                for b in range(1, min(kinds.most[a], j) + 1):
                    column, q = j - b + 1, j - b
                    inside = low[row] <= column <= high[row]
                    cell = start[row] + column - low[row] if inside else 0
                    for k in range(DOT + 1):
                        if inside:
                            run[k] += table[cell, k]
                        shared[b, k] += run[k]
                    t = slot[a, b]
                    if q < low[p] or q > high[p]:
                        continue
                    if not scoring and abs(posterior[node, t]) < _NEGLIGIBLE:
                        continue
                    if closer and np.isnan(exact[node, t]):
                        continue
                    cosine = float(exact[node, t]) if closer else UNKNOWN
                    _match_features(x, src, tgt, i, a, j, b, shared, ratio, has_paragraphs, cosine)
                    if scoring:
                        total = weights[own_feature[t]]
                        for f in range(_N_MATCH):
                            total += weights[f] * x[f]
                        scores[node, t] = total
                    else:
                        expected[own_feature[t]] += posterior[node, t]
                        for f in range(_N_MATCH):
                            expected[f] += posterior[node, t] * x[f]
            for t in range(types - 2, types):
                p, q = i - kinds.a[t], j - kinds.b[t]
                if p < 0 or q < low[p] or q > high[p]:
                    continue
                if not scoring and abs(posterior[node, t]) < _NEGLIGIBLE:
                    continue
                if closer and np.isnan(exact[node, t]):
                    continue
                if p < i:
                    _null_features(x, src, i, has_paragraphs)
                else:
                    _null_features(x, tgt, j, has_paragraphs)
                if scoring:
                    total = weights[own_feature[t]]
                    for f in range(_N_NULL):
                        total += weights[_N_MATCH + f] * x[f]
                    scores[node, t] = total
                else:
                    expected[own_feature[t]] += posterior[node, t]
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
