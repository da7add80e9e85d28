"""Repeated two-word phrases that are translated the same way except once; they may be terms.

Word links say what translates a word. Only Russian translations are checked: the dictionary tells
nouns and adjectives, which form terms, from other words, which may be translated freely.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from align.aligner.links import THRESHOLD
from align.checks.engine.reading import Pair, Reading, Words
from align.checks.families import russian
from align.checks.families.terminology.stems import form
from align.checks.model.finding import Mark, Span

#: A term occurs in at least this many beads.
_REPEATED = 3
#: Words with at most this many letters are mostly function words.
_SHORT = 3
#: Words that share this many letters at the beginning have the same root («язык», «языковой»), and
#: so have words of which one ends with the other («отношения», «взаимоотношения»).
_ROOT = 4


class _Place(NamedTuple):
    """An occurrence of two words: the bead, its words, the number of the first, and both forms."""

    pair: Pair
    words: Words
    first: int
    both: tuple[str, str]


class _Rendering(NamedTuple):
    """The translation of the two words of a place: their spans and their forms."""

    place: _Place
    spans: tuple[Span, Span]
    forms: tuple[str, str]


def check(reading: Reading) -> Iterator[Mark]:
    """Look for repeated pairs of words that are translated differently once."""
    if reading.tgt_lang != "ru":
        return
    told: set[tuple[int, Span]] = set()
    for places in _repeated(reading).values():
        found = [one for place in places if (one := _rendering(place, reading.tgt_lang))]
        # If one of them is translated freely, by a pronoun for example, it is not a term.
        mark = _odd(found) if len(found) == len(places) else None
        if mark and (mark.bead, mark.tgt_span) not in told:
            told.add((mark.bead, mark.tgt_span))
            yield mark


def _repeated(reading: Reading) -> dict[tuple[str, str], list[_Place]]:
    """The pairs of adjacent content words that occur in several beads, by their forms."""
    # Stemming is slow, so only words whose beginning occurs several times are stemmed.
    alike: dict[tuple[str, str], list[_Place]] = defaultdict(list)
    for place in _places(reading):
        one, other = place.both
        alike[one[:_ROOT].casefold(), other[:_ROOT].casefold()].append(place)
    found: dict[tuple[str, str], list[_Place]] = defaultdict(list)
    for place in (at for places in alike.values() if _often(places) for at in places):
        one, other = place.both
        found[form(one, reading.src_lang), form(other, reading.src_lang)].append(place)
    return {key: places for key, places in found.items() if _often(places)}


def _places(reading: Reading) -> Iterator[_Place]:
    """The places where two content words of the source are adjacent."""
    for pair in reading.filled:
        words = reading.words.get(pair.number)
        if words is None or pair.doubt:
            continue
        text = pair.src.text
        for k, (one, other) in enumerate(pairwise(words.src)):
            both = text[slice(*one)], text[slice(*other)]
            if text[one[1] : other[0]] in (" ", "-") and all(map(_is_content, both)):
                yield _Place(pair, words, k, both)


def _often(places: Sequence[_Place]) -> bool:
    return len({place.pair.number for place in places}) >= _REPEATED


def _is_content(word: str) -> bool:
    return len(word) > _SHORT and word.isalpha()


def _content(word: str, lang: str) -> str | None:
    """The form of a content word; None for other words."""
    return form(word, lang) if _is_content(word) else None


def _rendering(place: _Place, lang: str) -> _Rendering | None:
    """The words with the best links; None if one has no sufficient link."""
    words, text = place.words, place.pair.tgt.text
    spans = []
    for k in (place.first, place.first + 1):
        # Only a limited number of words on each side has links.
        if k >= len(words.links) or not words.links[k].size:
            return None
        best = int(words.links[k].argmax())
        if words.links[k, best] < THRESHOLD:
            return None
        spans.append(words.tgt[best])
    one, other = spans
    forms = _content(text[slice(*one)], lang), _content(text[slice(*other)], lang)
    if one == other or not forms[0] or not forms[1]:
        return None
    return _Rendering(place, (one, other), (forms[0], forms[1]))


def _odd(found: Sequence[_Rendering]) -> Mark | None:
    """The one translation that differs from the usual one in one of its words."""
    usual, times = Counter(one.forms for one in found).most_common(1)[0]
    if times != len(found) - 1:
        return None
    odd = next(one for one in found if one.forms != usual)
    other = next(one for one in found if one.forms == usual)
    differ = [k for k in (0, 1) if not _of_one_root(odd.forms[k], usual[k])]
    if len(differ) != 1:
        return None
    pair, (k,) = odd.place.pair, differ
    words = _text(odd, k), _text(other, k)
    if not all(map(russian.is_nominal, words)) or all(map(str.istitle, words)):
        return None  # names have their own check
    if any(_of_one_root(usual[k], one) for one in _contents(odd.place)):
        return None  # it is there; only the link is wrong
    src = odd.place.words.src
    span = src[odd.place.first][0], src[odd.place.first + 1][1]
    facts = {
        "src": pair.src.text[slice(*span)],
        "tgt": words[0],
        "other": words[1],
        "bead": str(other.place.pair.number + 1),
    }
    key = "|".join((*usual, odd.forms[k]))
    return Mark("term-varies", pair.number, span, odd.spans[k], facts, 0, key)


def _of_one_root(one: str, other: str) -> bool:
    size = min(_ROOT, len(one) - 1, len(other) - 1)
    return one[:size] == other[:size] or one.endswith(other) or other.endswith(one)


def _text(one: _Rendering, k: int) -> str:
    return one.place.pair.tgt.text[slice(*one.spans[k])]


def _contents(place: _Place) -> set[str]:
    text, lang = place.pair.tgt.text, place.pair.tgt.lang
    forms = {_content(text[start:end], lang) for start, end in place.words.tgt}
    return {one for one in forms if one}
