"""Numbers and quantities: what one side says in figures or words, the other says too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from align.checks.dates import dates
from align.checks.finding import Mark
from align.checks.quantities import Quantity, quantities
from align.checks.reading import Pair, Reading, Side

#: Units that translations convert: what they are called, and how many of the unit that takes their
#: place make one.
_UNITS = tuple(
    (re.compile(rf"(?<![^\W\d_])(?:{names})\b{sign}", re.IGNORECASE), factors)
    for names, sign, factors in (
        ("miles?|mph|milers?|meilen?|мил[яьией]+", "", (1.609, 1.852)),
        ("feet|foot|ft|fuß|фут\\w*", "|[′']", (0.3048, 30.48)),
        ("square[- ]feet|square[- ]foot|sq ft", "", (0.0929,)),
        ("inch(?:es)?|in|zoll|дюйм\\w*", '|["″]', (2.54, 25.4, 0.0254)),
        ("yards?|yd", "", (0.9144,)),
        ("pounds?|lbs?|pounders?|фунт\\w*", "", (0.4536,)),
        ("stones?", "", (6.35,)),
        ("ounces?|oz", "", (28.35,)),
        ("acres?|акр\\w*", "", (0.4047, 4047.0)),
        ("gallons?", "", (3.785, 4.546)),
        ("pints?", "", (0.568, 0.473)),
    )
)
_DEGREES = re.compile(r"degrees?|fahrenheit|°|градус\w*|(?<=\d0)s\b", re.IGNORECASE)
#: How far, of 1, a converted number may be rounded.
_ROUNDED = 0.12


def check(reading: Reading) -> Iterator[Mark]:
    """Compare the quantities of each bead, both ways."""
    left = [_in(pair.src) for pair in reading.pairs]
    right = [_in(pair.tgt) for pair in reading.pairs]
    for pair in reading.filled:
        n = pair.number
        # What stands in the bead next door was moved over the border, which is no fault.
        missing, added = _alone(left[n], _near(right, n)), _alone(right[n], _near(left, n))
        if missing or added:
            measured = _Measured(pair, left[n], right[n])
            yield from _compare(
                pair,
                [one for one in missing if not measured.converts(one)],
                [one for one in added if not measured.converts(one)],
            )


def _in(side: Side) -> tuple[Quantity, ...]:
    """The quantities of a side; days and years of dates are left to the dates."""
    dated = [date.span for date in dates(side.text, side.lang)]
    found = []
    for quantity in quantities(side.text, side.lang):
        start, end = quantity.span
        if any(a <= start and end <= b for a, b in dated):
            quantity = quantity._replace(weight="may")
        found.append(quantity)
    return tuple(found)


def _near(all_of_side: Sequence[tuple[Quantity, ...]], number: int) -> list[Quantity]:
    near = all_of_side[max(0, number - 1) : number + 2]
    return [quantity for bead in near for quantity in bead]


def _alone(own: Sequence[Quantity], other: Sequence[Quantity]) -> list[Quantity]:
    known: set[Fraction] = set().union(*(one.readings | one.parts for one in other))
    return [one for one in own if one.weight != "may" and not one.said_by(known)]


def _compare(pair: Pair, missing: list[Quantity], added: list[Quantity]) -> Iterator[Mark]:
    src, tgt, n = pair.src.text, pair.tgt.text, pair.number
    for one, other in zip(missing, added, strict=False):
        here, there = src[slice(*one.span)], tgt[slice(*other.span)]
        facts = {"src": here, "tgt": there}
        yield Mark("number", n, one.span, other.span, facts, pair.doubt, f"{here}|{there}")
    few = min(len(missing), len(added))
    for quantity in missing[few:]:
        if quantity.weight == "must":
            facts = {"src": src[slice(*quantity.span)]}
            yield Mark("number-missing", n, quantity.span, (0, 0), facts, pair.doubt, facts["src"])
    for quantity in added[few:]:
        if quantity.weight == "must":
            facts = {"tgt": tgt[slice(*quantity.span)]}
            yield Mark("number-added", n, (0, 0), quantity.span, facts, pair.doubt, facts["tgt"])


class _Measured:
    """A bead whose numbers may be measures, converted from one unit into another."""

    def __init__(self, pair: Pair, src: Sequence[Quantity], tgt: Sequence[Quantity]) -> None:
        texts = pair.src.text, pair.tgt.text
        self._factors = {
            factor
            for unit, factors in _UNITS
            if any(unit.search(text) for text in texts)
            for factor in factors
        }
        self._degrees = any(_DEGREES.search(text) for text in texts)
        self._all = (*src, *tgt)

    def converts(self, one: Quantity) -> bool:
        """Whether another quantity of the bead is ``one`` in another unit; «a mile» is one mile."""
        if not self._factors and not self._degrees:
            return False
        others = {float(v) for other in self._all if other is not one for v in other.readings}
        others |= {1.0, 0.5}
        return any(
            abs(b - aim) <= max(_ROUNDED * abs(aim), 0.1)
            for value in one.readings
            for other in others
            for a, b in ((float(value), other), (other, float(value)))
            for aim in self._aims(a)
        )

    def _aims(self, value: float) -> list[float]:
        aims = [value * factor for factor in self._factors]
        if self._degrees:
            aims += [(value - 32) / 1.8, value / 1.8]
        return aims
