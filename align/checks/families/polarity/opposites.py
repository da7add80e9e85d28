"""Meanings that became the opposite: *left* for «направо», *north* for «юг», *rose* for «упали»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from align import languages
from align.checks.engine.reading import Pair, Side
from align.checks.model.finding import Mark, Span
from align.languages import joiner
from align.languages.model import OPPOSITES

#: What grows and falls is compared only in sentences of up to so many words, or with figures: in
#: long ones, the words are often about different things.
_FEW_WORDS = 12
_FIGURE = re.compile(r"\d")


def opposites(pair: Pair) -> Iterator[Mark]:
    """The first meaning that the other side has only as its opposite."""
    for couple in OPPOSITES:
        if couple == ("more", "less") and not _is_comparable(pair):
            continue
        for one, other in (couple, couple[::-1]):
            src, tgt = _only(pair.src, one, other), _only(pair.tgt, other, one)
            if src and tgt:
                facts = {"src": pair.src.text[slice(*src)], "tgt": pair.tgt.text[slice(*tgt)]}
                yield Mark("opposite", pair.number, src, tgt, facts, pair.doubt)
                return


def _is_comparable(pair: Pair) -> bool:
    texts = pair.src.text, pair.tgt.text
    return all(map(_FIGURE.search, texts)) or all(len(one.split()) <= _FEW_WORDS for one in texts)


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
