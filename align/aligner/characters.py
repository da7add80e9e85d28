"""Counts of characters in many sentences at once: punctuation marks, whether there is prose, and
how long a sentence is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from align.aligner.band import FloatArray

_ADDRESS = re.compile(r"\w+://\S+|www\.\S+")
#: Characters that are rarer in prose than letters.
_NO_PROSE = frozenset(r"*|/\=+#_<>{}()[];~^$%@&•·")
#: What is known of a character: its mark, as a number below 32, and more in separate bits.
_MARK, _LETTER, _RARE, _SEEN = 31, 32, 64, 128
#: The number of sentences whose characters are looked at together; limits memory.
_SENTENCES = 4096

#: How many letters an ideograph or a syllable stands for: the first and the last character of each
#: kind, and the number.
_WIDE = (("\u3400", "\u9fff", 3.0), ("\u3041", "\u30ff", 2.0), ("\uac00", "\ud7af", 2.0))
#: A sentence whose characters hold more or less than those of the rest of the text by this factor
#: is in another kind of script.
_OTHER = 1.6
#: The letters that most sentences in alphabets consist of, and the least share of a sentence's
#: characters that they have. Characters that replace ideographs one by one are others: question
#: marks, boxes, rare letters.
_PLAIN = (("A", "Z"), ("a", "z"), ("\u00c0", "\u00ff"), ("\u0370", "\u1fff"))
_MOSTLY = 0.5


def lengths(texts: Sequence[str]) -> FloatArray:
    """The number of characters of each sentence, in characters of the script of most sentences: the
    words of a Latin passage in a Chinese text do not become longer by their script.
    """
    found = np.array([len(text) for text in texts], np.float32)
    joined = "".join(texts)
    if joined.isascii():
        return found
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    if codes.max() < ord(_WIDE[1][0]):
        return found
    held, plain = np.ones(len(codes)), np.zeros(len(codes), bool)
    for first, last, letters in _WIDE:
        held[(ord(first) <= codes) & (codes <= ord(last))] = letters
    for first, last in _PLAIN:
        plain |= (ord(first) <= codes) & (codes <= ord(last))
    bounds = np.concatenate(([0], np.cumsum([len(text) for text in texts])))
    dense, plainly = (
        np.diff(np.concatenate(([0.0], np.cumsum(one)))[bounds]) / np.maximum(found, 1.0)
        for one in (held, plain)
    )
    dense[found == 0.0] = usual = np.median(dense[found > 0.0])
    times = dense / usual
    other = (times > _OTHER) | ((times < 1.0 / _OTHER) & (plainly >= _MOSTLY))
    found[other] *= times[other]
    return found


class Marks:
    """Counts the marks in sentences: ``marks`` has the characters of each kind, by a number from 1
    to 31.
    """

    def __init__(self, marks: Mapping[int, str]) -> None:
        self._mark_of = {char: kind for kind, chars in marks.items() for char in chars}
        # What is known of each code point; filled in when one is met.
        self._known = np.zeros(0x110000, np.uint8)

    def count(self, texts: Sequence[str], counts: FloatArray, bare: NDArray[np.bool_]) -> None:
        """Add to ``counts[kind, k]`` how often marks of that kind are in sentence k; set
        ``bare[k]`` if the sentence is not prose but a row of figures, code, an address or the like.
        """
        for first in range(0, len(texts), _SENTENCES):
            part = slice(first, first + _SENTENCES)
            self._count(texts[part], counts[:, part], bare[part])

    def _count(self, texts: Sequence[str], counts: FloatArray, bare: NDArray[np.bool_]) -> None:
        bounds = np.zeros(len(texts) + 1, np.int64)
        np.cumsum([len(text) for text in texts], out=bounds[1:])
        known = self._look_up("".join(texts))
        marks = known & _MARK
        place = np.flatnonzero(marks)
        sentence = np.searchsorted(bounds, place, side="right") - 1
        cells = marks[place].astype(np.int64) * len(texts) + sentence
        counts += np.bincount(cells, minlength=counts.size).reshape(counts.shape)
        total = np.zeros(len(known) + 1, np.int64)
        np.cumsum((known & _LETTER != 0).astype(np.int8) - (known & _RARE != 0), out=total[1:])
        bare |= np.diff(total[bounds]) < 0
        for k, text in enumerate(texts):
            if "://" in text or "www." in text:
                known = self._look_up(_ADDRESS.sub("////////", text))
                bare[k] = np.count_nonzero(known & _LETTER) < np.count_nonzero(known & _RARE)

    def _look_up(self, text: str) -> NDArray[np.uint8]:
        """What is known of each character."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        known = self._known.take(codes)
        if not known.all():
            for code in np.unique(codes[known == 0]).tolist():
                char = chr(code)
                rare = char in _NO_PROSE or re.match(r"\d", char)
                self._known[code] = (
                    self._mark_of.get(char, 0)
                    | (_LETTER if char.isalpha() else 0)
                    | (_RARE if rare else 0)
                    | _SEEN
                )
            known = self._known.take(codes)
        return known
