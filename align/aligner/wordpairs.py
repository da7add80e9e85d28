"""What is known of a pair of words in a bead, and the rounds that judge the pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

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
    "one_short_cosine", "shift", "shift_words", "context", "context_row", "context_column",
    "context_mutual", "shipped", "shipped_both", "shipped_row", "shipped_column",
    "common_both", "common_apart", "near", "cross", "beside", "far", "row_rival",
    "column_rival", "row_rest", "column_rest", "before", "dictionary", "rate",
)  # fmt: skip
#: The first round uses only the features before this one: it has no previous round.
FIRST_ROUND = FEATURES.index("near")
#: Extra occurrences that make the dictionary cautious: a pair seen once proves little.
_CAUTION = 2.0
#: Cosines that differ by less are equal: a word that occurs twice is not its own rival.
_ROUNDING = 1e-6


class WordList(NamedTuple):
    """One text of a bead and its words as spans, in lower case and as stems. ``traits`` has a row
    for each word: the number it writes (0 for none), whether it has a capital, whether it is short.
    ``common`` is how common each stem is in its language, 0 to 1.
    """

    text: str
    spans: list[Span]
    words: list[str]
    stems: list[str]
    traits: LongArray
    common: FloatArray


class BeadWords(NamedTuple):
    """The words of both texts of a bead."""

    src: WordList
    tgt: WordList


class WordPairs(NamedTuple):
    """Matrices with a row for each source word and a column for each target word: the cosines of
    the words alone and in their sentences, the higher and the lower probability in the tables, and
    how similar they sound; then the traits of both sides and how common their words are.
    """

    cosine: NDArray[np.float32]
    context: NDArray[np.float32]
    shipped: NDArray[np.float32]
    shipped_both: NDArray[np.float32]
    alike: NDArray[np.float32]
    src: LongArray
    tgt: LongArray
    src_common: FloatArray
    tgt_common: FloatArray


class Passage:
    """Beads whose words are linked together.

    A belief is the probability of each pair of words, a matrix for each bead; None before the first
    round.
    """

    def __init__(
        self, beads: Sequence[BeadWords], pairs: Sequence[WordPairs], prior: list[FloatArray] | None
    ) -> None:
        self.beads = beads
        self.pairs = pairs
        self._dictionary = _Dictionary(beads, prior)

    def judged(self, models: Iterable[Logistic]) -> Belief:
        """The belief after a round with each of these models.

        What does not change from round to round is looked at only once, and weighed for all rounds
        at the same time: its features take much more memory than its scores.
        """
        every = [_weights(model) for model in models]
        fixed_weights = np.stack([weights[: 1 + FIRST_ROUND] for weights in every])
        fixed = [np.tensordot(fixed_weights, _fixed(pair), 1) for pair in self.pairs]
        belief = [probability(scores[0]) for scores in fixed]
        for k, weights in enumerate(every[1:], 1):
            belief = [
                probability(scores[k] + np.tensordot(weights[1 + FIRST_ROUND :], changing, 1))
                for scores, changing in zip(fixed, self._changing(belief), strict=True)
            ]
        return belief

    def judge(self, belief: Belief | None, model: Logistic) -> Belief:
        """The belief after one more round."""
        weights = _weights(model)
        return [probability(np.tensordot(weights, x, 1)) for x in self._known(belief)]

    def features(self, belief: Belief | None) -> list[FloatArray]:
        """The input of a round after ``belief``: a row of FEATURES for each pair, row by row."""
        return [x[1:].reshape(len(x) - 1, -1).T for x in self._known(belief)]

    def _known(self, belief: Belief | None) -> Iterator[FloatArray]:
        """What a round after ``belief`` knows, bead by bead: a 1 for the bias, then FEATURES."""
        if belief is None:
            yield from map(_fixed, self.pairs)
        else:
            for pair, changing in zip(self.pairs, self._changing(belief), strict=True):
                yield np.concatenate([_fixed(pair), changing])

    def _changing(self, belief: Belief) -> Iterator[FloatArray]:
        """The features that depend on ``belief``, bead by bead."""
        return map(_changing, belief, *self._dictionary.ask(belief))


def _weights(model: Logistic) -> FloatArray:
    return np.concatenate(([model.bias], model.weights))


class _Dictionary:
    """What the beads of one call say about pairs of stems; a bead learns only from the others."""

    def __init__(self, beads: Sequence[BeadWords], prior: list[FloatArray] | None) -> None:
        src_ids, src_counts = _stems([bead.src.stems for bead in beads])
        tgt_ids, tgt_counts = _stems([bead.tgt.stems for bead in beads])
        self._prior = prior
        self._shapes = [(len(a), len(b)) for a, b in zip(src_ids, tgt_ids, strict=True)]
        self._ends = np.cumsum([n * m for n, m in self._shapes])[:-1]
        width = 1 + max((int(ids.max()) for ids in tgt_ids if len(ids)), default=0)
        keys = _flat(np.add.outer(a * width, b) for a, b in zip(src_ids, tgt_ids, strict=True))
        # A word that occurs twice on each side of a bead can be linked twice, not four times.
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
        """For each pair of words, from the belief about all other beads: the Dice coefficient of
        its stems' links, and how often the stems are linked if both occur.
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
    """The stems of each side as numbers, and how often each occurs in total."""
    ids: dict[str, int] = {}
    numbered = [
        np.array([ids.setdefault(stem, len(ids)) for stem in side], np.int64) for side in sides
    ]
    everything = np.concatenate(numbered) if numbered else np.empty(0, np.int64)
    return numbered, np.bincount(everything, minlength=len(ids))


def _own(ids: LongArray) -> LongArray:
    """How often each item occurs among these."""
    return np.asarray((ids[:, None] == ids).sum(axis=1), np.int64)


def _flat(matrices: Iterable[NDArray[np.generic]]) -> FloatArray:
    pieces = [matrix.ravel() for matrix in matrices]
    return np.concatenate(pieces).astype(np.float64) if pieces else np.empty(0)


def _rivals(matrix: NDArray[np.floating]) -> tuple[FloatArray, FloatArray]:
    """For each cell the best other cell of its row, and of its column; -1 if there is no other."""
    exact = np.asarray(matrix, np.float64)
    return _row_rivals(exact), _row_rivals(exact.T).T


def _row_rivals(matrix: FloatArray) -> FloatArray:
    if matrix.shape[1] < 2:
        return np.full(matrix.shape, -1.0)
    top = np.partition(matrix, -2, axis=1)
    second, best = top[:, -2, None], top[:, -1, None]
    rivals: FloatArray = np.where(matrix == best, second, best)
    return rivals


def _logit(p: FloatArray) -> FloatArray:
    p = np.clip(p, 1e-4, 1.0 - 1e-4)
    return np.asarray(np.log(p / (1.0 - p)))


def _fixed(pair: WordPairs) -> FloatArray:
    """FEATURES of each pair that do not depend on a previous round, with a leading 1 for the
    bias.
    """
    cosine, context, shipped, alike = pair.cosine, pair.context, pair.shipped, pair.alike
    n, m = cosine.shape
    x = np.empty((1 + FIRST_ROUND, n, m))
    if not x.size:
        return x
    x[0], x[1], x[2] = 1.0, cosine, cosine * cosine
    x[3:6] = _margins(cosine)
    shift = np.abs((np.arange(n)[:, None] + 0.5) / n - (np.arange(m) + 0.5) / m)
    x[15], x[16] = shift, np.minimum(shift * max(n, m) / 10.0, 1.0)
    number, capital, short = pair.src.T[:, :, None]
    other_number, other_capital, other_short = pair.tgt.T[:, None]
    numbers = (number > 0) | (other_number > 0)
    x[7] = numbers & (number == other_number)
    x[8] = numbers & (number != other_number)
    words = ~numbers
    x[6] = alike * words
    x[9], x[10] = capital * other_capital * words, np.abs(capital - other_capital) * words
    x[11], x[12] = short * other_short * words, np.abs(short - other_short) * words
    x[13], x[14] = x[11] * cosine, x[12] * cosine
    x[17] = context
    x[18:21] = _margins(context)
    shipped_row, shipped_column = _rivals(shipped)
    x[21], x[22] = shipped, pair.shipped_both
    x[23] = shipped - np.maximum(shipped_row, 0.0)
    x[24] = shipped - np.maximum(shipped_column, 0.0)
    x[25] = np.multiply.outer(pair.src_common, pair.tgt_common)
    x[26] = np.abs(np.subtract.outer(pair.src_common, pair.tgt_common))
    return x


def _changing(before: FloatArray, known: FloatArray, often: FloatArray) -> FloatArray:
    """FEATURES of each pair that depend on the previous round."""
    x = np.empty((len(FEATURES) - FIRST_ROUND, *before.shape))
    if not x.size:
        return x
    x[0:4] = _neighbourhood(before)
    row_rival, column_rival = _rivals(before)
    np.maximum(row_rival, 0.0, out=x[4])
    np.maximum(column_rival, 0.0, out=x[5])
    x[6] = before.sum(axis=1)[:, None] - before
    x[7] = before.sum(axis=0) - before
    x[8], x[9], x[10] = _logit(before), known, _logit(often)
    return x


def _margins(cosine: NDArray[np.floating]) -> tuple[FloatArray, FloatArray, FloatArray]:
    """How much more similar the words of each pair are than the best other pair of their row and of
    their column, and whether each is the other's nearest.
    """
    n, m = cosine.shape
    row_best, column_best = _rivals(cosine)
    row = cosine - row_best if m > 1 else np.full((n, m), 0.3)
    column = cosine - column_best if n > 1 else np.full((n, m), 0.3)
    mutual = (cosine > 0.0) & (row >= -_ROUNDING) & (column >= -_ROUNDING)
    return row, column, mutual.astype(np.float64)


def _neighbourhood(before: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """The belief about the pairs next to each pair: along the text, across it, of the two words
    with other neighbours, and one step further along the text.
    """
    n, m = before.shape
    around = np.zeros((n + 4, m + 4))
    around[2:-2, 2:-2] = before

    def at(i: int, j: int) -> FloatArray:
        return around[2 + i : 2 + i + n, 2 + j : 2 + j + m]

    return (
        at(1, 1) + at(-1, -1),
        at(1, -1) + at(-1, 1),
        np.maximum(np.maximum(at(1, 0), at(-1, 0)), np.maximum(at(0, 1), at(0, -1))),
        at(1, 2) + at(2, 1) + at(2, 2) + at(-1, -2) + at(-2, -1) + at(-2, -2),
    )
