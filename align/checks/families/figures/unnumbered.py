"""Units of time without a number: *an hour* that became «минуту»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from align import languages
from align.checks.engine.reading import Pair, Side, Words, words_in
from align.checks.families.figures.named import beginnings, named
from align.checks.families.figures.quantity import Quantity
from align.checks.families.figures.units import size
from align.checks.model.finding import Mark, Span
from align.languages import joiner

_WORD = re.compile(r"[^\W\d_]{3,}")
#: The units that are compared. *A second* is often «минутку».
_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})
#: Two units that differ by less than this are often put in place of each other.
_APART = 3.0
#: The words of the two units translate each other if they are linked at least this probably.
_LINKED = 0.5
#: A number this near before a unit belongs to it.
_NEAR = 2


def periods(
    pair: Pair, src: Sequence[Quantity], tgt: Sequence[Quantity], words: Callable[[], Words | None]
) -> Iterator[Mark]:
    """A unit of time that is another one in the translation, if each side has only this one."""
    here, there = _only(pair.src, src), _only(pair.tgt, tgt)
    if here is None or there is None:
        return
    (unit, span), (other, other_span) = here, there
    sizes = sorted(known.factor for name in (unit, other) if (known := size(name)))
    if unit == other or sizes[1] < _APART * sizes[0]:
        return
    links = words()
    if links is None or not _are_linked(links, span, other_span):
        return
    facts = {"src": pair.src.text[slice(*span)], "tgt": pair.tgt.text[slice(*other_span)]}
    yield Mark("unit", pair.number, span, other_span, facts, pair.doubt, f"{unit}|{other}")


def _only(side: Side, numbers: Sequence[Quantity]) -> tuple[str, Span] | None:
    """The only unit of time of a text, if it has no number."""
    if not joiner(side.lang):
        return None
    starts, compounds = _starts(side.lang)
    found = [
        (unit, match.span())
        for match in _WORD.finditer(side.text)
        if ((word := match[0].lower())[:3] in starts or compounds)
        and (unit := _unit(word, side.lang))
    ]
    if len(found) != 1:
        return None
    start = found[0][1][0]
    counted = any(0 <= start - one.span[1] <= _NEAR and one.weight != "may" for one in numbers)
    return None if counted else found[0]


@lru_cache(maxsize=64)
def _starts(lang: str) -> tuple[frozenset[str], bool]:
    """How the words begin that may name a unit of time; whether any other word may end with one."""
    return beginnings(_UNITS, lang), languages.of(lang).measures.compounds


@lru_cache(maxsize=1 << 14)
def _unit(word: str, lang: str) -> str:
    """The unit of time that a word names; empty if it names none, or something else as well."""
    names, end = named(word, 0, languages.of(lang), "")
    return next(iter(names)) if len(names) == 1 and names <= _UNITS and end == len(word) else ""


def _are_linked(words: Words, one: Span, other: Span) -> bool:
    rows, columns = words_in(words.src, one), words_in(words.tgt, other)
    return bool(rows and columns) and float(words.links[rows][:, columns].max()) >= _LINKED
