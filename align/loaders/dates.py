"""Dates as pages print them, in English and in Russian."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from functools import cache

from align.languages import cldr

_TIME = r"(?:(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)"

# Copied pages join the time to the year if only styling separates them.
_GAP = r"(?:\s*,?\s*(?:—|–|-|at|в)?\s*)"
_LONGEST = 80
_FORMS = tuple(
    re.compile(rf"{day}(?P<timed>{_GAP}{_TIME})?", re.IGNORECASE)
    for day in (
        r"(?P<day>\d{1,2})\s+(?P<month>[^\W\d_]+)\.?,?\s+(?P<year>\d{4})(?:\s*(?:года|г\.))?",
        r"(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2}(?=\s))",
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
    )
)


def parse(text: str, zone: tzinfo | None = None) -> datetime | None:
    """Return the date, with or without a time of day, that ``text`` consists of.

    Reads ``11 March 2016``, ``11 марта 2016 г., 14:37``, ``March 11, 2016 14:37``, ``11.03.2016
    14:37`` (day first), ``2016-03-11`` and a time joined to its year (``11 March 201614:37``).
    Without a time, midnight; ``zone`` is the page's time zone. None if ``text`` is anything else,
    contains more, or names a day that does not exist.
    """
    found = _match(text)
    if found is None:
        return None
    year, month = int(found["year"]), _month(found["month"])
    try:
        return datetime(
            year + 2000 if year < 100 else year,
            month or 0,
            int(found["day"]),
            int(found["hour"] or 0),
            int(found["minute"] or 0),
            int(found["second"] or 0),
            tzinfo=zone,
        )
    except ValueError:
        return None


def has_time(text: str) -> bool:
    """Whether the date that ``text`` consists of has a time of day."""
    found = _match(text)
    return found is not None and found["timed"] is not None


def is_glued(text: str) -> bool:
    """Whether the time follows the year with nothing between, which nobody would type."""
    found = _match(text)
    return found is not None and found["timed"] is not None and found["timed"][0].isdigit()


def parse_iso(text: str) -> datetime | None:
    """Return the moment that a machine-readable attribute states, in its own zone."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def _match(text: str) -> re.Match[str] | None:
    text = text.strip()
    if len(text) > _LONGEST:  # the patterns would try every way to split its white space
        return None
    return next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)


def _month(word: str) -> int | None:
    return int(word) if word.isdecimal() else _months().get(word.casefold())


@cache
def _months() -> dict[str, int]:
    """Month names, full and abbreviated, in all their cases, to 1..12."""
    return {
        name: number
        for lang in ("en", "ru")
        for name, number in cldr.months(lang, "wide", "abbreviated").items()
    }
