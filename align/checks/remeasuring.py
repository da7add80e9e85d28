"""Another unit or currency, in the words and in the form of a translation.

A word is only replaced if its form is known: that of the CLDR for some number. «30 километрах» is
in none of its tables, so nothing is proposed for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from fractions import Fraction
from typing import Literal, NamedTuple

from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol
from babel.units import format_unit

from align.checks.families.figures import money
from align.checks.families.figures.measures import Measured, measured
from align.checks.families.figures.named import NUMBER, SPELT_ALSO
from align.checks.families.figures.quantities import quantities
from align.checks.families.figures.units import NAMED, size
from align.checks.model.finding import Span
from align.languages import cldr

_Width = Literal["long", "short"]
_WIDTHS: tuple[_Width, ...] = ("long", "short")
_UNITS = {name.partition("-")[2]: name for name in NAMED}
#: Numbers that need all forms that a language has: «мили», «миль».
_COUNTS = (1, 2, 5, 1.5)
_CODE = re.compile("[A-Z]{3}")
_WORD = re.compile(r"[^\W\d_]+")
#: Languages in which the accusative of a feminine noun is not in the CLDR's tables: «ждать 1 час»,
#: but «ждать 1 минуту».
_WITH_CASES = frozenset(["ru", "uk", "be", "pl", "cs", "sk", "sl", "hr", "sr", "bs", "lt", "lv"])
_AT_EDGES = " \u00a0\u202f"


class Side(NamedTuple):
    """A text, its primary language, and what a finding highlights in it."""

    text: str
    lang: str
    span: Span


def remeasured(src: Side, tgt: Side) -> Iterator[tuple[str, Span]]:
    """The unit or currency of the source to write in the translation, and in place of what."""
    one, other = _measured(src), _measured(tgt)
    if one is None or other is None:
        return
    (start, end), begin = other.quantity.span, other.span[0]
    if not re.search(r"\d", tgt.text[start:end]):  # «две мили», but «два километра»
        return
    # A sign before the number, or a word after it.
    old = (begin, start) if begin < start else (end, other.span[1])
    held = tgt.text[slice(*old)]
    word = held.strip(_AT_EDGES)
    at = old[0] + held.find(word)
    for text in _instead(word, _meant(one, other, src), src, other, tgt.lang):
        after = tgt.text[:at] + text + tgt.text[at + len(word) :]
        found = measured(quantities(after, tgt.lang), after, tgt.lang)
        if any(new.names & one.names and new.span[0] == begin for new in found):
            yield text, (at, at + len(word))


def _measured(side: Side) -> Measured | None:
    found = measured(quantities(side.text, side.lang), side.text, side.lang)
    return next((one for one in found if one.span == side.span), None)


def _meant(one: Measured, other: Measured, src: Side) -> Set[str]:
    """The units or currencies that the source surely means: all currencies of one name, or one
    unit.
    """
    shared = one.kinds & other.kinds or one.kinds
    names = {name for name in one.names if _kind(name) in shared}
    if shared == {"money"}:
        return money.meant(frozenset(names))
    if len(names) > 1:
        text = src.text[one.quantity.span[1] : one.span[1]].strip(_AT_EDGES)
        names = {
            name
            for name in names
            if any(form == text for _, form in _forms({name}, src.lang, _value(one)))
        }
    return names if len(names) == 1 else frozenset()


def _kind(name: str) -> str:
    return known.kind if (known := size(name)) else "money"


def _value(one: Measured) -> float:
    value: Fraction = min(one.quantity.readings)
    return int(value) if value.denominator == 1 else float(value)


def _instead(word: str, names: Set[str], src: Side, other: Measured, lang: str) -> Iterator[str]:
    if not names:
        return
    if money.of_sign(word):
        yield from _signs(word, names, src)
        return
    new: set[str] = set()
    for tag in (lang, *SPELT_ALSO.get(lang, ())):
        for count in (_value(other), *_COUNTS):
            widths = {width for width, form in _forms(other.names, tag, count) if form == word}
            new |= {form for width, form in _forms(names, tag, count) if width in widths}
            if new:
                break
        if new:
            break
    is_one = lang in _WITH_CASES and any(form == word for _, form in _forms(other.names, lang, 1))
    unsure = is_one and any(map(_is_feminine, new)) and not _is_feminine(word)
    if len(new) == 1 and not unsure:
        yield from new


def _is_feminine(word: str) -> bool:
    return word[-1:] in "аяa"


def _signs(word: str, names: Set[str], src: Side) -> Iterator[str]:
    """The sign of a currency for a sign, its code for a code."""
    if _CODE.fullmatch(word):
        yield from names if len(names) == 1 else ()
        return
    begin, end = src.span
    for sign in money.SIGN.findall(src.text[begin:end]):
        if money.of_sign(sign) >= names:
            yield sign
            return
    symbol = get_currency_symbol(money.first(names), locale="en")
    if not symbol.isalnum() and money.of_sign(symbol) >= names:
        yield symbol


def _forms(names: Set[str], tag: str, count: float) -> Iterator[tuple[_Width, str]]:
    """How units or currencies are written after a number, in full and short."""
    locale = cldr.locale_of(tag)
    if locale is None:
        return
    for name in sorted(names):
        if name in _UNITS:
            for width in _WIDTHS:
                text = format_unit(count, _UNITS[name], width, locale=locale)
                before, *after = NUMBER.split(text, maxsplit=1)
                if after and not before.strip():
                    yield width, after[0].strip(_AT_EDGES)
    codes = frozenset(name for name in names if _CODE.fullmatch(name))
    if codes:
        yield from (("long", form) for form in _coins(codes, tag, count, locale))


def _coins(codes: frozenset[str], tag: str, count: float, locale: Locale) -> Iterator[str]:
    """The word that the names of some currencies share, or the name of the only one."""
    known = dict[str, Set[str]]()
    for word, several in money.names(tag):
        known[word] = known.get(word, frozenset()) | set(several)
    full = get_currency_name(money.first(codes), count, locale)
    words = [word for word in _WORD.findall(full) if known.get(word.lower()) == codes]
    if len(words) == 1:
        yield words[0]
    elif len(codes) == 1:
        yield full
