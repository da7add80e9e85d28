"""Meanings that became the opposite: *left* for «направо», *north* for «юг», *rose* for «упали».

Antonyms count only if they translate each other: *open* for «закрыт», *sister* for «брат».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

import numpy as np

from align import languages
from align.checks.engine.reading import Pair, Side, Words, words_in
from align.checks.families.polarity.negation import openly
from align.checks.model.finding import Mark, Span
from align.languages import joiner
from align.languages.model import ANTONYMS, OPPOSITES

#: What grows and falls is compared only in sentences of up to so many words, or with figures, and
#: what only some may do, in sentences of up to so many: in long ones, the words are often about
#: different things.
_FEW_WORDS = 12
_FIGURE = re.compile(r"\d")
#: Antonyms are linked at least this surely if one translates the other.
_LINKED = 0.8


def opposites(pair: Pair, words: Callable[[], Words | None]) -> Iterator[Mark]:
    """The first meaning that the other side has only as its opposite. ``words`` links the words of
    the bead, if their vectors are known.
    """
    for couple in OPPOSITES:
        if couple == ("more", "less") and not _is_comparable(pair):
            continue
        if couple == ("only", "all") and not _is_short(pair):
            continue
        found = _changed(pair, couple)
        if found:
            yield turned(pair, *found)
            return
    src, tgt = _meanings(pair.src), _meanings(pair.tgt)
    for one, other in ANTONYMS:
        if not ((one in src and other in tgt) or (other in src and one in tgt)):
            continue
        found = _changed(pair, (one, other))
        if found and _translate(*found, words()) and not _is_negated_once(pair):
            yield turned(pair, *found)
            return


def _meanings(side: Side) -> set[str]:
    """Which of the antonyms a text may have. One pattern for all is much faster than one for
    each; the names of its groups are their numbers.
    """
    pattern = _antonyms(side.lang)
    names = {match.lastgroup for match in pattern.finditer(side.text)} if pattern else ()
    return {_NAMES[int(name[1:])] for name in names if name}


_NAMES = tuple(name for couple in ANTONYMS for name in couple)


@cache
def _antonyms(lang: str) -> re.Pattern[str] | None:
    known = languages.of(lang).opposites
    groups = [f"(?P<a{k}>{known[name]})" for k, name in enumerate(_NAMES) if name in known]
    edges = (r"(?<!\w)", r"(?!\w)") if joiner(lang) else ("", "")
    words = "|".join(groups)
    return re.compile(f"{edges[0]}(?:{words}){edges[1]}", re.IGNORECASE) if groups else None


def _changed(pair: Pair, couple: tuple[str, str]) -> tuple[Span, Span] | None:
    """The places of a meaning in the source and of the opposite one in the translation."""
    for one, other in (couple, couple[::-1]):
        src = _only(pair.src, one, other)
        tgt = _only(pair.tgt, other, one) if src else None
        if src and tgt:
            return src, tgt
    return None


def turned(pair: Pair, src: Span, tgt: Span) -> Mark:
    """The finding that what two spans say became the opposite."""
    facts = {"src": pair.src.text[slice(*src)], "tgt": pair.tgt.text[slice(*tgt)]}
    return Mark("opposite", pair.number, src, tgt, facts, pair.doubt)


def _translate(src: Span, tgt: Span, words: Words | None) -> bool:
    """Whether the words in two spans translate each other. Without links nobody knows: *the bar is
    open until ten* is “the bar closes at ten”.
    """
    if words is None or not words.links.size:
        return False
    rows, columns = words_in(words.src, src), words_in(words.tgt, tgt)
    return bool(rows and columns) and float(words.links[np.ix_(rows, columns)].max()) >= _LINKED


def _is_negated_once(pair: Pair) -> bool:
    """Whether one side has more negations: *not closed* is «открыт»."""
    src, tgt = (
        len(openly(side.text, side.lang)) if languages.of(side.lang).negation else 0
        for side in (pair.src, pair.tgt)
    )
    return src != tgt


def _is_comparable(pair: Pair) -> bool:
    return all(map(_FIGURE.search, (pair.src.text, pair.tgt.text))) or _is_short(pair)


def _is_short(pair: Pair) -> bool:
    return all(len(side.text.split()) <= _FEW_WORDS for side in (pair.src, pair.tgt))


def _only(side: Side, meaning: str, opposite: str) -> Span | None:
    """The place of the first word with a meaning, if no word may have the opposite one."""
    sure, _ = _patterns(side.lang, meaning)
    _, loose = _patterns(side.lang, opposite)
    found = sure.search(side.text) if sure else None
    return found.span() if found and not (loose and loose.search(side.text)) else None


@cache
def _patterns(lang: str, meaning: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Words that surely have a meaning, and all that may have it."""
    language = languages.of(lang)
    sure, more = language.opposites.get(meaning), language.loosely.get(meaning)
    edges = (r"(?<!\w)(?:", r")(?!\w)") if joiner(lang) else ("(?:", ")")
    return tuple(
        re.compile(f"{edges[0]}{words}{edges[1]}", re.IGNORECASE) if words else None
        for words in (sure, "|".join(filter(None, (sure, more))))
    )  # type: ignore[return-value]
