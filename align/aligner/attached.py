"""Words without a translation of their own, linked together with the word they belong to.

These are articles, auxiliaries and prepositions that the other language leaves out. A word that the
rounds of ``wordpairs`` leave free may be attached to the translation of a nearby word. Both sides
are treated alike: for the other direction the matrices are transposed. ``Linker.judge`` returns the
belief without attached words, so that a caller looking for omissions does not mistake a neighbour's
translation for the word's own.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from align.aligner.wordpairs import WordPairs
from align.models import Logistic

FloatArray = NDArray[np.float64]

#: What the model sees of a free word and of the translation of a nearby word (the anchor): where
#: the anchor is, how sure its link is, how common the words are and how close to each other,
#: whether the anchor's phrase continues after it, whether other words are linked to the same
#: translation, which side the free word is on, and whether the tables know any translation of it.
FEATURES = (
    "next", "after_next", "third", "fourth", "before", "before_that", "sure", "common",
    "common_anchor", "short", "own", "best", "row_best", "context", "context_best", "goes_on",
    "shared", "turned", "rendered", "common_other",
)  # fmt: skip
#: Possible positions of the anchor relative to the free word, in the order of FEATURES.
_OFFSETS = np.array([1, 2, 3, 4, -1, -2])
_REACH = 4
#: Words at least this common do not start a phrase that continues.
_COMMON = 0.4


def candidates(
    belief: FloatArray, pairs: WordPairs, threshold: float
) -> tuple[NDArray[np.int64], FloatArray]:
    """The pairs of words (row, column) that may be attached, and the FEATURES of each."""
    context = np.asarray(pairs.context, np.float64)
    shipped = np.asarray(pairs.shipped, np.float64)
    src_common, tgt_common = pairs.src_common, pairs.tgt_common
    straight, ours = _find(
        belief, context, shipped, src_common, tgt_common, pairs.src[:, 2], threshold, 0.0
    )
    turned, theirs = _find(
        belief.T.copy(),
        context.T.copy(),
        shipped.T.copy(),
        tgt_common,
        src_common,
        pairs.tgt[:, 2],
        threshold,
        1.0,
    )
    return np.concatenate([straight, turned[:, ::-1]]), np.concatenate([ours, theirs])


def attach(belief: FloatArray, pairs: WordPairs, threshold: float, model: Logistic) -> FloatArray:
    """The belief with attached words linked, if that is more probable than the previous belief."""
    places, features = candidates(belief, pairs, threshold)
    if not len(places):
        return belief
    chance = model.probability(features)
    result = belief.copy()
    np.maximum.at(result, (places[:, 0], places[:, 1]), chance)
    return result


def _find(
    belief: FloatArray, context: FloatArray, shipped: FloatArray, common: FloatArray,
    common_other: FloatArray, short: NDArray[np.int64], threshold: float, turned: float,
) -> tuple[NDArray[np.int64], FloatArray]:  # fmt: skip
    n, m = belief.shape
    if not belief.size:
        return np.zeros((0, 2), np.int64), np.zeros((0, len(FEATURES)))
    linked = belief >= threshold
    best = belief.max(axis=1)
    around = np.zeros((n + 2 * _REACH, m))
    around[_REACH:-_REACH] = np.where(linked, belief, 0.0)
    nearby = np.array([around[_REACH + offset :][:n] for offset in _OFFSETS])
    surest = nearby.max(axis=0)
    i, j = np.nonzero((best < threshold)[:, None] & (surest > 0.0))
    found = nearby[:, i, j].argmax(axis=0)
    anchor = i + _OFFSETS[found]
    # Whether the phrase continues after the anchor.
    goes_on = np.zeros((n + 1, m), bool)
    goes_on[:n, 1:] |= linked[:, :-1]
    goes_on[:n, :-1] |= linked[:, 1:]
    goes_on[:n] &= common[:, None] < _COMMON
    x = np.zeros((len(FEATURES), len(i)))
    x[found, np.arange(len(i))] = 1.0
    x[6] = surest[i, j]
    x[7], x[8] = common[i], common[anchor]
    x[9] = short[i]
    x[10], x[11], x[12] = belief[i, j], belief[i, j] >= best[i], best[i]
    x[13], x[14] = context[i, j], context[i, j] - context.max(axis=1)[i]
    x[15] = goes_on[anchor + 1, j]
    x[16] = linked.sum(axis=0)[j] > 1
    x[17] = turned
    x[18] = shipped.max(axis=1)[i]
    x[19] = common_other[j]
    return np.column_stack([i, j]), x.T
