"""Dates: months, days, years and weekdays in all usual formats, compared as dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from align import languages
from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading, Side
from align.checks.model.finding import Mark, Span


class Date(NamedTuple):
    """The parts of a date in a text; None for a part that is left out."""

    day: int | None
    month: int
    year: int | None
    span: Span


_WORD = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(
    r"(?<![\d.])(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|\.\d)|(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)"
)
#: 2019年10月1日, 2019년 10월 1일.
_EASTERN = re.compile(
    r"(?<!\d)(?:(\d{4})\s*[年년]\s*)?(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日号號일])?"
)
_DAY_BEFORE = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|-?го|-?е|\.)?[ \u00a0]+(?:day\s+)?(?:of[ \u00a0]+)?$"
)
_DAY_AFTER = re.compile(r"\.?[ \u00a0]+(?:the[ \u00a0]+)?(\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.,]\d)")
_YEAR_AFTER = re.compile(r"\.?,?[ \u00a0]+(?:of[ \u00a0]+)?(\d{4})(?!\d)")


@lru_cache(maxsize=1 << 15)
def dates(text: str, lang: str) -> tuple[Date, ...]:
    """The dates in ``text`` that name a month, in order; ``lang`` is a primary language."""
    language = languages.of(lang)
    text = language.plain(text)
    found = [_written(match) for match in _FIGURES.finditer(text)]
    found += [_eastern(match) for match in _EASTERN.finditer(text)]
    names = language.month_mentions
    for match in _WORD.finditer(text):
        month = names.get(match[0].lower())
        if month is None:
            continue
        found_here = _around(text, match, month)
        named = match[0][0].isupper() or not language.calendar.capitals
        # «may» and «march» are also words. A month's name needs a capital, and these two need a day
        # or a year as well.
        short = len(match[0]) <= 5 and lang == "en" and match[0].lower() not in ("april", "july")
        if match[0].lower() in language.calendar.unclear and not (
            found_here.day or found_here.year
        ):
            continue
        if named and (
            not short
            or found_here.day
            or found_here.year
            or _PREPOSITION.search(text[: match.start()])
        ):
            found.append(found_here)
    return tuple(sorted((d for d in found if d), key=lambda one: one.span))


_PREPOSITION = re.compile(r"\b(?:in|last|next|since|until|till|by|from|of|early|late|this)\s$")


def _written(match: re.Match[str]) -> Date | None:
    if match[5]:
        year, month, day = int(match[5]), int(match[6]), int(match[7])
    else:
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        year += 2000 if year < 50 else 1900 if year < 100 else 0
    return Date(day, month, year, match.span()) if 0 < month < 13 and 0 < day < 32 else None


def _eastern(match: re.Match[str]) -> Date | None:
    year, month, day = (int(match[k]) if match[k] else None for k in (1, 2, 3))
    right = month is not None and 0 < month < 13 and (day is None or 0 < day < 32)
    return Date(day, month, year, match.span()) if month and right else None


def _around(text: str, match: re.Match[str], month: int) -> Date:
    start, end = match.span()
    day = year = None
    before = _DAY_BEFORE.search(text, max(0, start - 20), start)
    if before and 0 < int(before[1]) < 32:
        day, start = int(before[1]), before.start()
    else:
        after = _DAY_AFTER.match(text, end)
        if after and 0 < int(after[1]) < 32:
            day, end = int(after[1]), after.end()
    late = _YEAR_AFTER.match(text, end)
    if late:
        year, end = int(late[1]), late.end()
    return Date(day, month, year, (start, end))


class Weekday(NamedTuple):
    """A weekday in a text, Monday is 0."""

    day: int
    span: Span


@lru_cache(maxsize=1 << 15)
def weekdays(text: str, lang: str) -> tuple[Weekday, ...]:
    """The weekdays in ``text``."""
    language = languages.of(lang)
    text, names = language.plain(text), language.weekdays
    return tuple(
        Weekday(names[match[0].lower()], match.span())
        for match in _WORD.finditer(text)
        if match[0].lower() in names
    )


def check(reading: Reading) -> Iterator[Mark]:
    """Compare the dates and weekdays of each bead."""
    for pair in reading.filled:
        yield from _dates(pair)
        yield from _weekdays(pair)
        yield from _calendar(pair)


def _dates(pair: Pair) -> Iterator[Mark]:
    src, tgt = pair.src, pair.tgt
    left, right = list(dates(src.text, src.lang)), list(dates(tgt.text, tgt.lang))
    rest_left = [one for one in left if not _is_in(one, src, right, tgt)]
    rest_right = [one for one in right if not _is_in(one, tgt, left, src)]
    for one, other in zip(rest_left, rest_right, strict=False):
        facts = {"src": src.text[slice(*one.span)], "tgt": tgt.text[slice(*other.span)]}
        key = f"{one.day}.{one.month}.{one.year}|{other.day}.{other.month}.{other.year}"
        yield Mark("date", pair.number, one.span, other.span, facts, pair.doubt, key)
    few = min(len(rest_left), len(rest_right))
    if not all(_has_months(side) for side in (src, tgt)):
        return
    for one in rest_left[few:]:
        facts = {"src": src.text[slice(*one.span)]}
        doubt = pair.doubt + (one.day is None)
        yield Mark("date-missing", pair.number, one.span, (0, 0), facts, doubt, facts["src"])
    for one in rest_right[few:]:
        facts = {"tgt": tgt.text[slice(*one.span)]}
        doubt = pair.doubt + (one.day is None)
        yield Mark("date-added", pair.number, (0, 0), one.span, facts, doubt, facts["tgt"])


def _is_in(one: Date, here: Side, others: list[Date], there: Side) -> bool:
    """Whether the other side has the date: perhaps in the same words, as in a log or an address,
    with a day next to another date («с 25 по 31 июля»), or without words: 9/11.
    """
    if any(_agree(one, other) or _beside(one, other, there.text) for other in others):
        return True
    if {(one.day, one.month), (one.month, one.day)} & _slashes(there.text):
        return True
    if all(one.month != other.month for other in others) and _inflected(one, there):
        return True
    words = here.text[slice(*one.span)]
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", there.text) is not None


def _has_months(side: Side) -> bool:
    """Whether the names of all months are known; some languages write them in several words."""
    months = set(languages.of(side.lang).months.values())
    return len(months) == _MONTHS or _EASTERN.search(side.text) is not None


_MONTHS = 12
#: A beginning of this many letters of a month's name is enough, if another ending follows.
_STEM = 4


def _inflected(one: Date, side: Side) -> bool:
    """Whether a text has a month with an ending or a prefix that the tables lack, and the day:
    «აპრილში», «באפריל».
    """
    if one.day is not None and str(one.day) not in re.findall(r"\d+", side.text):
        return False
    language = languages.of(side.lang)
    words = {word.lower() for word in _WORD.findall(language.plain(side.text))}
    return any(
        month == one.month
        and any(
            word[1:] == name
            or word[2:] == name
            or word.startswith(name[: max(_STEM, len(name) - 2)])
            for word in words
        )
        for name, month in language.months.items()
    )


def _beside(one: Date, other: Date, text: str) -> bool:
    """Whether a day stands before or after another date of its month."""
    if one.day in (None, other.day) or one.month != other.month:
        return False
    around = text[max(0, other.span[0] - _ASIDE) : other.span[1] + _ASIDE]
    return str(one.day) in re.findall(r"(?<![\d.,:])\d{1,2}(?![\d:]|[.,]\d)", around)


#: Days of the same month are at most this many characters apart.
_ASIDE = 30


def _slashes(text: str) -> set[tuple[int | None, int | None]]:
    found = re.findall(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])", text)
    return {(int(one), int(other)) for one, other in found}


def _agree(one: Date, other: Date) -> bool:
    """Whether two dates can be the same; a part that one lacks may be elsewhere in the text."""
    same_month = one.month == other.month
    days = one.day is None or other.day is None or one.day == other.day
    years = one.year is None or other.year is None or one.year == other.year
    return same_month and days and years


def _weekdays(pair: Pair) -> Iterator[Mark]:
    src, tgt = pair.src, pair.tgt
    left, right = weekdays(src.text, src.lang), weekdays(tgt.text, tgt.lang)
    if not left or not right:
        return
    lost, new = _strange(left, right), _strange(right, left)
    # If one side has a day twice, one of the two may have been changed.
    lost += _surplus(left, right)[: max(0, len(new) - len(lost))]
    new += _surplus(right, left)[: max(0, len(lost) - len(new))]
    for one, other in zip(lost, new, strict=False):
        facts = {"src": src.text[slice(*one.span)], "tgt": tgt.text[slice(*other.span)]}
        yield Mark("weekday", pair.number, one.span, other.span, facts, pair.doubt)


#: A weekday stands close to its date: «в пятницу, 4 мая 2031 г.».
_TOGETHER = 4


def _calendar(pair: Pair) -> Iterator[Mark]:
    """A weekday that does not match the date next to it, although it does in the source."""
    if any(_contradict(pair.src)):
        return
    for weekday, found in _contradict(pair.tgt):
        span = min(weekday.span[0], found.span[0]), max(weekday.span[1], found.span[1])
        facts = {"tgt": pair.tgt.text[slice(*span)]}
        yield Mark("weekday-wrong", pair.number, (0, 0), span, facts, pair.doubt)


def _contradict(side: Side) -> Iterator[tuple[Weekday, Date]]:
    for one in dates(side.text, side.lang):
        if not one.day or not one.year:
            continue
        try:
            falls_on = date(one.year, one.month, one.day).weekday()
        except ValueError:
            continue
        for weekday in weekdays(side.text, side.lang):
            gap = max(one.span[0] - weekday.span[1], weekday.span[0] - one.span[1])
            if gap <= _TOGETHER and weekday.day != falls_on:
                yield weekday, one


def _strange(own: tuple[Weekday, ...], other: tuple[Weekday, ...]) -> list[Weekday]:
    """The weekdays that only this side has."""
    known = {one.day for one in other}
    return [one for one in own if one.day not in known]


def _surplus(own: tuple[Weekday, ...], other: tuple[Weekday, ...]) -> list[Weekday]:
    """The weekdays that one side names more often than the other."""
    count = Counter(one.day for one in other)
    left = []
    for one in own:
        count[one.day] -= 1
        if count[one.day] == -1 and one.day in {o.day for o in other}:
            left.append(one)
    return left


FAMILY = Family(
    "dates",
    check,
    {
        "date": Kind("error", "Dates differ", "The source has {src}, the translation {tgt}."),
        "date-missing": Kind(
            "warning",
            "Date left out",
            "“{src}” is missing from the translation.",
        ),
        "date-added": Kind("warning", "Date added", "“{tgt}” is not in the source."),
        "weekday": Kind("error", "Weekdays differ", "The source has {src}, the translation {tgt}."),
        "weekday-wrong": Kind(
            "warning",
            "Weekday does not match the date",
            "“{tgt}”: this date falls on another day of the week.",
        ),
    },
    reach=8,
)
