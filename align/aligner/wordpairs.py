"""What is known of a pair of words in a bead, and the rounds that judge it."""

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


def _rivals(matrix: NDArray[np.floating]) -> tuple[FloatArray, FloatArray]:
    """For each cell the best other cell of its row, and of its column; -1 where there is none."""
    return _row_rivals(matrix), _row_rivals(matrix.T).T


def _row_rivals(matrix: NDArray[np.floating]) -> FloatArray:
    padded = np.full((matrix.shape[0], matrix.shape[1] + 2), -1.0)
    padded[:, 2:] = matrix
    second, best = np.partition(padded, -2, axis=1)[:, -2:].T
    rivals: FloatArray = np.where(matrix == best[:, None], second[:, None], best[:, None])
    return rivals


def _logit(p: FloatArray) -> FloatArray:
    p = np.clip(p, 1e-4, 1.0 - 1e-4)
    return np.asarray(np.log(p / (1.0 - p)))


def _score(
    cosine: FloatArray, alike: FloatArray, src: LongArray, tgt: LongArray,
    before: FloatArray, known: FloatArray, often: FloatArray, weights: FloatArray,
    table: FloatArray,
) -> FloatArray:  # fmt: skip
    """The weighted sum of FEATURES for each pair, a 1 before them for the bias; ``table`` takes
    them if it has rows.
    """
    n, m = cosine.shape
    x = np.zeros((len(weights), n, m))
    if not x.size:
        return np.zeros((n, m))
    row_best, column_best = _rivals(cosine)
    x[0], x[1], x[2] = 1.0, cosine, cosine * cosine
    x[3] = cosine - row_best if m > 1 else 0.3
    x[4] = cosine - column_best if n > 1 else 0.3
    x[5] = (cosine > 0.0) & (x[3] >= 0.0) & (x[4] >= 0.0)
    shift = np.abs((np.arange(n)[:, None] + 0.5) / n - (np.arange(m) + 0.5) / m)
    x[15], x[16] = shift, np.minimum(shift * max(n, m) / 10.0, 1.0)
    number, capital, short = src.T[:, :, None]
    other_number, other_capital, other_short = tgt.T[:, None]
    numbers = (number > 0) | (other_number > 0)
    x[7] = numbers & (number == other_number)
    x[8] = numbers & (number != other_number)
    words = ~numbers
    x[6] = alike * words
    x[9], x[10] = capital * other_capital * words, np.abs(capital - other_capital) * words
    x[11], x[12] = short * other_short * words, np.abs(short - other_short) * words
    x[13], x[14] = x[11] * cosine, x[12] * cosine
    if len(weights) > 1 + FIRST_ROUND:
        x[17:21] = _neighbourhood(before)
        row_rival, column_rival = _rivals(before)
        x[21], x[22] = np.maximum(row_rival, 0.0), np.maximum(column_rival, 0.0)
        x[23] = before.sum(axis=1)[:, None] - before
        x[24] = before.sum(axis=0) - before
        x[25], x[26], x[27] = _logit(before), known, _logit(often)
    if len(table):
        table[:] = x.reshape(len(weights), -1).T
    return np.tensordot(weights, x, 1)


def _neighbourhood(before: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """What is believed of the pairs next to each: along the text, across it, of the two words with
    other neighbours, and one step further along it.
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
