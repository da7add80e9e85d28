"""How a language ends its sentences: its stops, its habits, and a library to ask.

A stop after a word either ends a sentence or belongs to an abbreviation, depending on the word and
on what follows. ``align.languages`` sorts words into four kinds; a library (``judge``) decides
about words that are not listed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from align.languages import Language
from align.languages.model import Stops


class Stop(NamedTuple):
    """A place where a sentence may end; offsets count code points of the paragraph.

    ``word`` is the text before the marks, ``previous`` the token before it, ``following`` the first
    word or number after white space, quotes and dashes. ``marks`` are the end marks, ``closers``
    the quotes and brackets (and further marks) after them. ``opens`` says that ``following``
    usually opens a sentence.
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


#: True: a sentence ends here; False: it goes on; None: no opinion.
Opinion = Callable[[Stop], bool | None]

#: Whether a full stop between a word and what follows ends a sentence.
Judge = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Rules:
    """One language: its stops, a judge for words that it does not list, and its habits."""

    stops: Stops
    judge: Judge
    spaceless: bool = False  # no space between sentences
    extra_marks: str = ""  # end marks in addition to scan.MARKS
    habit: Opinion | None = None  # what does not fit a list; asked before the lists

    @classmethod
    def of(cls, language: Language, habit: Opinion | None = None) -> Rules:
        """The rules of a language."""
        stops = language.stops
        judge = razdel_judge() if stops.library == "razdel" else sentencex_judge(language.tag)
        return cls(
            stops,
            _small_only(judge) if stops.only_small else judge,
            spaceless=language.joiner == "" and language.script in _IDEOGRAPHIC,
            extra_marks=language.marks.extra,
            habit=habit,
        )


#: Scripts without spaces that have end marks of their own.
_IDEOGRAPHIC = frozenset({"Hani", "Jpan"})


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
