"""Numbers in words and in Chinese characters, times of day, and words that multiply a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import zip_longest

from align.checks.families.figures.quantity import Quantity, clock, counted, of_share
from align.checks.model.finding import Span
from align.languages.model import Language, Numeral, Numerals

_SCORE = 20
_SIZE = {"unit": 1, "tens": 10, "hundreds": 100}
#: The largest number of characters between two words of one number.
_WIDEST = 8


def in_words(words: list[re.Match[str]], text: str, language: Language) -> Iterator[Quantity]:
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
        if run and _shared(run[-1][0], numeral, gap):
            # «две трети»
            product = Numeral(run[-1][0].value * numeral.value, "part")
            run[-1] = product, (run[-1][1][0], match.end())
            continue
        if run and not (
            _reversed(run[-1][0], numeral, gap)
            or _continues(run[-1][0], numeral, gap, numerals, joined=joined)
        ):
            yield _sum(run)
            run = []
        run.append((numeral, match.span()))
        before = _next_scale(run, text)
        if before:
            yield _sum(run[:before])
            run = run[before:]
    if run:
        yield _sum(run)


def _next_scale(run: Sequence[tuple[Numeral, Span]], text: str) -> int:
    """Where a second number begins in a run that ends with a scale: *three million and five
    million*; 0 if it has one number.
    """
    last = run[-1][0]
    if last.role != "scale" or last.value < _THOUSAND:
        return 0
    scales = [k for k, (one, _) in enumerate(run[:-1]) if one.role == "scale"]
    first = next((k for k in scales if _THOUSAND <= run[k][0].value <= last.value), None)
    if first is None or first + 2 >= len(run):
        return 0
    joined = text[run[first][1][1] : run[first + 1][1][0]].strip(" \u00a0-")
    return first + 1 if joined else 0


_THOUSAND = 1000


def _shared(before: Numeral, numeral: Numeral, gap: str) -> bool:
    """Whether a share is counted: *two thirds*, *three-quarters*, but not «второй четверти»."""
    if numeral.role != "part" or before.last or before.role == "vague":
        return False
    whole = before.value * numeral.value
    return not gap.strip(" \u00a0-") and 1 < before.value < 10 and numeral.value < whole < 1


def _reversed(before: Numeral, numeral: Numeral, gap: str) -> bool:
    """Whether a unit stands before its tens: *one-and-thirty*."""
    return (
        gap.lower() == "-and-" and numeral.role == "tens" and 0 < before.value < 10 < numeral.value
    )


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
    if numerals.prefix and before.role == "tens" and numeral.role in ("unit", "vague"):
        return False  # «الثامن عشر والتاسع عشر» are two numbers: units stand before tens
    if numerals.prefix and numeral.role == "tens" and before.role in ("unit", "vague"):
        # «خمسة وعشرون» is five-and-twenty, «ثلاثة عشر» is three-ten.
        return 0 < before.value < 10 and joined == (numeral.value > 10)
    if numeral.role == "part":
        joined = joined or any(word in gap for word in numerals.joins)
        return joined and (before.role not in ("part", "vague") or before.value == 1)
    if numeral.role == "scale":
        return before.role != "scale" or before.value < numeral.value
    if numeral.role == "vague":
        return before.role in ("tens", "hundreds") and 0 < numeral.value < 10
    if before.role == "scale":
        return numeral.value < before.value
    if before.role in ("part", "vague"):
        return False
    if numerals.scores and numeral.role == "tens" and before.value == 4:
        return numeral.value == 20
    if numerals.scores and 10 <= numeral.value < 20 and before.value in (20, 60):
        return True
    size = 1 if numeral.value < 10 else 10 if numeral.role != "hundreds" else 100
    return size < _SIZE[before.role] and not (before.role == "tens" and numeral.value > 9)


def _sum(run: list[tuple[Numeral, Span]]) -> Quantity:
    total, current = Fraction(0), Fraction(0)
    for numeral, _ in run:
        if numeral.role == "scale" and numeral.value > total > 0 and not current:
            # «dos mil millones»
            total *= numeral.value
        elif numeral.role == "tens" and numeral.value == _SCORE and current % 100 == 4:
            # «quatre-vingt»
            current += 4 * _SCORE - 4
        elif numeral.role == "part" and total and not current:
            # «un milliard et demi»
            total += numeral.value * next(one.value for one, _ in run[::-1] if one.role == "scale")
        elif numeral.role == "scale":
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
        readings |= of_share(value)
    if 1 < value < _TWICE:
        # «полтора года» are 18 months; «в полтора раза» is by 50 %.
        readings |= {12 * value, 100 * (value - 1)}
    if only == "tens" and run[0][0].last:
        readings.add(1900 + value)
    # «десятки тысяч», hundreds of millions: not an exact number.
    vague = only in ("vague", "scale") or (len(run) > 1 and run[0][0].role == "vague")
    vague |= only == "part" and value < 1
    parts = counted(value) if vague else frozenset[Fraction]()
    return Quantity(frozenset(readings), span, "may" if vague else "swap", parts)


_TWICE = 2


def _hidden(word: str, span: Span, numerals: Numerals) -> Iterator[Quantity]:
    """A number inside a word: «пятилетний», ``zweitausendachtzehn``, ``threefold``."""
    found = numerals.inside(word) if numerals.inside else None
    if found:
        yield Quantity(found.values, span, "swap" if found.whole else "may")


def timed(found: list[Quantity], text: str, numerals: Numerals) -> Iterator[Quantity]:
    """The quantities; an hour in a time of day also has this time as a reading: *half past five* is
    «половина шестого», *twenty to six* is 5:40.
    """
    shifts: dict[int, tuple[int, int]] = {}
    for pattern, shift in numerals.times:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            hour = _hour(match["hour"], numerals)
            if not hour:
                continue
            if "minute" in match.re.groupindex:
                minutes = _hour(match["minute"], numerals, 30)
                # *from three to six* is a range.
                if not minutes or minutes % 5:
                    continue
                start, end = match.span()
                found = [one for one in found if one.span[0] < start or end < one.span[1]]
                time = clock(hour, shift * minutes)
                parts = frozenset(map(Fraction, (hour, minutes)))
                readings = frozenset({time, *parts})
                found.append(Quantity(readings, match.span(), "swap", parts))
            else:
                shifts[match.start("hour")] = hour, shift
    for one in found:
        start, end = one.span
        at = next((at for at in shifts if start <= at < end), None)
        if at is not None:
            hour, shift = shifts[at]
            time = clock(hour, shift)
            one = one._replace(readings=one.readings | {time})
        yield one


_NOON = 12


def _hour(word: str, numerals: Numerals, most: int = 12) -> int:
    """The number of a word or of figures, from 1 to ``most``; 0 if it is none."""
    numeral = numerals.known.get(word.lower())
    if numeral and most > _NOON and numeral.role not in ("unit", "tens"):
        return 0
    value = Fraction(word) if word.isdecimal() else numeral.value if numeral else Fraction(0)
    return int(value) if value.denominator == 1 and 0 < value <= most else 0


def ordered(found: list[Quantity], text: str, numerals: Numerals) -> Iterator[Quantity]:
    """The quantities; «каждый третий» counts, though a third is often no number, and *a year and a
    half* is also one and a half. *Every fifth* and *one in five* are also 20 percent.
    """
    for one in _outof(found, text, numerals.out_of):
        value, before = min(one.readings), text[max(0, one.span[0] - _WIDE) : one.span[0]]
        if one.weight == "may" and value in (2, 3) and _each(numerals.each).search(before):
            one = one._replace(weight="swap")
        word = numerals.known.get(text[slice(*one.span)].lower())
        if word and word.last and 1 < value <= _OUT_OF and _each(numerals.each).search(before):
            one = one._replace(readings=one.readings | _percent(1 / value))
        elif value == Fraction(1, 2) and _and_a_half(numerals.joins).search(before):
            one = one._replace(readings=one.readings | {Fraction(3, 2), Fraction(18), Fraction(90)})
        yield one


_WIDE = 40


#: Shares are counted of at most this many.
_OUT_OF = 20


def _percent(share: Fraction) -> frozenset[Fraction]:
    """The percent of a share, also rounded; not the share itself, which is compared elsewhere."""
    return frozenset({100 * share, Fraction(round(100 * share))})


def _outof(found: list[Quantity], text: str, between: str) -> Iterator[Quantity]:
    """The quantities; both numbers of *two in five* also have their share as a reading."""
    pattern = _between(between)
    shared: frozenset[Fraction] = frozenset()
    ordered = sorted(found, key=lambda one: one.span)
    for one, after in zip_longest(ordered, ordered[1:]):
        readings, shared = shared, frozenset()
        if after and pattern.fullmatch(text, one.span[1], after.span[0]):
            part, whole = min(one.readings), min(after.readings)
            if 1 <= part < whole <= _OUT_OF and part.denominator == whole.denominator == 1:
                shared = _percent(part / whole)
        yield one._replace(readings=one.readings | readings | shared)


@cache
def _between(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{pattern or '(?!)'})\s", re.IGNORECASE)


@cache
def _each(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern or '(?!)'})\s$", re.IGNORECASE)


@cache
def _and_a_half(joins: frozenset[str]) -> re.Pattern[str]:
    """What stands before the half of *a year and a half*, «un an et demi»."""
    return re.compile(rf"[^\W\d_]+\s(?:{'|'.join(sorted(joins)) or '(?!)'})\s(?:\w{{1,3}}\s)?$")


def multiplied(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """The quantities; one before a word that counts also has the product as a reading: *two
    decades* are «двадцать лет».
    """
    ordered = sorted(found, key=lambda one: one.span)
    for one, after in zip_longest(ordered, ordered[1:]):
        least = min(after.readings) if after else 0
        gap = text[one.span[1] : after.span[0]] if after else ""
        if after and after.weight == "may" and least >= _COUNTS and not gap.strip(" \u00a0-"):
            products = {value * least for value in one.readings if 0 < value < _FEW}
            one = one._replace(readings=one.readings | products)
        yield one


#: Words from this number on multiply the one before them: week, decade, dozen.
_COUNTS, _FEW = 7, 100


_HAN_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "兩": 2,
}  # fmt: skip
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}


_HAN = re.compile(r"(?:[〇零一二两兩三四五六七八九十百千]+点?)+[万萬亿億兆]*")


def han(text: str) -> Iterator[Quantity]:
    """«三百万», «二〇一九», «三点五», «三分之二»."""
    end = 0
    for match in _HAN_SHARE.finditer(text):
        yield from _whole_characters(text, end, match.start())
        end = match.end()
        under, over = (Fraction(_han_value(match[k])) for k in (1, 2))
        if under == _PERCENT:
            yield Quantity(frozenset({over}), match.span(), "swap")
        elif under:
            share = over / under
            readings = frozenset({share, 100 * share, 60 * share})
            yield Quantity(readings, match.span(), "may", frozenset({over, under}))
    for match in _AND_A_HALF.finditer(text):
        value = Fraction(_han_value(match[1])) + Fraction(1, 2)
        yield Quantity(of_share(value) | {12 * value}, match.span(), "may")
    yield from _whole_characters(text, end, len(text))


def _whole_characters(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _HAN.finditer(text, start, end):
        yield from _characters(match[0], match.start())


#: «三分之二» is two thirds, «百分之三十» thirty percent.
_HAN_SHARE = re.compile(
    r"([一二两兩三四五六七八九十百]+)分(?:之|の)([一二两兩三四五六七八九十百]+)"
)
_PERCENT = 100
_HALF_MORE = "(?:[个個年]|時間|时间)半(?![球径徑岛島])"
#: «一个半小时», «两年半»: its value is known beside those of its characters.
_AND_A_HALF = re.compile(
    rf"(?<![一二两兩三四五六七八九十百])([一二两兩三四五六七八九十]+){_HALF_MORE}"
)


def and_a_half(found: Iterable[Quantity], text: str) -> Iterator[Quantity]:
    """The quantities; figures before a measure and a half are more by a half: «3年半»."""
    for one in found:
        if one.weight == "must" and _AFTER_FIGURES.match(text, one.span[1]):
            value = min(one.readings) + Fraction(1, 2)
            one = one._replace(readings=of_share(value) | {12 * value})
        yield one


_AFTER_FIGURES = re.compile(_HALF_MORE)


def _characters(piece: str, start: int) -> Iterator[Quantity]:
    """A single character may be part of another word."""
    bare = piece.rstrip("点")
    whole, _, after = bare.partition("点")
    scale = 1
    for char in reversed(after or whole):
        if char not in _HAN_SCALES:
            break
        scale *= _HAN_SCALES[char]
    after = after.rstrip("".join(_HAN_SCALES))
    value = Fraction(_han_value(whole.rstrip("".join(_HAN_SCALES)) or "一"))
    readings = {value * scale}
    if after:
        digits = "".join(str(_HAN_DIGITS.get(char, 0)) for char in after)
        readings = {(value + Fraction(int(digits), 10 ** len(digits))) * scale}
        readings.add(clock(int(value), _han_value(after)))
    if len(bare) > 1:
        yield Quantity(frozenset(readings), (start, start + len(bare)), "swap")
    elif value.denominator == 1 and bare in _HAN_DIGITS:
        yield Quantity(frozenset(readings), (start, start + 1), "may")


def _han_value(chars: str) -> int:
    if not any(char in _HAN_UNITS for char in chars):
        return int("".join(str(_HAN_DIGITS.get(char, 0)) for char in chars) or 0)
    total = digit = 0
    for char in chars:
        if char in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[char]
            digit = 0
        else:
            digit = _HAN_DIGITS.get(char, 0)
    return total + digit
