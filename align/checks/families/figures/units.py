"""Units of measure: their names, how texts write them, and what they are converted to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit by its dimension and its name in the CLDR ("" if it has none there).

    ``written`` is a pattern of its English, German and Russian forms; ``sign`` is a pattern of its
    sign after a number. ``factors`` say how many of the units that replace it in translations make
    one.
    """

    dimension: str
    name: str
    written: str = ""
    sign: str = ""
    factors: Sequence[float] = ()


UNITS: tuple[Unit, ...] = (
    Unit("length", "kilometer"),
    Unit("length", "meter"),
    Unit("length", "centimeter"),
    Unit("length", "millimeter"),
    Unit("length", "mile", "miles?|mph|milers?|meilen?|мил[яьией]+", factors=(1.609, 1.852)),
    Unit("length", "foot", r"feet|foot|ft|fuß|фут\w*", r"(?<=\d)′", (0.3048, 30.48)),
    Unit("length", "inch", r"inch(?:es)?|zoll|дюйм\w*", r"(?<=\d)″", (2.54, 25.4, 0.0254)),
    Unit("length", "yard", "yards?|yd", factors=(0.9144,)),
    Unit("mass", "kilogram"),
    Unit("mass", "gram"),
    Unit("mass", "tonne"),
    Unit("mass", "pound", r"pounds?|lbs?|pounders?|фунт\w*(?! стерл)", factors=(0.4536,)),
    Unit("mass", "ounce", "ounces?|oz", factors=(28.35,)),
    Unit("mass", "", "stones?", factors=(6.35,)),
    Unit("volume", "liter"),
    Unit("volume", "milliliter"),
    Unit("volume", "gallon", "gallons?", factors=(3.785, 4.546)),
    Unit("volume", "", "pints?", factors=(0.568, 0.473)),
    Unit("area", "hectare"),
    Unit("area", "acre", r"acres?|акр\w*", factors=(0.4047, 4047.0)),
    Unit("area", "", "square[- ]feet|square[- ]foot|sq ft", factors=(0.0929,)),
    Unit("duration", "second"),
    Unit("duration", "minute"),
    Unit("duration", "hour"),
    Unit("duration", "day"),
    Unit("duration", "week"),
    Unit("duration", "month"),
    Unit("duration", "year"),
)


def by_dimension() -> Mapping[str, Sequence[str]]:
    """The CLDR names of the units, by dimension."""
    found: dict[str, list[str]] = {}
    for unit in UNITS:
        if unit.name:
            found.setdefault(unit.dimension, []).append(unit.name)
    return found
