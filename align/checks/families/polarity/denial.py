"""Negations that only one side of a bead has, and how likely it is that one was lost or added.

A negation may be translated by another one, by a word with a negative meaning (*unable*,
«отказаться»), or by negating the opposite (*remember*, «не забудьте»). A logistic model looks at
whether the negated words are translated at all, whether a word with a negative meaning translates
the same words, and whether the vectors of the two passages become more similar if the negation is
removed on its side or added on the other. If the encoder does not support a language, a smaller
model looks only at the negative words of both sides. The models are in
``align/models/negations.json``, and those for translations from English into Russian and German,
which were learnt from these alone, in ``negations-english.json``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align import languages
from align.aligner.encoders import Encoder
from align.checks.engine.reading import Pair, Side, Words, words_in
from align.checks.families.polarity.negation import (
    extended,
    forbids,
    has_costs,
    in_any_way,
    is_free,
    openly,
    opposes,
    plainly,
    somehow,
    without_partner,
)
from align.checks.model.finding import Span
from align.models import logistic

FloatArray = NDArray[np.float64]

#: The features of a negation: first those of the words, then those of the vectors.
FEATURES = (
    "rendered", "itself", "denies", "may_deny", "near", "may_near", "within", "may_within", "loose",
    "others", "broken", "covered", "log_length", "place", "english", "away", "in", "both", "apart",
)  # fmt: skip
#: The features that need neither word links nor vectors.
PLAIN = ("denies", "may_deny", "place", "others", "broken", "log_length", "english")
#: The features of the models for English into Russian and German.
FROM_ENGLISH = tuple(name for name in FEATURES if name not in ("place", "english"))
#: Translations from English into these languages have models of their own, and so the log odds from
#: which a negation is reported there: if it was lost, and if it was added.
_OWN_LIMITS: Mapping[str, tuple[float, float]] = {"ru": (2.0, 3.0), "de": (1.6, 3.0)}
#: A negation may apply to this many words around it.
_WITHIN = 8
#: A word is loose if none of its links is at least this likely.
_LINKED = 0.5
#: A word with a negative meaning says a negation if it is linked with its words this probably.
_SURELY = 0.9
#: A word is not linked with others if it is linked with none of them more probably than this.
_HARDLY = 0.3
#: The passages whose vectors are compared: this many words before and after a negation, and on
#: both sides of the translation of the negated words.
_BEFORE, _AFTER, _BESIDE = 2, 4, 2


#: A bead whose words are not linked.
NO_WORDS = Words((), (), np.zeros((0, 0)), np.zeros((0, 0), np.float32))


class Denial(NamedTuple):
    """A negation of bead ``pair`` that may have no counterpart: in the source if ``lost``.

    ``texts`` are the passage around it, the same without it, the passage that translates it, and
    the same with a negation.
    """

    pair: Pair
    lost: bool
    span: Span
    features: tuple[float, ...]
    texts: tuple[str, str, str, str]

    @property
    def english(self) -> float:
        """1 if the negation is English, 0 if the text without it is English, 0.5 if neither is."""
        return self.features[FEATURES.index("english")]

    @property
    def others(self) -> int:
        """How many negations the other side has."""
        return int(self.features[FEATURES.index("others")])


def own_limits(src_lang: str, tgt_lang: str) -> tuple[float, float] | None:
    """The log odds from which a lost and an added negation are reported in a direction that has
    models of its own; None in others.
    """
    return _OWN_LIMITS.get(tgt_lang) if src_lang == "en" else None


def denials(pair: Pair, words: Words) -> Iterator[Denial]:
    """At most one negation on each side, if the other side has fewer of them."""
    strict = own_limits(pair.src.lang, pair.tgt.lang) is not None
    src = _Half(pair.src, words.src, words.links, is_strict=strict)
    tgt = _Half(pair.tgt, words.tgt, words.links.T, is_strict=strict)
    for own, other, lost in ((src, tgt, True), (tgt, src, False)):
        negations = [span for span in own.negations if not own.is_said_by(span, other)]
        text, lang = other.side.text, other.side.lang
        if negations and len(negations) > len(in_any_way(text, lang)) + extended(text, lang):
            span, features = max(
                ((span, own.seen(span, other)) for span in negations),
                key=lambda seen: (-seen[1][4], seen[1][0]),
            )
            yield Denial(pair, lost, span, features, own.passages(span, other))


def scores(found: Sequence[Denial], encoder: Encoder | None) -> list[float]:
    """How likely each of them was lost or added, in log odds."""
    if encoder is None:
        return list(logistic("negations", "plain", PLAIN).log_odds(plain_features(found)))
    return list(logistic("negations", "linked", FEATURES).log_odds(features(found, encoder)))


def scores_from_english(found: Sequence[Denial], encoder: Encoder) -> list[float]:
    """The same for translations from English into Russian or German."""
    chosen = [FEATURES.index(name) for name in FROM_ENGLISH]
    rows = features(found, encoder)[:, chosen]
    lost, added = (
        logistic("negations-english", name, FROM_ENGLISH).log_odds(rows)
        for name in ("lost", "added")
    )
    return [float(a if one.lost else b) for one, a, b in zip(found, lost, added, strict=True)]


def plain_features(found: Sequence[Denial]) -> FloatArray:
    """A row of PLAIN for each negation."""
    chosen = [FEATURES.index(name) for name in PLAIN]
    return np.array([[one.features[k] for k in chosen] for one in found]).reshape(-1, len(PLAIN))


def features(found: Sequence[Denial], encoder: Encoder) -> FloatArray:
    """A row of FEATURES for each negation."""
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
    """One side of a bead, with the probabilities that its words (rows) are linked."""

    def __init__(
        self, side: Side, words: Sequence[Span], links: FloatArray, *, is_strict: bool
    ) -> None:
        self.side, self.words, self.links = side, words, links
        #: Words that may deny count only where they translate nothing else.
        self.is_strict = is_strict
        self.negations = openly(side.text, side.lang)
        negation = languages.of(side.lang).negation
        assert negation is not None  # noqa: S101
        self.negation = negation

    @cached_property
    def bans(self) -> list[Span]:
        """The words that forbid something."""
        return forbids(self.side.text, self.side.lang)

    @cached_property
    def plain(self) -> list[Span]:
        """The words with a negative meaning."""
        return plainly(self.side.text, self.side.lang)

    def _apart(self, span: Span) -> list[Span]:
        """The words with a negative meaning that are not part of a negation."""
        return [(start, end) for start, end in self.plain if end <= span[0] or span[1] <= start]

    @cached_property
    def opposition(self) -> list[Span]:
        """The words for opposition."""
        return opposes(self.side.text, self.side.lang)

    def is_said_by(self, span: Span, other: _Half) -> bool:
        """Whether the other side surely says the same as a negation: in the same words, or as a
        prohibition, or by a word that needs none because the negated one is an opposite.
        """
        return (
            self._is_quoted(span, other)
            or (self._is_in_ban(span) and bool(other.bans))
            or (self._is_opposite(span, self.opposition) and not other.opposition)
            or (self._is_opposite(span, self._apart(span)) and not (other.plain or other.negations))
            or self._is_linked(span, other)
            or self._is_free(other)
        )

    def _is_free(self, other: _Half) -> bool:
        """Whether the other text has one word for *costs nothing*."""
        return has_costs(self.side.text, self.side.lang) and is_free(
            other.side.text, other.side.lang
        )

    def _is_linked(self, span: Span, other: _Half) -> bool:
        """Whether a word with a negative meaning surely translates a negation or its words."""
        rows = [*self._around(span, *self.negation.near), *words_in(self.words, span)]
        return any(
            self._linked(other, cue)[rows].max(initial=0.0) >= _SURELY
            for cue in (other.plain if rows else ())
        )

    def _is_in_ban(self, span: Span) -> bool:
        return any(start < span[1] and span[0] < end for start, end in self.bans)

    def _is_opposite(self, span: Span, words: Sequence[Span]) -> bool:
        """Whether a negation negates one of these words: *nobody objected*, *will not fail*."""
        text = self.side.text
        return any(_is_close(text[min(span[1], end) : max(span[0], start)]) for start, end in words)

    def _is_quoted(self, span: Span, other: _Half) -> bool:
        """Whether the other side has the very same negation, with the word after it."""
        after = self._around(span, 0, 1)
        passage = self.side.text[span[0] : self.words[after[0]][1] if after else span[1]]
        return " " in passage and passage in other.side.text

    def seen(self, span: Span, other: _Half) -> tuple[float, ...]:
        """The features of a negation that come from the words."""
        near = self._around(span, *self.negation.near)
        within = self._around(span, self.negation.before, _WITHIN)
        at = words_in(self.words, span)
        close, wide = [*near, *at], [*within, *at]
        sure = [*other.plain, *other.negations]
        maybe = [
            cue
            for cue in other._may_deny
            if not (self.is_strict and self._says_something_else(cue, other, close))
        ]
        links = [[self._linked(other, cue) for cue in cues] for cues in (sure, maybe)]
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
            self._place(span, [*sure, *maybe], other),
            # Other languages say *not* where English has *fail*, *lack* or *un-*.
            (self._english - other._english + 1) / 2,
        )

    @cached_property
    def _may_deny(self) -> list[Span]:
        """The words that sometimes translate a negation."""
        return somehow(self.side.text, self.side.lang)

    def _says_something_else(self, cue: Span, other: _Half, close: Sequence[int]) -> bool:
        """Whether a word that may deny surely translates other words than those of a negation, or
        another word that may deny: *against*, «против».
        """
        linked = self._linked(other, cue)
        if float(linked.max(initial=0.0)) < _SURELY:
            return False
        alike = [k for span in self._may_deny for k in words_in(self.words, span)]
        return bool(
            float(linked[close].max(initial=0.0)) < _HARDLY
            or float(linked[alike].max(initial=0.0)) >= _SURELY
        )

    @property
    def _english(self) -> float:
        return float(self.side.lang == "en")

    def _place(self, span: Span, cues: Sequence[Span], other: _Half) -> float:
        """How near one of the other side's cues is to the place of a negation: 0 to 1."""
        here, length = span[0] / len(self.side.text), len(other.side.text)
        return max((1 - abs(cue[0] / length - here) for cue in cues), default=0.0)

    def _linked(self, other: _Half, cue: Span) -> FloatArray:
        """How likely each word is linked with a word of ``cue`` on the other side."""
        rows = words_in(other.words, cue)
        if not rows or not self.links.size:
            return np.zeros(len(self.words))
        best: FloatArray = self.links[:, rows].max(1)
        return best

    def passages(self, span: Span, other: _Half) -> tuple[str, str, str, str]:
        """Four passages: around a negation, the same without it, its translation, that negated."""
        text = self.side.text
        around = self._around(span, _BEFORE, _AFTER)
        start = min([span[0], *(self.words[k][0] for k in around)])
        end = max([span[1], *(self.words[k][1] for k in around)])
        own = text[start:end]
        plain = " ".join((text[start : span[0]] + text[span[1] : end]).split())
        denied = self._around(span, *self.negation.near) or around
        if not denied or not self.links.size:
            return own, plain, other.side.text, other.side.text
        best = denied[int(self.links[denied].max(1).argmax())]
        there = int(self.links[best].argmax())
        first, last = max(0, there - _BESIDE), min(len(other.words) - 1, there + _BESIDE)
        begin, middle = other.words[first][0], other.words[there][0]
        finish = other.words[last][1]
        whole = other.side.text
        put_in = whole[begin:middle] + other.negation.put_in + whole[middle:finish]
        return own, plain, whole[begin:finish], put_in

    def _around(self, span: Span, before: int, after: int) -> list[int]:
        left = [k for k, (start, _) in enumerate(self.words) if start < span[0]]
        right = [k for k, (start, _) in enumerate(self.words) if start >= span[1]]
        return [*(left[-before:] if before else ()), *right[:after]]

    def _most(self, rows: Sequence[int]) -> float:
        return float(self.links[rows].max()) if rows and self.links.size else 0.0


#: So many characters may stand between a negation and the word for opposition that it negates.
_CLOSE = 16


def _is_close(gap: str) -> bool:
    return len(gap) <= _CLOSE and not _STOP.search(gap)


_STOP = re.compile(r"[.,;:!?…()]")


def _best(linked: Sequence[FloatArray], rows: Sequence[int]) -> float:
    return max((float(one[rows].max()) for one in linked if rows), default=0.0)
