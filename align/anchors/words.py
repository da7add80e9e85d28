"""Words that two languages share: names and international words in any script.

A word is folded to a common Latin spelling (transliteration by anyascii, then a few rules for
different spellings of the same sound); two folded words are compared by Jaro-Winkler similarity
(rapidfuzz).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cdist

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
    return _forms.of([word])[0][0]


class _Forms(dict[str, tuple[str, str]]):
    """Of each word that was met its folded form and its block: the form's first two consonants.
    Only words of one block are compared, which makes matching linear; words that are too short
    have no block.
    """

    def of(self, words: Sequence[str]) -> list[tuple[str, str]]:
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


def _fold(words: list[str]) -> list[tuple[str, str]]:
    """Forms and blocks as of _Forms; for many words at once, a line each, it takes less time."""
    folded = anyascii("\n".join(words)).lower()
    if folded.count("\n") != len(words) - 1:
        return [one for word in words for one in _fold(["".join(word.split("\n"))])]
    for pattern, by in _RULES:
        folded = pattern.sub(by, folded)
    return [
        (form, "" if len(form) < MIN_LENGTH else consonants[:2] or "-")
        for form, consonants in zip(
            folded.split("\n"), _VOWELS.sub("", folded).split("\n"), strict=True
        )
    ]


_MOST_FORMS = 1 << 18
_VOWELS = re.compile("[aeiou]")
_forms = _Forms()


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


def matches(
    words_a: Sequence[str], words_b: Sequence[str]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]:
    """The pairs of words that are most alike: indices into both lists and similarities.

    A pair is kept if each word is among the MOST_LIKE of the other.
    """
    blocks_a, blocks_b = _blocks(words_a), _blocks(words_b)
    rows, columns, values = [_NO_INDEX], [_NO_INDEX], [np.empty(0, np.float32)]
    for key in blocks_a.keys() & blocks_b.keys():
        indices_a, folded_a = blocks_a[key]
        indices_b, folded_b = blocks_b[key]
        for top in range(0, len(folded_a), _ROWS_AT_ONCE):
            alike = cdist(
                folded_a[top : top + _ROWS_AT_ONCE],
                folded_b,
                scorer=JaroWinkler.similarity,
                score_cutoff=MIN_SIMILARITY,
                dtype=np.float32,
            )
            row, column = np.nonzero(_most_like(alike))
            rows.append(np.array(indices_a[top : top + _ROWS_AT_ONCE], np.int32)[row])
            columns.append(np.array(indices_b, np.int32)[column])
            values.append(alike[row, column])
    i, j, value = np.concatenate(rows), np.concatenate(columns), np.concatenate(values)
    order = np.lexsort((j, i))
    return i[order], j[order], value[order]


_NO_INDEX = np.empty(0, np.int32)


def _most_like(alike: NDArray[np.float32]) -> NDArray[np.bool_]:
    keep = alike > 0
    for axis in (0, 1):
        size = alike.shape[axis]
        if size > MOST_LIKE:
            least = np.partition(alike, size - MOST_LIKE, axis=axis)
            keep &= alike >= least.take([size - MOST_LIKE], axis=axis)
    return keep


def _blocks(words: Sequence[str]) -> dict[str, tuple[list[int], list[str]]]:
    """For each block, the indices of its words and their folded forms."""
    blocks: dict[str, tuple[list[int], list[str]]] = {}
    for index, (folded, block) in enumerate(_forms.of(words)):
        if block:
            indices, forms = blocks.setdefault(block, ([], []))
            indices.append(index)
            forms.append(folded)
    return blocks
