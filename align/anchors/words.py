"""Words that two languages share: names and international words in any script.

A word is folded to a common Latin spelling (transliteration by anyascii, then a few rules for
different spellings of the same sound); two folded words are compared by Jaro-Winkler similarity
(rapidfuzz).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cdist

LongArray = NDArray[np.int64]

#: Below this similarity two folded words are different words.
MIN_SIMILARITY = 0.84
#: Shorter folded words match by accident.
MIN_LENGTH = 3

_RULES = [
    (re.compile(pattern), by)
    for pattern, by in (
        (r"[^a-z\n]", ""),
        (r"shch|sch|tch|tsh", "s"),
        (r"ph", "f"),
        (r"kh|h(?=[aeiouy])", "g"),
        (r"sh|zh|dzh", "s"),
        (r"ch", "k"),
        (r"h", ""),
        (r"ck|q|c(?![eiy])", "k"),
        (r"ts|c|z", "s"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"(?<=[ae])u", "v"),
        (r"[jy]", "i"),
        (r"(.)\1+", r"\1"),
        (r"i[aeou]", "i"),
    )
]


def fold(word: str) -> str:
    """``word`` in the common spelling: ``Медведев`` and ``Medvedev`` -> ``medvedev``."""
    known = _forms.get(word)
    return (known or _forms.of([word])[0])[0]


def folded(words: Sequence[str]) -> list[str]:
    """``fold`` of each word."""
    return [form for form, _ in _forms.of(words)]


class _Forms(dict[str, tuple[str, int]]):
    """Of each word that was met its folded form and its block: a number for the form's first two
    consonants. Only words of one block are compared, which makes matching linear; words that are
    too short have no block, 0.
    """

    def of(self, words: Sequence[str]) -> list[tuple[str, int]]:
        """The forms and blocks of ``words``."""
        known = [self.get(word) for word in words]
        fresh = {word for word, form in zip(words, known, strict=True) if form is None}
        if not fresh:
            return known  # type: ignore[return-value]
        met = dict(zip(fresh, _fold(list(fresh)), strict=True))
        if len(self) + len(met) > _MOST_FORMS:
            self.clear()
        self.update(met)
        return [form or met[word] for word, form in zip(words, known, strict=True)]


def _fold(words: list[str]) -> list[tuple[str, int]]:
    """Forms and blocks as of _Forms; for many words at once, a line each, it takes less time."""
    folded = "\n".join(words).translate(_latin).lower()
    if folded.count("\n") != len(words) - 1:
        return [one for word in words for one in _fold(["".join(word.split("\n"))])]
    for pattern, by in _RULES:
        folded = pattern.sub(by, folded)
    return [
        (form, 0 if len(form) < MIN_LENGTH else _block(consonants))
        for form, consonants in zip(
            folded.split("\n"), _VOWELS.sub("", folded).split("\n"), strict=True
        )
    ]


class _Latin(dict[int, str]):
    """Of each character that was met its spelling in Latin letters, for ``str.translate``."""

    def __missing__(self, char: int) -> str:
        self[char] = spelling = anyascii(chr(char))
        return spelling


_latin = _Latin()


def _block(consonants: str) -> int:
    return int.from_bytes((consonants[:2] or "-").encode(), "big")


_MOST_FORMS = 1 << 18
_VOWELS = re.compile("[aeiou]")
_forms = _Forms()
_BLOCK = itemgetter(1)


def similarity(word_a: str, word_b: str) -> float:
    """How alike two words of any scripts are, 0 to 1; 0 below MIN_SIMILARITY."""
    (a, block_a), (b, block_b) = _forms.of([word_a, word_b])
    if not block_a or block_a != block_b:
        return 0.0
    return float(JaroWinkler.similarity(a, b, score_cutoff=MIN_SIMILARITY))


#: A word keeps this many of the words most like it (and ties with the last of them): in a long text
#: hundreds are somewhat like any word and prove nothing.
MOST_LIKE = 6
_ROWS_AT_ONCE = 2048
#: The number of similarities that are looked through together.
_CELLS = 500_000


def matches(
    words_a: Sequence[str], words_b: Sequence[str]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]:
    """The pairs of words that are most alike: indices into both lists and similarities.

    A pair is kept if each word is among the MOST_LIKE of the other.
    """
    a, b = _Blocks.of(words_a), _Blocks.of(words_b)
    found: list[_Matches] = []
    held: list[_Compared] = []
    cells = 0
    for key in a.at.keys() & b.at.keys():
        here, others = a.at[key], b.at[key]
        for top in range(here.start, here.stop, _ROWS_AT_ONCE):
            some = slice(top, min(top + _ROWS_AT_ONCE, here.stop))
            alike = cdist(
                a.forms[some],
                b.forms[others],
                scorer=JaroWinkler.similarity,
                score_cutoff=MIN_SIMILARITY,
                dtype=np.float32,
            )
            held.append(_Compared(top, others.start, alike))
            cells += alike.size
            if cells > _CELLS:
                found.append(_kept(held))
                held, cells = [], 0
    found.append(_kept(held))
    rows, columns, values = (np.concatenate(one) for one in zip(*found, strict=True))
    i, j = a.place[rows], b.place[columns]
    order = np.lexsort((j, i))
    return i[order], j[order], values[order]


class _Blocks(NamedTuple):
    """Words by block: ``at[block]`` says where its words are in ``forms`` and in ``place``, which
    holds their places in the list of words.
    """

    place: NDArray[np.int32]
    forms: list[str]
    at: dict[int, slice]

    @classmethod
    def of(cls, words: Sequence[str]) -> _Blocks:
        """The words that have a block."""
        known = _forms.of(words)
        block = np.fromiter(map(_BLOCK, known), np.int64, len(known))
        order = np.argsort(block, kind="stable")
        order = order[np.count_nonzero(block == 0) :]
        keys, start = np.unique(block[order], return_index=True)
        bounds = pairwise((*start.tolist(), len(order)))
        at = {key: slice(*part) for key, part in zip(keys.tolist(), bounds, strict=True)}
        return cls(order.astype(np.int32), [known[k][0] for k in order.tolist()], at)


class _Compared(NamedTuple):
    """How alike words are, from these places on in both ``_Blocks``."""

    row: int
    column: int
    alike: NDArray[np.float32]


#: The row and the column of pairs of words, and how alike they are.
_Matches = tuple[LongArray, LongArray, NDArray[np.float32]]


def _kept(compared: Sequence[_Compared]) -> _Matches:
    """The pairs of which each word is among those most like the other."""
    if not compared:
        return _NO_INDEX, _NO_INDEX, np.empty(0, np.float32)
    heights, widths = np.array([one.alike.shape for one in compared]).T
    stop = np.cumsum(heights * widths)
    start = stop - heights * widths
    values = np.concatenate([one.alike.ravel() for one in compared])
    # All comparisons together: most are small, and few of their words are alike.
    cell = np.flatnonzero(values)
    part = np.searchsorted(stop, cell, side="right")
    row, column = np.divmod(cell - start[part], widths[part])
    crowded = _often((np.cumsum(heights) - heights)[part] + row)
    crowded |= _often((np.cumsum(widths) - widths)[part] + column)
    if crowded.any():
        for k in np.unique(part[crowded]).tolist():
            alike = compared[k].alike
            values[start[k] : stop[k]] = np.where(_most_like(alike), alike, 0.0).ravel()
        keep = values[cell] > 0.0
        cell, part, row, column = cell[keep], part[keep], row[keep], column[keep]
    rows, columns = np.array([one[:2] for one in compared]).T
    return rows[part] + row, columns[part] + column, values[cell]


def _often(items: LongArray) -> NDArray[np.bool_]:
    """Whether each item occurs more than MOST_LIKE times."""
    return np.bincount(items)[items] > MOST_LIKE


_NO_INDEX = np.empty(0, np.int64)


def _most_like(alike: NDArray[np.float32]) -> NDArray[np.bool_]:
    keep = alike > 0
    for axis in (0, 1):
        size = alike.shape[axis]
        if size > MOST_LIKE:
            least = np.partition(alike, size - MOST_LIKE, axis=axis)
            keep &= alike >= least.take([size - MOST_LIKE], axis=axis)
    return keep
