"""Negations that need no model: answers that became the opposite, lost prohibitions, and words for
opposition that lost their negation: *had no doubt*, «сомневался».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from align import languages
from align.checks.engine.reading import Pair, Side
from align.checks.families.polarity.modality import modal
from align.checks.families.polarity.negation import (
    forbids,
    in_any_way,
    openly,
    opposes,
    plainly,
    somehow,
)
from align.checks.model.finding import Mark, Span

#: What may stand before the first word of an answer.
_OPENS = r"[\s\u00a0\"'«»„“”‘’「『—–¿¡-]*"
#: What may stand after it.
_ENDS = r"(?=\s*(?:[.,!?;:…\"»“”’」』—–،。，、！？؟]|$))"
#: How sure the marks are, as log odds above the limit of the model for other negations.
_SURE = 1.0


def changed(pair: Pair, span: Span, *, lost: bool, doubt: int, strength: float = _SURE) -> Mark:
    """A negation of the source that was lost, or one of the translation that was added."""
    doubt += pair.doubt
    if lost:
        facts = {"src": pair.src.text[slice(*span)]}
        return Mark("negation-lost", pair.number, span, (0, 0), facts, doubt, strength=strength)
    facts = {"tgt": pair.tgt.text[slice(*span)]}
    return Mark("negation-added", pair.number, (0, 0), span, facts, doubt, strength=strength)


def outright(pair: Pair) -> Iterator[Mark]:
    """Negations of a bead that were surely lost or added."""
    found = {mark.kind: mark for mark in (*_opposed(pair), *_bans(pair), *_answers(pair))}
    yield from found.values()


def _answers(pair: Pair) -> Iterator[Mark]:
    """A *no* for a *yes*, or the other way round, at the beginning of a bead."""
    for side, other in ((pair.src, pair.tgt), (pair.tgt, pair.src)):
        no, yes = _answer(side, 1), _answer(other, 0)
        # *Yes, he didn't*: languages answer a negative question in opposite ways.
        if no and yes and not openly(other.sentence(0), other.lang):
            yield changed(pair, no, lost=side is pair.src, doubt=0)


def _answer(side: Side, which: int) -> Span | None:
    """Where a text begins with a word that answers yes (0) or no (1)."""
    pattern = _answer_words(side.lang, which)
    match = pattern.match(side.text) if pattern and side.text else None
    return match.span(1) if match else None


@cache
def _answer_words(lang: str, which: int) -> re.Pattern[str] | None:
    negation = languages.of(lang).negation
    words = negation.answers[which] if negation else ""
    return re.compile(rf"{_OPENS}({words}){_ENDS}", re.IGNORECASE) if words else None


def _bans(pair: Pair) -> Iterator[Mark]:
    """A prohibition on one side, and on the other nothing negative that may translate it."""
    bans = [forbids(side.text, side.lang) for side in (pair.src, pair.tgt)]
    for k, (side, other) in enumerate(((pair.src, pair.tgt), (pair.tgt, pair.src))):
        if not bans[k] or bans[1 - k] or openly(other.text, other.lang):
            continue
        # «нельзя ... без», *must ... without*: the other words translate each other.
        rest = _outside(plainly(side.text, side.lang), bans[k])
        if len(plainly(other.text, other.lang)) > len(rest):
            continue
        more = len(somehow(other.text, other.lang)) > len(somehow(side.text, side.lang))
        doubt = int(more or not _allows(other))
        yield changed(pair, bans[k][0], lost=side is pair.src, doubt=doubt)


#: So many characters may stand between a negation and what it negates.
_CLOSE = 16
_STOP = re.compile(r"[.,;:!?…()]")


def _opposed(pair: Pair) -> Iterator[Mark]:
    """A negated word for opposition on one side, and one that is not negated on the other."""
    for side, other in ((pair.src, pair.tgt), (pair.tgt, pair.src)):
        negations, words = openly(side.text, side.lang), opposes(side.text, side.lang)
        others = opposes(other.text, other.lang)
        if not len(negations) == len(words) == len(others) == 1:
            continue
        (start, end), (first, last) = negations[0], words[0]
        gap = _between(side.text, (start, end), (first, last))
        if len(gap) > _CLOSE or _STOP.search(gap) or openly(other.text, other.lang):
            continue
        denied = [
            span
            for say in (in_any_way, plainly)
            for span in say(other.text, other.lang)
            if not _STOP.search(_between(other.text, span, others[0]))
        ]
        if not _outside(denied, others):
            yield changed(pair, negations[0], lost=side is pair.src, doubt=0)


def _between(text: str, one: Span, other: Span) -> str:
    """The text between two spans, in whatever order they are."""
    return text[min(one[1], other[1]) : max(one[0], other[0])]


def _outside(spans: list[Span], others: list[Span]) -> list[Span]:
    return [one for one in spans if not any(a < one[1] and one[0] < b for a, b in others)]


def _allows(side: Side) -> bool:
    """Whether a text says that something may or must be done."""
    return any(modal(side) or ())
