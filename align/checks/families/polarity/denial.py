"""Negations that only one side of a bead has, and how likely it is that one was lost or added.

A negation may be rendered by another one, by a word that denies in itself (*unable*,
«отказаться»), or by saying the contrary of the contrary (*remember*, «не забудьте»). A logistic
model judges it: whether what is denied is rendered at all, whether a word that may deny renders the
same, and whether the vectors of the two passages come nearer when the negation is taken away on its
own side or put in on the other. The models are in ``align/models/negations.json``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.aligner.encoders import Encoder
from align.checks.engine.reading import Pair, Side, Words, words_in
from align.checks.families.polarity.negation import openly, plainly, somehow, without_partner
from align.checks.model.finding import Span
from align.models import logistic

FloatArray = NDArray[np.float64]

#: What is seen of a negation: of the words, then of the vectors.
FEATURES = (
    "rendered", "itself", "denies", "may_deny", "near", "may_near", "within", "may_within", "loose",
    "others", "broken", "covered", "log_length", "away", "in", "both", "apart",
)  # fmt: skip
#: Words before and after a negation that may be what it denies, nearly surely and at all.
_NEAR: dict[str, tuple[int, int]] = {"en": (0, 3), "ru": (0, 1), "de": (3, 2)}
_WITHIN = 8
#: A word that renders nothing even so likely is loose.
_LINKED = 0.5
#: Words around a negation, and around what renders the words that it denies, whose vectors are
#: compared.
_BEFORE, _AFTER, _BESIDE = 2, 4, 2
#: What denies a verb when put before it.
_NOT = {"en": "not ", "ru": "не ", "de": "nicht "}


class Denial(NamedTuple):
    """A negation of bead ``pair`` that may have no counterpart: of the source where ``lost``.

    ``texts`` are the passage around it, the same without it, the passage that renders it, and the
    same with a negation.
    """

    pair: Pair
    lost: bool
    span: Span
    features: tuple[float, ...]
    texts: tuple[str, str, str, str]


def denials(pair: Pair, words: Words) -> Iterator[Denial]:
    """The negations of a bead, one at most, that the other side has fewer of."""
    src = _Half(pair.src, words.src, words.links)
    tgt = _Half(pair.tgt, words.tgt, words.links.T)
    for own, other, lost in ((src, tgt, True), (tgt, src, False)):
        negations = [span for span in own.negations if not own.is_quoted(span, other)]
        if len(negations) > len(other.negations):
            span, features = max(
                ((span, own.seen(span, other)) for span in negations),
                key=lambda seen: (-seen[1][4], seen[1][0]),
            )
            yield Denial(pair, lost, span, features, own.passages(span, other))


def scores(found: Sequence[Denial], encoder: Encoder) -> list[float]:
    """How likely each of them was lost or added, in log odds."""
    lost, added = (logistic("negations", part, FEATURES) for part in ("lost", "added"))
    return [
        float((lost if one.lost else added).log_odds(row))
        for one, row in zip(found, features(found, encoder), strict=True)
    ]


def features(found: Sequence[Denial], encoder: Encoder) -> FloatArray:
    """A row of FEATURES each."""
    if not found:
        return np.zeros((0, len(FEATURES)))
    texts = sorted({text for one in found for text in one.texts})
    place = {text: k for k, text in enumerate(texts)}
    vectors = np.asarray(encoder.encode(texts))
    rows = []
    for one in found:
        own, plain, other, denied = (vectors[place[text]] for text in one.texts)
        now = float(own @ other)
        rows.append(
            [
                *one.features,
                float(plain @ other) - now,
                float(own @ denied) - now,
                now,
                float(plain @ denied) - float(plain @ other),
            ]
        )
    return np.array(rows)


class _Half:
    """One side of a bead, with the probabilities that its words (rows) have links."""

    def __init__(self, side: Side, words: Sequence[Span], links: FloatArray) -> None:
        self.side, self.words, self.links = side, words, links
        self.negations = openly(side.text, side.lang)

    def is_quoted(self, span: Span, other: _Half) -> bool:
        """Whether the other side has a negation as it stands, with the word after it."""
        after = self._around(span, 0, 1)
        passage = self.side.text[span[0] : self.words[after[0]][1] if after else span[1]]
        return " " in passage and passage in other.side.text

    def seen(self, span: Span, other: _Half) -> tuple[float, ...]:
        """What is seen of a negation in the words."""
        near = self._around(span, *_NEAR[self.side.lang])
        within = self._around(span, _WITHIN if self.side.lang == "de" else 0, _WITHIN)
        at = words_in(self.words, span)
        sure = [*plainly(other.side.text, other.side.lang), *other.negations]
        maybe = somehow(other.side.text, other.side.lang)
        links = [[self._linked(other, cue) for cue in cues] for cues in (sure, maybe)]
        close, wide = [*near, *at], [*within, *at]
        return (
            self._most(near),
            self._most(at),
            float(bool(sure)),
            float(bool(maybe)),
            _best(links[0], close),
            _best(links[1], close),
            _best(links[0], wide),
            _best(links[1], wide),
            float(any(one.max(initial=0.0) < _LINKED for one in links[0])),
            float(len(other.negations)),
            float(without_partner(other.side.text, other.side.lang)),
            float(self.links.max(1).mean()) if self.links.size else 0.0,
            math.log(len(self.side.text) + len(other.side.text)),
        )

    def _linked(self, other: _Half, cue: Span) -> FloatArray:
        """How likely each word is linked with one of a cue on the other side."""
        rows = words_in(other.words, cue)
        if not rows or not self.links.size:
            return np.zeros(len(self.words))
        best: FloatArray = self.links[:, rows].max(1)
        return best

    def passages(self, span: Span, other: _Half) -> tuple[str, str, str, str]:
        """The passage around a negation, without it, the one that renders it, and with one."""
        text = self.side.text
        around = self._around(span, _BEFORE, _AFTER)
        start = min([span[0], *(self.words[k][0] for k in around)])
        end = max([span[1], *(self.words[k][1] for k in around)])
        own = text[start:end]
        plain = " ".join((text[start : span[0]] + text[span[1] : end]).split())
        denied = self._around(span, *_NEAR[self.side.lang]) or around
        if not denied or not self.links.size:
            return own, plain, other.side.text, other.side.text
        best = denied[int(self.links[denied].max(1).argmax())]
        there = int(self.links[best].argmax())
        first, last = max(0, there - _BESIDE), min(len(other.words) - 1, there + _BESIDE)
        begin, middle = other.words[first][0], other.words[there][0]
        finish = other.words[last][1]
        whole = other.side.text
        put_in = whole[begin:middle] + _NOT[other.side.lang] + whole[middle:finish]
        return own, plain, whole[begin:finish], put_in

    def _around(self, span: Span, before: int, after: int) -> list[int]:
        left = [k for k, (start, _) in enumerate(self.words) if start < span[0]]
        right = [k for k, (start, _) in enumerate(self.words) if start >= span[1]]
        return [*(left[-before:] if before else ()), *right[:after]]

    def _most(self, rows: Sequence[int]) -> float:
        return float(self.links[rows].max()) if rows and self.links.size else 0.0


def _best(linked: Sequence[FloatArray], rows: Sequence[int]) -> float:
    return max((float(one[rows].max()) for one in linked if rows), default=0.0)
