"""Words that two languages share: names and international words, whatever the script.

A word is folded to a common Latin spelling (transliteration by anyascii, then a
few rules that undo what spelling systems do to the same sound); two folded words
match by Jaro-Winkler similarity (rapidfuzz).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cdist

#: Below this similarity two folded words are not taken for the same word.
MIN_SIMILARITY = 0.84
#: Shorter folded words match by accident.
MIN_LENGTH = 3

_RULES = [
    (re.compile(pattern), by)
    for pattern, by in (
        (r"[^a-z]", ""),
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


@lru_cache(maxsize=1 << 18)
def fold(word: str) -> str:
    """``word`` in the common spelling: ``Медведев`` and ``Medvedev`` -> ``medvedev``."""
    folded = anyascii(word).lower()
    for pattern, by in _RULES:
        folded = pattern.sub(by, folded)
    return folded


def similarity(word_a: str, word_b: str) -> float:
    """How alike two words of any scripts are, 0 to 1; 0 below MIN_SIMILARITY."""
    a, b = fold(word_a), fold(word_b)
    if not _comparable(a) or not _comparable(b) or _block(a) != _block(b):
        return 0.0
    return float(JaroWinkler.similarity(a, b, score_cutoff=MIN_SIMILARITY))


def _comparable(folded: str) -> bool:
    return len(folded) >= MIN_LENGTH


def _block(folded: str) -> str:
    """Words whose first two consonants differ are never compared: that makes matching linear."""
    consonants = [char for char in folded if char not in "aeiou"][:2]
    return "".join(consonants)


def matches(
    words_a: Sequence[str], words_b: Sequence[str]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]:
    """All pairs of alike words: indices into both lists and similarities."""
    blocks_b: dict[str, list[int]] = defaultdict(list)
    folded_b = [fold(word) for word in words_b]
    for index, word in enumerate(folded_b):
        if _comparable(word):
            blocks_b[_block(word)].append(index)
    blocks_a: dict[str, list[int]] = defaultdict(list)
    folded_a = [fold(word) for word in words_a]
    for index, word in enumerate(folded_a):
        if _comparable(word):
            blocks_a[_block(word)].append(index)
    rows: list[NDArray[np.int32]] = []
    columns: list[NDArray[np.int32]] = []
    values: list[NDArray[np.float32]] = []
    for key, indices_a in blocks_a.items():
        indices_b = blocks_b.get(key)
        if not indices_b:
            continue
        table = cdist(
            [folded_a[i] for i in indices_a],
            [folded_b[j] for j in indices_b],
            scorer=JaroWinkler.similarity,
            score_cutoff=MIN_SIMILARITY,
            dtype=np.float32,
        )
        row, column = np.nonzero(table)
        rows.append(np.asarray(indices_a, np.int32)[row])
        columns.append(np.asarray(indices_b, np.int32)[column])
        values.append(table[row, column])
    if not rows:
        return np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float32)
    return np.concatenate(rows), np.concatenate(columns), np.concatenate(values)
