"""Completeness of single words: hints about content words that only one side has.

They are a family of their own and come last, so that they never hide what other checks know better:
a name, a number or a negation that was left out, a word that was misspelt or not translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading, Words, words_in
from align.checks.families.completeness import coverage, single
from align.checks.families.naming.comparing import abbreviates
from align.checks.model.finding import Mark, Span
from align.text import shown

#: Words with a score (log odds) above this are reported. The limit for additions is higher, because
#: many are explanations or a matter of style.
_WORD_LEFT_OUT, _WORD_ADDED = -2.0, -1.2
_ACRONYM = re.compile(r"(?<!\w)[^\W\d_]{2,4}(?!\w)")
#: How many words beside those of a phrase it may stand for, too.
_BESIDE = 3


def check(reading: Reading) -> Iterator[Mark]:
    """Look at the words of each bead."""
    for pair in reading.filled:
        if pair.number in reading.words:
            yield from _marks(pair, reading.words[pair.number], reading)


def _marks(pair: Pair, words: Words, reading: Reading) -> Iterator[Mark]:
    """Content words of one side that the other side does not have."""
    if not words.links.size or not words.src_usual.size:
        return
    src, tgt = single.halves(
        (coverage.Side(pair.src.text, words.src, (), words.links), words.src_usual),
        (coverage.Side(pair.tgt.text, words.tgt, (), words.links.T), words.tgt_usual),
        (pair.src.lang, pair.tgt.lang),
        words.cosines,
    )
    for own, other, ratio, kind, least in (
        (src, tgt, reading.ratio, "omitted-word", _WORD_LEFT_OUT),
        (tgt, src, 1 / reading.ratio, "added-word", _WORD_ADDED),
    ):
        found = single.loose(own, other, ratio)
        span = single.phrase(found, own, least)
        if span and not _is_abbreviated(own.side, span, pair, is_src=own is src):
            text = shown(own.side.text[slice(*span)])
            spans = (span, (0, 0)) if own is src else ((0, 0), span)
            above = float(found.scores.max()) - least
            yield Mark(kind, pair.number, *spans, {"text": text}, strength=above)


def _is_abbreviated(side: coverage.Side, span: Span, pair: Pair, *, is_src: bool) -> bool:
    """Whether an acronym of the other text stands for words of a span, and perhaps for words next
    to them: *the Security Council*, «СБ».
    """
    other, langs = pair.tgt if is_src else pair.src, (pair.src.lang, pair.tgt.lang)
    langs = langs if is_src else langs[::-1]
    acronyms = [one for one in _ACRONYM.findall(other.text) if one.isupper()]
    inside = words_in(side.words, span)
    if not acronyms or not inside:
        return False
    first, last = max(0, inside[0] - _BESIDE), inside[-1] + 1 + _BESIDE
    own = {side.text[slice(*side.words[k])] for k in inside}
    near = [side.text[start:end] for start, end in side.words[first:last]]
    return any(own & {*abbreviates(acronym, near, *langs)} for acronym in acronyms)


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
