"""What is known of a pair of words in a bead, and the rounds that judge it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

from align.models import Logistic, probability
from align.text import Span as Span

FloatArray = NDArray[np.float64]
LongArray = NDArray[np.int64]
Belief = list[FloatArray]

#: What the model sees of a pair of words, in the order of the weights.
FEATURES = (
    "cosine", "cosine_squared", "row_margin", "column_margin", "mutual", "alike", "number",
    "number_clash", "capitals", "capital_clash", "short", "one_short", "short_cosine",
    "one_short_cosine", "shift", "shift_words", "near", "cross", "beside", "far", "row_rival",
    "column_rival", "row_rest", "column_rest", "before", "dictionary", "rate",
)  # fmt: skip
#: The first round stops here: it has nothing before it.
FIRST_ROUND = FEATURES.index("near")
#: Occurrences that the dictionary is held back by: what is seen once proves little.
_CAUTION = 2.0


class WordList(NamedTuple):
    """One text of a bead: its words as spans, in lower case and as stems; ``traits`` has a row for
    each word: the number it writes (0 for none), a capital, shortness.
    """

    spans: list[Span]
    words: list[str]
    stems: list[str]
    traits: LongArray


class BeadWords(NamedTuple):
    """Both texts of a bead, read."""

    src: WordList
    tgt: WordList


class WordPairs(NamedTuple):
    """Matrices with a row for each source word and a column for each target word."""

    cosine: NDArray[np.float32]
    alike: NDArray[np.float32]
    src: LongArray
    tgt: LongArray


class Passage:
    """Beads whose words are linked together. A belief is the probability of each pair of words, a
    matrix for each bead; None before the first round.
    """

    def __init__(
        self, beads: Sequence[BeadWords], pairs: Sequence[WordPairs], prior: list[FloatArray] | None
    ) -> None:
        self.beads = beads
        self._pairs = pairs
        self._dictionary = _Dictionary(beads, prior)

    def judge(self, belief: Belief | None, model: Logistic) -> Belief:
        """The belief after one more round."""
        weights = np.concatenate(([model.bias], model.weights))
        return [probability(score) for score, _ in self._round(belief, weights, False)]

    def features(self, belief: Belief | None) -> list[FloatArray]:
        """What a round after ``belief`` would see: a row of FEATURES for each pair, row by row."""
        weights = np.zeros(1 + (FIRST_ROUND if belief is None else len(FEATURES)))
        return [table[:, 1:] for _, table in self._round(belief, weights, True)]

    def _round(
        self, belief: Belief | None, weights: FloatArray, keep: bool
    ) -> Iterator[tuple[FloatArray, FloatArray]]:
        """Scores, and the features where they are to be kept, bead by bead."""
        if belief is None:
            belief = known = often = [np.zeros(pair.cosine.shape) for pair in self._pairs]
        else:
            known, often = self._dictionary.ask(belief)
        for pair, before, dice, rate in zip(self._pairs, belief, known, often, strict=True):
            table = np.zeros((pair.cosine.size if keep else 0, len(weights)))
            yield _score(*pair, before, dice, rate, weights, table), table  # type: ignore[arg-type]


class _Dictionary:
    """What the beads of one call say about pairs of stems; each bead hears only the others."""

    def __init__(self, beads: Sequence[BeadWords], prior: list[FloatArray] | None) -> None:
        src_ids, src_counts = _stems([bead.src.stems for bead in beads])
        tgt_ids, tgt_counts = _stems([bead.tgt.stems for bead in beads])
        self._prior = prior
        self._shapes = [(len(a), len(b)) for a, b in zip(src_ids, tgt_ids, strict=True)]
        self._ends = np.cumsum([n * m for n, m in self._shapes])[:-1]
        width = 1 + max((int(ids.max()) for ids in tgt_ids if len(ids)), default=0)
        keys = _flat(np.add.outer(a * width, b) for a, b in zip(src_ids, tgt_ids, strict=True))
        # Words that stand twice on each side of a bead can be linked twice, not four times.
        chances = _flat(
            1.0 / np.maximum.outer(_own(a), _own(b)) for a, b in zip(src_ids, tgt_ids, strict=True)
        )
        _, self._key = np.unique(keys.astype(np.int64), return_inverse=True)
        place = np.repeat(np.arange(len(beads)), [n * m for n, m in self._shapes])
        _, self._here = np.unique(
            place * (self._key.max(initial=0) + 1) + self._key, return_inverse=True
        )
        self._chances = self._elsewhere(chances)
        self._total = _flat(
            np.add.outer(src_counts[a] - _own(a), tgt_counts[b] - _own(b))
            for a, b in zip(src_ids, tgt_ids, strict=True)
        )

    def _elsewhere(self, values: FloatArray) -> FloatArray:
        """The sum of ``values`` over the pair's occurrences in other beads."""
        everywhere, here = (
            np.bincount(key, values)[key].astype(np.float64) for key in (self._key, self._here)
        )
        return np.maximum(everywhere - here, 0.0)

    def ask(self, belief: Sequence[FloatArray]) -> tuple[list[FloatArray], list[FloatArray]]:
        """For each pair of words, by what is believed of all the others: the Dice coefficient of
        its stems' links, and how often the stems are linked where both stand.
        """
        flat = _flat(belief)
        linked = self._elsewhere(flat)
        dice = self._cut(2.0 * linked / (self._total + _CAUTION))
        if self._prior:
            dice = [np.maximum(own, given) for own, given in zip(dice, self._prior, strict=True)]
        return dice, self._cut((linked + _CAUTION * flat) / (self._chances + _CAUTION))

    def _cut(self, flat: FloatArray) -> list[FloatArray]:
        pieces = np.split(flat, self._ends)
        return [piece.reshape(shape) for piece, shape in zip(pieces, self._shapes, strict=True)]


def _stems(sides: Sequence[Sequence[str]]) -> tuple[list[LongArray], LongArray]:
    """The stems of each side as numbers, and how often each stands anywhere."""
    ids: dict[str, int] = {}
    numbered = [
        np.array([ids.setdefault(stem, len(ids)) for stem in side], np.int64) for side in sides
    ]
    everything = np.concatenate(numbered) if numbered else np.empty(0, np.int64)
    return numbered, np.bincount(everything, minlength=len(ids))


def _own(ids: LongArray) -> LongArray:
    """How often each item stands among these."""
    return np.asarray((ids[:, None] == ids).sum(axis=1), np.int64)


def _flat(matrices: Iterable[NDArray[np.generic]]) -> FloatArray:
    pieces = [matrix.ravel() for matrix in matrices]
    return np.concatenate(pieces).astype(np.float64) if pieces else np.empty(0)


@numba.njit(cache=True, nogil=True)
def _rivals(matrix: FloatArray) -> tuple[FloatArray, FloatArray]:  # pragma: no cover - compiled
    """For each cell the best other cell of its row, and of its column; -1 where there is none."""
    n, m = matrix.shape
    rows, columns = np.full((n, m), -1.0), np.full((n, m), -1.0)
    for i in range(n):
        best, second = -1.0, -1.0
        for j in range(m):
            if matrix[i, j] > best:
                best, second = matrix[i, j], best
            elif matrix[i, j] > second:
                second = matrix[i, j]
        for j in range(m):
            rows[i, j] = second if matrix[i, j] == best else best
    for j in range(m):
        best, second = -1.0, -1.0
        for i in range(n):
            if matrix[i, j] > best:
                best, second = matrix[i, j], best
            elif matrix[i, j] > second:
                second = matrix[i, j]
        for i in range(n):
            columns[i, j] = second if matrix[i, j] == best else best
    return rows, columns


@numba.njit(cache=True, nogil=True)
def _logit(p: float) -> float:  # pragma: no cover - compiled
    p = min(max(p, 1e-4), 1.0 - 1e-4)
    return float(np.log(p / (1.0 - p)))


@numba.njit(cache=True, nogil=True)
def _score(
    cosine: FloatArray, alike: FloatArray, src: LongArray, tgt: LongArray,
    before: FloatArray, known: FloatArray, often: FloatArray, weights: FloatArray,
    table: FloatArray,
) -> FloatArray:  # fmt: skip  # pragma: no cover - compiled
    """The weighted sum of FEATURES for each pair, a 1 before them for the bias; ``table`` takes
    them if it has rows.
    """
    n, m = cosine.shape
    width = len(weights)
    score = np.zeros((n, m))
    x = np.zeros(width)
    row_best, column_best = _rivals(cosine)
    row_rival, column_rival = _rivals(before)
    row_sum, column_sum = before.sum(axis=1), before.sum(axis=0)
    for i in range(n):
        for j in range(m):
            x[:] = 0.0
            value = cosine[i, j]
            x[0], x[1], x[2] = 1.0, value, value * value
            x[3] = value - row_best[i, j] if m > 1 else 0.3
            x[4] = value - column_best[i, j] if n > 1 else 0.3
            x[5] = 1.0 if value > 0.0 and x[3] >= 0.0 and x[4] >= 0.0 else 0.0
            shift = abs((i + 0.5) / n - (j + 0.5) / m)
            x[15], x[16] = shift, min(shift * max(n, m) / 10.0, 1.0)
            if src[i, 0] > 0 or tgt[j, 0] > 0:
                x[7] = 1.0 if src[i, 0] == tgt[j, 0] else 0.0
                x[8] = 1.0 - x[7]
            else:
                x[6] = alike[i, j]
                x[9], x[10] = src[i, 1] * tgt[j, 1], abs(src[i, 1] - tgt[j, 1])
                x[11], x[12] = src[i, 2] * tgt[j, 2], abs(src[i, 2] - tgt[j, 2])
                x[13], x[14] = x[11] * value, x[12] * value
            if width > 17:
                for a in range(max(i - 2, 0), min(i + 3, n)):
                    for b in range(max(j - 2, 0), min(j + 3, m)):
                        di, dj = a - i, b - j
                        p = before[a, b]
                        if abs(di) == 1 and di == dj:
                            x[17] += p
                        elif abs(di) == 1 and di == -dj:
                            x[18] += p
                        elif abs(di) + abs(dj) == 1:
                            x[19] = max(x[19], p)
                        elif di * dj > 0:
                            x[20] += p
                own = before[i, j]
                x[21], x[22] = max(row_rival[i, j], 0.0), max(column_rival[i, j], 0.0)
                x[23], x[24] = row_sum[i] - own, column_sum[j] - own
                x[25], x[26], x[27] = _logit(own), known[i, j], _logit(often[i, j])
            score[i, j] = x @ weights
            if len(table):
                table[i * m + j] = x
    return score
