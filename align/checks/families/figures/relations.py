"""Relations between numbers: multiples (*threefold*), shares (*half*), halves of the day (*p.m.*),
temperatures below zero, compared if each side of a bead has exactly one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Literal

from align import languages
from align.checks.engine.reading import Pair, Side
from align.checks.families.figures.quantity import Quantity
from align.checks.model.finding import Mark, Span
from align.languages import cldr

Found = Mapping[Span, frozenset[Fraction]]


def relations(pair: Pair, src: Sequence[Quantity], tgt: Sequence[Quantity]) -> Iterator[Mark]:
    """The relations of a bead that differ."""
    sides = pair.src, pair.tgt
    multiples = [_multiples(side) for side in sides]
    shares = [_shares(one) for one in (src, tgt)]
    # *halved* is «вдвое меньше».
    inverse = [{span: _inverse(values) for span, values in found.items()} for found in multiples]
    mixed = [
        (one, other)
        for one, other, rest in (
            (shares[0], inverse[1], (multiples[0], shares[1])),
            (inverse[0], shares[1], (shares[0], multiples[1])),
        )
        if not any(rest)
    ]
    shares = [_risen(found, side.text) for found, side in zip(shares, sides, strict=True)]
    times = [_times(one) for one in (src, tgt)]
    for here, there in (multiples, shares, times, *mixed):
        if len(here) != 1 or len(there) != 1:
            continue
        (span, values), (other_span, others) = *here.items(), *there.items()
        # The value may be said in other words: «в три раза» beside «вдвое».
        known = [
            {value for one in side for value in one.readings if one.span != own}
            for side, own in ((src, span), (tgt, other_span))
        ]
        # Times of which the hours differ are numbers that differ.
        told = here in times and not _readings(src, span) & _readings(tgt, other_span)
        if not told and not values & (others | known[1]) and not others & known[0]:
            yield _mark(pair, span, other_span)
    yield from _halves_of_the_day(pair)
    yield from _signs(pair, src, tgt)


def _mark(pair: Pair, one: Span, other: Span) -> Mark:
    facts = {"src": pair.src.text[slice(*one)], "tgt": pair.tgt.text[slice(*other)]}
    key = f"{facts['src']}|{facts['tgt']}".lower()
    return Mark("number", pair.number, one, other, facts, pair.doubt, key)


def _multiples(side: Side) -> Found:
    pattern = _multiple(side.lang)
    if pattern is None:
        return {}
    text = languages.of(side.lang).plain(side.text)
    return {
        match.span(): frozenset({Fraction(str(match.lastgroup).removeprefix("x"))})
        for match in pattern.finditer(text)
    }


@cache
def _multiple(lang: str) -> re.Pattern[str] | None:
    multiples = languages.of(lang).numerals.multiples
    words = "|".join(f"(?P<x{value}>{pattern})" for value, pattern in multiples.items())
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None


def _readings(quantities: Sequence[Quantity], span: Span) -> frozenset[Fraction]:
    return next(one.readings for one in quantities if one.span == span)


def _inverse(values: frozenset[Fraction]) -> frozenset[Fraction]:
    """Threefold is a third, or less by two thirds."""
    return frozenset(share for value in values for share in (1 / value, 1 - 1 / value))


def _times(quantities: Sequence[Quantity]) -> Found:
    """Times of day in words: *half past two*. None if a text also has one in figures."""
    times = [one for one in quantities if min(one.readings) < 0]
    if any(one.weight != "swap" for one in times):
        return {}
    return {one.span: frozenset(v for v in one.readings if v < 0) for one in times}


def _shares(quantities: Sequence[Quantity]) -> Found:
    return {
        one.span: frozenset(value for value in one.readings if value < _TWICE)
        for one in quantities
        if 0 < min(one.readings) < _TWICE and min(one.readings) != 1 and one.weight != "must"
    }


#: «полтора» is a share too.
_TWICE = 2
#: What follows a multiple: «в полтора раза», ``anderthalb Mal``.
_FOLD = re.compile(
    r"\s(?:раза|рази|раз|mal|times|fois|veces|vezes|volte|razy)(?!\w)", re.IGNORECASE
)


def _risen(found: Found, text: str) -> Found:
    """The shares; what rose «в полтора раза» also rose *by half*."""
    return {
        span: values | {value - 1 for value in values if value > 1}
        if _FOLD.match(text, span[1])
        else values
        for span, values in found.items()
    }


_HALF = re.compile(
    r"(?<![\d:.])(?P<hour>1[0-2]|0?[1-9])[:.](?P<minute>[0-5]\d)\s?(?P<half>[ap])\.?\s?m\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)(?![\d:]|[.,]\d)")


def _halves_of_the_day(pair: Pair) -> Iterator[Mark]:
    """*5:30 p.m.* as 5:30, in a text that does not say which half of the day it means."""
    for side, other in ((pair.src, pair.tgt), (pair.tgt, pair.src)):
        times = list(_HALF.finditer(side.text))
        if len(times) != 1 or _HALF.search(other.text) or _says_when(other):
            continue
        time = times[0]
        same = [
            one
            for one in _CLOCK.finditer(other.text)
            if one["minute"] == time["minute"] and int(one["hour"]) % 12 == int(time["hour"]) % 12
        ]
        late = time["half"].lower() == "p"
        if len(same) == 1 and (int(same[0]["hour"]) % 24 >= 12) != late:
            spans = time.span(), same[0].span()
            yield _mark(pair, *(spans if side is pair.src else spans[::-1]))


def _says_when(side: Side) -> bool:
    pattern = _periods(side.lang)
    return pattern is not None and pattern.search(side.text) is not None


@cache
def _periods(lang: str) -> re.Pattern[str] | None:
    """The parts of the day in a language: «утра», ``abends``, *evening*."""
    locale = cldr.locale_of(lang)
    if locale is None:
        return None
    words = {
        word.lower()
        for context in locale.day_periods.values()
        for width in context.values()
        for word in width.values()
        if len(word) > 2 or not word.isascii()
    }
    found = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(found, re.IGNORECASE) if found else None


#: Other ways to say that a temperature is below zero, in any language.
_ZERO = re.compile(
    r"[-−–]\s?\d|\b(?:minus|below|sub-?zero|frost|unter|moins|dessous|bajo cero|menos|sotto|meno|"
    r"abaixo|eksi|sıfırın|poniżej|pod nulou|mrazu|mróz|mrozu|минус\w*|ниже|мороз\w*|мінус\w*|нижче)"
    r"|零下|マイナス|氷点下|负|負|تحت|ناقص",
    re.IGNORECASE,
)


def _signs(pair: Pair, src: Sequence[Quantity], tgt: Sequence[Quantity]) -> Iterator[Mark]:
    """A number below zero that is above zero in the other text, or a temperature that may be."""
    sides = (pair.src, src), (pair.tgt, tgt)
    for (side, own), (other, others) in (sides, sides[::-1]):
        low = [one for one in own if _is_below(side, one)]
        if len(low) != 1 or _ZERO.search(other.text) or any(_is_below(other, q) for q in others):
            continue
        same = [
            one
            for one in others
            if one.readings & low[0].readings
            and (_is_degrees(other, one) or _is_marked(other, one, "above"))
        ]
        if len(same) == 1:
            spans = low[0].span, same[0].span
            yield _mark(pair, *(spans if side is pair.src else spans[::-1]))


_DEGREES = re.compile(
    r"\s?(?:[°º℃]\s?[CF]?|degr\w+|град\w*|Grad\b|grad[io]\b|stopni\w*|stupň\w*|derece|度|درج)"
)
_MINUS = re.compile(r"(?<![^\s(\[«“„])[-−–]$")


def _is_degrees(side: Side, one: Quantity) -> bool:
    return _DEGREES.match(side.text, one.span[1]) is not None


def _is_below(side: Side, one: Quantity) -> bool:
    """Whether a number is below zero: by a minus sign before degrees, or by words."""
    if _is_marked(side, one, "below"):
        return True
    start = one.span[0]
    signed = side.text[start] in "-−–" or _MINUS.search(side.text, max(0, start - 2), start)
    return bool(signed) and _is_degrees(side, one)


def _is_marked(side: Side, one: Quantity, which: Literal["below", "above"]) -> bool:
    before, after = _signed(side.lang, which)
    start, end = one.span
    return bool(
        (before and before.search(side.text[max(0, start - _NEAR) : start]))
        or (after and after.match(side.text, end))
    )


#: So far before a number stands the word for its sign.
_NEAR = 16


@cache
def _signed(
    lang: str, which: Literal["below", "above"]
) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Patterns of what stands before and after a number below or above zero."""
    numerals = languages.of(lang).numerals
    before, after = numerals.below if which == "below" else numerals.above
    return (
        re.compile(rf"(?<!\w)(?:{before})[\s\u00a0]$", re.IGNORECASE) if before else None,
        re.compile(rf"(?:{_DEGREES.pattern})?[\s\u00a0](?:{after})(?!\w)", re.IGNORECASE)
        if after
        else None,
    )
