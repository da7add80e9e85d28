"""Thai and Lao: a space between two sentences, and between the parts of one.

No mark shows which of the two a space is. So a sentence ends at a space between two words of some
length, unless the words beside it show that it goes on: after «and», before «which».
"""

from __future__ import annotations

import re
from functools import cache

from align.languages.model import Spaces

_LEAST = 8  # code points of a sentence
_NEXT = 6  # and of what follows, up to the next space
_TAIL = 14  # code points before a space that are read


def cut_at_spaces(text: str, start: int, end: int, spaces: Spaces) -> list[tuple[int, int]]:
    """Cut ``text[start:end]``, which has no end marks inside, into sentences."""
    found = []
    for match in _candidates(spaces).finditer(text, start, end):
        at, nxt = match.span()
        if at - start < _LEAST or nxt >= end or not _ends(text, start, at, nxt, spaces):
            continue
        found.append((start, at))
        start = nxt
    return [*found, (start, end)]


def _ends(text: str, start: int, at: int, nxt: int, spaces: Spaces) -> bool:
    if _endings(spaces.leads).search(text, max(start, at - _TAIL), at):
        return False
    letter = re.match(f"[{spaces.letters}ๆ]", text[at - 1]) is not None
    if _beginnings(spaces.opens).match(text, nxt):
        return True  # also after a number or a name in other letters
    return letter and not _beginnings(spaces.continues).match(text, nxt)


@cache
def _candidates(spaces: Spaces) -> re.Pattern[str]:
    """Spaces before a word of some length."""
    return re.compile(rf"(?<=\S)\s++(?=[{spaces.letters}]{{{_NEXT}}})")


@cache
def _beginnings(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(words, key=len, reverse=True)) or r"(?!)")


@cache
def _endings(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(words)) or '(?!)'})$")
