"""The features of a bead: their names and their values.

Groups are summed from prefix sums of the counts in ``evidence``, and shared anchors from a table of
sentence pairs in the band, so a feature vector needs no loop over the group's sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import numpy as np

from align.aligner.band import TYPES, DoubleArray, FloatArray, LongArray
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
_N_MATCH, _N_NULL = len(MATCH_FEATURES), len(NULL_FEATURES)
_N_COUNTS, _N_FAMILIES = len(COUNTS), len(FAMILIES)


class Groups(NamedTuple):
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
    def both(cls, field: Field, dtype: type) -> tuple[Groups, Groups]:
        """The groups of both sides, [size, row]."""
        sides = field.src, field.tgt
        used = np.flatnonzero(np.any([side.any(axis=(0, 2)) for side in sides], axis=0)).tolist()
        src, tgt = cls._of(field.src, used, field.ratio), cls._of(field.tgt, used, 1.0)
        return src._as(dtype), tgt._as(dtype)

    @classmethod
    def _of(cls, table: DoubleArray, columns: list[int], ratio: float) -> Groups:
        length = table[:, CHARS] * ratio + 1.0
        per_norm, near = np.zeros((2, *length.shape))
        known = table[:, NORM] > 0.0
        np.divide(1.0, table[:, NORM], out=per_norm, where=known)
        np.divide(table[:, NEAR], table[:, CHARS], out=near, where=known)
        held = {c: table[:, c] for c in columns}
        return cls(held, length, np.log(length), near, per_norm)

    def _as(self, dtype: type) -> Groups:
        held, *others = self
        return Groups(
            {c: one.astype(dtype) for c, one in held.items()},
            *(one.astype(dtype) for one in others),
        )

    def at(self, size: int | slice, rows: LongArray) -> Groups:
        """The groups of one size, or of several, that end in ``rows``."""
        held, *others = self
        return Groups(
            {c: one[size].take(rows, axis=-1) for c, one in held.items()},
            *(one[size].take(rows, axis=-1) for one in others),
        )

    def between(self, first: int, last: int) -> Groups:
        """The groups of the sizes ``first`` to ``last``; the first ones here have the size 1."""
        held, *others = self
        at = slice(first - 1, last)
        return Groups({c: one[at] for c, one in held.items()}, *(one[at] for one in others))


class Beads(NamedTuple):
    """Filled beads that end in the same nodes and hold the same number of source sentences, ``u``;
    in row b - 1 they hold b target sentences, ``v``.

    ``shared[k]`` is what their sentence pairs share in family k, and the last one the product of
    their vectors; None if no pair shares any. ``exact`` and ``contrast`` are those of Field, if
    known.
    """

    u: Groups
    v: Groups
    shared: list[DoubleArray | None]
    exact: FloatArray | None
    contrast: FloatArray | None


def match_features(beads: Beads, has_paragraphs: bool) -> Iterator[tuple[int, DoubleArray]]:
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


def null_features(table: DoubleArray, has_paragraphs: bool) -> DoubleArray:
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
