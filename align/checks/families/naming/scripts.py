"""How words sound in scripts that a plain transliteration reads badly, and in texts without spaces.

The letters of India have a vowel of their own that is not written; their Unicode names have it
(DEVANAGARI LETTER SHA). Japanese has one letter for *l* and *r*. In Chinese and Japanese, a name
may be any run of signs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from align.anchors.words import fold
from align.languages.marks import COMBINING

#: A run of letters with the signs that follow them, as the vowels of India: part of a pattern.
LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{COMBINING}])*"
_INDIC = re.compile("[\u0900-\u0dff]")
_KANA = re.compile("[\u3041-\u30ff]")
#: A vowel that Hindi does not speak: at the end of a word, and between two others.
_SILENT = re.compile(r"(?<=[^a])a$")
#: Words in the letters that Japanese uses for foreign ones, of at least three letters.
FOREIGN = re.compile("[ァ-ヺー]{3,}")
#: The signs of the scripts without spaces that have sounds.
_SIGN = re.compile("[\u3041-\u30ff\u3400-\u9fff]")
#: The longest run of signs that may be one word of a name.
_RUN = {"zh": 6, "ja": 10}
_LONGEST = 6
#: Consonants that a script without spaces may use for each other, and vowels.
_ROUGH = str.maketrans("lmdbvzgj", "rntpfskk")
_VOWELS = re.compile("[aeiou]")
#: How much names count whose consonants have been found, by how many there are: few are found by
#: chance.
_WORTH = (0.0, 0.0, 0.6, 0.8, 0.9)


def readings(word: str) -> Iterator[str]:
    """Words in Latin letters that sound like a word in a script of India or Japan; none for other
    scripts.
    """
    if _INDIC.search(word):
        spoken = _indic(word)
        yield spoken
        yield _SILENT.sub("", spoken)
    elif _KANA.search(word):
        spoken = anyascii(word).lower()
        yield spoken.replace("r", "l")


def _indic(word: str) -> str:
    """A word in a script of India in Latin letters."""
    found = ""
    for sign in word:
        name = unicodedata.name(sign, "")
        _, _, letter = name.partition(" LETTER ")
        if letter:
            found += letter.lower()
        elif " VOWEL SIGN " in name:
            found = found.removesuffix("a") + name.rpartition(" ")[2].lower()
        elif name.endswith("VIRAMA"):
            found = found.removesuffix("a")
        elif name.endswith(("ANUSVARA", "CANDRABINDU", "BINDI", "TIPPI")):
            found += "n"
        elif name.endswith("VISARGA"):
            found += "h"
    return re.sub(r"candra |[^a-z]", "", found).replace("aa", "a").replace("v", "w")


def unspaced(names: Sequence[str], text: str, lang: str) -> NDArray[np.float64]:
    """How similar each name sounds to some run of signs of a text without spaces, 0 to 1: a row for
    each name, with one column.
    """
    runs = [*_runs(text, _RUN.get(lang, _LONGEST))]
    found = np.zeros((len(names), 1))
    if not runs:
        return found
    skeletons = [*dict.fromkeys(filter(None, map(_skeleton, runs)))] or ["1"]
    folded = [fold(name) or "2" for name in names]
    letters = cdist(folded, runs, scorer=Levenshtein.normalized_similarity).max(1)
    own = [_skeleton(name) or "2" for name in folded]
    consonants = cdist(own, skeletons, scorer=Levenshtein.normalized_similarity).max(1)
    worth = np.array([_WORTH[min(len(one), len(_WORTH) - 1)] for one in own])
    found[:, 0] = np.maximum(letters, worth * consonants)
    return found


@lru_cache(maxsize=1 << 10)
def _runs(text: str, longest: int) -> tuple[str, ...]:
    """The sounds of all short runs of signs in a text."""
    found = dict[str, None]()
    for part in re.findall(f"{_SIGN.pattern}+", text):
        signs = [fold(sign) for sign in part]
        for first in range(len(signs)):
            run = ""
            for sign in signs[first : first + longest]:
                run += sign
                if len(run) > 1:
                    found[run] = None
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _skeleton(folded: str) -> str:
    return _VOWELS.sub("", folded).translate(_ROUGH)
