"""The features of a bead, and the score of every bead in a band.

A bead's score is the weight of its type plus the dot product of its features with the
learnt weights. Groups are summed up from prefix sums of what ``evidence`` counted, shared
anchors from a table of sentence pairs in the band, so a feature vector costs no loop over
the group's sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numba
import numpy as np

from align.aligner.evidence import (
    BRACKET, CHARS, COLON, COMMA, COUNTS, DASH, EXCLAMATION, FAMILIES, HEAD, PAR, QUESTION, QUOTE,
    Evidence,
)  # fmt: skip
from align.aligner.lattice import TYPES, Band, FloatArray, IntArray, LongArray, types_up_to

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
_TYPE_AT = len(MATCH_FEATURES) + len(NULL_FEATURES)
_TYPE_INDEX = np.array(
    [
        FEATURES.index(f"type_{min(a, b)}-{max(a, b)}" if a and b else "type_null")
        for a, b in TYPES
    ],
    np.int32,
)  # fmt: skip
N_FEATURES = len(FEATURES)
_N_MATCH = len(MATCH_FEATURES)
_N_COUNTS = len(COUNTS)
_N_FAMILIES = len(FAMILIES)
_TYPE_A = np.array([a for a, _ in TYPES], np.int32)
_TYPE_B = np.array([b for _, b in TYPES], np.int32)


@dataclass(frozen=True)
class Field:
    """Evidence laid out in a band, ready for the kernels.

    ``src`` and ``tgt`` are prefix sums over sentences (rows: COUNTS, families' totals, best
    partner in the band); ``shared[family, node]`` is the anchor weight that the sentence pair
    *before* the node shares; ``ratio`` the target's length for one source character.
    """

    band: Band
    src: FloatArray
    tgt: FloatArray
    src_end: IntArray
    tgt_end: IntArray
    src_label: IntArray
    tgt_label: IntArray
    shared: FloatArray
    ratio: float
    has_paragraphs: bool


@numba.njit(cache=True, nogil=True)
def _share(
    low: IntArray, high: IntArray, start: LongArray,
    family: IntArray, weight: FloatArray, src: IntArray, tgt: IntArray,
    src_start: LongArray, src_items: IntArray, tgt_start: LongArray, tgt_items: IntArray,
    families: int,
) -> FloatArray:  # pragma: no cover - compiled  # fmt: skip
    shared = np.zeros((start[-1], families), np.float32)
    for k in range(len(weight)):
        first, last = tgt_start[tgt[k]], tgt_start[tgt[k] + 1]
        for p in range(src_start[src[k]], src_start[src[k] + 1]):
            row = src_items[p] + 1
            left, right = first, last
            while left < right:
                middle = (left + right) // 2
                if tgt_items[middle] + 1 < low[row]:
                    left = middle + 1
                else:
                    right = middle
            while left < last and tgt_items[left] + 1 <= high[row]:
                node = start[row] + tgt_items[left] + 1 - low[row]
                # Several forms may match one word; the totals bound their sum in the features.
                shared[node, family[k]] += weight[k]
                left += 1
    return shared


@numba.njit(cache=True, nogil=True)
def _best(
    low: IntArray, high: IntArray, start: LongArray, shared: FloatArray, n: int, m: int
) -> tuple[FloatArray, FloatArray]:  # pragma: no cover - compiled
    best_src = np.zeros(n, np.float32)
    best_tgt = np.zeros(m, np.float32)
    for i in range(1, n + 1):
        for j in range(max(1, low[i]), high[i] + 1):
            node = start[i] + j - low[i]
            total = np.float32(0.0)
            for k in range(shared.shape[1]):
                total += shared[node, k]
            best_src[i - 1] = max(best_src[i - 1], total)
            best_tgt[j - 1] = max(best_tgt[j - 1], total)
    return best_src, best_tgt


def _prefix(rows: list[FloatArray]) -> FloatArray:
    table = np.concatenate([np.atleast_2d(row) for row in rows])
    sums = np.zeros((table.shape[1] + 1, table.shape[0]), np.float64)
    np.cumsum(table.T, axis=0, out=sums[1:])
    return sums  # type: ignore[return-value]


def lay_out(evidence: Evidence, band: Band, ratio: float) -> Field:
    """Spread ``evidence`` over ``band``."""
    n, m = evidence.shape
    a, b = evidence.src.types, evidence.tgt.types
    shared = _share(
        *band, *evidence.links, a.start, a.items, b.start, b.items, _N_FAMILIES
    )
    best_src, best_tgt = _best(*band, shared, n, m)
    return Field(
        band,
        _prefix([evidence.src.counts, evidence.src_total, best_src]),
        _prefix([evidence.tgt.counts, evidence.tgt_total, best_tgt]),
        evidence.src.end,
        evidence.tgt.end,
        evidence.src.label,
        evidence.tgt.label,
        shared,
        ratio,
        evidence.has_paragraphs,
    )


@numba.njit(cache=True, nogil=True, inline="always")
def _match_features(
    x, i, j, a, b, src, tgt, src_end, tgt_end, src_label, tgt_label, sums, ratio, has_paragraphs
):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Fill x with the features of the bead of a source and b target sentences that ends in (i, j);
    sums[k] is the anchor weight that its sentence pairs share in family k.
    """
    p, q = i - a, j - b
    length_a = (src[i, CHARS] - src[p, CHARS]) * ratio + 1.0
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
    x[at] = 1.0 if src_end[i - 1] != tgt_end[j - 1] else 0.0
    at += 1
    for k in range(7):
        x[at + k] = 0.0
    if has_paragraphs:
        first_a = src[p + 1, PAR] - src[p, PAR]
        first_b = tgt[q + 1, PAR] - tgt[q, PAR]
        x[at] = first_a * first_b
        x[at + 1] = abs(first_a - first_b)
        x[at + 2] = src[i, PAR] - src[p, PAR] - first_a + tgt[j, PAR] - tgt[q, PAR] - first_b
        x[at + 3] = abs((src[i, HEAD] - src[p, HEAD]) - (tgt[j, HEAD] - tgt[q, HEAD]))
    if src_label[p] != 0 or tgt_label[q] != 0:
        if src_label[p] == tgt_label[q]:
            x[at + 4] = 1.0
        else:
            x[at + 5] = 1.0
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
def _null_features(x, i, j, one, other_is_start, side, has_paragraphs):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Fill x with the features of the null bead of sentence i - 1 of ``side``."""
    x[0] = np.log(side[i, CHARS] - side[i - 1, CHARS] + 1.0) - 4.0
    x[1] = 0.0
    x[2] = side[i, HEAD] - side[i - 1, HEAD]
    if has_paragraphs:
        x[1] = side[i, PAR] - side[i - 1, PAR]
    c = _N_COUNTS + _N_FAMILIES
    x[3] = side[i, c] - side[i - 1, c]
    for k in range(_N_FAMILIES):
        x[4 + k] = side[i, _N_COUNTS + k] - side[i - 1, _N_COUNTS + k]


@numba.njit(cache=True, nogil=True)
def _visit(
    low, high, start, src, tgt, src_end, tgt_end, src_label, tgt_label, shared, ratio,
    has_paragraphs, weights, matches, type_a, type_b, type_index, posterior, scores, expected,
):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled  # fmt: skip
    """Score every bead (posterior empty), or add posterior times features to ``expected``."""
    n = len(low) - 1
    scoring = posterior.shape[0] == 0
    x = np.zeros(_N_MATCH + 16)
    columns = np.zeros((8, _N_FAMILIES))
    run = np.zeros(_N_FAMILIES)
    null_at = _N_MATCH
    types = matches + 2
    max_size = 2
    for t in range(matches):
        max_size = max(max_size, type_a[t] + type_b[t])
    slot = np.full((8, 8), -1, np.int32)
    for t in range(matches):
        slot[type_a[t], type_b[t]] = t
    for i in range(n + 1):
        for j in range(low[i], high[i] + 1):
            node = start[i] + j - low[i]
            columns[:] = 0.0
            for a in range(1, max_size):
                if a > i:
                    break
                row = i - a + 1
                run[:] = 0.0
                for b in range(1, max_size - a + 1):
                    if b > j:
                        break
                    col = j - b + 1
                    if low[row] <= col <= high[row]:
                        cell = start[row] + col - low[row]
                        for k in range(_N_FAMILIES):
                            run[k] += shared[cell, k]
                    for k in range(_N_FAMILIES):
                        columns[b, k] += run[k]
                    t = slot[a, b]
                    if t < 0:
                        continue
                    p, q = i - a, j - b
                    if q < low[p] or q > high[p]:
                        continue
                    if not scoring and abs(posterior[node, t]) < 1e-7:
                        continue
                    _match_features(
                        x, i, j, a, b, src, tgt, src_end, tgt_end, src_label, tgt_label,
                        columns[b], ratio, has_paragraphs,
                    )  # fmt: skip
                    if scoring:
                        total = weights[type_index[t]]
                        for f in range(_N_MATCH):
                            total += weights[f] * x[f]
                        scores[node, t] = total
                    else:
                        for f in range(_N_MATCH):
                            expected[f] += posterior[node, t] * x[f]
                        expected[type_index[t]] += posterior[node, t]
            for side in range(2):
                t = types - 2 + side
                if side == 0:
                    if i == 0 or j < low[i - 1] or j > high[i - 1]:
                        continue
                    _null_features(x, i, j, 1, 0, src, has_paragraphs)
                else:
                    if j == 0 or j - 1 < low[i]:
                        continue
                    _null_features(x, j, i, 1, 0, tgt, has_paragraphs)
                width = 4 + _N_FAMILIES
                if scoring:
                    total = weights[type_index[t]]
                    for f in range(width):
                        total += weights[null_at + f] * x[f]
                    scores[node, t] = total
                elif abs(posterior[node, t]) > 1e-7:
                    for f in range(width):
                        expected[null_at + f] += posterior[node, t] * x[f]
                    expected[type_index[t]] += posterior[node, t]


_NO_POSTERIOR = np.empty((0, 0), np.float32)
_NO_SCORES = np.empty((0, 0), np.float32)
_NO_EXPECTED = np.empty(0)


def _kinds(max_size: int) -> tuple[int, IntArray, IntArray, IntArray]:
    matches = types_up_to(max_size)
    keep = [*range(matches), len(TYPES) - 2, len(TYPES) - 1]
    return matches, _TYPE_A[keep], _TYPE_B[keep], _TYPE_INDEX[keep]


def score(field: Field, weights: FloatArray, max_size: int = 7) -> FloatArray:
    """The score of each bead in the band; IMPOSSIBLE where it would leave it.

    ``weights`` follow FEATURES; beads of up to ``max_size`` sentences in all are scored. The
    result fits ``lattice.viterbi`` and ``lattice.posteriors``.
    """
    matches, a, b, index = _kinds(max_size)
    scores = np.full((field.band.size, matches + 2), -1e30, np.float32)
    _visit(
        *field.band, field.src, field.tgt, field.src_end, field.tgt_end, field.src_label,
        field.tgt_label, field.shared, field.ratio, field.has_paragraphs, weights, matches, a, b,
        index, _NO_POSTERIOR, scores, _NO_EXPECTED,
    )  # fmt: skip
    return scores


def expectation(field: Field, posterior: FloatArray, weights: FloatArray) -> FloatArray:
    """The expected sum of FEATURES over a ladder, given the posterior of each bead."""
    matches, a, b, index = _kinds(7)
    expected = np.zeros(N_FEATURES)
    _visit(
        *field.band, field.src, field.tgt, field.src_end, field.tgt_end, field.src_label,
        field.tgt_label, field.shared, field.ratio, field.has_paragraphs, weights, matches, a, b,
        index, posterior, _NO_SCORES, expected,
    )  # fmt: skip
    return expected
