"""Polarity and mood: negations and questions that came or went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from align.checks.finding import Mark, Span
from align.checks.form import end_mark
from align.checks.negation import CUES, openly, somehow
from align.checks.reading import Pair, Reading, Side, Words, words_in

#: How likely one of the words after a negation must be linked: what the other side says of the same
#: thing without it is no free rendering, but the contrary.
_LINKED, _SURELY = 0.5, 0.65
#: And for an added negation to be more than a hint: a free rendering often says it the other way.
_PLAINLY = 0.8
#: So many words after a negation may be what it denies; Russian puts it right before.
_REACH = {"ru": 1}


def check(reading: Reading) -> Iterator[Mark]:
    """Compare questions and negations of each bead."""
    known = {reading.src_lang, reading.tgt_lang} <= CUES.keys() and reading.words
    for pair in reading.filled:
        yield from _question(pair)
        yield from _modality(pair)
        if known:
            yield from _negation(pair, reading.words[pair.number])


def _question(pair: Pair) -> Iterator[Mark]:
    src, tgt = pair.src.text, pair.tgt.text
    here, there = "?" in src or "？" in src, "?" in tgt or "？" in tgt
    if here == there:
        return
    kind, text = ("question-lost", src) if here else ("question-added", tgt)
    at = max(text.rfind("?"), text.rfind("？"))
    asks = end_mark(text)[0] == "?"
    mark = at, at + 1
    end = end_mark(tgt if here else src)[1]
    spans = (mark, end) if here else (end, mark)
    yield Mark(kind, pair.number, *spans, {}, pair.doubt + (not asks), "?")


#: Words of duty and of leave, by language.
_DUTY = {
    "en": r"must|shall|(?:ha(?:ve|s|d)|need|needs|needed|required|obliged|bound) to|should|ought",
    "ru": r"долж[а-я]+|обязан\w*|следует|следовало|необходим\w*|надо|нужно|нуж\w+|надлежит|"
    r"прид[её]тся|приходится|пришлось|требу\w+|вынужден\w*|непременно|обязательно",
    "de": r"m[uü]ss\w*|soll\w*|verpflichtet|hat zu|haben zu|nötig|notwendig|erforderlich",
}
_LEAVE = {
    "en": r"may|might|can|could|allowed|able|perhaps|possibl[ey]|maybe|probably",
    "ru": r"мож\w+|мог\w*|возможн\w*|вероятно|вправе|позвол\w+|разреш\w+|способ\w+|уда\w+",
    "de": r"dürf\w*|darf\w*|könn\w*|kann\w*|möglich\w*|vielleicht|wohl|erlaub\w*",
}


def _modality(pair: Pair) -> Iterator[Mark]:
    """Duty on one side and leave on the other, and neither on both."""
    found = []
    for side in (pair.src, pair.tgt):
        if side.lang not in _DUTY:
            return
        found.append([_first(table[side.lang], side.text) for table in (_DUTY, _LEAVE)])
    (duty, leave), (other_duty, other_leave) = found
    for one, other, neither in (
        (duty, other_leave, (leave, other_duty)),
        (leave, other_duty, (duty, other_leave)),
    ):
        if one and other and not any(neither):
            facts = {"src": pair.src.text[slice(*one)], "tgt": pair.tgt.text[slice(*other)]}
            yield Mark("modality", pair.number, one, other, facts, pair.doubt)


def _first(pattern: str, text: str) -> Span | None:
    match = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)
    return match.span() if match else None


def _negation(pair: Pair, words: Words) -> Iterator[Mark]:
    src, tgt = pair.src, pair.tgt
    here, there = openly(src.text, src.lang), openly(tgt.text, tgt.lang)
    left, right = _Half(src, words.src, words.links), _Half(tgt, words.tgt, words.links.T)
    if here and not there and not right.may_deny(left, here):
        span = next((one for one in here if left.speaks_of(one)), None)
        if span:
            facts = {"src": src.text[slice(*span)]}
            yield Mark("negation-lost", pair.number, span, (0, 0), facts, pair.doubt)
    elif there and not here and "?" not in tgt.text and not somehow(src.text, src.lang):
        # Questions are asked either way: «Не могли бы вы…»
        span = next((one for one in there if right.speaks_of(one, _SURELY)), None)
        if span:
            facts = {"tgt": tgt.text[slice(*span)]}
            doubt = pair.doubt + (not right.speaks_of(span, _PLAINLY))
            yield Mark("negation-added", pair.number, (0, 0), span, facts, doubt)


class _Half:
    """One side of a bead, with the probabilities that its words (rows) have links."""

    def __init__(self, side: Side, words: Sequence[Span], links: NDArray[np.float64]) -> None:
        self._side, self._words, self._links = side, words, links

    def speaks_of(self, negation: Span, least: float = _LINKED) -> bool:
        """Whether the other side speaks of what a negation stands before."""
        rows = self.after(negation)
        return bool(rows) and self._links.size > 0 and float(self._links[rows].max()) >= least

    def after(self, negation: Span) -> list[int]:
        """The words that a negation may deny."""
        reach = _REACH.get(self._side.lang, 3)
        return [k for k, (start, _) in enumerate(self._words) if start >= negation[1]][:reach]

    def may_deny(self, other: _Half, negations: Sequence[Span]) -> bool:
        """Whether something here may render ``negations`` of the other side: a word that denies
        somehow and renders no other word than what they stand at.
        """
        denied = {k for span in negations for k in (*other.after(span), *other.at(span))}
        for span in somehow(self._side.text, self._side.lang):
            rows = self.at(span)
            best = self._links[rows].max(0) if rows else np.zeros(0)
            likely = set(np.flatnonzero(best >= _LINKED).tolist())
            if not likely or denied & likely:
                return True
        return False

    def at(self, span: Span) -> list[int]:
        """The words in a span."""
        return words_in(self._words, span)
