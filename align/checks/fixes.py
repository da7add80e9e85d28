"""Quick fixes: what may be written into a translation so that a finding goes away.

A fix is a proposal that a person takes with one key and can undo. One that would not help is not
offered: a number or a date is read again in the new text before it is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.numbers import NumberFormatError, format_decimal, get_decimal_symbol, parse_decimal

from align import languages
from align.alignment import Alignment
from align.checks.deleting import spare
from align.checks.families.figures.days import Date, days
from align.checks.families.figures.quantities import quantities
from align.checks.families.figures.quantity import Quantity
from align.checks.families.naming.renderings import same_word
from align.checks.model.finding import Finding, Span
from align.checks.remeasuring import Side, remeasured
from align.checks.retiming import on_weekday, retimed
from align.checks.usage import Usage
from align.tags import primary_language

#: The most fixes of one finding.
MOST = 4
_DIGITS = re.compile(r"\d(?:[\d.,’' \u00a0\u202f]*\d)?")
_LETTERS = re.compile(r"[^\W\d_]+")
#: Words that deny what follows them, in languages where that is nearly always right.
_NOT = {"ru": "не", "uk": "не", "be": "не", "bg": "не", "pl": "nie"}
_MAY = re.compile(r"\bможно\b", re.IGNORECASE)
_LATIN = "\u024f"


class Fix(NamedTuple):
    """``text`` to write in place of ``span`` of the bead's translation, in code points.

    If ``span`` is None, the text is missing from the translation: it belongs where the words next
    to the highlighted ones of the source are translated.
    """

    text: str
    span: Span | None = None


@dataclass(frozen=True)
class Fixer:
    """Proposes fixes for the findings in an alignment."""

    alignment: Alignment

    def fixes(self, finding: Finding) -> tuple[Fix, ...]:
        """What may be written to mend ``finding``, the best first; often nothing."""
        case = _Case(finding, self)
        if not case.tgt:
            return ()
        span = finding.tgt_span if case.there else None
        usual = (Fix(_as_written(text, case.there), span) for text in finding.suggestions)
        special = _BY_KIND.get(finding.kind)
        every = [*usual, *(special(case) if special else ())]
        useful = (fix for fix in dict.fromkeys(every) if case.after(fix) != case.tgt)
        return tuple(islice(useful, MOST))

    @cached_property
    def langs(self) -> tuple[str, str]:
        """The primary languages of both sides."""
        sides = self.alignment.src, self.alignment.tgt
        return primary_language(sides[0].lang), primary_language(sides[1].lang)

    @cached_property
    def texts(self) -> list[tuple[str, str]]:
        """Both texts of each bead."""
        pair = self.alignment
        return [(pair.src_text(bead), pair.tgt_text(bead)) for bead in pair.beads]

    @cached_property
    def usage(self) -> Usage:
        """The words that the document uses for its names."""
        return Usage(self.texts)


class _Case:
    """A finding with its texts: ``here`` and ``there`` are the highlighted words."""

    def __init__(self, finding: Finding, fixer: Fixer) -> None:
        self.finding, self.fixer = finding, fixer
        self.src, self.tgt = fixer.texts[finding.bead]
        self.here = self.src[slice(*finding.src_span)]
        self.there = self.tgt[slice(*finding.tgt_span)]
        self.src_lang, self.tgt_lang = fixer.langs

    @property
    def span(self) -> Span:
        """Where the highlighted words of the translation are."""
        return self.finding.tgt_span

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both texts with what is highlighted."""
        src = Side(self.src, self.src_lang, self.finding.src_span)
        return src, Side(self.tgt, self.tgt_lang, self.span)

    def after(self, fix: Fix) -> str:
        """The translation with a fix; the place of missing words does not matter."""
        if fix.span is None:
            return f"{self.tgt} {fix.text}"
        return self.tgt[: fix.span[0]] + fix.text + self.tgt[fix.span[1] :]


# ------------------------------------------------------------------------------ figures


def _numbers(case: _Case) -> Iterator[Fix]:
    meant = _quantity(case)
    if meant is None:
        yield from _exchanged(case)
        return
    time = retimed(*case.sides) if case.there else None
    new_times = [Fix(time, case.span)] if time else []
    for fix in _rewritten(case, meant) if time is None else new_times:
        new = case.after(fix)
        begin = fix.span[0] if fix.span else len(case.tgt)
        if any(
            not one.readings.isdisjoint(meant.readings) and one.span[1] > begin
            for one in quantities(new, case.tgt_lang)
        ):
            yield fix


def _exchanged(case: _Case) -> Iterator[Fix]:
    """Two numbers that have changed places, put where they belong."""
    sides = (case.src, case.src_lang, case.finding.src_span), (case.tgt, case.tgt_lang, case.span)
    here, there = (
        [one for one in quantities(text, lang) if begin <= one.span[0] and one.span[1] <= end]
        for text, lang, (begin, end) in sides
    )
    if min(len(here), len(there)) < 2:
        return
    first, last = there[0].span, there[-1].span
    if here[0].readings & there[-1].readings and here[-1].readings & there[0].readings:
        one, between, other = (
            case.tgt[slice(*span)] for span in (first, (first[1], last[0]), last)
        )
        yield Fix(other + between + one, (first[0], last[1]))


def _quantity(case: _Case) -> Quantity | None:
    found = quantities(case.src, case.src_lang)
    return next((one for one in found if one.span == case.finding.src_span), None)


def _rewritten(case: _Case, meant: Quantity) -> Iterator[Fix]:
    value = min(meant.readings)
    figures = _figures(case)
    if not case.there:
        if figures is not None:
            yield Fix(figures)
        elif value.denominator == 1 and value >= 0:
            yield Fix(str(value))
        return
    held = _DIGITS.search(case.there)
    if held:
        text = figures if figures is not None else str(value) if value.denominator == 1 else ""
        start = case.span[0]
        if text:
            yield Fix(text, (start + held.start(), start + held.end()))
        return
    words = languages.of(case.tgt_lang).numerals.known
    same = [word for word, numeral in words.items() if numeral.value == value]
    if case.there.lower() in words and same:
        yield Fix(_as_written(_like(case.there, same), case.there), case.span)
    elif figures is not None:
        yield Fix(figures, case.span)


def _figures(case: _Case) -> str | None:
    """The figures of the source as the language of the translation writes them."""
    found = _DIGITS.search(case.here)
    if found is None:
        return None
    text = found[0]
    try:
        locales = Locale.parse(case.src_lang), Locale.parse(case.tgt_lang)
        value = parse_decimal(text, locales[0], strict=True)
    except (UnknownLocaleError, NumberFormatError, ValueError):
        return text
    whole, _, rest = text.rpartition(get_decimal_symbol(locales[0]))
    if not whole:
        whole, rest = text, ""
    # Without signs that group the figures, the translation needs none either.
    known = whole if whole.isdigit() else format_decimal(int(value), locale=locales[1])
    return known + (get_decimal_symbol(locales[1]) + rest if rest else "")


def _like(word: str, candidates: Iterable[str]) -> str:
    """The candidate that ends most like ``word``: the same case of an inflected word."""
    return max(candidates, key=lambda one: (_ending(one, word.lower()), -len(one)))


def _ending(one: str, other: str) -> int:
    """How many last letters two words share."""
    shared = 0
    for a, b in zip(reversed(one.lower()), reversed(other.lower()), strict=False):
        if a != b:
            break
        shared += 1
    return shared


def _as_written(word: str, other: str) -> str:
    """``word`` with a capital if ``other`` has one."""
    return word[:1].upper() + word[1:] if other[:1].isupper() else word


def _dates(case: _Case) -> Iterator[Fix]:
    found = days(case.src, case.src_lang, case.tgt, case.tgt_lang)
    one, other = _date(found.src, case.finding.src_span), _date(found.tgt, case.span)
    if one is None or other is None:
        return
    text = case.there
    if one.day and other.day and one.day != other.day:
        text = _swapped(text, other.day, one.day)
    if one.year and other.year and one.year != other.year:
        text = _swapped(text, other.year, one.year)
    if one.month != other.month:
        text = _in_month(text, other, one, case.tgt_lang)
    fix = Fix(text, case.span)
    wanted = (one.day if other.day else None, one.month, one.year if other.year else None)
    new = days(case.src, case.src_lang, case.after(fix), case.tgt_lang).tgt
    if any((d.day, d.month, d.year) == wanted for d in new):
        yield fix


def _date(found: Iterable[Date], span: Span) -> Date | None:
    return next((one for one in found if one.span == span), None)


def _swapped(text: str, old: int, new: int) -> str:
    return re.sub(
        rf"(?<!\d)(0?){old}(?!\d)",
        lambda match: f"{new:02}" if match[1] else str(new),
        text,
        count=1,
    )


def _in_month(text: str, other: Date, one: Date, lang: str) -> str:
    names = languages.of(lang).month_mentions
    for match in _LETTERS.finditer(text):
        if names.get(match[0].lower()) == other.month:
            forms = [name for name, month in names.items() if month == one.month]
            name = _as_written(_month(match[0], other.month, one.month, forms, lang), match[0])
            return text[: match.start()] + name + text[match.end() :]
    return _swapped(text, other.month, one.month)


def _month(word: str, old: int, new: int, forms: list[str], lang: str) -> str:
    """The name of the month ``new`` in the form that ``word`` is of the month ``old``."""
    try:
        known = Locale.parse(lang).months
    except (UnknownLocaleError, ValueError):
        return _like(word, forms)
    tables = [known[place][width] for place in ("format", "stand-alone") for width in _WIDTHS]
    for table in tables:
        if str(table[old]).rstrip(".").lower() == word.lower():
            return str(table[new]).rstrip(".").lower()
    longest = max(len(str(table[new])) for table in tables)
    near = [form for form in forms if abs(len(form) - longest) <= _INFLECTED]
    return _like(word, near or forms)


_WIDTHS = ("wide", "abbreviated")
#: An inflected name of a month is at most this many letters longer or shorter; an adjective made of
#: it is longer.
_INFLECTED = 2


def _measures(case: _Case) -> Iterator[Fix]:
    """The unit or currency of the source, in the form that the translation has."""
    yield from (Fix(text, span) for text, span in remeasured(*case.sides))


def _weekdays(case: _Case) -> Iterator[Fix]:
    if new := on_weekday(*case.sides):
        yield Fix(new, case.span)


# ------------------------------------------------------------------------------ names


def _names(case: _Case) -> Iterator[Fix]:
    """The name as the rest of the document has it."""
    yield from _name_left_out(case)
    span = case.span if case.there else None
    latin = all(
        min(filter(str.isalpha, text), default="a") <= _LATIN for text in (case.here, case.tgt)
    )
    if latin and case.here and case.here not in case.tgt:
        yield Fix(case.here, span)


def _name_left_out(case: _Case) -> Iterator[Fix]:
    """Only the document's own word: that the source has a capital does not make it a name."""
    span = case.span if case.there else None
    yield from (Fix(word, span) for word in _renderings(case))


def _renderings(case: _Case) -> list[str]:
    times = case.fixer.usage.renderings(case.here, case.finding.bead) if case.here else {}
    if any(same_word(word.lower(), case.there.lower()) for word in times):
        return []
    ordered = sorted(
        times, key=lambda word: (-_ending(word, case.there), -times[word], len(word), word)
    )
    return ordered[: MOST - 1]


# ------------------------------------------------------------------------------ the rest


def _code(case: _Case) -> Iterator[Fix]:
    if case.here and case.there:
        yield Fix(case.here, case.span)


def _end(case: _Case) -> Iterator[Fix]:
    """The mark at the end as in the source, if both languages have European marks."""
    held = case.tgt.rstrip("\"'»«”’“‘›)] \u00a0")
    letters = [one for one in held if one.isalpha()]
    plain = all(one in ".?!…:;" for one in case.here + case.there)
    if letters and letters[-1] < "\u0500" and plain and case.tgt_lang != "el":
        yield Fix(case.here, case.span)


def _without(case: _Case) -> Iterator[Fix]:
    """Delete the highlighted words, and the signs and the space that only they needed."""
    if not case.there.strip():
        return
    begin, end = spare(case.tgt, case.span)
    if case.tgt[:begin].strip() or case.tgt[end:].strip():
        yield Fix("", (begin, end))


def _as_there(case: _Case) -> Iterator[Fix]:
    """The translation of the same sentence elsewhere."""
    if case.finding.other:
        yield Fix(case.finding.other.tgt, (0, len(case.tgt)))


def _denied(case: _Case) -> Iterator[Fix]:
    may = [one.span() for one in _MAY.finditer(case.tgt)] if case.tgt_lang == "ru" else []
    if may:  # nobody says «не можно»
        yield from (Fix(_as_written("нельзя", case.tgt[a:b]), (a, b)) for a, b in may)
    elif case.tgt_lang in _NOT:
        yield Fix(_NOT[case.tgt_lang])


def _affirmed(case: _Case) -> Iterator[Fix]:
    if case.there.lower() in {_NOT.get(case.tgt_lang), "not", "nicht", "niet"}:
        yield from _without(case)


#: What proposes fixes for a kind of finding, besides the suggestions of the finding itself.
_BY_KIND: Mapping[str, Callable[[_Case], Iterator[Fix]]] = {
    "number": _numbers,
    "number-missing": _numbers,
    "number-added": _without,
    "date": _dates,
    "weekday": _weekdays,
    "unit": _measures,
    "currency": _measures,
    "alphanumeric": _code,
    "name": _names,
    "name-missing": _names,
    "name-varies": _names,
    "omitted-word": _name_left_out,
    "end-mark": _end,
    "question-lost": _end,
    "question-added": _end,
    "negation-lost": _denied,
    "negation-added": _affirmed,
    "added-part": _without,
    "varies": _as_there,
    "varies-elsewhere": _as_there,
    "added-word": _without,
}
