"""Dates and weekdays in a text: month names, figures, short dates such as «22.2.», holidays."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from align import languages
from align.checks.model.finding import Span
from align.languages import cldr, marks
from align.languages.model import Calendar


class Date(NamedTuple):
    """The parts of a date in a text; None for a part that is left out."""

    day: int | None
    month: int
    year: int | None
    span: Span


WORD = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(
    r"(?<![\d.])(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|\.\d)|(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)"
)
#: 2019年10月1日, 2019년 10월 1일.
EASTERN = re.compile(
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
    found += [_eastern(match) for match in EASTERN.finditer(text)]
    names = language.month_mentions
    for match in WORD.finditer(text):
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
        if _is_person(match, text, language.calendar) and not (found_here.day or found_here.year):
            continue
        if named and (
            not short
            or found_here.day
            or found_here.year
            or _PREPOSITION.search(text[: match.start()])
        ):
            found.append(found_here)
    return tuple(sorted((d for d in found if d), key=lambda one: one.span))


def _is_person(match: re.Match[str], text: str, calendar: Calendar) -> bool:
    """Whether the name of a month has a capital inside a sentence, in a language that gives it
    none, or is a first name at the beginning of one: «Марта», “Julio”.
    """
    if calendar.capitals or not match[0].istitle():
        return False
    return match[0].lower() in calendar.people or bool(_GOES_ON.search(text, 0, match.start()))


_GOES_ON = re.compile(r"[^\W\d_],?[ \u00a0]$")
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


@lru_cache(maxsize=1 << 13)
def _short(text: str, lang: str) -> tuple[Date, ...]:
    """What may be a date without a year: «22.2.», «22. 2.», «22.02», ``22/2``."""
    text = languages.of(lang).plain(text)
    order = cldr.short_dates(lang)
    found = []
    for match in _TWO_NUMBERS.finditer(text):
        if (match["sign"] or ".") not in order.signs:
            continue
        one, other = int(match["one"]), int(match["other"])
        pairs = [(one, other), (other, one)]
        # American and British English differ.
        some = pairs if lang == "en" else pairs[:1] if order.day_first else pairs[1:]
        found += [
            Date(day, month, None, match.span())
            for day, month in some
            if 0 < day < 32 and 0 < month < 13
        ]
    return tuple(found)


#: A space is possible only before a second stop: «22. 2.»
_TWO_NUMBERS = re.compile(
    r"(?<![\w.,:/])(?P<one>\d{1,2})(?:(?P<sign>[./])|\.[ \u00a0](?=\d{1,2}\.))(?P<other>\d{1,2})\.?"
    r"(?![\w%‰]|[.,:/]\d|[ \u00a0]?[%‰°€$£₽])"
)


class Days(NamedTuple):
    """The dates of two texts. ``src_told`` and ``tgt_told`` are spans whose figures belong to a
    date that the other text writes in words, names as a holiday, or gives without a year.
    """

    src: tuple[Date, ...]
    tgt: tuple[Date, ...]
    src_told: tuple[Span, ...]
    tgt_told: tuple[Span, ...]


_NO_DAYS = Days((), (), (), ())


@lru_cache(maxsize=1 << 14)
def days(src: str, src_lang: str, tgt: str, tgt_lang: str) -> Days:
    """The dates of two texts that are meant to say the same.

    Two numbers with a sign between them are a date if the language writes dates so and the other
    text has this date, or one with the same day or month and nothing else for it.
    """
    sides = (src, src_lang), (tgt, tgt_lang)
    whole = [dates(*side) for side in sides]
    if not any(whole) and not all(_short(*side) for side in sides):
        return _NO_DAYS
    feast = [
        tuple(one for one in own if one.day and _is_holiday(one, *other))
        for own, other in zip(whole, reversed(sides), strict=True)
    ]
    left, right = (
        [one for one in own if one not in named] for own, named in zip(whole, feast, strict=True)
    )
    maybe = [
        [
            one
            for one in _short(*side)
            if not _is_part(one, own) and not _has_figures(side[0], one, there)
        ]
        for side, own, there in ((sides[0], whole[0], tgt), (sides[1], whole[1], src))
    ]
    src_short = _chosen(maybe[0], left, (tgt, right, maybe[1]), src_lang)
    tgt_short = _chosen(maybe[1], right, (src, left, maybe[0]), tgt_lang)
    return Days(
        tuple(sorted((*left, *src_short), key=_place)),
        tuple(sorted((*right, *tgt_short), key=_place)),
        tuple(one.span for one in (*src_short, *feast[0])),
        tuple(one.span for one in (*tgt_short, *feast[1])),
    )


def _place(one: Date) -> Span:
    return one.span


def _is_part(one: Date, whole: tuple[Date, ...]) -> bool:
    return any(date.span[0] < one.span[1] and one.span[0] < date.span[1] for date in whole)


def _has_figures(text: str, one: Date, other: str) -> bool:
    """Whether both texts have the same figures, as a decimal number would."""
    figures = text[slice(*one.span)].rstrip(".").replace(".", "[.,]")
    return re.search(rf"(?<![\d.,]){figures}(?![\d]|[.,]\d)", other) is not None


def _chosen(
    maybe: list[Date], own: list[Date], there: tuple[str, list[Date], list[Date]], lang: str
) -> list[Date]:
    """The possible dates of one text that the other confirms: ``there`` are its text, its dates,
    and what may be dates in it. One that differs needs a date there that has nothing else here.
    """
    text, others, short = there
    same = [
        one
        for one in maybe
        if any(_same_day(one, other) for other in (*others, *short))
        or any(beside(one, other, text) for other in others)
    ]
    left = [
        other
        for other in others
        if other.day and not any(_same_day(one, other) for one in (*own, *same))
    ]
    if len(left) == 1 and languages.of(lang).decimal_sign == ",":
        rest = [one for one in maybe if one not in same]
        half = [one for one in rest if (one.day == left[0].day) != (one.month == left[0].month)]
        if len(rest) == len(half) == 1:
            return [*same, *half]
    return same


def _same_day(one: Date, other: Date) -> bool:
    return one.month == other.month and other.day in (None, one.day)


def beside(one: Date, other: Date, text: str) -> bool:
    """Whether a day stands before or after another date of its month."""
    if one.day in (None, other.day) or one.month != other.month:
        return False
    around = text[max(0, other.span[0] - _ASIDE) : other.span[1] + _ASIDE]
    return str(one.day) in re.findall(r"(?<![\d.,:])\d{1,2}(?![\d:]|[.,]\d)", around)


#: Days of the same month are at most this many characters apart.
_ASIDE = 30


def _is_holiday(one: Date, text: str, lang: str) -> bool:
    pattern = _holiday(lang, one.month, one.day or 0)
    return pattern is not None and pattern.search(text) is not None


@cache
def _holiday(lang: str, month: int, day: int) -> re.Pattern[str] | None:
    pattern = languages.of(lang).calendar.holidays.get((month, day))
    return re.compile(pattern, re.IGNORECASE) if pattern else None


class Weekday(NamedTuple):
    """A weekday in a text, Monday is 0."""

    day: int
    span: Span


@lru_cache(maxsize=1 << 15)
def weekdays(text: str, lang: str) -> tuple[Weekday, ...]:
    """The weekdays in ``text``."""
    language = languages.of(lang)
    text, names = language.plain(text), language.weekdays
    found = [
        Weekday(names[match[0].lower()], match.span())
        for match in WORD.finditer(text)
        if match[0].lower() in names
    ]
    pattern, phrases = _phrases(lang)
    for match in pattern.finditer(text) if pattern else ():
        if not any(start < match.end() and match.start() < end for _, (start, end) in found):
            found.append(Weekday(phrases[match[0]], match.span()))
    return tuple(sorted(found, key=lambda one: one.span))


#: Scripts whose words take endings or neighbours without a space.
_JOINED = frozenset({"ko", "lo", "km", "my", "yue", "zh", "ja", "th"})


@cache
def _phrases(lang: str) -> tuple[re.Pattern[str] | None, dict[str, int]]:
    """The names of weekdays that are no single words, or stand in a text without spaces."""
    language = languages.of(lang)
    names = {language.plain(name): day for name, day in cldr.weekday_phrases(lang).items()}
    if lang in _JOINED:
        names |= language.weekdays
    if not names:
        return None, names
    words = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    # A preposition of one letter may stand before a Hebrew name: «ביום».
    left = "" if lang in _JOINED or language.script == "Hebr" else r"(?<!\w)"
    right = "" if lang in _JOINED else rf"(?![\w{re.escape(marks.COMBINING)}])"
    return re.compile(f"{left}(?:{words}){right}"), names
