"""Shares in words (*a third of*), and tens that stand for their decade (*late sixties*)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from align.checks.families.figures.quantity import Quantity, counted, of_share
from align.languages.model import Language, Numerals

#: So many characters before a number may have the word that makes it a decade.
_WIDE = 40


def shared(found: list[Quantity], text: str, language: Language) -> Iterator[Quantity]:
    """The quantities; those in a phrase for a share become one: *a third of* is no ordinal."""
    pattern = _shares(language)
    new = [] if pattern is None else [*_phrases(pattern, text, language.numerals)]
    new = [
        one
        for one in new
        # «три с половиной» is already one number.
        if all(
            other.span[1] <= one.span[0]
            or one.span[1] <= other.span[0]
            or (one.span[0] <= other.span[0] and other.span[1] <= one.span[1])
            for other in found
        )
    ]
    for one in found:
        if not any(a <= one.span[0] and one.span[1] <= b for a, b in (other.span for other in new)):
            yield one
    yield from new


def _phrases(pattern: re.Pattern[str], text: str, numerals: Numerals) -> Iterator[Quantity]:
    shares = [*numerals.shares]
    for match in pattern.finditer(text):
        share = shares[int(str(match.lastgroup).removeprefix("share"))]
        yield Quantity(of_share(share), match.span(), "may", counted(share))


@cache
def _shares(language: Language) -> re.Pattern[str] | None:
    shares = language.numerals.shares.values()
    groups = "|".join(f"(?P<share{k}>{words})" for k, words in enumerate(shares))
    if not groups:
        return None
    spaced = language.joiner != ""
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)" if spaced else groups, re.IGNORECASE)


def spread(found: list[Quantity], text: str, language: Language) -> Iterator[Quantity]:
    """The quantities; a decade also has its years as readings: *in his late sixties* is «под
    семьдесят».
    """
    about = _about(language.numerals.about)
    for one in found:
        tens = {value for value in one.readings if value >= _TEN and value % _TEN == 0}
        is_decade = language.tag != "en" or text[one.span[1] - 1] == "s"
        if tens and is_decade and about.search(text, max(0, one.span[0] - _WIDE), one.span[0]):
            years = {value + year for value in tens for year in range(_TEN + 1)}
            one = one._replace(readings=one.readings | years)
        yield one


_TEN = 10


@cache
def _about(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words or '(?!)'})[ \u00a0-]$", re.IGNORECASE)
