"""Money and measures: the currency or unit of each number, by their CLDR names."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from anyascii import anyascii
from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name
from babel.units import format_unit
from rapidfuzz import fuzz

from align import languages
from align.checks.engine.reading import Pair
from align.checks.families.figures.quantities import Quantity
from align.checks.families.figures.units import by_dimension
from align.checks.model.finding import Mark, Span
from align.languages.model import Measures

#: Currencies by the word that all their names contain.
_MONEY = {
    "dollar": ("USD", "AUD", "CAD", "NZD"), "euro": ("EUR",), "pound": ("GBP", "EGP", "SYP"),
    "ruble": ("RUB", "BYN"), "yuan": ("CNY",), "yen": ("JPY",), "franc": ("CHF", "RWF"),
    "krone": ("SEK", "NOK", "DKK"), "rupee": ("INR", "PKR"), "peso": ("MXN", "ARS"),
    "lira": ("TRY",), "hryvnia": ("UAH",), "zloty": ("PLN",), "shekel": ("ILS",),
}  # fmt: skip
_SYMBOLS = {
    "$": ("dollar", "peso"), "US$": ("dollar",), "€": ("euro",), "£": ("pound", "lira"),
    "¥": ("yen", "yuan"), "₽": ("ruble",), "₹": ("rupee",), "₺": ("lira",), "₴": ("hryvnia",),
    "₪": ("shekel",), "zł": ("zloty",), "kr": ("krone",),
}  # fmt: skip
#: Short names that are not words; others of two letters may be words.
_SHORT = frozenset(
    {"km", "cm", "mm", "kg", "ml", "lb", "oz", "ft", "yd", "ha", "км", "см", "мм", "кг", "мл", "га"}
)
#: Units so similar that one is often used for the other.
_NEAR = frozenset({"yard", "meter"})
_A_YEAR = 1000
_TOKENS = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"(US\$|[$€£¥₽₹₺₴₪]|\b[A-Z]{3}|\bkr)[\s\u00a0]?$")
#: Words that may stand between a number and its currency or unit: «млн американских долларов».
_AFTER = re.compile(
    r"[\s\u00a0-]*(?:(?P<sign>US\$|[$€£¥₽₹₺₴₪]|zł|kr\b)|"
    r"(?:(?:US|U\.S\.|(?-i:[A-Z]\w+n)|british|nautical|\w+ск(?:их|ого|ий|ие|ая|ой|ую)|морск\w+|"
    r"\w+ische[nr]?)[\s\u00a0-]+)?(?P<word>[^\W\d_]{2,}))",
    re.IGNORECASE,
)
_CODES = {code: name for name, codes in _MONEY.items() for code in codes}


class Measured(NamedTuple):
    """What a number measures: the possible units, and the span of the number with its unit."""

    quantity: Quantity
    names: frozenset[str]
    dimension: str
    span: Span


def differing(
    pair: Pair,
    src: Sequence[Quantity],
    tgt: Sequence[Quantity],
    is_converted: Callable[[Quantity], bool],
) -> Iterator[Mark]:
    """The first number that has different currencies or units on the two sides of a bead.

    ``is_converted`` says whether the translation gives a number in another unit as well.
    """
    there = [one for quantity in tgt for one in _with(quantity, pair.tgt.text, pair.tgt.lang)]
    if not there:
        return
    here = [one for quantity in src for one in _with(quantity, pair.src.text, pair.src.lang)]
    left = [one for one in here if not any(_agree(one, other) for other in there)]
    right = [other for other in there if not any(_agree(one, other) for one in here)]
    for one in left:
        # A unit that stands with another number may belong to this one.
        rivals = [other for other in right if other.dimension == one.dimension]
        same = [other for other in rivals if one.quantity.readings & other.quantity.readings]
        if (
            same
            and not any(one.names & other.names for other in rivals)
            and not any(same[0].names & other.names for other in left)
            and not one.names | same[0].names >= _NEAR
            and not is_converted(one.quantity)
        ):
            kind: Literal["currency", "unit"] = "currency" if one.dimension == "money" else "unit"
            spans = one.span, same[0].span
            facts = {"src": pair.src.text[slice(*spans[0])], "tgt": pair.tgt.text[slice(*spans[1])]}
            key = f"{min(one.names)}|{min(same[0].names)}"
            yield Mark(kind, pair.number, *spans, facts, pair.doubt, key)
            return


def _agree(one: Measured, other: Measured) -> bool:
    return bool(
        one.quantity.readings & other.quantity.readings
        and one.names & other.names
        and one.dimension == other.dimension
    )


def _with(quantity: Quantity, text: str, lang: str) -> Iterator[Measured]:
    """The currency or units of a number."""
    start, end = quantity.span
    before = _BEFORE.search(text, max(0, start - 5), start)
    if before:
        names = _SYMBOLS.get(before[1]) or ((_CODES[before[1]],) if before[1] in _CODES else ())
        if names:
            yield Measured(quantity, frozenset(names), "money", (before.start(), end))
            return
    after = _AFTER.match(text, end)
    if not after:
        return
    span = start, after.end()
    if after["sign"]:
        yield Measured(quantity, frozenset(_SYMBOLS[after["sign"]]), "money", span)
        return
    word = after["word"]
    if word in _CODES:
        yield Measured(quantity, frozenset({_CODES[word]}), "money", span)
    for dimension, words in _vocabulary(lang).items():
        names_ = words.get(word.lower())
        # «в 1882 году» is not a measure.
        if names_ and not (names_ == {"year"} and min(quantity.readings) > _A_YEAR):
            yield Measured(quantity, names_, dimension, span)


@lru_cache(maxsize=64)
def _vocabulary(lang: str) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The words for currencies and units in a language, by dimension."""
    try:
        locale = Locale.parse(lang)
    except (UnknownLocaleError, ValueError):
        return {}
    money = {name: _currency(name, codes, locale) for name, codes in _MONEY.items()}
    measures = languages.of(lang).measures
    found = {"money": _inflected(money, measures.money, measures)}
    for dimension, units in by_dimension().items():
        forms = {unit: _unit(f"{dimension}-{unit}", "long", locale) for unit in units}
        own = {word: unit for word, unit in measures.units.items() if unit in units}
        for unit in units:
            own |= dict.fromkeys(_unit(f"{dimension}-{unit}", "short", locale), unit)
        found[dimension] = _inflected(forms, own, measures)
    return found


def _currency(name: str, codes: Sequence[str], locale: Locale) -> Collection[str]:
    """The word for a currency: the part that all its names share, or words similar to its name."""
    named = [
        {
            word.lower()
            for count in (1, 2, 5, 1.5)
            for word in _TOKENS.findall(get_currency_name(code, count, locale))
        }
        for code in codes
    ]
    if len(named) > 1:
        return set.intersection(*named)
    return {word for word in named[0] if fuzz.ratio(anyascii(word).lower(), name) >= 60}


def _unit(unit: str, length: Literal["long", "short"], locale: Locale) -> Collection[str]:
    written = {format_unit(count, unit, length, locale=locale) for count in (1, 2, 5, 1.5)}
    words = {word.lower() for form in written for word in _TOKENS.findall(form)}
    return {word for word in words if len(word) > 2 or word in _SHORT}


def _inflected(
    forms: Mapping[str, Collection[str]], also: Mapping[str, str], measures: Measures
) -> Mapping[str, frozenset[str]]:
    """The words with all their endings, and the units that each can stand for."""
    found: dict[str, set[str]] = {}
    endings = ("", *measures.endings.split())
    for name, words in forms.items():
        for word in words:
            found.setdefault(word, set()).add(name)
            stem = re.sub(measures.ending, "", word) if measures.ending else ""
            for ending in endings if len(stem) > 2 else ():
                found.setdefault(stem + ending, set()).add(name)
    for word, name in also.items():
        found.setdefault(word, set()).add(name)
        if measures.plural:
            found.setdefault(word + measures.plural, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}
