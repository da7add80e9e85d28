"""Quantities in a sentence, in figures or in words, by their value.

A quantity has several readings if it is ambiguous: ``7 pm`` is 7 or 19, ``the '90s`` is 1990 or 90.
Two quantities agree if they have a reading in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from fractions import Fraction
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from align import languages
from align.checks.families.figures.codes import identifiers, pointers
from align.checks.families.figures.scales import after_figures, power
from align.checks.model.finding import Span
from align.languages.model import Language, Numeral, Numerals

#: What it means if a quantity has no counterpart: ``must`` is a mistake (figures); ``swap`` is one
#: only if the other side has another quantity instead (words); ``may`` can be left out.
Weight = Literal["must", "swap", "may"]


class Quantity(NamedTuple):
    """A quantity and its span. ``parts`` are the numbers of a ratio or a time, which the other side
    may write separately: ``3:1``, «три к одному».
    """

    readings: frozenset[Fraction]
    span: Span
    weight: Weight
    parts: frozenset[Fraction] = frozenset()

    def said_by(self, known: Set[Fraction]) -> bool:
        """Whether the other side has the same quantity; ``known`` are all its values."""
        return not self.readings.isdisjoint(known) or (bool(self.parts) and self.parts <= known)


_SPACES = "\u00a0\u202f\u2009 "
_ROMAN = r"(?=[IVXLC])(?:C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
#: Chinese and Japanese write no space between words and digits.
_LETTER = "(?![½¼¾⅓⅔⅛²³\u3040-\u30ff\u3400-\u9fff])[^\\W\\d_]"
_TOKEN = re.compile(
    rf"""
    (?P<symbol>(?<![\w/])[A-ZА-Я][A-ZА-Я0-9]{{0,5}}(?:/[A-ZА-Я0-9.()-]*[A-ZА-Я0-9])+)
    |(?P<code>(?<![^\W\d_]){_LETTER}+[-‑–]?\d+(?:\+\d+)?(?![\d.,]*\d))
    |(?P<day>(?<![\d.])\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}(?![\d.]*\d))
    |(?P<clock>(?<![\d:.,])\d{{1,2}}[:.]\d\d(?![\d:.,]*\d))
    |(?P<number>\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:,\d+)?(?!\d)|\d+(?:[.,'’]\d+)*)
    |(?P<fraction>[½¼¾⅓⅔⅛])
    |(?P<roman>(?<![\w.-]){_ROMAN}(?:(?![\w’']|\.\w)|(?<=[IVXLC]{{2}})(?=(?:e|ème)\b)))
    |(?P<word>[^\W\d_]+)
    """,
    re.VERBOSE,
)
_FRACTIONS = {
    "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3), "⅛": Fraction(1, 8),
}  # fmt: skip
#: «les années 80», «los años 80».
_DECADE_BEFORE = re.compile(
    r"\b(?:années|años|anys|anni|anos|jaren|lata|latach|los|gli|décadas?(?: de)?)[ \u00a0]$"
)
#: Times must not equal any number: minutes in half a day, plus this offset.
_CLOCK = -10_000
_MOST_DIGITS = 30


@lru_cache(maxsize=1 << 15)
def quantities(text: str, lang: str) -> tuple[Quantity, ...]:
    """The quantities of ``text`` in order; ``lang`` is a primary language."""
    found: list[Quantity] = []
    words: list[re.Match[str]] = []
    language = languages.of(lang)
    text = language.plain(text)
    read = 0
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "word":
            found += _figures(match, text, lang)
            read = max([read, *(quantity.span[1] for quantity in found[-2:])])
        elif match.start() >= read:
            # A scale word after digits belongs to them.
            words.append(match)
    found += _in_words(words, text, language)
    found = list(_timed(found, text, language.numerals))
    return tuple(sorted(_weighed(found, text), key=lambda quantity: quantity.span))


def _timed(found: list[Quantity], text: str, numerals: Numerals) -> Iterator[Quantity]:
    """The quantities; an hour in a time of day also has this time as a reading: *half past five* is
    «половина шестого».
    """
    shifts = {
        match.start("hour"): shift
        for pattern, shift in numerals.times
        for match in re.finditer(pattern, text, re.IGNORECASE)
    }
    for one in found:
        shift, hour = shifts.get(one.span[0]), min(one.readings)
        if shift is not None and 0 < hour <= 12 and hour.denominator == 1:
            time = Fraction(_CLOCK + (int(hour) * 60 + shift) % 720)
            one = one._replace(readings=one.readings | {time})
        yield one


def _weighed(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """The quantities; those in code have less weight."""
    if not any(one.weight == "must" for one in found):
        yield from found
        return
    names, marks = identifiers(text), pointers(text)
    for one in found:
        if one.weight == "must" and _lies_in(marks, one.span):
            yield one._replace(weight="may")
        elif one.weight == "must" and _lies_in(names, one.span):
            yield one._replace(weight="swap")
        else:
            yield one


def _lies_in(spans: Iterable[Span], span: Span) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _figures(match: re.Match[str], text: str, lang: str) -> Iterator[Quantity]:
    kind, piece, (start, end) = match.lastgroup, match[0], match.span()
    if len(piece) > _MOST_DIGITS:
        return
    if kind == "symbol":
        for part in re.finditer(r"\d+", piece):
            span = start + part.start(), start + part.end()
            weight: Weight = "must" if len(part[0]) > 2 else "may"
            yield Quantity(frozenset({Fraction(part[0])}), span, weight)
    elif kind == "code":
        digits = re.findall(r"\d+", piece)
        readings = {Fraction(number) for number in digits} | {
            sum(map(Fraction, digits), Fraction(0))
        }
        if len(digits[0]) == 2:
            readings.add(Fraction(2000 + int(digits[0])))
        weight = "must" if len(digits) == 1 and len(digits[0]) > 1 else "may"
        yield Quantity(frozenset(readings), (start, end), weight)
    elif kind == "day":
        day, _, year = piece.split(".")
        yield Quantity(frozenset({Fraction(day)}), (start, start + len(day)), "may")
        years = {Fraction(year), Fraction(2000 + int(year)), Fraction(1900 + int(year))}
        yield Quantity(frozenset(years), (end - len(year), end), "may")
    elif kind == "clock":
        yield _clock(piece, start, end, text, lang)
    elif kind == "number":
        yield _number(piece, start, text, lang)
    elif kind == "fraction":
        yield Quantity(frozenset({_FRACTIONS[piece]}), (start, end), "may")
    elif kind == "roman" and piece:
        value = _roman(piece)
        # «I» is a word, and single letters are initials.
        weight = "must" if len(piece) > 1 and piece not in _NOT_ROMAN else "may"
        yield Quantity(frozenset({Fraction(value)}), (start, end), weight)


_NOT_ROMAN = frozenset({"CC", "CV", "XL", "LL", "LI", "CL", "CI", "XX", "XXL", "CCC"})


def _roman(piece: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[char] for char in piece]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _clock(piece: str, start: int, end: int, text: str, lang: str) -> Quantity:
    """``7:30``, ``19.30``: a time of day if possible, or a decimal number, or a ratio."""
    hour, minute = (int(part) for part in re.split("[:.]", piece))
    readings = set()
    if hour < 25 and minute < 60:
        readings.add(Fraction(_CLOCK + hour % 12 * 60 + minute))
        if minute == 0:
            readings |= {Fraction(hour), Fraction(hour % 12), Fraction(hour % 12 + 12)}
    if "." in piece:
        readings.add(Fraction(piece))
    else:
        readings.add(Fraction(hour * 100 + minute))
    after = after_figures(lang).match(text, end)
    if after and after["scale"] and "." in piece:
        readings = {Fraction(piece) * 10 ** power(after["scale"], lang)}
        end = after.end()
    parts = frozenset({Fraction(hour), Fraction(minute)})
    return Quantity(frozenset(readings), (start, end), "must", parts)


def _number(piece: str, start: int, text: str, lang: str) -> Quantity:
    values = _values(piece, lang)
    end = start + len(piece)
    after = after_figures(lang).match(text, end)
    if after:
        if after["fraction"]:
            values = {value + _FRACTIONS[after["fraction"].strip(_SPACES)] for value in values}
        if after["decade"]:
            values |= _decade(piece)
        if after["pm"]:
            values |= {v + 12 for v in values} | {v % 12 * 60 + _CLOCK for v in values}
        elif after["scale"]:
            scale = 10 ** power(after["scale"], lang)
            scaled = {value * scale for value in values}
            # «5 m» may be metres, «5k» may be a run.
            values = scaled | values if len(after["scale"]) == 1 else scaled
        end = after.end()
    before = text[max(0, start - 1) : start]
    if len(piece) == 2 and (before in ("'", "’") or _DECADE_BEFORE.search(text[:start])):
        values |= _decade(piece)
    if before in "-–—/" and before and len(piece) == 2 and text[max(0, start - 3) : start].strip():
        # 2017-18: the second year of a season.
        century = re.search(r"(\d\d)\d\d[-–—/]$", text[max(0, start - 5) : start])
        if century:
            values.add(Fraction(int(century[1] + piece)))
    return Quantity(frozenset(values), (start, end), "must")


def _decade(piece: str) -> set[Fraction]:
    """``'90s`` is also 1990."""
    if not piece.isdigit():
        return set()
    value = int(piece)
    if len(piece) == 4:
        return {Fraction(value)}
    return {Fraction(value), *(Fraction(century + value) for century in (1800, 1900, 2000))}


def _values(piece: str, lang: str) -> set[Fraction]:
    """The values of digits with separators; more than one if they are ambiguous."""
    bare = "".join(char for char in piece if char not in _SPACES + "'’")
    if bare.isdigit():
        return {Fraction(int(bare))}
    parts = re.split("[.,]", bare)
    signs = [char for char in bare if char in ".,"]
    whole = Fraction(int("".join(parts)))
    if len(signs) > 1:
        if len(set(signs)) == 1:
            same = all(len(part) == 3 for part in parts[1:])
            return {whole} if same else {Fraction(int(part)) for part in parts} | {whole}
        return {Fraction("".join(parts[:-1]) + "." + parts[-1])}
    decimal = Fraction(f"{parts[0]}.{parts[1]}")
    if len(parts[1]) != 3 or parts[0] == "0":
        return {decimal}
    return {decimal} if signs[0] == languages.of(lang).decimal_sign else {whole}


_SIZE = {"unit": 1, "tens": 10, "hundreds": 100}
#: The largest number of characters between two words of one number.
_WIDEST = 8


def _in_words(words: list[re.Match[str]], text: str, language: Language) -> Iterator[Quantity]:
    """Runs of number words: «сто восемьдесят шесть», ``two and a half million``."""
    numerals = language.numerals
    passed = numerals.joins | numerals.fillers
    run: list[tuple[Numeral, Span]] = []
    for match in words:
        word = match[0].lower()
        numeral = numerals.known.get(word)
        joined = numeral is None and numerals.prefix != "" and word.startswith(numerals.prefix)
        if joined:
            numeral = numerals.known.get(word.removeprefix(numerals.prefix))
        if numeral is None:
            if word in passed and run:
                continue
            if run:
                yield _sum(run)
                run = []
            yield from _hidden(word, match.span(), numerals)
            continue
        gap = text[run[-1][1][1] : match.start()] if run else ""
        if run and not _continues(run[-1][0], numeral, gap, numerals, joined=joined):
            yield _sum(run)
            run = []
        run.append((numeral, match.span()))
    if run:
        yield _sum(run)


@cache
def _gap(joins: frozenset[str], fillers: frozenset[str]) -> re.Pattern[str]:
    """What may stand between two words of one number."""
    join, filler = ("|".join(sorted(some)) or "(?!)" for some in (joins, fillers))
    return re.compile(rf"[\s\u00a0-]*(?:(?:{join})\s+)?(?:(?:{filler})\s+)?")


def _continues(
    before: Numeral, numeral: Numeral, gap: str, numerals: Numerals, *, joined: bool
) -> bool:
    """Whether a number goes on. ``joined`` means that the word itself begins with a join."""
    if len(gap) > _WIDEST or not _gap(numerals.joins, numerals.fillers).fullmatch(gap):
        return False
    if before.last:
        both = numerals.ordinals_agree and before.role == "tens" and numeral.last
        return both and 0 < numeral.value < 10
    if numerals.prefix and numeral.role == "tens" and before.role in ("unit", "vague"):
        # «خمسة وعشرون» is five-and-twenty, «ثلاثة عشر» is three-ten.
        return 0 < before.value < 10 and joined == (numeral.value > 10)
    if numeral.role == "part":
        joined = joined or any(word in gap for word in numerals.joins)
        return joined and before.role not in ("part", "vague")
    if numeral.role == "scale":
        return before.role != "scale" or before.value < numeral.value
    if numeral.role == "vague":
        return before.role in ("tens", "hundreds") and 0 < numeral.value < 10
    if before.role == "scale":
        return numeral.value < before.value
    if before.role in ("part", "vague"):
        return False
    size = 1 if numeral.value < 10 else 10 if numeral.role != "hundreds" else 100
    return size < _SIZE[before.role] and not (before.role == "tens" and numeral.value > 9)


def _sum(run: list[tuple[Numeral, Span]]) -> Quantity:
    total, current = Fraction(0), Fraction(0)
    for numeral, _ in run:
        if numeral.role == "scale":
            current = (current or Fraction(1)) * numeral.value
            if numeral.value >= 1000:
                total, current = total + current, Fraction(0)
        else:
            current += numeral.value
    value = total + current
    span = run[0][1][0], run[-1][1][1]
    only = run[0][0].role if len(run) == 1 else ""
    readings = {value}
    if [numeral.role for numeral, _ in run] == ["scale", "unit"]:
        # «тысячи две»: about two thousand.
        readings.add(run[0][0].value * run[1][0].value)
    if value.denominator > 1:
        readings |= {100 * value, 60 * value}
    if only == "tens" and run[0][0].last:
        readings.add(1900 + value)
    # «десятки тысяч», hundreds of millions: not an exact number.
    vague = only in ("part", "vague", "scale") or (len(run) > 1 and run[0][0].role == "vague")
    return Quantity(frozenset(readings), span, "may" if vague else "swap")


def _hidden(word: str, span: Span, numerals: Numerals) -> Iterator[Quantity]:
    """A number inside a word: «пятилетний», ``zweitausendachtzehn``, ``threefold``."""
    found = numerals.inside(word) if numerals.inside else None
    if found:
        yield Quantity(found.values, span, "swap" if found.whole else "may")
