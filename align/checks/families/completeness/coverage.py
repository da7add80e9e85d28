"""Coverage: words of one side that no word of the other side translates.

The coverage of a word is the probability of its likeliest word link. In each text of a bead, the
least covered run of words is found. A logistic model decides whether it was left out (or added). It
looks at the length of the run, the coverage of the rest, how much shorter than usual the other side
is, and how much of the other side is uncovered too: a free translation leaves both sides uncovered,
an omission only one. If a side has several sentences, each of them is also judged by how many words
of the other side it translates better than the other sentences do, because a heading and the
sentence after it often say the same. The models are in ``align/models/omissions.json``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.checks.engine.passages import Words
from align.checks.model.finding import Span
from align.models import logistic

FloatArray = NDArray[np.float64]

#: The features of a run of words.
FEATURES = (
    "gain", "words", "rest", "edges", "capitals", "missing", "uncovered", "explained", "log_gain",
    "log_gain_other",
)  # fmt: skip
#: The features of a sentence that is not alone on its side.
SENTENCE_FEATURES = (
    "missing", "mismatch", "coverage", "advantage", "claims", "more_sentences", "log_size",
    "explained", "share", "claimed",
)  # fmt: skip
#: A word whose likeliest link is less likely than this is uncovered.
_COVERED = 0.6
#: Words of at most this many letters are mostly function words and have this weight.
_SHORT, _SHORT_WEIGHT = 3, 0.3
#: If words have fewer letters than this on average, they are single signs: Chinese, Japanese.
_LETTERS = 1.8
#: Sides with fewer words are not judged.
_LEAST_WORDS = 3
_MARKS = frozenset(',;:—–-(«"“”„».!?)…')


@dataclass(frozen=True)
class Side:
    """One text of a bead: the spans of its words and sentences, and the probabilities that its
    words (rows) translate those of the other side.
    """

    text: str
    words: Sequence[Span]
    sentences: Sequence[Span]
    links: FloatArray

    @cached_property
    def cover(self) -> FloatArray:
        """The coverage of each word, 0 to 1."""
        best: FloatArray = self.links.max(1)
        return best

    @cached_property
    def weights(self) -> FloatArray:
        """The weight of each word, 0 to 1."""
        return np.array(
            [
                _SHORT_WEIGHT if end - start <= _SHORT and self.text[start] < "\u3000" else 1.0
                for start, end in self.words
            ]
        )

    @cached_property
    def has_words(self) -> bool:
        """Whether the words are more than single signs. A run of single signs means little."""
        letters = sum(end - start for start, end in self.words)
        return letters >= _LETTERS * len(self.words)

    @cached_property
    def uncovered(self) -> _Run:
        """The run of words with the largest sum of gains; covered words have negative gains."""
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
    """The least covered run of words of a side: its span and its features."""

    span: Span
    features: FloatArray

    @property
    def score(self) -> float:
        """How likely it is that the other side does not translate it, in log odds."""
        return float(logistic("omissions", "part", FEATURES).log_odds(self.features))


def has_words(words: Words) -> bool:
    """Whether the words of both texts are more than single signs, so that links say what is
    missing.
    """
    return all(
        sum(end - start for start, end in spans) >= _LETTERS * len(spans)
        for spans in (words.src, words.tgt)
    )


def gaps(src: Side, tgt: Side, ratio: float) -> tuple[Gap | None, Gap | None]:
    """The gap of each side; None if everything is covered. ``ratio`` is the usual number of target
    characters for a source character in the text.
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
    """How many ends of the span are at a punctuation mark or an end of the text, minus one."""
    start, end = span
    before, after = text[max(0, start - 2) : start].strip(), text[end : end + 2].strip()
    left = start == 0 or before[-1:] in _MARKS
    right = end >= len(text) - 2 or after[:1] in _MARKS
    return left + right - 1


def _is_mark_of_fact(char: str) -> bool:
    """Whether a word that begins with this character is a name or number, which is often kept."""
    return char.isupper() or char.isdigit()


class Lost(NamedTuple):
    """A sentence that is not alone on its side, and its features."""

    number: int
    features: FloatArray

    @property
    def score(self) -> float:
        """How likely it is that the other side does not translate it, in log odds."""
        model = logistic("omissions", "sentence", SENTENCE_FEATURES)
        return float(model.log_odds(self.features))


def sentences(src: Side, tgt: Side, ratio: float) -> tuple[list[Lost], list[Lost]]:
    """The sentences of both sides with their features; empty for a side with one sentence."""
    if min(len(src.words), len(tgt.words)) < _LEAST_WORDS:
        return [], []
    lengths = float(len(src.text)), len(tgt.text) / ratio
    return _sentences(src, tgt, *lengths), _sentences(tgt, src, *reversed(lengths))


def _sentences(own: Side, other: Side, length: float, other_length: float) -> list[Lost]:
    if len(own.sentences) < 2:
        return []
    starts = np.array([start for start, _ in own.words])
    weights, cover = own.weights, own.cover
    # Each word of the other side belongs to the sentence that translates it best.
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
