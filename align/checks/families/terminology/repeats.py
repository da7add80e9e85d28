"""Sentences that occur several times, in the text or in other texts of the library: translated
differently, or different sentences translated alike.

Sentences are the same if their characters are, except for case and spaces. In comparisons with
other documents, translations are the same if their words are, whatever the punctuation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from align.checks.engine.reading import Pair, Reading
from align.checks.model.finding import Mark
from align.checks.model.memory import LONG_ENOUGH, Memory, Other, plain, wording

#: Sentences at least this similar (0 to 100) are versions of one and may be translated alike.
_VERSIONS = 80
#: The largest number of characters to show from another document.
_SHOWN = 160


def check(reading: Reading) -> Iterator[Mark]:
    """Look for sentences that the text and its library translate in different ways."""
    yield from _varying(reading.filled)
    yield from _elsewhere(reading.filled, reading.memory)


def _varying(pairs: Sequence[Pair]) -> Iterator[Mark]:
    """Sentences that the text repeats and the translation does not, or the other way round."""
    seen: dict[str, Pair] = {}
    sources: dict[str, dict[str, Pair]] = defaultdict(dict)
    for pair in pairs:
        key, other = plain(pair.src.text), plain(pair.tgt.text)
        if len(key) < LONG_ENOUGH:
            continue
        before = seen.setdefault(key, pair)
        if plain(before.tgt.text) != other:
            facts = {"bead": str(before.number + 1)}
            yield _whole("varies", pair, facts, key, _here(before))
        sources[other].setdefault(key, pair)
        if len(sources[other]) > 1 and before is pair:
            first = next(iter(sources[other].values()))
            yield _whole("alike", pair, {}, other, _here(first))


def _elsewhere(pairs: Sequence[Pair], memory: Memory) -> Iterator[Mark]:
    """Sentences that other documents translate differently, and translations that stand there for
    another sentence.
    """
    by_src: dict[str, list[Other]] = defaultdict(list)
    by_tgt: dict[str, list[Other]] = defaultdict(list)
    for other in memory.others:
        by_src[plain(other.src)].append(other)
        by_tgt[plain(other.tgt)].append(other)
    for pair in pairs:
        src, tgt = plain(pair.src.text), plain(pair.tgt.text)
        # If the aligner doubts a bead, its two texts may not belong together at all.
        if min(len(src), len(tgt)) < LONG_ENOUGH or pair.doubt:
            continue
        usual = _usual(by_src.get(src, ()), wording(tgt))
        if usual:
            yield _mark("varies-elsewhere", pair, usual, usual.tgt, src)
        another = _another(by_tgt.get(tgt, ()), src)
        if another:
            yield _mark("alike-elsewhere", pair, another, another.src, tgt)


def _usual(others: Sequence[Other], own: str) -> Other | None:
    """The translation that is accepted or most frequent elsewhere; None if it is not better."""
    found: dict[str, list[Other]] = defaultdict(list)
    for other in others:
        found[wording(other.tgt)].append(other)
    if not found:
        return None
    rank = {words: _rank(ones) for words, ones in found.items()}
    usual = max(rank, key=rank.__getitem__)
    if own in rank and rank[own] >= rank[usual]:
        return None
    return max(found[usual], key=lambda one: one.accepted)


def _rank(others: Sequence[Other]) -> tuple[bool, int]:
    return any(one.accepted for one in others), sum(one.times for one in others)


def _another(others: Sequence[Other], own: str) -> Other | None:
    """Another sentence that has this translation; None if ``own`` has it elsewhere as well."""
    words = wording(own)
    if any(plain(one.src) == own for one in others):
        return None
    far = [one for one in others if _likeness(wording(one.src), words) < _VERSIONS]
    return max(far, key=lambda one: (one.accepted, one.times), default=None)


def _likeness(one: str, other: str) -> float:
    return float(fuzz.token_sort_ratio(one, other))


def _mark(kind: str, pair: Pair, other: Other, text: str, key: str) -> Mark:
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
    return _whole(kind, pair, {"document": other.document, "text": shown}, key, other)


def _whole(kind: str, pair: Pair, facts: Mapping[str, str], key: str, other: Other) -> Mark:
    spans = pair.src.whole, pair.tgt.whole
    return Mark(kind, pair.number, *spans, facts, 0, key, other=other)


def _here(pair: Pair) -> Other:
    """A bead of the same text."""
    return Other(pair.src.text, pair.tgt.text, "", row=pair.number)
