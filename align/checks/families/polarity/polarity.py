"""Polarity and mood: negations and questions that were lost or added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain, islice

from align import languages
from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading, Words
from align.checks.families.polarity.asking import questions
from align.checks.families.polarity.denial import (
    NO_WORDS,
    Denial,
    denials,
    own_limits,
    scores,
    scores_from_english,
)
from align.checks.families.polarity.limits import limits
from align.checks.families.polarity.modality import modal
from align.checks.families.polarity.opposites import opposites
from align.checks.families.polarity.outright import changed, outright
from align.checks.model.finding import Mark

#: The log odds from which a negation is reported: if it is English, if neither text is English, if
#: the other text is English. Where only the other language negates, English often has a word such
#: as *fail*, so the model is less sure; without word links it is hardly ever right then.
_LEAST = {1.0: 3.3, 0.5: 2.8, 0.0: 2.4}
_LEAST_UNLINKED = {1.0: 3.0, 0.5: 3.0, 0.0: 3.0}
#: How much surer the model must be if the other text has a negation as well, though fewer: one
#: often serves two clauses.
_BESIDE_OTHERS = 3.5
#: How far below the limit a negation is still reported with a lower severity.
_HINT = 2.0


def check(reading: Reading) -> Iterator[Mark]:
    """Compare the questions and negations of each bead."""
    for pair in reading.filled:
        yield from questions(pair)
        yield from _modality(pair)
        linked = partial(_linked, reading, pair.number)
        yield from islice(chain(opposites(pair, linked), limits(pair)), 1)
    yield from _negations(reading)


def _linked(reading: Reading, number: int) -> Words | None:
    return reading.words.get(number) if reading.encoder else None


def _modality(pair: Pair) -> Iterator[Mark]:
    """A duty on one side and a permission on the other, if neither side has both."""
    src, tgt = modal(pair.src), modal(pair.tgt)
    if src is None or tgt is None:
        return
    for one, other, neither in (
        (src.duty, tgt.leave, (src.leave, tgt.duty)),
        (src.leave, tgt.duty, (src.duty, tgt.leave)),
    ):
        if one and other and not any(neither):
            facts = {"src": pair.src.text[slice(*one)], "tgt": pair.tgt.text[slice(*other)]}
            yield Mark("modality", pair.number, one, other, facts, pair.doubt)


def _negations(reading: Reading) -> Iterator[Mark]:
    encoder = reading.encoder
    both = languages.of(reading.src_lang), languages.of(reading.tgt_lang)
    if not all(language.negation for language in both):
        return
    words, told = reading.words, set()
    for pair in reading.filled:
        for mark in outright(pair):
            told.add((pair.number, mark.kind == "negation-lost"))
            yield mark
    found = [
        one
        for pair in reading.filled
        for one in denials(pair, words.get(pair.number, NO_WORDS))
        if (pair.number, one.lost) not in told
    ]
    own = own_limits(reading.src_lang, reading.tgt_lang)
    if encoder and own:
        judged = scores_from_english(found, encoder)
        lost, added = own
        limits = [(lost,) * 2 if one.lost else (added,) * 2 for one in found]
    else:
        judged = scores(found, encoder)
        limits = [_limits(one, _LEAST if encoder else _LEAST_UNLINKED) for one in found]
    for one, score, (base, least) in zip(found, judged, limits, strict=True):
        if score < base - _HINT:
            continue
        odds = float(score - least)
        yield changed(one.pair, one.span, lost=one.lost, doubt=int(score < least), strength=odds)


def _limits(one: Denial, least: Mapping[float, float]) -> tuple[float, float]:
    """The log odds that hints are measured from, and those from which a warning is given."""
    base = least[one.english]
    return base, base + (_BESIDE_OTHERS if one.others else 0.0)


FAMILY = Family(
    "polarity",
    check,
    {
        "question-lost": Kind(
            "warning",
            "No longer a question",
            "The source asks a question; the translation does not.",
        ),
        "question-added": Kind(
            "warning",
            "Became a question",
            "The translation asks a question; the source does not.",
        ),
        "negation-lost": Kind(
            "warning",
            "Negation lost",
            "The source is negated (“{src}”); the translation is not.",
        ),
        "negation-added": Kind(
            "warning",
            "Negation added",
            "The translation is negated (“{tgt}”); the source is not.",
        ),
        "opposite": Kind(
            "warning",
            "Opposite meaning",
            "The source has “{src}”, the translation the opposite: “{tgt}”.",
        ),
        "modality": Kind(
            "info",
            "Obligation or permission changed",
            "The source has “{src}”, the translation “{tgt}”.",
        ),
    },
    reach=8,
    part_of=("completeness",),
)
