"""Capitalised words, and which of them may be names.

Tables of titles, abbreviations and words that English capitalises tell names from other words, and
in Russian a dictionary does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from align import languages
from align.checks.engine.reading import Side
from align.checks.families import russian
from align.checks.model.finding import Span

_WORD = re.compile(r"[^\W\d_]+(?:[’'‑-][^\W\d_]+)*")
_LONGEST_ABBREVIATION = 5
#: In a list of names, only this many are checked.
_MOST_NAMES = 60
_OPENING = "«\"“„‘'(–—-…* "
#: Words that lose their last vowel before another: l’, qu’, dell’.
_ELIDED = re.compile(
    r"(?:[ldnstmcj]|(?:lors|jus|puis)?qu|(?:d|n|a|su|da|co|que)ll|all|un|quest|sant)['’](?=\w{2})",
    re.IGNORECASE,
)
_GENITIVE = re.compile(r"['’]s?$")
#: Offices that are one word in Russian and several in other languages: «Госдеп», «Роскосмос».
_OFFICES = re.compile(
    "Гос[^т]|Глав|Нацб|Нацг|Нацс|Центроб|Центриз|Генпр|Генш|Генсек|Генасс|Евросо|Евроко|Европар|Совбез|"
    "Совфед|Облд|Гордум|Мосгор|"
    "Рос(?=.{4})(?:[бвгдзклмнпрфхц]|авиа|атом|обр|имущ|архив|труд|тех|тур|сель|стат|строй|связ|инт)|"
    "Мин(?:об|фин|юст|здр|эн|эк|прос|прир|пром|цифр|культ|нац|ком|информ|ист|тр[ау]|тран|"
    "с(?:ель|вяз|пор|трой|оц))"
)


class Name(NamedTuple):
    """A capitalised word in a text of a bead: its dictionary form and its span."""

    word: str
    span: Span


def near(one: Name, other: Name) -> bool:
    """Whether only a space or a hyphen stands between two words."""
    return max(one.span[0], other.span[0]) - min(one.span[1], other.span[1]) <= 1


def is_first(text: str, name: Name) -> bool:
    """Whether a word begins a sentence, a quotation or an item."""
    before = text[: name.span[0]].rstrip(_OPENING)
    return not before or before[-1] in '.!?…:»”"'


def small_words(texts: Iterable[str]) -> set[str]:
    """The words that a document writes in lower case somewhere."""
    return {match[0] for text in texts for match in _WORD.finditer(text) if match[0].islower()}


@lru_cache(maxsize=1 << 14)
def capitals(text: str, lang: str) -> tuple[Name, ...]:
    """The capitalised words, in their dictionary forms if the language has a dictionary."""
    eliding = languages.of(lang).elision
    names = (
        Name(_plain(text[start:end], lang), (start, end))
        for start, end in (unelided(match, eliding=eliding) for match in _WORD.finditer(text))
        if text[start].isupper() and end - start > 1
    )
    return tuple(islice(names, _MOST_NAMES))


def unelided(match: re.Match[str], *, eliding: bool) -> Span:
    """The span of a word without an elided article: l’introduction, dell’Ohio."""
    start, end = match.span()
    if eliding and (match[0][0].islower() or match[0][0] in "LD" or not start):
        head = _ELIDED.match(match[0])
        start += head.end() if head else 0
    return start, end


def _plain(word: str, lang: str) -> str:
    if lang == "ru":
        return russian.name(word) or word
    return _GENITIVE.sub("", word)


def may_be_lost(name: Name, side: Side) -> bool:
    """Whether a capitalised word may be a name that the translation has to have."""
    if not is_name(name, side):
        return False
    word = name.word.lower()
    if side.text[name.span[1] : name.span[1] + 1] == "." and len(word) <= _LONGEST_ABBREVIATION:
        cut = _pattern("abbreviations", side.lang).fullmatch(word)
        return not cut and not any(one.startswith(word) for one in _calendar(side.lang))
    known = word in _calendar(side.lang) or is_title(name.word, side.lang)
    return len(word) > 2 and not known


def is_name(name: Name, side: Side) -> bool:
    """Whether a capitalised word is a name, as far as its language is known."""
    written = side.text[slice(*name.span)]
    if side.lang != "ru":
        return True
    # Acronyms of countries are added as an explanation: «штат Орегон, США».
    if written.isupper() or _OFFICES.match(written):
        return False
    return russian.name(written) is not None


def has_article(name: Name, side: Side) -> bool:
    """Whether an article or similar word stands before a word."""
    return _article().search(side.text[max(0, name.span[0] - 12) : name.span[0]]) is not None


@lru_cache(maxsize=16)
def _calendar(lang: str) -> frozenset[str]:
    """The names of months and weekdays."""
    language = languages.of(lang)
    return frozenset({*language.months, *language.weekdays})


def is_common(word: str, lang: str) -> bool:
    """Whether a word is capitalised by custom and other languages translate it: *Government*."""
    return _pattern("common", lang).fullmatch(word) is not None


def is_title(word: str, lang: str) -> bool:
    """Whether a word is a title or rank in a language or in English: *Captain*."""
    return _pattern("titles", lang).fullmatch(word) is not None


@lru_cache(maxsize=64)
def _pattern(custom: str, lang: str) -> re.Pattern[str]:
    """The pattern for a custom in a language and in English, which all languages quote."""
    names = languages.of(lang).names, languages.of("en").names
    return re.compile("|".join(filter(None, (getattr(one, custom) for one in names))))


@cache
def _article() -> re.Pattern[str]:
    """Articles and similar words before a noun, in all languages that have them."""
    every = "|".join(filter(None, (one.names.articles for one in languages.every())))
    return re.compile(rf"(?<!\w)(?:{every})\s$", re.IGNORECASE)
