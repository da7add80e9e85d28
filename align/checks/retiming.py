"""Another time of day or weekday, in the form that a translation has."""

from __future__ import annotations

import re
from typing import NamedTuple

from align import languages
from align.checks.families.figures.days import weekdays
from align.checks.remeasuring import Side
from align.languages import cldr

_NOON = 12
_FIGURES = re.compile(r"(?<!\d)(?P<hour>\d{1,2})(?:(?P<sign>[:.h]|\s?h\s?)(?P<minute>\d\d))?(?!\d)")
#: Languages whose weekdays have one form each: «в понедельник», but «в среду» and «во вторник».
_UNCHANGED = frozenset(
    ["en", "de", "nl", "da", "sv", "no", "nb", "nn", "fr", "es", "pt", "it", "ca", "gl", "ja", "zh"]
)
_HALF = re.compile(r"[\s\u00a0\u202f]?(?P<half>[ap])\.?\s?m\b", re.IGNORECASE)
#: What makes figures with a stop a time and not a decimal number.
_HOURS = re.compile(r"[\s\u00a0\u202f]?(?:Uhr|h|klo)\b")


class _Time(NamedTuple):
    """A time of day as written: its hour, its minute if there is one, and ``a`` or ``p``."""

    hour: int
    minute: int | None
    half: str
    is_sure: bool
    found: re.Match[str]

    @property
    def full(self) -> int | None:
        """The hour from 0 to 23, None if it may be one of two."""
        if self.half:
            return self.hour % _NOON + _NOON * (self.half == "p")
        return self.hour if self.hour > _NOON or self.hour == 0 else None


def retimed(src: Side, tgt: Side) -> str | None:
    """The highlighted words of the translation with the time of the source; None if it is unsure,
    or if they are no times.
    """
    one, other = _time(src), _time(tgt)
    if one is None or other is None or not (one.is_sure or other.is_sure):
        return None
    if one.minute and other.minute is None:  # «в 15 часов»
        return ""
    hour, full = one.hour, one.full
    if other.half:
        if full is not None and (full >= _NOON) != (other.half == "p"):
            return ""
        hour = hour % _NOON or _NOON
    elif full is not None:
        hour = full
    elif other.hour > _NOON:
        hour = hour % _NOON + _NOON
    begin, text = tgt.span[0], tgt.text[slice(*tgt.span)]
    wide = len(other.found["hour"]) > 1 and other.found["hour"][0] == "0"
    new = f"{hour:02}" if wide else str(hour)
    if other.minute is not None:
        new += f"{other.found['sign']}{one.minute or 0:02}"
    start, end = (place - begin for place in other.found.span())
    return text[:start] + new + text[end:]


def _time(side: Side) -> _Time | None:
    found = _FIGURES.search(side.text, *side.span)
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"]) if found["minute"] else None
    if hour > 2 * _NOON or (minute or 0) >= 60:
        return None
    after = _HALF.match(side.text, found.end())
    is_sure = bool(after or _HOURS.match(side.text, found.end())) or found["sign"] in (":", "h")
    return _Time(hour, minute, after["half"].lower() if after else "", is_sure, found)


def on_weekday(src: Side, tgt: Side) -> str | None:
    """The weekday of the source in the form of the highlighted one; None if it is unsure."""
    day = next((one.day for one in weekdays(src.text, src.lang) if one.span == src.span), None)
    word, locale = tgt.text[slice(*tgt.span)], cldr.locale_of(tgt.lang)
    old = languages.of(tgt.lang).weekdays.get(word.lower())
    if day is None or old is None or locale is None or tgt.lang not in _UNCHANGED:
        return None
    for place in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            names = locale.days[place][width]
            for change in (str, str.capitalize, str.lower):
                if change(names[old]) == word:
                    return change(names[day])
    return None
