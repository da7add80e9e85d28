"""Words that have no rendering of their own and go with the word that they belong to.

Articles, auxiliaries, prepositions that the other language leaves out: what is left free by the
rounds of ``wordpairs`` may be attached to the rendering of a word nearby. Both sides are alike: the
other way round the matrices are turned. A renderings' matrix stays what it is, for whoever asks
what is left out must not be told that a neighbour stands for it.
"""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray

from align.aligner.wordpairs import WordPairs
from align.models import Logistic

FloatArray = NDArray[np.float64]

#: What the model sees of a free word and the rendering of a word nearby (the anchor): where the
#: anchor stands, how sure its link is, how common the words are and how near to each other, whether
#: the anchor's phrase goes on behind it, whether others are linked to the same rendering, which
#: side is free, and whether the tables know any rendering of the free word.
FEATURES = (
    "next", "after_next", "third", "fourth", "before", "before_that", "sure", "common",
    "common_anchor", "short", "own", "best", "row_best", "context", "context_best", "goes_on",
    "shared", "turned", "rendered", "common_other",
)  # fmt: skip


def candidates(
    belief: FloatArray, pairs: WordPairs, threshold: float
) -> tuple[NDArray[np.int64], FloatArray]:
    """The pairs of words (row, column) that may be attached, and FEATURES of each."""
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
    """The belief with the attached words linked, where that is more probable than was believed."""
    places, features = candidates(belief, pairs, threshold)
    if not len(places):
        return belief
    chance = model.probability(features)
    result = belief.copy()
    np.maximum.at(result, (places[:, 0], places[:, 1]), chance)
    return result


@numba.njit(cache=True, nogil=True)
def _find(
    belief: FloatArray, context: FloatArray, shipped: FloatArray, common: FloatArray,
    common_other: FloatArray, short: NDArray[np.int64], threshold: float, turned: float,
) -> tuple[NDArray[np.int64], FloatArray]:  # fmt: skip  # pragma: no cover - compiled
    n, m = belief.shape
    offsets = (1, 2, 3, 4, -1, -2)
    places = np.zeros((n * m, 2), np.int64)
    table = np.zeros((n * m, 20))
    size = 0
    if n == 0 or m == 0:
        return places[:0], table[:0]
    for i in range(n):
        best = belief[i].max()
        if best >= threshold:
            continue
        nearest = context[i].max()
        for j in range(m):
            found = -1
            for k in range(6):
                a = i + offsets[k]
                if (
                    0 <= a < n
                    and belief[a, j] >= threshold
                    and (found < 0 or belief[a, j] > belief[i + offsets[found], j])
                ):
                    found = k
            if found < 0:
                continue
            anchor = i + offsets[found]
            x = table[size]
            x[:] = 0.0
            x[found] = 1.0
            x[6] = belief[anchor, j]
            x[7], x[8] = common[i], common[anchor]
            x[9] = short[i]
            x[10] = belief[i, j]
            x[11] = 1.0 if belief[i, j] >= best else 0.0
            x[12] = best
            x[13], x[14] = context[i, j], context[i, j] - nearest
            # Whether the phrase goes on behind the anchor.
            after = anchor + 1
            if after < n:
                for b in range(max(j - 1, 0), min(j + 2, m)):
                    if b != j and belief[after, b] >= threshold and common[after] < 0.4:
                        x[15] = 1.0
            for a in range(n):
                if a != anchor and belief[a, j] >= threshold:
                    x[16] = 1.0
            x[17] = turned
            x[18] = shipped[i].max()
            x[19] = common_other[j]
            places[size] = i, j
            size += 1
    return places[:size].copy(), table[:size].copy()
