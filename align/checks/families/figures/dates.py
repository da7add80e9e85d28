"""Dates: months, days, years and weekdays in all usual formats, compared as dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from align import languages
from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading, Side
from align.checks.families.figures.days import (
    EASTERN,
    WORD,
    Date,
    Weekday,
    beside,
    dates,
    days,
    weekdays,
)
from align.checks.model.finding import Mark


def check(reading: Reading) -> Iterator[Mark]:
    """Compare the dates and weekdays of each bead."""
    for pair in reading.filled:
        yield from _dates(pair)
        yield from _weekdays(pair)
        yield from _calendar(pair)


def _dates(pair: Pair) -> Iterator[Mark]:
    src, tgt = pair.src, pair.tgt
    both = days(src.text, src.lang, tgt.text, tgt.lang)
    left, right = list(both.src), list(both.tgt)
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
    if any(_agree(one, other) or beside(one, other, there.text) for other in others):
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
    return len(months) == _MONTHS or EASTERN.search(side.text) is not None


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
    words = {word.lower() for word in WORD.findall(language.plain(side.text))}
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
