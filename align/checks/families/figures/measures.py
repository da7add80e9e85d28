"""Money and measures: the currency or unit of each number, by their CLDR names and their signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import isclose
from typing import Literal, NamedTuple

from align import languages
from align.checks.engine.reading import Pair
from align.checks.families.figures import money
from align.checks.families.figures.named import named
from align.checks.families.figures.quantity import Quantity
from align.checks.families.figures.units import size
from align.checks.model.finding import Mark, Span

#: The relative error that rounding may leave in a converted number.
ROUNDED = 0.1
_A_YEAR = 1000
#: The two parts of a measure, as in *5 feet 6 inches*, are at most this many characters apart.
_CHARACTERS = 10
_AN_INCH = re.compile(r"^[\d.,/½¼¾⅓⅔⅛]+[\s\u00a0-]?in(?!\s\d|\s(?:the|a|an|every|each)\b)")


_HALF_OF_DAY = re.compile(r"[ap]\.?\s?m\.?$", re.IGNORECASE)


class Amount(NamedTuple):
    """How much of a dimension something measures, in its base unit, and in which unit it was
    given.
    """

    dimension: str
    value: float
    factor: float
    shift: float = 0.0

    def equals(self, other: Amount) -> bool:
        """Whether another unit gives the same amount, but for rounding."""
        converted = self.shift != other.shift or not isclose(self.factor, other.factor)
        near = ROUNDED * max(abs(self.value), abs(other.value)) if converted else 1e-9
        return self.dimension == other.dimension and abs(self.value - other.value) <= near


class Measured(NamedTuple):
    """What a number measures: the possible units or currencies, and the span with them.
    ``is_written_out``: the unit is a word of at least three letters, or a sign such as % and $.
    """

    quantity: Quantity
    names: frozenset[str]
    span: Span
    is_written_out: bool = True

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its units; those of one kind are mistaken for each other."""
        return frozenset(one.kind if (one := size(name)) else "money" for name in self.names)

    def amounts(self) -> Iterator[Amount]:
        """The possible amounts."""
        for name in self.names:
            unit = size(name)
            for value in self.quantity.readings if unit else ():
                assert unit is not None  # noqa: S101
                amount = (float(value) + unit.shift) * unit.factor
                yield Amount(unit.dimension, amount, unit.factor, unit.shift)


def measured(quantities: Sequence[Quantity], text: str, lang: str) -> list[Measured]:
    """The quantities that have a currency or a unit."""
    return [one for quantity in quantities if (one := _with(quantity, text, lang))]


def differing(
    pair: Pair,
    here: Sequence[Measured],
    there: Sequence[Measured],
    is_converted: Callable[[Quantity], bool],
) -> Iterator[Mark]:
    """The first number that has different currencies or units on the two sides of a bead.

    ``is_converted`` says whether the translation gives a number in another unit as well.
    """
    both = here
    # A measure that both sides give is no conversion of another one: «300 km (180 miles)».
    here = [one for one in here if not any(_is_same(one, other) for other in there)]
    there = [other for other in there if not any(_is_same(one, other) for one in both)]
    left = [one for one in here if not any(_agree(one, other) for other in there)]
    right = [other for other in there if not any(_agree(one, other) for one in here)]
    for one in left:
        # A unit that stands with another number may belong to this one.
        rivals = [other for other in right if other.kinds & one.kinds]
        equal = [other for other in right if one.quantity.readings & other.quantity.readings]
        same = [other for other in equal if other in rivals] or [
            other for other in equal if _is_sure(one, here) and _is_sure(other, there)
        ]
        if (
            same
            and not any(one.names & other.names for other in rivals)
            and not any(same[0].names & other.names for other in left)
            and not is_converted(one.quantity)
        ):
            shared = one.kinds & same[0].kinds
            kind: Literal["currency", "unit"] = "currency" if "money" in shared else "unit"
            spans = one.span, same[0].span
            facts = {"src": pair.src.text[slice(*spans[0])], "tgt": pair.tgt.text[slice(*spans[1])]}
            key = f"{min(one.names)}|{min(same[0].names)}"
            yield Mark(kind, pair.number, *spans, facts, pair.doubt, key)
            return


def _is_sure(one: Measured, side: Sequence[Measured]) -> bool:
    """Whether a number surely has its unit, so that one of another kind is a mistake: «30 %»,
    «30 рублей». Short signs are also other words, and *20 degrees* measure several things.
    """
    kinds = one.kinds
    return (
        len(kinds) == 1
        and kinds <= _SURE
        and one.is_written_out
        and not any(other is not one and other.kinds & kinds for other in side)
    )


#: The kinds of units that are not put in place of each other by translators.
_SURE = frozenset({"money", "share", "mass", "space", "duration", "speed", "energy"})


def _is_same(one: Measured, other: Measured) -> bool:
    return bool(one.quantity.readings & other.quantity.readings and one.names & other.names)


def _agree(one: Measured, other: Measured) -> bool:
    return any(amount.equals(like) for amount in one.amounts() for like in other.amounts())


def conversions(here: Sequence[Measured], there: Sequence[Measured]) -> set[Span]:
    """The spans of the quantities of one side whose amount the other side gives in another unit,
    also as a sum: *5 feet 6 inches* is 168 cm.
    """
    found = set()
    # A measure that both sides give has its counterpart: «250 m (820 pies)».
    there = [other for other in there if not any(_is_same(one, other) for one in here)]
    for parts, amounts in _sums(here):
        if any(
            amount.equals(like)
            for amount in amounts
            for others, likes in _sums(there)
            # *17 tonnes* is not converted into «19 тонн», whatever a ton is.
            if not any(one.names & other.names for one in parts for other in others)
            for like in likes
        ):
            found |= {part.quantity.span for part in parts}
    return found


def _sums(found: Sequence[Measured]) -> Iterator[tuple[list[Measured], list[Amount]]]:
    """Each measure with its amounts, and each couple that follow each other with its sum."""
    for one in found:
        yield [one], list(one.amounts())
    for one, other in pairwise(found):
        if other.span[0] - one.span[1] <= _CHARACTERS:
            yield (
                [one, other],
                [
                    Amount(more.dimension, more.value + less.value, 0.0)
                    for more in one.amounts()
                    for less in other.amounts()
                    if more.dimension == less.dimension and less.factor < more.factor
                ],
            )


def _with(quantity: Quantity, text: str, lang: str) -> Measured | None:
    """A number with its currency or units, if it has any."""
    start, end = quantity.span
    before = money.BEFORE.search(text, max(0, start - 6), start)
    if before:
        names = money.of_sign(before[1])
        if names:
            return Measured(quantity, names, (before.start(1), end))
    language = languages.of(lang)
    percent = start and text[:start].rstrip()[-1:] == "%"
    if _HALF_OF_DAY.search(text, start, end):
        return None
    names, stop = named(text, end, language, text[max(0, start - 12) : start])
    if not names and percent:
        names, stop = frozenset({"percent"}), end
    # «в 1882 году» is not a measure.
    if not names or (names & {"year", "gram"} and min(quantity.readings) > _A_YEAR
                     and "kg" not in text[end:stop] and text[end:stop].strip() != "g"):  # fmt: skip
        return None
    # «5 in» is a measure, *one in five* is not.
    if text[end:stop].strip() == "in" and not _AN_INCH.search(text[start:stop] + text[stop:]):
        return None
    # The full stop of the sentence does not belong to the unit.
    stop -= text[start:stop].endswith(".")
    sign = text[end:stop].strip(" \u00a0\u202f.-")
    return Measured(quantity, names, (start, stop), len(sign) > 2 or not sign.isalpha())
