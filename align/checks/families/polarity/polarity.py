"""Polarity and mood: negations and questions that came or went."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading
from align.checks.families.form.form import end_mark
from align.checks.families.polarity.denial import denials, scores
from align.checks.families.polarity.negation import CUES
from align.checks.model.finding import Mark, Span

#: From these log odds on a negation is told as lost, or as added, and hinted at. A free rendering
#: often denies what the original does not, so that one added must be surer.
_LOST, _ADDED, _HINT = 1.6, 3.4, 1.8


def check(reading: Reading) -> Iterator[Mark]:
    """Compare questions and negations of each bead."""
    for pair in reading.filled:
        yield from _question(pair)
        yield from _modality(pair)
    yield from _negations(reading)


def _question(pair: Pair) -> Iterator[Mark]:
    src, tgt = pair.src.text, pair.tgt.text
    here, there = "?" in src or "？" in src, "?" in tgt or "？" in tgt
    if here == there:
        return
    kind, side = ("question-lost", pair.src) if here else ("question-added", pair.tgt)
    at = max(side.text.rfind("?"), side.text.rfind("？"))
    # A question inside a sentence may be told freely.
    asks = any(end_mark(side.sentence(k))[0] == "?" for k in range(len(side.sentences)))
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


def _negations(reading: Reading) -> Iterator[Mark]:
    encoder = reading.encoder
    if encoder is None or not {reading.src_lang, reading.tgt_lang} <= CUES.keys():
        return
    found = [
        one for pair in reading.filled for one in denials(pair, reading.words[pair.number])
    ]  # fmt: skip
    for one, score in zip(found, scores(found, encoder), strict=True):
        least = _LOST if one.lost else _ADDED
        if score < least - _HINT:
            continue
        pair, doubt = one.pair, one.pair.doubt + (score < least)
        if one.lost:
            facts = {"src": pair.src.text[slice(*one.span)]}
            yield Mark("negation-lost", pair.number, one.span, (0, 0), facts, doubt)
        else:
            facts = {"tgt": pair.tgt.text[slice(*one.span)]}
            yield Mark("negation-added", pair.number, (0, 0), one.span, facts, doubt)


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
        "modality": Kind("info", "Must or may", "The source has “{src}”, the translation “{tgt}”."),
    },
    reach=8,
    part_of=("completeness",),
)
