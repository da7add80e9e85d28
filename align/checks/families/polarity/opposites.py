"""Directions that became the opposite: *left* for «направо», *north* for «юг»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from align import languages
from align.checks.engine.reading import Pair, Side
from align.checks.model.finding import Mark, Span
from align.languages import joiner
from align.languages.model import DIRECTIONS

#: Each direction and the opposite one.
_OPPOSITES = ((0, 1), (2, 3), (4, 5))


def opposites(pair: Pair) -> Iterator[Mark]:
    """The first direction that the other side has only as its opposite."""
    src = _directions(pair.src)
    if not src:
        return
    tgt = _directions(pair.tgt)
    for couple in _OPPOSITES if tgt else ():
        for one, other in (couple, couple[::-1]):
            here = [DIRECTIONS[k] in src for k in (one, other)]
            there = [DIRECTIONS[k] in tgt for k in (one, other)]
            if here == [True, False] and there == [False, True]:
                spans = src[DIRECTIONS[one]], tgt[DIRECTIONS[other]]
                facts = {
                    "src": pair.src.text[slice(*spans[0])],
                    "tgt": pair.tgt.text[slice(*spans[1])],
                }
                yield Mark("opposite", pair.number, *spans, facts, pair.doubt)
                return


def _directions(side: Side) -> Mapping[str, Span]:
    """The directions that a text names, with the place of the first mention of each."""
    pattern = _pattern(side.lang)
    found: dict[str, Span] = {}
    for match in pattern.finditer(side.text) if pattern else ():
        found.setdefault(str(match.lastgroup), match.span())
    return found


@cache
def _pattern(lang: str) -> re.Pattern[str] | None:
    words = languages.of(lang).directions
    if not words:
        return None
    groups = "|".join(f"(?P<{name}>{words[name]})" for name in DIRECTIONS if name in words)
    edges = (r"(?<!\w)(?:", r")(?!\w)") if joiner(lang) else ("", "")
    return re.compile(f"{edges[0]}{groups}{edges[1]}", re.IGNORECASE)
