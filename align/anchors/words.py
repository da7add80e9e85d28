"""Words that two languages share: names and international words, whatever the script.

A word is folded to a common Latin spelling (transliteration by anyascii, then a
few rules that undo what spelling systems do to the same sound); two folded words
match by Jaro-Winkler similarity (rapidfuzz).
"""

from __future__ import annotations

import re
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


@lru_cache(maxsize=1 << 18)
def _form(word: str) -> tuple[str, str]:
    """The folded word and its block: its first two consonants. Only words of one block are
    compared, which makes matching linear; words that are too short have no block.
    """
    folded = fold(word)
    if len(folded) < MIN_LENGTH:
        return folded, ""
    return folded, _VOWELS.sub("", folded)[:2] or "-"


_VOWELS = re.compile("[aeiou]")


def similarity(word_a: str, word_b: str) -> float:
    """How alike two words of any scripts are, 0 to 1; 0 below MIN_SIMILARITY."""
    a, block_a = _form(word_a)
    b, block_b = _form(word_b)
    if not block_a or block_a != block_b:
        return 0.0
    return float(JaroWinkler.similarity(a, b, score_cutoff=MIN_SIMILARITY))


#: Up to this many comparisons a block is not worth the setting up of a table.
_SMALL_BLOCK = 24


def matches(
    words_a: Sequence[str], words_b: Sequence[str]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]:
    """All pairs of alike words: indices into both lists and similarities."""
    blocks_a, blocks_b = _blocks(words_a), _blocks(words_b)
    found: list[tuple[int, int, float]] = []
    for key in blocks_a.keys() & blocks_b.keys():
        block_a, block_b = blocks_a[key], blocks_b[key]
        if len(block_a) * len(block_b) <= _SMALL_BLOCK:
            for i, a in block_a:
                for j, b in block_b:
                    alike = JaroWinkler.similarity(a, b, score_cutoff=MIN_SIMILARITY)
                    if alike:
                        found.append((i, j, alike))
            continue
        likeness = cdist(
            [folded for _, folded in block_a],
            [folded for _, folded in block_b],
            scorer=JaroWinkler.similarity,
            score_cutoff=MIN_SIMILARITY,
            dtype=np.float32,
        )
        rows, columns = np.nonzero(likeness)
        found += [
            (block_a[row][0], block_b[column][0], alike)
            for row, column, alike in zip(
                rows.tolist(), columns.tolist(), likeness[rows, columns].tolist(), strict=True
            )
        ]
    found.sort()
    table = np.array(found, np.float64).reshape(-1, 3)
    return (
        table[:, 0].astype(np.int32),
        table[:, 1].astype(np.int32),
        table[:, 2].astype(np.float32),
    )


def _blocks(words: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    blocks: dict[str, list[tuple[int, str]]] = {}
    for index, word in enumerate(words):
        folded, block = _form(word)
        if block:
            blocks.setdefault(block, []).append((index, folded))
    return blocks
