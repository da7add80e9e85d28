"""Years of other calendars, and decades of a century that is named: their years of our era."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from align import languages
from align.checks.families.figures.quantity import Quantity

#: The year before the first of a Japanese era, and before that of the Republic of China.
_FIRST = {
    "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民国": 1911,
    "民國": 1911, "meiji": 1867, "taisho": 1911, "taishō": 1911, "showa": 1925, "shōwa": 1925,
    "heisei": 1988, "reiwa": 2018, "мэйдзи": 1867, "тайсё": 1911, "сёва": 1925, "хэйсэй": 1988,
    "рэйва": 2018,
}  # fmt: skip
_ERA = re.compile(rf"({'|'.join(_FIRST)})[\s,]{{0,2}}$", re.IGNORECASE)
#: The Buddhist calendar of Thailand, years of the hijra, and the solar calendar of Iran.
_BUDDHIST = re.compile(r"พ\.ศ\.|พุทธ|\bB\.?E\b|Buddhist|буддийск|佛历|佛曆|仏暦", re.IGNORECASE)
_HIJRI = re.compile(r"\bA\.?H\b|hijri|hegira|hijra|хиджр|هـ|هجري")
_BEFORE, _AFTER = 16, 24
_YEARS = {"buddhist": range(2400, 2700), "hijri": range(1250, 1500)}


def dated(found: list[Quantity], text: str, lang: str) -> Iterator[Quantity]:
    """The quantities; a year of another calendar also has the year of our era as a reading."""
    named = _decades_of_centuries(found, text)
    decade: frozenset[Fraction] = frozenset()
    said = -_CLOSE - 1
    for one in sorted(found, key=lambda quantity: quantity.span):
        start, end = one.span
        value = min(one.readings)
        if start in named:
            one = one._replace(readings=one.readings | {named[start]})
        elif (
            one.weight == "swap"
            and value in _TENS
            and (DECADE_BEFORE.search(text[:start]) or text.startswith(_DECADE_AFTER, one.span[1]))
        ):
            one = one._replace(readings=one.readings | {value + 1800, value + 1900})
        elif value in _HUNDREDS and text[start].isupper() and languages.of(lang).numerals.centuries:
            # «il Settecento» is the 18th century.
            one = one._replace(readings=one.readings | {value / 100 + 11, value + 1000})
        after = start - _CLOSE <= said < start and text[said:start].replace(" ", "").isalpha()
        if one.weight == "swap" and after and 1 < value <= _CENTURIES:
            # «padesátá léta čtrnáctého století»
            century = 100 * (value - 1)
            years = {century + value % 100 for value in decade}
            one = one._replace(readings=one.readings | years)
        if one.weight == "must" and value.denominator == 1 and value >= 0:
            years = set(_years(int(value), text, start, end, lang))
            if text[start:end].isupper() and decade:
                # «80-е годы XIX века»
                century = 100 * (value - 1)
                years |= {year for year in decade if century <= year < century + 100}
            if years:
                one = one._replace(readings=one.readings | years)
        if len(one.readings) >= _DECADE and text[start].isdigit():
            decade = one.readings
        elif one.weight == "swap" and {value + 1900 for value in one.readings} & one.readings:
            decade, said = one.readings, end
        yield one


#: «17世纪20年代» are the 1620s.
_IN_CENTURY = re.compile(
    r"(\d{1,2}|[一二三四五六七八九十]{1,3})\s?(?:世[纪紀]|세기)\s?"
    r"(\d0|[二三四五六七八九]?十)\s?(?:年代|년대)"
)
_TENS = range(20, 100, 10)
_HUNDREDS = range(200, 1000, 100)
#: «八十年代».
_DECADE_AFTER = ("年代", "년대")
#: «les années soixante», «los años ochenta», «die achtziger».
DECADE_BEFORE = re.compile(
    r"\b(?:années|años|anys|anni|anos|anii|jaren|lata|latach|lat|los|gli|décadas?(?: de)?(?: los)?)"
    r"[ \u00a0]$"
)


def _decades_of_centuries(found: list[Quantity], text: str) -> dict[int, Fraction]:
    """The first years of decades, by the places of the century and of the decade in a text."""
    values = (
        {one.span[0]: min(one.readings) for one in found} if "世" in text or "세" in text else {}
    )
    named: dict[int, Fraction] = {}
    for match in _IN_CENTURY.finditer(text) if values else ():
        century, decade = (values.get(match.start(k), Fraction(0)) for k in (1, 2))
        if 1 <= century <= _CENTURIES and decade in _TENS:
            year = 100 * century - 100 + decade
            named |= {match.start(1): year, match.start(2): year}
    return named


#: The number of a century is at most this, and stands this near after the words for its decade.
_CENTURIES, _CLOSE = 21, 24


#: «80-е» has this many readings: 80, 1880, 1980, 2080.
_DECADE = 4


def _years(value: int, text: str, start: int, end: int, lang: str) -> Iterator[Fraction]:
    era = _ERA.search(text, max(0, start - _BEFORE), start)
    if era and value < _LONGEST:
        yield Fraction(_FIRST[era[1].lower()] + value)
    around = text[max(0, start - _BEFORE) : end + _AFTER]
    if value in _YEARS["buddhist"] and (lang == "th" or _BUDDHIST.search(around)):
        yield Fraction(value - 543)
    if value in _YEARS["hijri"]:
        if _HIJRI.search(around):
            year = int(value * 0.970224 + 621.57)
            yield from map(Fraction, (year, year + 1))
        elif lang == "fa":
            yield from map(Fraction, (value + 621, value + 622))


#: The years of an era: fewer than the Republic of China will have for long.
_LONGEST = 150
