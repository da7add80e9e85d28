"""Completeness of single words: hints about content words that only one side has.

They are a family of their own and come last, so that they never hide what other checks know better:
a name, a number or a negation that was left out, a word that was misspelt or not translated.
"""

from __future__ import annotations

from collections.abc import Iterator

from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading, Words
from align.checks.families.completeness import coverage, single
from align.checks.model.finding import Mark, shown

#: Words with a score (log odds) above this are reported. The limit for additions is higher, because
#: many are explanations or a matter of style.
_WORD_LEFT_OUT, _WORD_ADDED = -2.0, -1.2


def check(reading: Reading) -> Iterator[Mark]:
    """Look at the words of each bead."""
    for pair in reading.filled:
        if pair.number in reading.words:
            yield from _marks(pair, reading.words[pair.number], reading)


def _marks(pair: Pair, words: Words, reading: Reading) -> Iterator[Mark]:
    """Content words of one side that the other side does not have."""
    if not words.links.size or not words.src_usual.size:
        return
    own_words, other_words = (
        [side.text[start:end].lower() for start, end in spans]
        for side, spans in ((pair.src, words.src), (pair.tgt, words.tgt))
    )
    src, tgt = single.halves(
        (coverage.Side(pair.src.text, words.src, (), words.links), words.src_usual),
        (coverage.Side(pair.tgt.text, words.tgt, (), words.links.T), words.tgt_usual),
        (pair.src.lang, pair.tgt.lang),
        reading.vectors(own_words) @ reading.vectors(other_words).T,
    )
    for own, other, ratio, kind, least in (
        (src, tgt, reading.ratio, "omitted-word", _WORD_LEFT_OUT),
        (tgt, src, 1 / reading.ratio, "added-word", _WORD_ADDED),
    ):
        found = single.loose(own, other, ratio)
        span = single.phrase(found, own, least)
        if span:
            text = shown(own.side.text[slice(*span)])
            spans = (span, (0, 0)) if own is src else ((0, 0), span)
            above = float(found.scores.max()) - least
            yield Mark(kind, pair.number, *spans, {"text": text}, strength=above)


FAMILY = Family(
    "words",
    check,
    {
        "omitted-word": Kind(
            "info",
            "Word left out",
            "The translation may have nothing for “{text}”.",
        ),
        "added-word": Kind("info", "Word added", "The source may have nothing for “{text}”."),
    },
    reach=8,
    part_of=(
        "completeness", "dates", "alphanumerics", "numbers", "names", "polarity", "terminology",
        "form", "foreign", "spelling", "grammar",
    ),
)  # fmt: skip
