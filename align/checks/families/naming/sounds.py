"""How similar two names sound in any languages and scripts, 0 to 1.

The spelling of ``anchors.words`` is first brought closer to the pronunciation, by undoing habits of
English spelling and of Russian transcription. Then either the whole words are compared, or only
their consonants, in classes of which a transcription may use any letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from align.anchors import words
from align.checks.families.naming import scripts

_ENGLISH = [
    # In several lines, a negated class of letters must not match the end of a line.
    (re.compile(pattern.replace("[^", "[^\\n"), re.MULTILINE), by)
    for pattern, by in (
        (r"^wh", "v"), (r"^kn", "n"), (r"zh", "j"), (r"tz", "ts"), (r"ham$", "em"), (r"^mc", "mak"),
        (r"ughe?(?=s?$)", "iu"), (r"uy$", "ai"), (r"owe?(?=s?$)", "ou"), (r"oe$", "o"),
        (r"oa", "ou"), (r"ow(?=[^aeiouwh])", "ou"),
        (r"au|aw", "o"), (r"qu", "k"), (r"ough$", "af"), (r"gh(?=$|[^aeiou])", ""), (r"th", "t"),
        (r"ee|ea", "i"), (r"oo", "u"), (r"ew|ue$", "iu"), (r"a(?=[^aeiou]e$)|ay$", "ei"),
        (r"(?<=[^aeiou])e$", ""),
        (r"ck|ch", "k"), (r"gu(?=[ei])", "k"), (r"dge?(?=s?$|[^aeiou]|er)", "j"),
        (r"g(?=[ei])", "j"), (r"j", "i"),
    )
]  # fmt: skip
_RUSSIAN = [
    (re.compile("дж|ж"), "й"),
    (re.compile("^у(?=[аеиоуэюя])", re.MULTILINE), "в"),
]
#: «У» before a vowel may stand for *w* inside a word: Galloway, «Галлоуэй».
_W = re.compile("(?<!^)у(?=[аеиоуэюя])", re.MULTILINE)
#: Endings that turn a name into an adjective: «ноттингемский», “mazedonisch”.
_ADJECTIVE = re.compile(
    "(?<=[а-яё]{3})ск(?:ий|ая|ое|ие|ого|ому|ой|ую|им|ими|их|ом)$|(?<=[a-zäöü]{3})isch(?:e[mnrs]?)?$",
    re.MULTILINE,
)
#: Names that sound at least this similar are the same, whatever other evidence there is.
SURELY = 0.75
_HYPHEN = re.compile("[-‑]")
#: The weight of parts of a word; the whole word has weight 1.
_LESS = 0.95
#: The length of an ending in letters.
_ENDING = 2
_VOWELS = re.compile("[aeiou]")
#: The largest number of words whose sounds are kept.
_MOST_KNOWN = 1 << 16
_CLASSES = str.maketrans("dbvzg", "tpfsk")


def _readings(every: Sequence[str]) -> list[dict[str, None]]:
    """The possible sounds of each word: by its letters, and as an English word. Many words at
    once, a line each, take less time.
    """
    text = "\n".join(every).lower()
    if text.count("\n") != len(every) - 1:  # a word with a line break in it
        return [one for word in every for one in _readings(["".join(word.split("\n"))])]
    for pattern, by in _RUSSIAN:
        text = pattern.sub(by, text)
    others = [text, _ADJECTIVE.sub("", text), _W.sub("в", text)]
    english = text
    for pattern, by in _ENGLISH:
        english = pattern.sub(by, english)
    rows = zip(*(one.split("\n") for one in (*others, english)), strict=True)
    spellings = [
        [own, adjective, *([as_english] if word.isascii() else [w, *scripts.readings(word)])]
        for word, (own, adjective, w, as_english) in zip(every, rows, strict=True)
    ]
    flat = [*dict.fromkeys(chain.from_iterable(spellings))]
    forms = dict(zip(flat, words.folded(flat), strict=True))
    return [dict.fromkeys(forms[one] for one in own) for own in spellings]


@lru_cache(maxsize=1 << 17)
def likeness(one: str, other: str) -> float:
    """How similar two names sound. If a name has several parts, the most similar one counts."""
    best, theirs = 0.0, _sounds(other)
    for reading, skeleton in _sounds(one):
        for its_reading, its_skeleton in theirs:
            found = _letters(reading, its_reading)
            if skeleton and its_skeleton:
                like = _LESS * Levenshtein.normalized_similarity(skeleton, its_skeleton)
                found = max(found, like)
            if found > best:
                best = max(best, found if _may_begin(reading, its_reading) else _OTHER * found)
    return best


#: What else a transcription may write for the first sound of a name. Sounds that are not here may
#: be written in many ways.
_FIRST = {
    "b": "bpv", "p": "pbf", "f": "fvp", "v": "vfbu", "m": "m", "n": "n", "l": "l", "r": "r",
    "t": "td", "d": "dt", "s": "s",
}  # fmt: skip
#: How much the likeness of names counts that begin with different sounds: Farrow, «Бэрроу».
_OTHER = 0.65


def _may_begin(one: str, other: str) -> bool:
    """Whether two readings begin with sounds that a transcription may take for each other."""
    a, b = one[:1], other[:1]
    return a not in _FIRST or b not in _FIRST or a in _FIRST[b] or b in _FIRST[a]


def _parts(name: str) -> list[str]:
    parts = _HYPHEN.split(name)
    return [name, *(part for part in parts if len(part) > 3)] if len(parts) > 1 else [name]


def _letters(one: str, other: str) -> float:
    """Similarity by all letters. Either word may have an ending of up to two letters."""
    if not one or not other:
        return 0.0
    whole = float(Levenshtein.normalized_similarity(one, other))
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if not 0 < len(long) - len(short) <= _ENDING:
        return whole
    cut = long[: max(3, len(short))]
    return max(whole, _LESS * Levenshtein.normalized_similarity(short, cut))


#: Pairs of words that roughly sound at least this similar are compared exactly.
_WORTH = 0.5


def table(names: Sequence[str], others: Sequence[str]) -> NDArray[np.float64]:
    """How similar each name sounds to each of the other words; below 0.5 only roughly."""
    if not names or not others:
        return np.zeros((len(names), len(others)))
    mine, rows = _spread(names, "1")
    theirs, columns = _spread(others, "2")
    rough = np.maximum(
        cdist(mine[0], theirs[0], scorer=Levenshtein.normalized_similarity, dtype=np.float32),
        cdist(mine[1], theirs[1], scorer=Levenshtein.normalized_similarity, dtype=np.float32),
    )
    best = np.maximum.reduceat(np.maximum.reduceat(rough, rows, 0), columns, 1).astype(float)
    for i, j in np.argwhere(best >= _WORTH).tolist():
        best[i, j] = likeness(names[i], others[j])
    return best


def _spread(words: Sequence[str], nothing: str) -> tuple[tuple[list[str], list[str]], list[int]]:
    """All readings of the words and their consonants, and where those of each word begin.

    ``nothing`` stands for empty ones and for too few consonants, which resemble nothing.
    """
    readings, skeletons, starts = list[str](), list[str](), list[int]()
    for sounds in _known.of(words):
        starts.append(len(readings))
        for whole, skeleton in sounds:
            readings.append(whole or nothing)
            skeletons.append(skeleton or nothing)
    return (readings, skeletons), starts


class _Known(dict[str, tuple[tuple[str, str], ...]]):
    """Of each word that was met, the readings of the word and of its parts, with their consonants
    if there are enough.
    """

    def of(self, every: Sequence[str]) -> list[tuple[tuple[str, str], ...]]:
        """What is known of these words."""
        known = [self.get(word) for word in every]
        fresh = [*dict.fromkeys(w for w, found in zip(every, known, strict=True) if found is None)]
        if not fresh:
            return known  # type: ignore[return-value]
        parts = [_parts(word) for word in fresh]
        single = [*dict.fromkeys(chain.from_iterable(parts))]
        readings = dict(zip(single, _readings(single), strict=True))
        met = {
            word: tuple(
                (reading, _skeleton(reading))
                for reading in dict.fromkeys(chain.from_iterable(readings[one] for one in own))
            )
            for word, own in zip(fresh, parts, strict=True)
        }
        if len(self) + len(met) > _MOST_KNOWN:
            self.clear()
        self.update(met)
        return [found or met[word] for word, found in zip(every, known, strict=True)]


_known = _Known()


def _sounds(word: str) -> tuple[tuple[str, str], ...]:
    return _known.get(word) or _known.of([word])[0]


def _skeleton(reading: str) -> str:
    """The consonants of a reading; "" if there are too few."""
    consonants = _VOWELS.sub("", reading).translate(_CLASSES)
    return consonants if len(consonants) > 1 else ""
