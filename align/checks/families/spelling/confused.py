"""Slips that made another word: *more tan*, *the fist time*; and lone letters: *an e in the way*.

Dictionaries know these words, so what stands next to them has to show the slip. Each language says
which words these are (``Language.slips``) and which letters are words (``Language.lone``).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from align import languages
from align.checks.engine.reading import Pair
from align.checks.families.form.quotes import quoted
from align.checks.families.spelling.texts import WORD
from align.checks.model.finding import Mark, Span
from align.languages.model import words

#: Longer quotations are checked like other text.
_SHORT_QUOTE = 40
#: A letter beside one of these is no word but a name or a sign: *class b*, *n times*.
_SIGNS = regex.compile(r"[\d=+*/<>^%()\[\]{}]")
_NEAR = 12


class _Confused(NamedTuple):
    """A word that may be a slip, and what may have been meant."""

    span: Span
    better: tuple[str, ...]


def confused(pair: Pair) -> Iterator[Mark]:
    """Words of a translation that are hardly meant. Those of the source are."""
    side = pair.tgt
    found = [*_slips(side.text, side.lang), *_letters(side.text, side.lang)]
    if not found:
        return
    source = {match[0].casefold() for match in WORD.finditer(pair.src.text)}
    quotes = [(a, b) for a, b in quoted(side.text, side.lang) if b - a < _SHORT_QUOTE]
    for (start, end), better in sorted(found):
        word = side.text[start:end]
        if word.casefold() in source:
            continue
        doubt = any(a <= start and end <= b for a, b in quotes)
        facts: dict[str, str | float] = {"tgt": word, "better": ", ".join(better)}
        span = start, end
        yield Mark("wrong-word", pair.number, (0, 0), span, facts, int(doubt), word, better)


def _slips(text: str, lang: str) -> Iterator[_Confused]:
    pattern, meant = _patterns(lang)
    for match in pattern.finditer(text) if pattern else ():
        yield _Confused(match.span(), meant[match.lastgroup or ""])


@cache
def _patterns(lang: str) -> tuple[regex.Pattern[str] | None, dict[str, tuple[str, ...]]]:
    """One pattern of all slips, and what is meant by its groups."""
    slips = languages.of(lang).slips
    if not slips:
        return None, {}
    meant = {f"s{k}": tuple(better.split()) for k, better in enumerate(slips.values())}
    groups = (f"(?P<s{k}>{pattern})" for k, pattern in enumerate(slips))
    return regex.compile("|".join(groups)), meant


def _letters(text: str, lang: str) -> Iterator[_Confused]:
    """Lone letters that are no words, between two words that do not name them."""
    pattern = _lone(lang)
    for match in pattern.finditer(text) if pattern else ():
        near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        if not _SIGNS.search(near):
            better = tuple(one for one in _small_words(lang) if match[0] in one)
            yield _Confused(match.span(), better[:3])


@cache
def _lone(lang: str) -> regex.Pattern[str] | None:
    language = languages.of(lang)
    if language.lone is None or not language.has_capitals:
        return None
    stops = language.stops
    named = "|".join(sorted(map(regex.escape, {*stops.lettered, *stops.headings, *_NAMED})))
    letter = r"[^\W\d_]"
    return regex.compile(
        rf"(?<={letter}{{2}},? )(?<!\b(?i:{named}) )(?=\p{{Ll}})[^\W\d_{language.lone}]"
        rf"(?= \p{{Ll}}{{2}})"
    )


#: Words before the name of a letter or an unknown in many languages.
_NAMED = words(
    "letter letters number numbers vitamin buchstabe buchstaben lettre lettres letra letras",
    "lettera lettere litera litery písmeno буква буквы букву буквой число числа чисел",
)


@cache
def _small_words(lang: str) -> tuple[str, ...]:
    """The function words of two letters."""
    return tuple(sorted(word for word in languages.of(lang).function_words if len(word) == 2))
