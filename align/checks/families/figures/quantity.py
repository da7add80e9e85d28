"""A number or quantity in a text, by its value."""

from __future__ import annotations

from collections.abc import Set
from fractions import Fraction
from typing import Literal, NamedTuple

from align.checks.model.finding import Span

#: What it means if a quantity has no counterpart: ``must`` is a mistake (figures); ``swap`` is one
#: only if the other side has another quantity instead (words); ``may`` can be left out.
Weight = Literal["must", "swap", "may"]


class Quantity(NamedTuple):
    """A quantity and its span. ``parts`` are the numbers of a ratio or a time, which the other side
    may write separately: ``3:1``, «три к одному».
    """

    readings: frozenset[Fraction]
    span: Span
    weight: Weight
    parts: frozenset[Fraction] = frozenset()

    def said_by(self, known: Set[Fraction]) -> bool:
        """Whether the other side has the same quantity; ``known`` are all its values."""
        return not self.readings.isdisjoint(known) or (bool(self.parts) and self.parts <= known)


def of_share(value: Fraction) -> frozenset[Fraction]:
    """The readings of a share: the share itself, percent, and minutes of an hour."""
    return frozenset({value, 100 * value, 60 * value})


def counted(share: Fraction) -> frozenset[Fraction]:
    """The numbers of a share that is counted: «две трети», «двое из трёх»; none for others."""
    is_counted = 1 < share.numerator < share.denominator
    return frozenset(map(Fraction, share.as_integer_ratio())) if is_counted else frozenset()


#: Times must not equal any number: minutes in half a day, plus this offset.
CLOCK = -10_000


def clock(hour: int, minute: int) -> Fraction:
    """The reading of a time of day, the same before and after noon."""
    return Fraction(CLOCK + (hour * 60 + minute) % 720)
