"""Numbers that stand for texts: the same text has the same number, on every machine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Prints = NDArray[np.uint64]

_WORD = re.compile(r"\w+")
#: Scripts without spaces between words: characters stand for words.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
#: How a bead is summarised: so many numbers of its words, in bands of so many.
BANDS, ROWS = 5, 4
_SHIFT = np.uint64(29)
#: Of every so many runs of words one is taken as a sign of a text.
_TAKEN = 4


def print_of(*texts: str) -> int:
    """The number of some texts together, of 64 bits."""
    data = "\x1f".join(texts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")


#: Odd numbers and any numbers, from which the others are mixed.
_MIX = np.array(
    [[print_of(kind, str(k)) | 1 for k in range(BANDS * ROWS)] for kind in ("times", "plus")],
    np.uint64,
)


def words_of(text: str) -> Sequence[str]:
    """The words without case and marks; characters, if the script has no spaces."""
    text = text.casefold()
    if UNSPACED.search(text):
        text = UNSPACED.sub(r" \g<0> ", text)
    return _WORD.findall(text)


def plain(text: str) -> str:
    """A text without what may differ between copies: case, marks and spaces."""
    return " ".join(words_of(text))


@lru_cache(maxsize=1 << 17)
def _of_word(word: str) -> int:
    return print_of(word)


def bands(beads: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Prints:
    """For the words of both sides of each bead, ``BANDS`` numbers: beads with mostly the same words
    have one of them in common (MinHash). Beads without words have none: zeros.
    """
    flat: list[int] = []
    starts = [0]
    for src, tgt in beads:
        flat.extend(map(_of_word, src))
        # The words of the target count apart.
        flat.extend(_of_word(word) ^ 0x5555555555555555 for word in tgt)
        starts.append(len(flat))
    count = len(starts) - 1
    made = np.zeros((count, BANDS), np.uint64)
    filled = np.flatnonzero(np.diff(starts))
    if not len(filled):
        return made
    words: Prints = np.array(flat, np.uint64)
    begin = np.array(starts[:-1], np.intp)[filled]
    with np.errstate(over="ignore"):
        least = np.stack(
            [np.minimum.reduceat(_mixed(words, times, plus), begin) for times, plus in _MIX.T],
            axis=1,
        )
        joined = np.zeros((len(filled), BANDS), np.uint64)
        for row in range(ROWS):
            joined = _mixed(joined ^ least[:, row::ROWS], _MIX[0, row], _MIX[1, row])
        # The same words in another band are another number.
        joined = joined + np.arange(BANDS, dtype=np.uint64)  # type: ignore[assignment]
        made[filled] = _mixed(joined, _MIX[0, 4], _MIX[1, 4]) | np.uint64(1)
    return made


def signs(words: Sequence[str], run: int) -> Prints:
    """Numbers for runs of ``run`` words, about one for every four: the same runs have the same."""
    if len(words) < run:
        return np.zeros(0, np.uint64)
    own = np.array([_of_word(word) for word in words], np.uint64)
    with np.errstate(over="ignore"):
        made = np.zeros(len(own) - run + 1, np.uint64)
        for at in range(run):
            made = _mixed(made ^ own[at : len(own) - run + 1 + at], _MIX[0, at], _MIX[1, at])
    return np.unique(made[made % np.uint64(_TAKEN) == 0])


def _mixed(values: Prints, times: np.uint64, plus: np.uint64) -> Prints:
    values = values * times + plus
    mixed: Prints = values ^ (values >> _SHIFT)
    return mixed


def repeated(values: Prints) -> Prints:
    """The numbers that occur more than once, in order, without zero."""
    ordered = np.sort(values, axis=None)
    again: Prints = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    filled: Prints = again[again != 0]
    return filled


def places(values: Prints, known: Prints) -> NDArray[np.intp]:
    """The place of each number in ``known``, which is in order; -1 if it is not there."""
    if not len(known):
        return np.full(values.shape, -1, np.intp)
    found = np.minimum(np.searchsorted(known, values), len(known) - 1)
    return np.where(known[found] == values, found, -1)
