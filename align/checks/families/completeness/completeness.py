"""Completeness: sentences that are left out, added, duplicated or left in the language of the
source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading, Side, Words
from align.checks.families.completeness import coverage
from align.checks.families.completeness.lengths import surplus
from align.checks.families.completeness.strange import strange
from align.checks.families.completeness.untranslated import foreign
from align.checks.model.finding import Mark, Span
from align.text import shown

#: A null bead with a lower probability than this may be the aligner's mistake.
_SURE_NULL = 0.5
#: How similar (0 to 100) two sentences must be to count as a duplicate.
_SAME = 92
#: Sentences with fewer letters are repeated on purpose: «Да.»
_LONG_ENOUGH = 12
#: Repeated sentences that are this many beads apart are not copying mistakes.
_REACH = 3
#: Parts with a score (log odds) above this are reported. The limit for additions is higher,
#: because many are explanations or a matter of style.
_LEFT_OUT, _ADDED = 2.1, 2.8
#: Parts whose score is below the limit by at most this are reported with a lower severity.
_HINT = 1.4
#: The same for a sentence among others in a bead, and the score from which it has full severity.
_SENTENCE, _SURE_SENTENCE = -1.0, 1.5
#: In a bead less probable than this, findings about missing text have a lower severity.
_UNSURE = 0.2
#: A span that covers this share of a sentence is taken to be the sentence.
_MOST = 0.6
_LETTERS = re.compile(r"[^\W\d_]")


def check(reading: Reading) -> Iterator[Mark]:
    """Look at null beads, repeated sentences, and sentences in the wrong language."""
    doubled = dict(_doubled(reading))
    told: set[int] = set(doubled)
    for pair in reading.pairs:
        n = pair.number
        spans = doubled.get(n)
        if spans is not None:
            facts = {"text": shown(pair.tgt.text[slice(*spans)])}
            yield Mark("duplicated-sentence", n, (0, 0), spans, facts)
        left = foreign(pair) or strange(pair)
        if left:
            told.add(n)
            yield left
        if pair.is_null and spans is None and not left:
            yield from _null(pair)
    for pair in reading.filled:
        if pair.number in told:
            continue
        words = reading.words.get(pair.number)
        parts = [*_parts(pair, words, reading.ratio)] if words else []
        if not parts and not (words and coverage.has_words(words)):
            parts = [*surplus(pair, reading.ratio, reading.spread)]
        yield from parts


def _parts(pair: Pair, words: Words, ratio: float) -> Iterator[Mark]:
    """Parts of one side that the other side does not have."""
    if not words.links.size:
        return
    src = coverage.Side(pair.src.text, words.src, pair.src.sentences, words.links)
    tgt = coverage.Side(pair.tgt.text, words.tgt, pair.tgt.sentences, words.links.T)
    for side, kind, least, lost, gap in zip(
        (pair.src, pair.tgt),
        ("omitted", "added"),
        (_LEFT_OUT, _ADDED),
        coverage.sentences(src, tgt, ratio),
        coverage.gaps(src, tgt, ratio),
        strict=True,
    ):
        whole = [
            (side.sentences[one.number], one.score - _SURE_SENTENCE)
            for one in lost
            if one.score > _SENTENCE
        ]
        whole = [(span, above) for span, above in whole if span[1] - span[0] > _LONG_ENOUGH]
        if not whole and gap and gap.score > least - _HINT:
            above = gap.score - least
            whole = [(span, above) for span in _snapped(side, gap.span)]
            if not whole:
                yield _part(pair, f"{kind}-part", gap.span, above)
        for span, above in whole:
            there = _elsewhere(side, span)
            if there:
                yield _moved(pair, span, there, added=kind == "added")
            else:
                yield _part(pair, f"{kind}-sentence", span, above)


def _part(pair: Pair, kind: str, span: Span, above: float) -> Mark:
    added = kind.startswith("added")
    text = (pair.tgt if added else pair.src).text[slice(*span)]
    spans = ((0, 0), span) if added else (span, (0, 0))
    # The aligner doubts a bead because part of it is missing, so its doubt counts for little here.
    doubt = (above <= 0) + (pair.bead.probability < _UNSURE)
    return Mark(kind, pair.number, *spans, {"text": shown(text)}, doubt, strength=float(above))


def _snapped(side: Side, span: Span) -> list[Span]:
    """The sentence that a span mostly covers and mostly lies in, if the side has several
    sentences.
    """
    for start, end in side.sentences if len(side.sentences) > 1 else ():
        shared = min(end, span[1]) - max(start, span[0])
        if shared > _MOST * (end - start) and shared > _MOST * (span[1] - span[0]):
            return [(start, end)]
    return []


def _elsewhere(side: Side, span: Span) -> str:
    """Where the sentences of a span stand in the other text if they have moved, else ""."""
    known = dict(zip(side.sentences, side.elsewhere, strict=False))
    texts = [
        known.get(one, "") for one in side.sentences if span[0] <= one[0] and one[1] <= span[1]
    ]
    return texts[0] if texts and all(texts) else ""


def _moved(pair: Pair, span: Span, there: str, *, added: bool) -> Mark:
    spans = ((0, 0), span) if added else (span, (0, 0))
    return Mark("moved", pair.number, *spans, {"text": shown(there)})


def _null(pair: Pair) -> Iterator[Mark]:
    added = not pair.src.text.strip()
    kind, side = ("added-sentence", pair.tgt) if added else ("omitted-sentence", pair.src)
    if not _LETTERS.search(side.text):
        return
    there = _elsewhere(side, side.whole)
    if there:
        yield _moved(pair, side.whole, there, added=added)
        return
    doubt = 0 if pair.bead.probability >= _SURE_NULL else 1
    spans = ((0, 0), side.whole) if added else (side.whole, (0, 0))
    yield Mark(kind, pair.number, *spans, {"text": shown(side.text)}, doubt)


def _doubled(reading: Reading) -> Iterator[tuple[int, Span]]:
    """Beads whose target repeats what the target has just said, although the source does not."""
    recent: list[tuple[int, str]] = []
    for pair in reading.pairs:
        for number, span in enumerate(pair.tgt.sentences):
            text = pair.tgt.sentence(number)
            for other_bead, other in recent[-_REACH:]:
                if _same(text, other) and not _repeats(reading, other_bead, pair.number):
                    yield pair.number, span
                    break
            recent.append((pair.number, text))


def _same(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LONG_ENOUGH:
        return False
    return one == other or fuzz.ratio(one, other, score_cutoff=_SAME) > 0


def _repeats(reading: Reading, first: int, last: int) -> bool:
    """Whether the source of these beads repeats a sentence too."""
    sentences = [
        side.sentence(k)
        for side in (pair.src for pair in reading.pairs[first : last + 1])
        for k in range(len(side.sentences))
    ]
    return any(
        max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one.lower(), other.lower())) > 80
        for k, one in enumerate(sentences)
        for other in sentences[k + 1 :]
    )


FAMILY = Family(
    "completeness",
    check,
    {
        "omitted-sentence": Kind(
            "error",
            "Sentence left out",
            "The translation has nothing for this sentence.",
        ),
        "added-sentence": Kind(
            "warning",
            "Sentence added",
            "The source has nothing for this sentence.",
        ),
        "omitted-part": Kind(
            "warning",
            "Part left out",
            "“{text}” seems to be missing from the translation.",
        ),
        "added-part": Kind("warning", "Part added", "“{text}” does not seem to be in the source."),
        "moved": Kind("info", "Sentence moved", "In the other text, this is elsewhere: “{text}”."),
        "duplicated-sentence": Kind(
            "error",
            "Sentence repeated",
            "The translation has this sentence twice, the source only once.",
        ),
        "untranslated-sentence": Kind(
            "error",
            "Sentence not translated",
            "This sentence is still in the source language.",
        ),
        "wrong-language": Kind(
            "error",
            "Sentence in a wrong language",
            "This sentence is not in the language of the translation (it looks like {found}).",
        ),
        "untranslated-part": Kind(
            "warning",
            "Words not translated",
            "“{text}” is still in the source language.",
        ),
    },
    reach=8,
)
