"""Dates and times for people: day, name of the month, year, and 24 hours."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_datetime


def day(when: date, lang: str) -> str:
    """A date in the language ``lang``.

    >>> day(date(2031, 5, 4), "en")
    '4 May 2031'
    """
    return str(format_date(when, "d MMMM y" if lang == "en" else "long", locale=lang))


def moment(when: datetime, lang: str) -> str:
    """A date and a time without its zone.

    >>> moment(datetime(2031, 5, 4, 8, 35), "en"), moment(datetime(2031, 5, 4, 8, 35), "ru")
    ('4 May 2031, 08:35', '4 мая 2031, 08:35')
    """
    return str(format_datetime(when, "d MMMM y, HH:mm", locale=lang))


def told(at: str, lang: str) -> str:
    """A moment of the form ``2031-05-04T08:35:10+00:00`` for people; as it is if it is none.

    >>> told("2031-05-04T08:35:10+00:00", "en"), told("", "en")
    ('4 May 2031, 08:35', '')
    """
    try:
        return moment(datetime.fromisoformat(at), lang)
    except ValueError:
        return at


def zoned(when: datetime, lang: str) -> str:
    """A date and a time with its zone, for example ``4 May 2031, 08:35 UTC``."""
    return str(format_datetime(when, "d MMMM y, HH:mm ZZZZ", locale=lang))
