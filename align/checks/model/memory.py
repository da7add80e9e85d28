"""What the other documents of a library render, as the checks are told it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

#: The kinds of finding that nothing else leads to.
ELSEWHERE = ("varies-elsewhere", "alike-elsewhere")
#: Shorter sentences («Да.») may be rendered as their place wants it.
LONG_ENOUGH = 20
_WORD = re.compile(r"\w+")


class Other(NamedTuple):
    """A bead of another document: both texts, the document's name, how many times it stands in the
    library so, and whether a person has accepted it.
    """

    src: str
    tgt: str
    document: str
    times: int = 1
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Memory:
    """What other documents render, for ``align.check``; those that share nothing do no harm."""

    others: tuple[Other, ...] = ()


#: No other documents.
NOTHING = Memory()


def plain(text: str) -> str:
    """What the same sentence has in common wherever it stands."""
    folded = text.casefold()
    if folded.isprintable() and "  " not in folded:  # as most are: no space but single ones
        return folded.strip()
    return " ".join(folded.split())


def wording(text: str) -> str:
    """The words of a text alone."""
    return " ".join(_WORD.findall(text.casefold().replace("ё", "е")))
