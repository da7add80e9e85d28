"""How a language ends its sentences: its stops, its habits, and a library to ask.

A stop after a word either ends a sentence or belongs to an abbreviation, depending on the word and
on what follows. ``align.languages`` sorts words into four kinds; a library (``judge``) decides
about words that are not listed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import accumulate
from typing import Literal, NamedTuple

from align.languages import Language, cldr
from align.languages.model import Spaces, Stops, words


class Stop(NamedTuple):
    """A place where a sentence may end; offsets count code points of the paragraph.

    ``word`` is the text before the marks, ``previous`` the token before it, ``following`` the first
    word or number after white space, quotes and dashes. The parts of an abbreviation are one word
    even if there are spaces between them: ``v. Chr``. ``marks`` are the end marks, ``closers`` the
    quotes, brackets and note marks (and further end marks) after them. ``opens`` says that
    ``following`` usually opens a sentence.
    """

    text: str
    start: int  # of the current sentence
    mark: int  # where the marks begin
    next: int  # where the next sentence would begin
    marks: str
    closers: str
    word: str
    previous: str
    following: str
    opens: bool
    at: int  # where the following word begins


#: True: a sentence ends here; False: it goes on; None: no opinion.
Opinion = Callable[[Stop], bool | None]

#: Whether a full stop between a word and what follows ends a sentence.
Judge = Callable[[str, str], bool]

#: What kind of abbreviation a word is, see ``align.languages.model.Stops``.
Kind = Literal["head", "numbered", "tail", "either"]


@dataclass(frozen=True, slots=True)
class Rules:
    """One language: its stops, a judge for words that it does not list, and its habits."""

    stops: Stops
    judge: Judge
    spaceless: bool = False  # no space between sentences
    extra_marks: str = ""  # end marks in addition to scan.MARKS
    habit: Opinion | None = None  # what does not fit a list; asked before the lists
    months: frozenset[str] = frozenset()
    spaces: Spaces | None = None  # if only a space separates two sentences
    #: What kind of abbreviation a word is; None if it is not listed.
    kind: Callable[[str], Kind | None] = lambda _word: None
    #: Whether a word usually opens a sentence.
    opens: Callable[[str], bool] = lambda _word: False
    #: Beginnings of the abbreviations of several parts: ``v.chr``, ``д.н``.
    dotted: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, language: Language, habit: Opinion | None = None, stops: Stops | None = None
    ) -> Rules:
        """The rules of a language; ``stops`` replace its own."""
        stops = stops or language.stops
        judge = razdel_judge() if stops.library == "razdel" else sentencex_judge(language.tag)
        kinds = _kinds(stops, cldr.abbreviations(language.tag))
        return cls(
            stops,
            _small_only(judge) if stops.only_small else judge,
            spaceless=language.joiner == "" and language.script in _IDEOGRAPHIC,
            extra_marks=language.marks.extra,
            habit=habit,
            months=frozenset(language.months),
            spaces=language.spaces if language.spaces.letters else None,
            kind=lru_cache(maxsize=16_384)(partial(_kind_inside, kinds, stops.endings)),
            opens=lru_cache(maxsize=16_384)(partial(_opens, stops)),
            dotted=frozenset(part for word in kinds if "." in word for part in _beginnings(word)),
        )


#: Scripts without spaces that have end marks of their own.
_IDEOGRAPHIC = frozenset({"Hani", "Jpan"})


#: Abbreviations that occur in texts of all languages, mostly in names.
_TITLES = words("Mr Mrs Ms Dr Prof St проф акад доц")
_COMPANIES = words("Inc Ltd Corp Bros Jr U.S U.K U.S.A D.C e.V")


#: Words of one letter that Arabic and Hebrew write together with the next one.
_PREFIXES = frozenset("وفבהולמשכ")


def _kinds(stops: Stops, found: frozenset[str]) -> dict[str, Kind]:
    """The kind of each abbreviation; ``found`` are those of the CLDR."""
    kinds: dict[str, Kind] = dict.fromkeys(_TITLES - stops.plain, "head")
    kinds |= dict.fromkeys((_COMPANIES | found) - stops.plain, "either")
    kinds |= dict.fromkeys(stops.either, "either")
    kinds |= dict.fromkeys(stops.tails, "tail")
    kinds |= dict.fromkeys(stops.numbered, "numbered")
    kinds |= dict.fromkeys(stops.heads, "head")
    return kinds


def _kind(kinds: Mapping[str, Kind], word: str) -> Kind | None:
    kind = kinds.get(word)
    # A single capital is an initial, even if the letter in lower case is an abbreviation.
    if kind is None and len(word) > 1:
        kind = kinds.get(word.lower())
        if kind is None and word.isupper():
            kind = kinds.get(word.capitalize())
    return kind


def _kind_inside(kinds: Mapping[str, Kind], endings: frozenset[str], word: str) -> Kind | None:
    """The kind of a word or of its last part: dell'art, Dipl.-Ing, Goethestr."""
    kind = _kind(kinds, word)
    if kind is None:
        for sign in "’'-":
            part = word.rpartition(sign)[2]
            if part != word and len(part) > 1 and (kind := _kind(kinds, part)):
                return kind
        if word[0] in _PREFIXES and (kind := _kind(kinds, word[1:])):
            return kind
        if any(word.endswith(one) and len(word) > len(one) + 2 for one in endings):
            return "either"
    return kind


def _opens(stops: Stops, word: str) -> bool:
    word = word.lower()
    orders = bool(stops.orders) and len(word) > 5 and word.endswith(stops.orders)
    return orders or word in stops.openers


def _beginnings(word: str) -> list[str]:
    """``п.н.е`` -> ``п``, ``п.н``, ``п.н.е``."""
    return list(accumulate(word.lower().split("."), lambda a, b: f"{a}.{b}"))


def _small_only(judge: Judge) -> Judge:
    """Ask only about words in lower case: «Пол.» is a name, but «пол.» would be an abbreviation."""

    def ask(word: str, following: str) -> bool:
        return not word[0].islower() or judge(word, following)

    return ask


@cache
def sentencex_judge(lang: str) -> Judge:
    """Make a judge that asks sentencex, which has abbreviation lists for many languages."""

    # We ask about the word alone: it never ends a sentence before a number or a lower-case letter.
    @lru_cache(maxsize=16_384)
    def ends(word: str) -> bool:
        from sentencex import segment

        return len(segment(lang, f"{word}. Nn")) > 1

    return lambda word, _following: ends(word)


@cache
def razdel_judge() -> Judge:
    """Make a judge that asks razdel, made for Russian."""

    @lru_cache(maxsize=16_384)
    def ends(word: str, following: str) -> bool:
        from razdel import sentenize

        return sum(1 for _ in sentenize(f"{word}. {following}")) > 1

    return ends
