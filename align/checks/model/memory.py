"""Translations in the other documents of a library, as input for the checks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

#: The kinds of finding that need other documents.
ELSEWHERE = ("varies-elsewhere", "alike-elsewhere")
#: Shorter sentences («Да.») may be translated as their context requires.
LONG_ENOUGH = 20
_WORD = re.compile(r"\w+")


class Other(NamedTuple):
    """A bead of another document: both texts, the document's name, how often the library has it,
    and whether a person has accepted it. ``review`` and ``row`` are the ids of the document and of
    the bead in the library.

    A bead of the text itself has no ``document``; its ``row`` is its number, from 0.
    """

    src: str
    tgt: str
    document: str
    times: int = 1
    accepted: bool = False
    review: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Memory:
    """Beads of other documents, for ``align.check``. Unrelated ones do no harm."""

    others: tuple[Other, ...] = ()


#: No other documents.
NOTHING = Memory()


def plain(text: str) -> str:
    """A sentence without the differences that its context makes: the key for comparison."""
    folded = text.casefold()
    if folded.isprintable() and "  " not in folded:  # true for most texts: only single spaces
        return folded.strip()
    return " ".join(folded.split())


def wording(text: str) -> str:
    """The words of a text, without punctuation."""
    return " ".join(_WORD.findall(text.casefold().replace("ё", "е")))
