"""Numbers and quantities, in figures or words, that the two sides do not share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property, partial

from align import languages
from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading, Side, Words
from align.checks.families.figures.days import dates, days
from align.checks.families.figures.measures import (
    ROUNDED,
    Measured,
    conversions,
    differing,
    measured,
)
from align.checks.families.figures.money import BEFORE, SIGN
from align.checks.families.figures.quantities import quantities
from align.checks.families.figures.quantity import Quantity
from align.checks.families.figures.relations import relations
from align.checks.families.figures.swapped import swapped
from align.checks.families.figures.units import REPLACED
from align.checks.families.figures.unnumbered import periods
from align.checks.model.finding import Mark, Span

#: Units that translations convert: a pattern for the number and its unit, and how many of the
#: units that replace it make one.
_COUNT = (
    r"(?:[\d½¼¾]|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|hundred|"
    r"thousand|million|few|several|eine?r?|мил\w+|тысяч\w*|несколько))[\s-]*"
)
_UNITS = tuple(
    (
        re.compile(
            rf"{_COUNT}(?:{unit.written})\b" + (f"|{unit.sign}" if unit.sign else ""), re.IGNORECASE
        ),
        unit.factors,
    )
    for unit in REPLACED
)
_DEGREES = re.compile(r"degrees?|fahrenheit|°|градус\w*|(?<=\d0)s\b", re.IGNORECASE)
_CELSIUS = re.compile(r"°\s?C\b|celsius|цельси\w*", re.IGNORECASE)
_FAHRENHEIT = re.compile(r"°\s?F\b|fahrenheit|фаренгейт\w*", re.IGNORECASE)
_HEIGHT = re.compile(r"\d[ -]?(?:foot|feet|ft)[ -]$", re.IGNORECASE)
#: From 2 to 32 °F it freezes.
_FEW, _FREEZING = 1, 32
_MINUS = re.compile(r"(?<![^\s(])[-−–]\d")
#: So many numbers in figures may be a list.
_A_LIST = 3
#: Numbers up to this are often written in words.
_SHORT_IN_WORDS = 100


def check(reading: Reading) -> Iterator[Mark]:
    """Compare the quantities of each bead in both directions."""
    both = [_read(pair) for pair in reading.pairs]
    left, right = [one for one, _ in both], [other for _, other in both]
    missing = [
        _alone(_comparable(own, reading.tgt_lang), other, pair.src, pair.tgt)
        for own, other, pair in zip(left, right, reading.pairs, strict=True)
    ]
    added = [
        _alone(_comparable(own, reading.src_lang), other, pair.tgt, pair.src)
        for own, other, pair in zip(right, left, reading.pairs, strict=True)
    ]
    for pair in reading.filled:
        n = pair.number
        if left[n] and right[n]:
            bead = _Measured(pair, left[n], right[n])
            yield from differing(pair, bead.here, bead.there, bead.is_converted)
        if missing[n] or added[n]:
            bead = _Measured(pair, left[n], right[n])
            near = _neighbours(missing, added, n)
            lost = [q for q in missing[n] if not (_is_in(q, added, near) or bead.converts(q))]
            new = [q for q in added[n] if not (_is_in(q, missing, near) or bead.converts(q))]
            # If one side has a number twice, one of the two may have been changed.
            lost += _surplus(left[n], right[n])[: max(0, len(new) - len(lost))]
            new += _surplus(right[n], left[n])[: max(0, len(lost) - len(new))]
            yield from _compare(pair, lost, new, bead)
        elif len(left[n]) > 1 < len(right[n]):
            yield from swapped(pair, left[n], right[n], partial(_words, reading, n))
        yield from relations(pair, left[n], right[n])
        yield from periods(pair, left[n], right[n], partial(_words, reading, n))


def _words(reading: Reading, number: int) -> Words | None:
    return reading.words.get(number)


def _read(pair: Pair) -> tuple[Sequence[Quantity], Sequence[Quantity]]:
    """The quantities of both sides. The figures of a date that the other side gives in another way
    need no counterpart: «22.2.», *22 February*.
    """
    src, tgt = pair.src, pair.tgt
    left, right = quantities(src.text, src.lang), quantities(tgt.text, tgt.lang)
    found = days(src.text, src.lang, tgt.text, tgt.lang)
    if not found.src_told and not found.tgt_told:
        return left, right
    return _dated(left, src.text, found.src_told), _dated(right, tgt.text, found.tgt_told)


def _dated(own: Sequence[Quantity], text: str, told: Sequence[Span]) -> Sequence[Quantity]:
    """The quantities; those in the spans ``told`` may be left out, and say each of its numbers."""
    spans = [
        (span, frozenset(map(Fraction, re.findall(r"\d+", text[slice(*span)])))) for span in told
    ]
    return [
        next(
            (
                one._replace(weight="may", parts=one.parts | parts)
                for (start, end), parts in spans
                if start <= one.span[0] and one.span[1] <= end
            ),
            one,
        )
        for one in own
    ]


def _comparable(own: Sequence[Quantity], other_lang: str) -> list[Quantity]:
    """The quantities; only those in digits if the other language's number words are unknown."""
    return [one for one in own if one.weight != "swap" or languages.of(other_lang).numerals.known]


def _alone(
    own: Sequence[Quantity], other: Sequence[Quantity], here: Side, there: Side
) -> list[Quantity]:
    """The quantities that the other side does not have, neither by value nor in the same figures.
    The months of its dates count too: 4/9, «4 сентября».
    """
    known = _known(other)
    left = [one for one in own if one.weight != "may" and not one.said_by(known)]
    if not left:
        return []
    figures = set(_FIGURES.findall(there.text))
    months = {Fraction(date.month) for date in dates(there.text, there.lang)}
    labelled = {Fraction(part) for pair in _LABELLED.findall(there.text) for part in pair}
    return [
        one
        for one in left
        if here.text[slice(*one.span)] not in figures
        and not (one.parts and one.said_by(known | months))
        and not (labelled and one.readings <= labelled)
    ]


_FIGURES = re.compile(r"\d[\d.,]*\d|\d")
#: Numbers of figures and the like, which some languages write with a point and others with a dash.
_LABELLED = re.compile(r"(?<![\d.])(\d{1,2})[.-–](\d{1,2})(?![\d.]*\d)")


def _surplus(own: Sequence[Quantity], other: Sequence[Quantity]) -> list[Quantity]:
    """The quantities that one side has more often than the other, except vague words."""
    # «оба» and «второй» refer to two of many things; «шестеро» means six.
    free = [one for one in other if one.weight != "may" or min(one.readings) > 2]
    left = []
    for quantity in own:
        match = next((one for one in free if quantity.said_by(one.readings | one.parts)), None)
        if match:
            free.remove(match)
        elif quantity.weight != "may" and quantity.said_by(_known(other)):
            left.append(quantity)
    return left


def _known(quantities_: Sequence[Quantity]) -> set[Fraction]:
    return set().union(*(one.readings | one.parts for one in quantities_))


def _neighbours(
    missing: Sequence[Sequence[Quantity]], added: Sequence[Sequence[Quantity]], number: int
) -> list[int]:
    """The beads before and after one. A quantity that was moved across the border between two beads
    is not a mistake. If both beads have quantities missing and added, none was moved: two wrong
    numbers do not excuse each other.
    """
    both = bool(missing[number] and added[number])
    return [
        near
        for near in (number - 1, number + 1)
        if 0 <= near < len(missing) and not (both and missing[near] and added[near])
    ]


def _is_in(quantity: Quantity, others: Sequence[Sequence[Quantity]], beads: Sequence[int]) -> bool:
    """Whether the other side has a quantity in one of these beads, where it has no counterpart."""
    return any(
        quantity.said_by(other.readings | other.parts) for near in beads for other in others[near]
    )


def _compare(
    pair: Pair, missing: list[Quantity], added: list[Quantity], bead: _Measured
) -> Iterator[Mark]:
    src, tgt, n = pair.src.text, pair.tgt.text, pair.number
    missing, added = sorted(missing, key=_place), sorted(added, key=_place)
    for one, other in zip(missing, added, strict=False):
        if bead.rounds(one, other) or bead.totals(one, other):
            continue
        here, there = src[slice(*one.span)], tgt[slice(*other.span)]
        facts = {"src": here, "tgt": there}
        yield Mark("number", n, one.span, other.span, facts, pair.doubt, f"{here}|{there}")
    few = min(len(missing), len(added))
    for quantity in missing[few:]:
        if quantity.weight == "must":
            facts = {"src": src[slice(*quantity.span)]}
            doubt = pair.doubt + (
                _may_go(quantity, bead) or _may_be_in_words(quantity, pair.tgt.lang)
            )
            yield Mark("number-missing", n, quantity.span, (0, 0), facts, doubt, facts["src"])
    for quantity in added[few:]:
        if quantity.weight == "must":
            facts = {"tgt": tgt[slice(*quantity.span)]}
            doubt = pair.doubt + _may_go(quantity, bead)
            yield Mark("number-added", n, (0, 0), quantity.span, facts, doubt, facts["tgt"])


def _may_go(quantity: Quantity, bead: _Measured) -> bool:
    """Whether translators often leave a number out: 1-0, 6-foot-6, a measure in brackets."""
    return bead.is_aside(quantity) or quantity.readings <= {Fraction(0), Fraction(1)}


def _may_be_in_words(quantity: Quantity, lang: str) -> bool:
    """Whether a number is short in words and the number words of the language are unknown."""
    return not languages.of(lang).numerals.known and any(
        value <= _SHORT_IN_WORDS or value in (1000, 1_000_000) for value in quantity.readings
    )


def _place(quantity: Quantity) -> int:
    return quantity.span[0]


class _Measured:
    """A bead whose numbers may be measures that were converted into another unit."""

    def __init__(self, pair: Pair, src: Sequence[Quantity], tgt: Sequence[Quantity]) -> None:
        self._pair, self._quantities = pair, (src, tgt)
        self._texts = pair.src.text, pair.tgt.text
        self._all, self._tgt = (*src, *tgt), tuple(tgt)
        self._src = pair.src.text

    @cached_property
    def here(self) -> Sequence[Measured]:
        """The quantities of the source that have a unit or a currency."""
        return measured(self._quantities[0], self._pair.src.text, self._pair.src.lang)

    @cached_property
    def there(self) -> Sequence[Measured]:
        """The same in the translation."""
        return measured(self._quantities[1], self._pair.tgt.text, self._pair.tgt.lang)

    @cached_property
    def _units(self) -> dict[Quantity, frozenset[str]]:
        return {one.quantity: one.names for one in (*self.here, *self.there)}

    @cached_property
    def _said_otherwise(self) -> tuple[set[Span], set[Span]]:
        """The spans of the quantities that the other side gives in another unit."""
        return conversions(self.here, self.there), conversions(self.there, self.here)

    # Numbers seldom differ, so units are looked for only if they do.
    @cached_property
    def _factors(self) -> set[float]:
        return {
            factor
            for unit, factors in _UNITS
            if any(unit.search(text) for text in self._texts)
            for factor in factors
        }

    @cached_property
    def _degrees(self) -> bool:
        one_scale = all(map(_CELSIUS.search, self._texts)) and not any(
            map(_FAHRENHEIT.search, self._texts)
        )
        return not one_scale and any(map(_DEGREES.search, self._texts))

    @property
    def is_measured(self) -> bool:
        """Whether the bead has any unit that translations convert."""
        return self._degrees or bool(self._factors)

    def is_aside(self, quantity: Quantity) -> bool:
        """Whether a quantity of the source is a measure or a sum of money repeated in brackets, or
        the inches of a height.
        """
        before = self._src[: quantity.span[0]]
        in_brackets = before.rfind("(") > before.rfind(")")
        if in_brackets and BEFORE.search(before):
            return len({one[0] for one in SIGN.finditer(self._src)}) > 1
        return self.is_measured and (in_brackets or bool(_HEIGHT.search(before)))

    def converts(self, one: Quantity) -> bool:
        """Whether another quantity of the bead is ``one`` converted to another unit; «a mile»
        counts as one mile.
        """
        if any(
            one.span in spans and one in own
            for spans, own in zip(self._said_otherwise, self._quantities, strict=True)
        ):
            return True
        if not self.is_measured:
            return False
        unit = self._units.get(one, frozenset())
        others = {
            float(value)
            for other in self._all
            # *100 miles* is not converted into «160 миль».
            if other is not one and not unit & self._units.get(other, frozenset())
            for value in other.readings
        }
        return self._fits(one, others | {1.0, 0.5})

    def rounds(self, one: Quantity, other: Quantity) -> bool:
        """Whether a number in words is near one in figures: «полтора», 1.6."""
        a, b = (float(min(quantity.readings)) for quantity in (one, other))
        spoken = [min(quantity.readings) for quantity in (one, other) if quantity.weight == "swap"]
        near = 0 < abs(a - b) <= ROUNDED * max(a, b)
        return near and len(spoken) == 1 and spoken[0].denominator == 2

    def totals(self, one: Quantity, other: Quantity) -> bool:
        """Whether a word of one side may count what the other lists with several numbers: *a
        17-year-old, two 18-year-olds and a man of 20* are «четверо».
        """
        return any(
            text[slice(*quantity.span)].lower() in languages.of(side.lang).numerals.together
            and sum(item.weight == "must" for item in listed) >= _A_LIST
            for quantity, side, text, listed in (
                (one, self._pair.src, self._texts[0], self._quantities[1]),
                (other, self._pair.tgt, self._texts[1], self._quantities[0]),
            )
        )

    def is_converted(self, one: Quantity) -> bool:
        """Whether the translation also gives a quantity of the source in another unit."""
        # A number that both sides have is no conversion.
        known = one.readings.union(*(other.readings for other in self._quantities[0]))
        others = {float(v) for other in self._tgt for v in other.readings - known}
        return self.is_measured and self._fits(one, others)

    def _fits(self, one: Quantity, others: Iterable[float]) -> bool:
        return any(
            abs(b - aim) <= max(ROUNDED * abs(aim), 0.1)
            for value in one.readings
            for other in others
            for a, b in ((float(value), other), (other, float(value)))
            for aim in self._aims(a)
        )

    def _aims(self, value: float) -> list[float]:
        aims = [value * factor for factor in self._factors]
        if self._degrees:
            aims += [(value - 32) / 1.8, value / 1.8]
            if _FEW < value < _FREEZING and any(map(_MINUS.search, self._texts)):
                aims.append((32 - value) / 1.8)  # the minus sign is not part of the number
        return aims


FAMILY = Family(
    "numbers",
    check,
    {
        "number": Kind("error", "Numbers differ", "The source has {src}, the translation {tgt}."),
        "number-missing": Kind(
            "warning",
            "Number left out",
            "{src} is missing from the translation.",
        ),
        "number-added": Kind("info", "Number added", "{tgt} is not in the source."),
        "currency": Kind(
            "warning",
            "Currencies differ",
            "The source has {src}, the translation {tgt}.",
        ),
        "unit": Kind("warning", "Units differ", "The source has {src}, the translation {tgt}."),
    },
    reach=8,
    part_of=("dates", "alphanumerics"),
)
