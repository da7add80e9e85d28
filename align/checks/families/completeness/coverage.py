"""Coverage: words of one side that nothing on the other renders.

Each word is covered as far as its likeliest word link is likely. In each text of a bead the run of
words that is covered least is looked for; whether it was left out (or added) is judged by a
logistic model of its size, the coverage of the rest, how much shorter the other side is than usual,
and how much of the other side is uncovered as well: a free rendering leaves both sides uncovered,
an omission one. Of a sentence that stands beside others it is also asked how many words of the
other side it renders better than they do: a heading and the sentence after it often say the same.
The models are in ``align/models/omissions.json``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.checks.model.finding import Span
from align.models import logistic

FloatArray = NDArray[np.float64]

#: What is seen of a run of words.
FEATURES = (
    "gain", "words", "rest", "edges", "capitals", "missing", "uncovered", "explained", "log_gain",
    "log_gain_other",
)  # fmt: skip
#: What is seen of a sentence that has others beside it.
SENTENCE_FEATURES = (
    "missing", "mismatch", "coverage", "advantage", "claims", "more_sentences", "log_size",
    "explained", "share", "claimed",
)  # fmt: skip
#: A word whose likeliest link is less likely than this is uncovered.
_COVERED = 0.6
#: Words of up to so many letters are mostly function words, and count for so much of a word.
_SHORT, _SHORT_WEIGHT = 3, 0.3
#: Words of fewer letters in the mean are single signs: Chinese, Japanese.
_LETTERS = 1.8
#: Fewer words in a side say too little.
_LEAST_WORDS = 3
_MARKS = frozenset(',;:—–-(«"“”„».!?)…')


@dataclass(frozen=True)
class Side:
    """One text of a bead: the spans of its words and sentences, and the probabilities that its
    words (rows) render those of the other side.
    """

    text: str
    words: Sequence[Span]
    sentences: Sequence[Span]
    links: FloatArray

    @cached_property
    def cover(self) -> FloatArray:
        """How far each word is covered, 0 to 1."""
        best: FloatArray = self.links.max(1)
        return best

    @cached_property
    def weights(self) -> FloatArray:
        """What each word counts for, of 1."""
        return np.array(
            [
                _SHORT_WEIGHT if end - start <= _SHORT and self.text[start] < "\u3000" else 1.0
                for start, end in self.words
            ]
        )

    @cached_property
    def has_words(self) -> bool:
        """Whether its words are more than single signs, of which no run means much."""
        letters = sum(end - start for start, end in self.words)
        return letters >= _LETTERS * len(self.words)

    @cached_property
    def uncovered(self) -> _Run:
        """The run of words with the largest sum of gains, which are negative for covered words."""
        gains = self.weights * np.clip(1 - self.cover / _COVERED, -1.0, 1.0)
        best, first, total = _Run(0, 0, 0.0), 0, 0.0
        for k, gain in enumerate(gains.tolist()):
            if total <= 0:
                first, total = k, 0.0
            total += gain
            if total > best.gain:
                best = _Run(first, k, total)
        return best


class _Run(NamedTuple):
    first: int
    last: int
    gain: float


class Gap(NamedTuple):
    """The least covered run of words of a side: its span and what the model sees of it."""

    span: Span
    features: FloatArray

    @property
    def score(self) -> float:
        """How likely it is that nothing renders it, in log odds."""
        return float(logistic("omissions", "part", FEATURES).log_odds(self.features))


def gaps(src: Side, tgt: Side, ratio: float) -> tuple[Gap | None, Gap | None]:
    """The gap of each side, None where all is covered; ``ratio`` is how many characters of the
    target a source character has in the text at hand.
    """
    if min(len(src.words), len(tgt.words)) < _LEAST_WORDS:
        return None, None
    lengths = float(len(src.text)), len(tgt.text) / ratio
    return _gap(src, tgt, *lengths), _gap(tgt, src, *reversed(lengths))


def _gap(own: Side, other: Side, length: float, other_length: float) -> Gap | None:
    weights, run = own.weights, own.uncovered
    if run.gain <= 0 or not own.has_words:
        return None
    inside = slice(run.first, run.last + 1)
    span = own.words[run.first][0], own.words[run.last][1]
    covered = weights * own.cover
    outside = weights.sum() - weights[inside].sum()
    scale = math.sqrt(length + other_length)
    missing = length - other_length
    size = (span[1] - span[0]) * length / len(own.text)
    open_words = [float((s.weights * (1 - s.cover)).sum()) + 0.5 for s in (own, other)]
    features = np.array([
        run.gain,
        weights[inside].sum(),
        (covered.sum() - covered[inside].sum()) / max(0.25, outside),
        _edges(own.text, span),
        min(3, sum(_is_mark_of_fact(own.text[start]) for start, _ in own.words[inside])),
        missing / scale,
        math.log(open_words[0] / open_words[1]),
        min(missing, size) / scale,
        math.log(run.gain + 0.1),
        math.log(other.uncovered.gain + 0.1),
    ])  # fmt: skip
    return Gap(span, features)


def _edges(text: str, span: Span) -> int:
    """How many ends of the span lie at a mark or an end of the text, less one."""
    start, end = span
    before, after = text[max(0, start - 2) : start].strip(), text[end : end + 2].strip()
    left = start == 0 or before[-1:] in _MARKS
    right = end >= len(text) - 2 or after[:1] in _MARKS
    return left + right - 1


def _is_mark_of_fact(char: str) -> bool:
    """Whether a word that begins so is a name or a number, which translators keep."""
    return char.isupper() or char.isdigit()


class Lost(NamedTuple):
    """A sentence of a side that has others, and what the model sees of it."""

    number: int
    features: FloatArray

    @property
    def score(self) -> float:
        """How likely it is that nothing renders it, in log odds."""
        model = logistic("omissions", "sentence", SENTENCE_FEATURES)
        return float(model.log_odds(self.features))


def sentences(src: Side, tgt: Side, ratio: float) -> tuple[list[Lost], list[Lost]]:
    """What is seen of each sentence of both sides; none of a side that has one sentence."""
    if min(len(src.words), len(tgt.words)) < _LEAST_WORDS:
        return [], []
    lengths = float(len(src.text)), len(tgt.text) / ratio
    return _sentences(src, tgt, *lengths), _sentences(tgt, src, *reversed(lengths))


def _sentences(own: Side, other: Side, length: float, other_length: float) -> list[Lost]:
    if len(own.sentences) < 2:
        return []
    starts = np.array([start for start, _ in own.words])
    weights, cover = own.weights, own.cover
    # Each word of the other side is claimed by the sentence that renders it best.
    claims = other.weights * own.links.max(0)
    winner = starts[own.links.argmax(0)]
    scale, missing = math.sqrt(length + other_length), length - other_length
    found = []
    for number, (start, end) in enumerate(own.sentences):
        inside = (starts >= start) & (starts < end)
        if not inside.any() or inside.all():
            continue
        mean = [(weights[k] * cover[k]).sum() / weights[k].sum() for k in (inside, ~inside)]
        size = (end - start) * length / len(own.text)
        won = (winner >= start) & (winner < end)
        share, claimed = size / length, float(claims[won].sum() / max(0.3, claims.sum()))
        features = np.array([
            missing / scale,
            abs(missing - size) / scale,
            mean[0],
            mean[1] - mean[0],
            math.log((claimed + 0.05) / (share + 0.05)),
            len(own.sentences) - len(other.sentences),
            math.log(size + 1),
            min(missing, size) / scale,
            share,
            claimed,
        ])  # fmt: skip
        found.append(Lost(number, features))
    return found
