"""Units of measure: their names in the CLDR, their signs, their sizes, and what translations
convert them to.

A unit is named as in the CLDR: ``kilometer``, ``square-meter``, ``kilometer-per-hour``. Its size
follows from the name: a prefix, a base, ``square-`` or ``cubic-``, ``-per-`` another unit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple


class Size(NamedTuple):
    """What a unit measures, and how many of the dimension's base units it is. Units of the same
    ``kind`` are mixed up; ``shift`` is the zero point of a scale of temperature.
    """

    dimension: str
    factor: float
    shift: float = 0.0

    @property
    def kind(self) -> str:
        """Dimensions whose units are mistaken for each other have the same kind."""
        return _KINDS.get(self.dimension, self.dimension)


_KINDS = {"length": "space", "area": "space", "volume": "space", "power": "energy"}
_PREFIXES = {
    "nano": 1e-9, "micro": 1e-6, "milli": 1e-3, "centi": 1e-2, "deci": 1e-1, "hecto": 1e2,
    "kilo": 1e3, "mega": 1e6, "giga": 1e9, "tera": 1e12, "peta": 1e15,
}  # fmt: skip
_BASES: Mapping[str, tuple[str, float] | tuple[str, float, float]] = {
    "meter": ("length", 1.0), "mile": ("length", 1609.344), "nautical-mile": ("length", 1852.0),
    "foot": ("length", 0.3048), "inch": ("length", 0.0254), "yard": ("length", 0.9144),
    "gram": ("mass", 0.001), "tonne": ("mass", 1000.0), "ton": ("mass", 907.2),
    "pound": ("mass", 0.4536), "ounce": ("mass", 0.02835), "stone": ("mass", 6.35),
    "liter": ("volume", 0.001), "gallon": ("volume", 0.003785), "pint": ("volume", 0.000473),
    "barrel": ("volume", 0.159), "are": ("area", 100.0), "hectare": ("area", 1e4),
    "acre": ("area", 4046.9),
    "second": ("duration", 1.0), "minute": ("duration", 60.0), "hour": ("duration", 3600.0),
    "day": ("duration", 86400.0), "week": ("duration", 604800.0),
    "month": ("duration", 2629746.0), "year": ("duration", 31556952.0),
    "watt": ("power", 1.0), "horsepower": ("power", 745.7), "watt-hour": ("energy", 3600.0),
    "joule": ("energy", 1.0), "calorie": ("energy", 4.184), "electronvolt": ("energy", 1.6e-19),
    "volt": ("voltage", 1.0), "ampere": ("current", 1.0), "ohm": ("resistance", 1.0),
    "hertz": ("frequency", 1.0), "pascal": ("pressure", 1.0), "bar": ("pressure", 1e5),
    "atmosphere": ("pressure", 101325.0), "newton": ("force", 1.0),
    "byte": ("data", 1.0), "bit": ("data", 0.125),
    "celsius": ("temperature", 1.0), "fahrenheit": ("temperature", 5 / 9, -32.0),
    "kelvin": ("temperature", 1.0, -273.15),
    "percent": ("share", 0.01), "permille": ("share", 0.001), "percentage-point": ("points", 0.01),
    "knot": ("speed", 0.5144), "becquerel": ("activity", 1.0), "sievert": ("dose", 1.0),
    "degree": ("angle", 1.0),
}  # fmt: skip
_KINDS |= {"points": "share", "angle": "temperature"}
_BARE = re.compile(rf"({'|'.join(_PREFIXES)})?(.+)")


@cache
def size(unit: str) -> Size | None:
    """The size of a unit; None if its name is not understood, as those of currencies."""
    over, _, under = unit.partition("-per-")
    if under:
        one, other = size(over), size(under)
        if not one or not other:
            return None
        dimension = f"{one.dimension}/{other.dimension}".replace("length/duration", "speed")
        return Size(dimension, one.factor / other.factor)
    for word, power, dimension in (("square-", 2, "area"), ("cubic-", 3, "volume")):
        if unit.startswith(word):
            side = size(unit.removeprefix(word))
            return Size(dimension, side.factor**power) if side else None
    if unit in _BASES:
        return Size(*_BASES[unit])
    match = _BARE.fullmatch(unit)
    if match and match[1] and match[2] in _BASES:
        dimension, factor = _BASES[match[2]][:2]
        return Size(dimension, factor * _PREFIXES[match[1]])
    return None


_NAMED = """
    area-acre area-hectare area-square-centimeter area-square-foot area-square-inch
    area-square-kilometer area-square-meter area-square-mile area-square-yard
    concentr-percent concentr-permille digital-bit digital-byte digital-gigabit digital-gigabyte
    digital-kilobit digital-kilobyte digital-megabit digital-megabyte digital-terabyte
    duration-day duration-hour duration-millisecond duration-minute duration-month duration-second
    duration-week duration-year electric-ampere electric-milliampere electric-ohm electric-volt
    energy-calorie energy-joule energy-kilocalorie energy-kilojoule energy-kilowatt-hour
    energy-becquerel energy-sievert frequency-gigahertz frequency-hertz frequency-kilohertz
    frequency-megahertz force-newton length-centimeter length-decimeter length-foot length-inch
    length-kilometer length-meter length-micrometer length-mile length-millimeter length-nanometer
    length-nautical-mile length-yard mass-gram mass-kilogram mass-microgram mass-milligram
    mass-ounce mass-pound mass-stone mass-ton mass-tonne power-gigawatt power-horsepower
    power-kilowatt power-megawatt power-milliwatt power-watt pressure-atmosphere pressure-bar
    pressure-hectopascal pressure-kilopascal pressure-megapascal pressure-millibar pressure-pascal
    speed-kilometer-per-hour speed-knot speed-meter-per-second speed-mile-per-hour
    temperature-celsius temperature-fahrenheit temperature-kelvin volume-barrel volume-centiliter
    volume-cubic-centimeter volume-cubic-foot volume-cubic-kilometer volume-cubic-meter
    volume-deciliter volume-gallon volume-hectoliter volume-liter volume-milliliter volume-pint
"""
#: The units whose names are taken from the CLDR.
NAMED: Sequence[str] = tuple(_NAMED.split())

#: The signs of the bases, with the prefixes in use: Latin, Cyrillic, and their letters.
_LATIN = {"nano": "n", "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "hecto": "h",
          "kilo": "k", "mega": "M", "giga": "G", "tera": "T"}  # fmt: skip
_CYRILLIC = {"nano": "н", "micro": "мк", "milli": "м", "centi": "с", "deci": "д", "hecto": "г",
             "kilo": "к", "mega": "М", "giga": "Г", "tera": "Т"}  # fmt: skip
_SIGNS = (
    ("meter", "m", "м", "nano micro milli centi deci kilo"),
    ("gram", "g", "г", "micro milli kilo"),
    ("tonne", "t", "т", "kilo mega"),
    ("liter", "l L", "л", "milli centi deci hecto"),
    ("watt", "W", "Вт", "milli kilo mega giga tera"),
    ("watt-hour", "Wh", "Втч", "kilo mega giga tera"),
    ("volt", "V", "В", "milli micro kilo mega"),
    ("ampere", "A", "А", "milli micro kilo"),
    ("hertz", "Hz", "Гц", "kilo mega giga tera"),
    ("pascal", "Pa", "Па", "hecto kilo mega giga"),
    ("joule", "J", "Дж", "milli kilo mega giga"),
    ("newton", "N", "Н", "kilo mega"),
    ("ohm", "Ω Ohm", "Ом", "milli kilo mega"),
    ("byte", "B", "Б байт", "kilo mega giga tera"),
    ("bit", "bit", "бит", "kilo mega giga"),
    ("calorie", "cal", "кал", "kilo"),
    ("electronvolt", "eV", "эВ", "kilo mega giga tera"),
    ("bar", "bar", "бар", "milli"),
    ("becquerel", "Bq", "Бк", "kilo mega giga tera"),
    ("sievert", "Sv", "Зв", "milli micro"),
    ("second", "s sec", "сек", "milli micro"),
    ("hour", "h hr", "ч", ""),
    ("minute", "min", "мин хв", ""),
)
#: Signs that follow no rule.
_FURTHER = {
    "lb": "pound", "lbs": "pound", "oz": "ounce", "ft": "foot", "yd": "yard",
    "mi": "mile", "ha": "hectare", "mph": "mile-per-hour", "kph": "kilometer-per-hour",
    "kmh": "kilometer-per-hour", "kn": "knot", "kt": "knot", "kts": "knot", "°C": "celsius",
    "°F": "fahrenheit", "℃": "celsius", "℉": "fahrenheit", "°": "degree", "%": "percent",
    "٪": "percent", "‰": "permille", "pp": "percentage-point", "p.p": "percentage-point",
    "hp": "horsepower", "га": "hectare", "°С": "celsius", "п.п": "percentage-point",
    "пп": "percentage-point", "KB": "kilobyte", "kB": "kilobyte", "КБ": "kilobyte",
    "Kb": "kilobit", "kph/h": "kilometer-per-hour", "л.с": "horsepower", "atm": "atmosphere",
    "атм": "atmosphere", "кв.м": "square-meter", "кв.км": "square-kilometer",
    "куб.м": "cubic-meter", "кв.см": "square-centimeter", "куб.см": "cubic-centimeter",
    "куб.км": "cubic-kilometer", "сут": "day", "сек": "second", "мс": "millisecond",
    "KiB": "kilobyte", "MiB": "megabyte", "GiB": "gigabyte", "cc": "cubic-centimeter",
    "sqm": "square-meter", "ko": "kilobyte", "Mo": "megabyte",
    "Go": "gigabyte", "To": "terabyte",
}  # fmt: skip


@cache
def signs() -> Mapping[str, str]:
    """The units by their signs, in the right case: ``km``, ``кВт``, ``MB``."""
    found = {}
    for base, latin, cyrillic, prefixes in _SIGNS:
        for letters, written in ((_LATIN, latin), (_CYRILLIC, cyrillic)):
            for sign in written.split():
                found[sign] = base
                for prefix in prefixes.split():
                    found[letters[prefix] + sign] = prefix + base
                    if prefix == "micro":
                        found["μ" + sign] = found["u" + sign] = prefix + base
    return {**found, **_FURTHER}


class Replaced(NamedTuple):
    """A unit that translations convert: a pattern of its English, German and Russian forms, a
    pattern of its sign after a number, and how many of the units that replace it make one.
    """

    written: str
    factors: Sequence[float]
    sign: str = ""


REPLACED: Sequence[Replaced] = (
    Replaced("miles?|mph|milers?|meilen?|мил[яьией]+", (1.609, 1.852)),
    Replaced(r"feet|foot|ft|fuß|фут\w*", (0.3048, 30.48), r"(?<=\d)′"),
    Replaced(r"inch(?:es)?|zoll|дюйм\w*", (2.54, 25.4, 0.0254), r"(?<=\d)″"),
    Replaced("yards?|yd", (0.9144,)),
    Replaced(r"pounds?|lbs?|pounders?|фунт\w*(?! стерл)", (0.4536,)),
    Replaced("ounces?|oz", (28.35,)),
    Replaced("stones?", (6.35,)),
    Replaced("gallons?", (3.785, 4.546)),
    Replaced("pints?", (0.568, 0.473)),
    Replaced(r"acres?|акр\w*", (0.4047, 4047.0)),
    Replaced("square[- ]feet|square[- ]foot|sq ft", (0.0929,)),
)
