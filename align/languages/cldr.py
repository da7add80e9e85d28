"""What the CLDR says about every language, as shipped by Babel; loaded on first use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, NamedTuple

from align.tags import primary_language

if TYPE_CHECKING:
    from babel import Locale

_HAN = {"Hans": "Hani", "Hant": "Hani"}
_SCRIPT_SUBTAG = re.compile(r"-([A-Z][a-z]{3})(?:-|$)")
#: A month name with fewer letters is a short name.
_SHORTEST_MONTH, _SHORTEST_DAY = 3, 4


@lru_cache(maxsize=256)
def locale_of(tag: str) -> Locale | None:
    """The CLDR's data on the language of a BCP-47 tag; None if there are none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None


def months(tag: str, *widths: Literal["wide", "abbreviated"]) -> dict[str, int]:
    """The names of months in lower case, with and without a day, from 1; without ``widths``, the
    ``wide`` ones.
    """
    return _names(tag, "months", widths or ("wide",), _SHORTEST_MONTH)


def weekdays(tag: str) -> dict[str, int]:
    """The names of weekdays in lower case, Monday 0."""
    return _names(tag, "days", ("wide",), _SHORTEST_DAY)


def weekday_phrases(tag: str) -> dict[str, int]:
    """The names of weekdays, Monday 0, that are not one word of some letters: «Thứ Hai», 月曜日."""
    locale = locale_of(tag)
    found: dict[str, int] = {}
    for context in ("format", "stand-alone") if locale else ():
        for number, name in locale.days[context]["wide"].items() if locale else ():
            short = len(name) < _SHORTEST_DAY or not name.isalpha()
            # Babel merges in short names of the root locale: keep other scripts and phrases.
            if short and len(name) > 1 and not (name.isascii() and name.isalpha()):
                found.setdefault(name, number)
    return found


def _names(tag: str, table: str, widths: tuple[str, ...], shortest: int) -> dict[str, int]:
    locale = locale_of(tag)
    found: dict[str, int] = {}
    if locale is not None:
        for context in ("format", "stand-alone"):
            for width in widths:
                for number, name in getattr(locale, table)[context][width].items():
                    word = name.lower().rstrip(".")
                    # Babel merges in the root locale if a context is missing: keep only words.
                    if word.isalpha() and len(word) >= shortest:
                        found.setdefault(word, number)
    return found


@cache
def abbreviations(tag: str) -> frozenset[str]:
    """Abbreviations of a language without their last full stop, and without spaces: ``v.Chr``.

    The names of months, eras and parts of the day that end in one, and the words of
    ``suppressions.tsv``, after which the CLDR lets no sentence end.
    """
    primary = primary_language(tag)
    locale = locale_of(primary)
    found = set(_suppressions().get(primary, ()))
    if locale is not None:
        found |= {_dotted(text) for text in _texts(locale.months)}
        # Without a second full stop they are ordinary words too.
        found |= {
            word for word in map(_dotted, _texts([locale.eras, locale.day_periods])) if "." in word
        }
    return frozenset(word for word in found if len(word) > 2)


def _texts(table: object) -> Iterator[str]:
    """All texts in nested tables."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping):
        for value in table.values():
            yield from _texts(value)
    elif isinstance(table, list):
        for value in table:
            yield from _texts(value)


def _dotted(text: str) -> str:
    """The abbreviation at the end of a text: «до н. э.» -> ``н.э``; empty if there is none."""
    parts: list[str] = []
    for word in reversed(text.split()):
        if not word.endswith("."):
            break
        parts.insert(0, word)
    return "".join(parts).removesuffix(".")


@cache
def _suppressions() -> Mapping[str, tuple[str, ...]]:
    rows = files("align.languages").joinpath("suppressions.tsv").read_text(encoding="utf-8")
    return {
        lang: tuple(found.split())
        for lang, _, found in (
            line.partition("\t") for line in rows.splitlines() if not line.startswith("#")
        )
    }


def decimal_sign(tag: str) -> str:
    """``.`` or ``,``; a point if the language is unknown."""
    locale = locale_of(tag)
    sign = locale.number_symbols["latn"]["decimal"] if locale else "."
    return sign if sign in ".," else "."


class ShortDates(NamedTuple):
    """How a language writes a date in figures and without a year: whether the day comes first, and
    the signs after the first number.
    """

    day_first: bool
    signs: str


@cache
def short_dates(tag: str) -> ShortDates:
    """How dates without a year are written; the day first with a slash if it is unknown."""
    locale = locale_of(tag)
    if locale is None:
        return ShortDates(True, "/")
    usual = str(locale.datetime_skeletons.get("Md", "d/M"))
    # Turkish and others write «22.2» too, though the CLDR names only the form with the year.
    signs = {sign for one in (usual, str(locale.date_formats["short"])) for sign in one}
    return ShortDates(usual.find("d") < usual.find("M"), "".join(sorted(signs & set("./"))))


@cache
def script(tag: str) -> str:
    """The script (ISO 15924) of the language of a tag; empty if unknown.

    Simplified and traditional Chinese have the same one.
    """
    from babel.core import get_global

    said = _SCRIPT_SUBTAG.search(tag)
    likely = get_global("likely_subtags").get(primary_language(tag), "").split("_")
    name = said[1] if said else likely[1] if len(likely) > 1 else ""
    return _HAN.get(name, name)
