"""Quantities in a sentence, in figures or in words, by their value.

A quantity has several readings if it is ambiguous: ``7 pm`` is 7 or 19, ``the '90s`` is 1990 or 90.
Two quantities agree if they have a reading in common.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import zip_longest

from align import languages
from align.checks.families.figures.codes import identifiers, pointers
from align.checks.families.figures.eras import DECADE_BEFORE, dated
from align.checks.families.figures.quantity import Quantity, Weight, clock
from align.checks.families.figures.scales import after_figures, power
from align.checks.families.figures.shares import shared, spread
from align.checks.families.figures.spoken import (
    and_a_half,
    han,
    in_words,
    multiplied,
    ordered,
    timed,
)
from align.checks.model.finding import Span

_SPACES = "\u00a0\u202f\u2009 "
_ROMAN = r"(?=[IVXLC])(?:C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
#: Chinese and Japanese write no space between words and digits.
_LETTER = "(?![½¼¾⅓⅔⅛²³\u3040-\u30ff\u3400-\u9fff])[^\\W\\d_]"
_TOKEN = re.compile(
    rf"""
    (?P<symbol>(?<![\w/])[A-ZА-Я][A-ZА-Я0-9]{{0,5}}(?:/[A-ZА-Я0-9.()-]*[A-ZА-Я0-9])+)
    |(?P<code>(?<![^\W\d_])(?!(?i:mid|early|late|pre|post)[-‑–])(?:{_LETTER})+[-‑–]?\d+(?:\+\d+)?(?![\d.,]*\d))
    |(?P<slash>(?<![\d/.,])\d{{1,2}}/\d{{1,2}}(?![\d/]|[.,]\d))
    |(?P<month>\d{{1,2}}(?=\s?[月월])|(?<=tháng\ )\d{{1,2}})
    |(?P<height>(?<![\d.,])[12](?:\s?米\s?|m)\d\d(?![\d.,]*\d|\s?(?:厘米|公分|[cm]m\b)))
    |(?P<hours>\d{{1,2}}\s?(?:h\s?\d\d|[点點時时시](?:\s?(?:半|\d{{1,2}}\s?[分분])|(?!間|间|간))))
    |(?P<bare>(?<![\w.,])[.,]\d+(?![\d.,]*\d))
    |(?P<day>(?<![\d.])\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}(?![\d.]*\d))
    |(?P<clock>(?<![\d:.,])\d{{1,2}}[:.]\d\d(?![\d:.,]*\d))
    |(?P<number>\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:,\d+)?(?!\d)|\d+(?:[.,'’]\d+)*)
    |(?P<fraction>[½¼¾⅓⅔⅛])
    |(?P<roman>(?<![\d_.°º-])(?<!°[{_SPACES}])(?<!{_LETTER}){_ROMAN}(?:(?!{_LETTER}|[\d_’']|\.\w)
        |(?<=[IVXLC]{{2}})(?=(?:e|ème)\b|['’]{_LETTER}{{1,5}}\b)))
    |(?P<word>[^\W\d_]+)
    """,
    re.VERBOSE,
)
_FRACTIONS = {
    "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3), "⅛": Fraction(1, 8),
}  # fmt: skip
_MOST_DIGITS = 30
#: The digits of a year.
_YEAR = 4
#: 15，001
_WIDE_COMMA = re.compile(r"(?<=\d)[，،](?=\d{3}(?!\d))")
#: A comma of a list: 1655,1664; {0,1}.
_LISTED = re.compile(r"(?<=\d),(?=\d{4,})|(?<=[{\[(]\d),(?=\d[}\])])")


@lru_cache(maxsize=1 << 15)
def quantities(text: str, lang: str) -> tuple[Quantity, ...]:
    """The quantities of ``text`` in order; ``lang`` is a primary language."""
    found: list[Quantity] = []
    words: list[re.Match[str]] = []
    language = languages.of(lang)
    text = _LISTED.sub(";", _WIDE_COMMA.sub(",", language.plain(text)))
    read = 0
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "word":
            found += _figures(match, text, lang)
            read = max([read, *(quantity.span[1] for quantity in found[-2:])])
        elif match.start() >= read:
            # A scale word after digits belongs to them.
            words.append(match)
    found += in_words(words, text, language)
    if language.numerals.han:
        found = [*and_a_half(found, text), *han(text)]
    found = list(_scaled(_composed(shared(found, text, language), text), text))
    found = list(timed(found, text, language.numerals))
    found = list(multiplied(list(ordered(found, text, language.numerals)), text))
    found = list(dated(list(spread(found, text, language)), text, lang))
    return tuple(sorted(_weighed(found, text), key=lambda quantity: quantity.span))


def _weighed(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """The quantities; those in code have less weight."""
    if not any(one.weight == "must" for one in found):
        yield from found
        return
    names, marks = identifiers(text), pointers(text)
    for one in found:
        if one.weight == "must" and (_is_letter(text, one.span) or _lies_in(marks, one.span)):
            yield one._replace(weight="may")
        elif one.weight == "must" and _lies_in(names, one.span):
            yield one._replace(weight="swap")
        else:
            yield one


#: «37万5,000» is one number.
_MYRIADS = re.compile(r"[万萬億亿憶兆만억조]$")


def _composed(found: Iterable[Quantity], text: str) -> Iterator[Quantity]:
    """The quantities; figures after a scale of East Asia are added to it, and so are thousands
    after millions.
    """
    ordered = sorted(found, key=lambda one: one.span)
    run: Quantity | None = None
    for one in ordered:
        near = run is not None and one.span[0] - run.span[1] <= 2 and one.weight == run.weight
        sums = {a + b for a in run.readings for b in one.readings if b < a} if near and run else ()
        if sums and run and _goes_on(text, run.span, one.span):
            run = Quantity(frozenset(sums), (run.span[0], one.span[1]), run.weight)
            continue
        if run:
            yield run
        run = one
    if run:
        yield run


def _scaled(found: Iterable[Quantity], text: str) -> Iterator[Quantity]:
    """The quantities; a number that shares the scale word of the next one also has the product as
    a reading, as in «от 3 до 5 тысяч», and half of a scale word is added: «1 million et demi».
    """
    ordered = sorted(found, key=lambda one: one.span)
    for one, after in zip_longest(ordered, ordered[1:]):
        gap = text[one.span[1] : after.span[0]] if after else ""
        if after and len(gap) <= _SHORT and not _APART.search(gap):
            myriads = _MYRIADS.search(text[slice(*after.span)])
            one = one._replace(readings=one.readings | _with_scale(one, after, bool(myriads)))
        yield one


def _with_scale(one: Quantity, after: Quantity, in_myriads: bool) -> set[Fraction]:
    """What a number may mean because of the number after it: «3到5万» is 30,000 to 50,000."""
    least, next_ = min(one.readings), min(after.readings)
    if next_ == Fraction(1, 2) and least >= _THOUSAND:
        scale = next(power for power in _POWERS if power <= least)
        return {value + scale / 2 for value in one.readings if value >= scale}
    if not 0 < least < _THOUSAND <= next_:
        return set()
    powers = _MYRIAD_POWERS if in_myriads else _POWERS
    scale = next(power for power in powers if power <= next_)
    return {value * scale for value in one.readings if 0 < value < _THOUSAND}


_THOUSAND = 1000
_POWERS = tuple(Fraction(10) ** zeros for zeros in (12, 9, 6, 3))
_MYRIAD_POWERS = tuple(Fraction(10) ** zeros for zeros in (12, 8, 4, 0))
#: So many characters may stand between two numbers that share a scale word.
_SHORT = 8
_APART = re.compile(r"[.,;:()!?]|\d")


def _goes_on(text: str, span: Span, after: Span) -> bool:
    """Whether figures are added to those before them: «37万5,000», «1 млн 200 тыс»."""
    piece, more, gap = text[slice(*span)], text[slice(*after)], text[span[1] : after[0]]
    if _MYRIADS.search(piece):
        return len(gap) <= 1
    both = piece[:1].isdigit() and more[:1].isdigit() and gap.strip(". \u00a0\u202f") == ""
    return both and piece[-1].isalpha() and more[-1].isalpha() and bool(_THOUSANDS.search(more))


#: A scale word at the end of figures.
_THOUSANDS = re.compile(r"\d[ \u00a0\u202f]?(?:тыс|тис|tys|tis|mil$|thousand|tausend|Tsd)\w*$")


def _is_letter(text: str, span: Span) -> bool:
    """Whether a digit is typed for a letter that looks like it, as in Burmese."""
    digit = text[span[0]]
    if span[1] - span[0] > 1 or digit.isascii() or "０" <= digit <= "９":
        return False
    beside = text[max(0, span[0] - 1) : span[0]] + text[span[1] : span[1] + 1]
    return any(unicodedata.category(char)[0] in "LM" for char in beside)


def _lies_in(spans: Iterable[Span], span: Span) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _figures(match: re.Match[str], text: str, lang: str) -> Iterator[Quantity]:
    """The quantities in a token of figures, by the kind of the token."""
    kind, piece, (start, end) = match.lastgroup, match[0], match.span()
    if len(piece) > _MOST_DIGITS:
        return
    if kind == "clock":
        yield _clock(piece, start, end, text, lang)
    elif kind == "number":
        yield _number(piece, start, text, lang)
    elif kind == "roman" and piece:
        # «I» is a word, and single letters are initials.
        weight: Weight = "must" if len(piece) > 1 and piece not in _NOT_ROMAN else "may"
        if lang != "en" and piece in "IVX" and _RULER.search(text[:start]):
            # «Николай I»
            weight = "must"
        yield Quantity(frozenset({Fraction(_roman(piece))}), (start, end), weight)
    elif kind in _PLAIN:
        yield from _PLAIN[kind](piece, start, end)


_RULER = re.compile(r"(?<!\w)[^\W\d_a-z][^\W\d_]{3,}[ \u00a0]$")


def _symbol(piece: str, start: int, end: int) -> Iterator[Quantity]:
    """A number of a document: ``A/RES/77``."""
    del end
    for part in re.finditer(r"\d+", piece):
        span = start + part.start(), start + part.end()
        yield Quantity(frozenset({Fraction(part[0])}), span, "must" if len(part[0]) > 2 else "may")


def _code(piece: str, start: int, end: int) -> Iterator[Quantity]:
    digits = re.findall(r"\d+", piece)
    readings = {Fraction(number) for number in digits} | {sum(map(Fraction, digits), Fraction(0))}
    if len(digits[0]) == 2:
        readings.add(Fraction(2000 + int(digits[0])))
    weight: Weight = "must" if len(digits) == 1 and len(digits[0]) > 1 else "may"
    # Translations also name the illness without its year.
    if piece.lower().startswith("covid"):
        weight = "may"
    yield Quantity(frozenset(readings), (start, end), weight)


def _day(piece: str, start: int, end: int) -> Iterator[Quantity]:
    day, _, year = piece.split(".")
    yield Quantity(frozenset({Fraction(day)}), (start, start + len(day)), "may")
    years = {Fraction(year), Fraction(2000 + int(year)), Fraction(1900 + int(year))}
    yield Quantity(frozenset(years), (end - len(year), end), "may")


def _slash(piece: str, start: int, end: int) -> Iterator[Quantity]:
    """``1/2``, or a date, or a phrase."""
    one, other = (Fraction(part) for part in piece.split("/"))
    ratio = frozenset({one / other} if other else {one})
    weight: Weight = "may" if piece in _PHRASES else "must"
    yield Quantity(ratio, (start, end), weight, frozenset({one, other}))


def _month(piece: str, start: int, end: int) -> Iterator[Quantity]:
    """«7月». The checks of dates compare it."""
    yield Quantity(frozenset({Fraction(piece)}), (start, end), "may")


def _bare(piece: str, start: int, end: int) -> Iterator[Quantity]:
    """``.08``."""
    yield Quantity(frozenset({Fraction(f"0.{piece[1:]}")}), (start, end), "must")


def _share(piece: str, start: int, end: int) -> Iterator[Quantity]:
    yield Quantity(frozenset({_FRACTIONS[piece]}), (start, end), "may")


def _hours(piece: str, start: int, end: int) -> Iterator[Quantity]:
    """``17 h 30``, «9点半»: a time of day."""
    numbers = [int(one) for one in re.findall(r"\d+", piece)]
    hour, minute = numbers[0], 30 if "半" in piece else numbers[1] if len(numbers) > 1 else 0
    readings = {clock(hour, minute)}
    if not minute:
        readings |= {Fraction(hour), Fraction(hour % 12), Fraction(hour % 12 + 12)}
    parts = frozenset(map(Fraction, (hour, minute)))
    yield Quantity(frozenset(readings), (start, end), "must", parts)


def _height(piece: str, start: int, end: int) -> Iterator[Quantity]:
    """``1m83``, «1米83»: metres and hundredths."""
    metres, hundredths = (Fraction(one) for one in re.findall(r"\d+", piece))
    value = metres + hundredths / 100
    yield Quantity(frozenset({value, 100 * value}), (start, end), "must")


#: Tokens that need nothing but themselves.
_PLAIN = {
    "symbol": _symbol, "code": _code, "day": _day, "slash": _slash, "month": _month,
    "hours": _hours, "bare": _bare, "fraction": _share, "height": _height,
}  # fmt: skip
#: Ratios that are phrases, so that translations write them otherwise.
_PHRASES = frozenset({"24/7", "9/11"})


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
        readings.add(clock(hour, minute))
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
        if after["century"]:
            # «700-talet» is the 8th century.
            values |= {value / 100 + 1 for value in values if value and value % 100 == 0}
        if after["decade"]:
            values |= _decade(piece)
            if len(piece) == 4 and piece.endswith("00"):
                # *The 1700s* are mostly the 18th century.
                values.add(Fraction(int(piece) // 100 + 1))
        if after["pm"]:
            values |= {v + 12 for v in values} | {clock(int(v), 0) for v in values}
        elif after["scale"]:
            scale = 10 ** power(after["scale"], lang)
            scaled = {value * scale for value in values}
            # «5 m» may be metres, «5k» a run, *5 grand* pianos.
            is_letter = len(after["scale"]) == 1 and not _MYRIADS.search(after["scale"])
            unsure = is_letter or after["scale"].lower() == "grand"
            values = scaled | values if unsure else scaled
        end = after.end()
    before = text[max(0, start - 1) : start]
    if len(piece) == 2 and (before in ("'", "’") or DECADE_BEFORE.search(text[:start])):
        values |= _decade(piece)
    if before in "-–—/" and before and len(piece) < _YEAR and piece.isdigit():
        # 2017-18, 2017-8: the second year of a season, and its short forms.
        year = re.search(r"(?<!\d)(\d{4})[-–—/]$", text[max(0, start - _YEAR - 2) : start])
        if year and int(year[1][-len(piece) :]) < int(piece):
            full = year[1][: _YEAR - len(piece)] + piece
            values |= {Fraction(int(full[-k:])) for k in range(len(piece), _YEAR + 1)}
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
    if len(parts[1]) != 3 or parts[0] == "0" or len(parts[0]) > 3:
        return {decimal}
    # Texts often use the sign of another language: 10.700 for 10,700.
    return {decimal, whole} if signs[0] == languages.of(lang).decimal_sign else {whole}
