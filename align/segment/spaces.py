"""Thai and Lao: a space between two sentences, and between the parts of one.

No mark shows which of the two a space is. For Thai, a model learnt from text decides by the letters
beside the space and the lengths between spaces (``training/spaces.py``). For Lao, a sentence ends
at a space between two words of some length, unless the words beside it show that it goes on: after
«and», before «which». Texts that have full stops are not cut at spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from align import models
from align.languages.model import Spaces

_LEAST = 8  # code points of a sentence
_NEXT = 6  # and of what follows, up to the next space
_TAIL = 14  # code points before a space that are read

# A space ends a sentence if the model's log odds are above this: where F1 was best.
_ODDS = -1.1
_BESIDE = 6  # code points on each side of a space that the model sees
_LENGTHS = (2, 4, 6, 9, 13, 18, 25, 35, 50, 80)

_STOPPED = re.compile(r"[^\W\d_][.。][\"'”’»)\]]*\s*$")


def cut_at_spaces(
    text: str, pieces: list[tuple[int, int]], spaces: Spaces
) -> list[tuple[int, int]]:
    """Cut ``pieces`` of a paragraph, which have no end marks inside, into sentences."""
    if _STOPPED.search(text, max(0, pieces[-1][1] - _TAIL), pieces[-1][1]):
        return pieces
    cut = _by_model if spaces.learnt else _by_words
    return [one for start, end in pieces for one in cut(text, start, end, spaces)]


def places(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the runs of spaces in ``text[start:end]``."""
    return list(re.compile(r"(?<=\S)\s++(?=\S)").finditer(text, start, end))


def features(text: str, before: int, at: int, nxt: int, after: int) -> Iterator[str]:
    """Yield what the model sees of the spaces from ``at`` to ``nxt``.

    ``before`` is where the text since the last spaces begins, ``after`` where the next ones begin.
    """
    left = text[max(before, at - _BESIDE) : at]
    right = text[nxt : min(after, nxt + _BESIDE)]
    for size in range(1, len(left) + 1):
        yield f"<{left[-size:]}"
    for size in range(1, len(right) + 1):
        yield f">{right[:size]}"
    if at - before <= _BESIDE:
        yield f"<^{left}"
    if after - nxt <= _BESIDE:
        yield f">{right}$"
    for sign, length in (("<", at - before), (">", after - nxt)):
        for least in _LENGTHS:
            if length >= least:
                yield f"{sign}{least}"
    yield f"{_kind(text[at - 1])}{_kind(text[nxt])}"


def _kind(char: str) -> str:
    if "\u0e00" <= char <= "\u0eff":
        return "T"
    return "1" if char.isdigit() else "A" if char.isalpha() else char


def _by_model(text: str, start: int, end: int, spaces: Spaces) -> list[tuple[int, int]]:
    weights, bias = _weights(spaces.learnt)
    found = []
    between = places(text, start, end)
    begins = [start, *(one.end() for one in between)]
    ends = [*(one.start() for one in between), end]
    for number, one in enumerate(between):
        at, nxt = one.span()
        seen = features(text, begins[number], at, nxt, ends[number + 1])
        odds = bias + sum(weights.get(feature, 0.0) for feature in seen)
        if odds > _ODDS:
            found.append((start, at))
            start = nxt
    return [*found, (start, end)]


@cache
def _weights(name: str) -> tuple[dict[str, float], float]:
    model = models.read(models.content("spaces"))[name]
    return dict(zip(model.names, map(float, model.weights), strict=True)), model.bias


def _by_words(text: str, start: int, end: int, spaces: Spaces) -> list[tuple[int, int]]:
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
