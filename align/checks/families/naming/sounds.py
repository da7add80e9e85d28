"""How similar two names sound in any languages and scripts, 0 to 1.

The spelling of ``anchors.words`` is first brought closer to the pronunciation, by undoing habits of
English spelling and of Russian transcription. Then either the whole words are compared, or only
their consonants, in classes of which a transcription may use any letter.
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
#: «У» before a vowel may stand for *w* inside a word: Galloway, «Галлоуэй».
_W = re.compile("(?<!^)у(?=[аеиоуэюя])")
#: Endings that turn a name into an adjective: «ноттингемский», “mazedonisch”.
_ADJECTIVE = re.compile(
    "(?<=[а-яё]{3})ск(?:ий|ая|ое|ие|ого|ому|ой|ую|им|ими|их|ом)$|(?<=[a-zäöü]{3})isch(?:e[mnrs]?)?$"
)
#: Names that sound at least this similar are the same, whatever other evidence there is.
SURELY = 0.75
_HYPHEN = re.compile("[-‑]")
#: The weight of parts of a word; the whole word has weight 1.
_LESS = 0.95
#: The length of an ending in letters.
_ENDING = 2
_VOWELS = re.compile("[aeiou]")
_CLASSES = str.maketrans("dbvzg", "tpfsk")


@lru_cache(maxsize=1 << 16)
def _readings(word: str) -> tuple[str, ...]:
    """The possible sounds of a word: by its letters, and as an English word."""
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
    """How similar two names sound. If a name has several parts, the most similar one counts."""
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
    """Similarity by all letters. Either word may have an ending of up to two letters."""
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
