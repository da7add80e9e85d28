"""Initials: «С. Лавров» and “Sergey Lavrov” are the same person, «М. Лавров» is another.

If a surname sounds alike on both sides, the initials before it in the source are compared with the
initials or first name in the translation, each with its counterpart. Only letters that cannot
stand for them are reported. The only person with initials on either side must be the same one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from align.checks.engine.reading import Pair, Side
from align.checks.families import russian
from align.checks.families.naming.capitals import is_title
from align.checks.families.naming.sounds import SURELY, likeness
from align.checks.model.finding import Mark, Span

_SURNAME = r"(?P<surname>[^\W\d_]{3,}(?:[’'‑-][^\W\d_]+)*)"
_INITIAL = r"(?:[A-ZА-ЯЁ]|Дж)\."
_FIRST = r"(?P<first>[A-ZА-ЯЁ][^\W\d_]+\s)"
_PATTERNS = (
    re.compile(rf"(?<![\w.]){_FIRST}?(?P<initials>(?:{_INITIAL}[\s-]?){{1,3}}){_SURNAME}"),
    re.compile(rf"(?<!\w){_SURNAME}\s(?P<initials>{_INITIAL}\s?{_INITIAL})(?P<first>)"),
)
_FULL = re.compile(rf"(?<![\w.]){_FIRST}(?P<initials>){_SURNAME}")
#: The same at each word, so that a title before a name does not hide it.
_EACH = re.compile(rf"(?={_FULL.pattern})")
_WORD = re.compile(r"[^\W\d_]{3,}")
#: A word that sounds this similar may be the surname in an unusual transcription.
_RESEMBLES = 0.65
#: Abbreviations that are not a person's initials.
_NO_INITIALS = re.compile(r"U\.\s?[SNK]\.|E\.\s?U\.|D\.\s?C\.")
#: The letters that may stand for a Latin letter at the beginning of a name.
_RENDERED = {
    "A": "АЭЕЯО", "B": "БВ", "C": "КСЦЧШХ", "D": "ДЖ", "E": "ЕЭЁИЮЯ", "F": "ФХ", "G": "ГЖДХ",
    "H": "ХГЭИАОУЮЯЕ", "I": "ИАЯЮЙЕ", "J": "ДЖЙЯЮХИЕГ", "K": "КХН", "L": "Л", "M": "М", "N": "Н",
    "O": "ОАУ", "P": "ПФС", "Q": "КЦЧ", "R": "РЖ", "S": "СШЗЩЖ", "T": "ТФЦЧС", "U": "УЮА",
    "V": "ВФУБ", "W": "УВ", "X": "КЗХСШДГ", "Y": "ЙЮЯЕИЫЁ", "Z": "ЗЦЖЧС",
}  # fmt: skip
_CYRILLIC = frozenset("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ")
#: Latin letters that different languages use for the same sound.
_ALIKE = ("CK", "IJY", "FPV", "VW", "CSZ", "EI", "GJ")


class _Person(NamedTuple):
    """A surname and the first letters of the words before it: initials, or a first name."""

    surname: str
    letters: tuple[str, ...]
    span: Span


def compare(pair: Pair) -> Iterator[Mark]:
    """The surnames of a bead whose initials do not match."""
    own = _people(pair.src, full=False)
    people = _people(pair.tgt, full=True) if own else []
    for one in own:
        same = [o for o in people if likeness(one.surname, o.surname) >= SURELY]
        if not same and len(own) == len(people) == 1 and _are_strangers(pair, one, people[0]):
            same = people
        if len(same) != 1:
            continue
        other = same[0]
        if not _are_in_order(one.letters, other.letters):
            facts = {
                "src": pair.src.text[slice(*one.span)],
                "tgt": pair.tgt.text[slice(*other.span)],
            }
            yield Mark("name", pair.number, one.span, other.span, facts, pair.doubt, facts["tgt"])


def shortened(whole: Side, short: Side) -> frozenset[int]:
    """The places of the first names in one text that the other text gives as an initial: *Sergey
    Lavrov* for «С. В. Лавров».
    """
    people = _people(short, full=False)
    return frozenset(
        match.start("first")
        for match in (_EACH.finditer(whole.text) if people else ())
        for one in people
        if likeness(match["surname"], one.surname) >= SURELY
        and any(_may_render(match["first"][0], letter) for letter in one.letters)
    )


def _are_strangers(pair: Pair, one: _Person, other: _Person) -> bool:
    """Whether the other text has no word that sounds like either surname."""
    return not (_hears(pair.tgt, one.surname) or _hears(pair.src, other.surname))


def _hears(side: Side, surname: str) -> bool:
    return any(likeness(word, surname) >= _RESEMBLES for word in _WORD.findall(side.text))


def _people(side: Side, *, full: bool) -> list[_Person]:
    """The surnames with initials; ``full`` includes those with a known first name before them."""
    found: dict[int, _Person] = {}
    if "." in side.text:
        for match in (m for pattern in _PATTERNS for m in pattern.finditer(side.text)):
            if match["surname"][0].isupper() and not _NO_INITIALS.match(match["initials"]):
                first = (match["first"] or "").strip()
                start = match.start()
                if first and is_title(first, side.lang):
                    first, start = "", match.start("initials")
                names = re.findall(r"[^\W\d_]+", f"{first} {match['initials']}")
                letters = tuple(name[0] for name in names)
                span = start, match.end()
                if not any(
                    one.span[0] < span[1] and span[0] < one.span[1] for one in found.values()
                ):
                    found[match.start("surname")] = _Person(match["surname"], letters, span)
    for match in _FULL.finditer(side.text) if full and side.lang == "ru" else ():
        if match["surname"][0].isupper() and russian.is_first_name(match["first"].strip()):
            person = _Person(match["surname"], (match["first"][0],), match.span())
            found.setdefault(match.start("surname"), person)
    return list(found.values())


def _are_in_order(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the shorter list of first letters may be a part of the longer one, in its order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(any(_may_render(a, b) for b in rest) for a in short)


def _may_render(one: str, other: str) -> bool:
    """Whether two first letters may begin the same name; always true for scripts that are not
    known.
    """
    one, other = one.upper(), other.upper()
    if one == other:
        return True
    latin, cyrillic = sorted((one, other))
    if latin in _RENDERED and cyrillic in _CYRILLIC:
        return cyrillic in _RENDERED[latin]
    if one in _RENDERED and other in _RENDERED:
        return any(one in group and other in group for group in _ALIKE)
    return not {one, other} <= _CYRILLIC
