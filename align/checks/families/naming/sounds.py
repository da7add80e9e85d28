"""How alike two names sound, whatever their languages and scripts, 0 to 1.

The spelling of ``anchors.words`` is kept closer to what is heard: first the habits of English
spelling and of Russian transcription are undone, then either the whole words are compared, or their
consonants alone, in classes of which a transcription may choose either.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from align.anchors import words

_ENGLISH = [
    (re.compile(pattern), by)
    for pattern, by in (
        (r"^wh", "v"), (r"^kn", "n"), (r"zh", "j"), (r"ham$", "em"), (r"oe$", "o"),
        (r"au|aw", "o"), (r"qu", "k"), (r"ough$", "af"), (r"gh(?=$|[^aeiou])", ""), (r"th", "t"),
        (r"ee|ea", "i"), (r"oo", "u"), (r"(?:ew|ue)$", "iu"), (r"a(?=[^aeiou]e$)|ay$", "ei"),
        (r"(?<=[^aeiou])e$", ""),
        (r"ck|ch", "k"), (r"gu(?=[ei])", "k"), (r"g(?=[ei])", "j"), (r"j", "i"),
    )
]  # fmt: skip
_RUSSIAN = [(re.compile("дж|ж"), "й"), (re.compile("^у(?=[аеиоуэюя])"), "в")]
#: What «у» before a vowel renders inside a word, now and then: Galloway, «Галлоуэй».
_W = re.compile("(?<!^)у(?=[аеиоуэюя])")
#: What makes an adjective of a name: «ноттингемский», “mazedonisch”.
_ADJECTIVE = re.compile(
    "(?<=[а-яё]{3})ск(?:ий|ая|ое|ие|ого|ому|ой|ую|им|ими|их|ом)$|(?<=[a-zäöü]{3})isch(?:e[mnrs]?)?$"
)
#: Names that sound at least so much alike are one name, whatever else speaks for it or against.
SURELY = 0.75
_HYPHEN = re.compile("[-‑]")
#: What parts of a word count for, beside the whole.
_LESS = 0.95
#: Letters of an ending.
_ENDING = 2
_VOWELS = re.compile("[aeiou]")
_CLASSES = str.maketrans("dbvzg", "tpfsk")


@lru_cache(maxsize=1 << 16)
def _readings(word: str) -> tuple[str, ...]:
    """The word as it may sound: by its letters, and as an English word."""
    lower = word.lower()
    for pattern, by in _RUSSIAN:
        lower = pattern.sub(by, lower)
    others = [lower, _ADJECTIVE.sub("", lower)]
    if word.isascii():
        for pattern, by in _ENGLISH:
            lower = pattern.sub(by, lower)
        others.append(lower)
    else:
        others.append(_W.sub("в", lower))
    return tuple(dict.fromkeys(map(words.fold, others)))


@lru_cache(maxsize=1 << 17)
def likeness(one: str, other: str) -> float:
    """How alike two names sound; of a name of several parts the part that is most alike counts."""
    return max(
        (_alike(a, b) for a in _parts(one) for b in _parts(other)),
        default=0.0,
    )


def _parts(name: str) -> list[str]:
    parts = _HYPHEN.split(name)
    return [name, *(part for part in parts if len(part) > 3)] if len(parts) > 1 else [name]


def _alike(one: str, other: str) -> float:
    return max(
        max(_letters(a, b), _consonants(a, b)) for a in _readings(one) for b in _readings(other)
    )


def _letters(one: str, other: str) -> float:
    """Likeness by all letters; either may have an ending of its language, of up to two letters."""
    if not one or not other:
        return 0.0
    short, long = sorted((one, other), key=len)
    cut = long[: max(3, len(short))] if len(long) - len(short) <= _ENDING else long
    return max(Levenshtein.normalized_similarity(one, other),
               _LESS * Levenshtein.normalized_similarity(short, cut))  # fmt: skip


def _consonants(one: str, other: str) -> float:
    a, b = (_VOWELS.sub("", word).translate(_CLASSES) for word in (one, other))
    if min(len(a), len(b)) < 2:
        return 0.0
    return _LESS * Levenshtein.normalized_similarity(a, b)
