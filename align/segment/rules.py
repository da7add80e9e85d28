"""What a language knows about its full stops, as data.

A stop after a word either ends a sentence or belongs to an abbreviation. Which
it is depends on the word and on what follows, so ``Rules`` sorts the words into
four kinds, and asks a library (``judge``) about all that it does not list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple


class Stop(NamedTuple):
    """A place where a sentence may end; offsets count code points of the paragraph.

    ``word`` is what stands before the marks, ``previous`` the token before it,
    ``following`` the first word or number after white space, quotes and dashes.
    ``marks`` are the end marks, ``closers`` the quotes and brackets (and further
    marks) after them. ``opens`` says that ``following`` opens sentences by habit.
    """

    text: str
    start: int  # of the sentence at hand
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

#: Given a word and what follows it: does a full stop between them end a sentence?
Judge = Callable[[str, str], bool]


def words(text: str) -> frozenset[str]:
    """Read a list of words written with spaces."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Rules:
    """One language. Abbreviations are written without their last full stop.

    An entry in lower case stands for any case; ``Rep`` stands for ``Rep`` and
    ``REP`` but not for ``rep``, which may be a word.
    """

    judge: Judge
    heads: frozenset[str] = frozenset()  # something always follows: Mr, т.е
    numbered: frozenset[str] = frozenset()  # a number follows, or it is a word: No, ст
    tails: frozenset[str] = frozenset()  # ends a sentence before a capital: etc, т.д
    either: frozenset[str] = frozenset()  # ends one before an opener only: Inc, U.S
    openers: frozenset[str] = frozenset()  # words that open sentences and are no names: The, Он
    plain: frozenset[str] = frozenset()  # words that the judge takes for abbreviations
    ordinals: bool = False  # «5. Mai»: the stop makes an ordinal of a number
    spaceless: bool = False  # sentences follow each other without a space
    extra_marks: str = ""  # end marks beside those of scan.MARKS
    habit: Opinion | None = None  # what does not fit a list; asked before the lists


@cache
def sentencex_judge(lang: str) -> Judge:
    """Make a judge that asks sentencex, which has abbreviation lists for many languages."""

    # We ask about the word alone: it never ends a sentence before a number or a small letter.
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
