"""Single words of one side that no word of the other side translates.

``coverage`` looks for runs of words. Here each content word is judged by itself: whether a free
word of the other side could be its translation, how well its neighbours are linked and whether
there is room between their translations, how often the rest of the document translates it, and how
much shorter than usual the other side is. Other checks look at numbers and function words. The
model is in ``align/models/single-words.json``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align import languages
from align.aligner.links import STEM
from align.aligner.wordtables import commonness
from align.checks.families.completeness.coverage import Side
from align.checks.model.finding import Span
from align.models import logistic

FloatArray = NDArray[np.float64]

#: The features of a word.
FEATURES = (
    "cover", "doubt", "kept", "near", "near_free", "free", "gap", "common", "capital", "before",
    "after", "rest", "open", "open_here", "missing", "size", "room", "tight", "edge", "usual",
    "again", "log_words", "near_squared", "hyphen",
    "by_number",
)  # fmt: skip
#: Words at least this common, or with at most so many letters, are taken to be function words.
_COMMON, _SHORT = 0.5, 2
#: A word whose likeliest link is at least this likely shows where its side continues.
_ANCHORED = 0.65
#: Texts with fewer words are not judged.
_LEAST_WORDS = 4
#: Words beside a reported word are part of the report if their scores are lower than the limit by
#: at most this.
_BESIDE = 0.7
_HYPHENS = frozenset("-‐‑")


class Loose(NamedTuple):
    """A content word: its number among the words of its side, and its features."""

    number: int
    features: FloatArray

    @property
    def score(self) -> float:
        """How likely it is that the other side does not translate it, in log odds."""
        return float(logistic("single-words", "word", FEATURES).log_odds(self.features))


@dataclass(frozen=True)
class Half:
    """One side of a bead: its words in lower case, their commonness (0 to 1), how well they are
    usually linked in this document, and the cosines between its words (rows) and those of the other
    side.
    """

    side: Side
    forms: Sequence[str]
    common: FloatArray
    usual: FloatArray
    cosines: NDArray[np.floating]

    @cached_property
    def content(self) -> NDArray[np.bool_]:
        """Which words are content words: no numbers, and nothing common or short."""
        return np.array(
            [
                common < _COMMON and len(form) > _SHORT and form.isalpha()
                for form, common in zip(self.forms, self.common, strict=True)
            ]
        )

    def is_joined(self, number: int) -> bool:
        """Whether a hyphen joins a word to the one before or after it."""
        start, end = self.side.words[number]
        text = self.side.text
        return text[max(0, start - 1) : start] in _HYPHENS or text[end : end + 1] in _HYPHENS

    def is_by_number(self, number: int) -> bool:
        """Whether one of the two words before a word is written in figures: it may be a unit."""
        return any(form[0].isdigit() for form in self.forms[max(0, number - 2) : number])

    @cached_property
    def free(self) -> FloatArray:
        """For each word (row) how free each word of the other side is of links to other words."""
        links = self.side.links
        if len(links) < 2:
            return np.ones_like(links)
        top = np.sort(links, axis=0)[-2:]
        others = np.where(links >= top[1], top[0], top[1])
        return 1 - np.asarray(others, np.float64)


def halves(
    src: tuple[Side, FloatArray],
    tgt: tuple[Side, FloatArray],
    langs: tuple[str, str],
    cosines: NDArray[np.floating],
) -> tuple[Half, Half]:
    """Both sides of a bead, given with how well their words are usually linked."""
    made = [_half(*src, langs[0], cosines), _half(*tgt, langs[1], cosines.T)]
    return made[0], made[1]


def _half(side: Side, usual: FloatArray, lang: str, cosines: NDArray[np.floating]) -> Half:
    forms = [side.text[start:end].lower() for start, end in side.words]
    known, small = commonness(lang), _small_words(lang)
    common = [1.0 if form in small else known.get(form[:STEM], 0.0) for form in forms]
    return Half(side, forms, np.array(common), usual, cosines)


@lru_cache(maxsize=64)
def _small_words(lang: str) -> frozenset[str]:
    """The function words and the number words of a language."""
    language = languages.of(lang)
    return language.function_words | language.numerals.known.keys()


def loose(own: Half, other: Half, ratio: float) -> list[Loose]:
    """The content words of ``own`` with their features. ``ratio`` is the usual number of characters
    of the other side for a character of this one.
    """
    side = own.side
    n = len(own.forms)
    if min(n, len(other.forms)) < _LEAST_WORDS or not side.has_words or not own.content.any():
        return []
    links, cover, cosines = side.links, side.cover, own.cosines
    weight = 1.0 - own.common
    lengths = float(len(side.text)), len(other.side.text) / ratio
    scale = math.sqrt(sum(lengths))
    kept = (links * links / np.maximum(links.sum(0), 1e-9)).max(1)
    near, near_free = cosines.max(1), (cosines * own.free).max(1)
    free = (links * own.free).max(1)
    other_open = math.log(((1 - other.common) * (1 - other.side.cover)).sum() + 0.5)
    open_here = weight * (1 - cover)
    total, covered = weight.sum(), (weight * cover).sum()
    target = np.where(cover >= _ANCHORED, links.argmax(1), -1)
    loose_other = np.concatenate([[0.0], np.cumsum((1 - other.side.cover) * (1 - other.common))])
    found = []
    for i in np.flatnonzero(own.content).tolist():
        left = next(
            (int(target[k]) for k in range(i - 1, max(-1, i - 4), -1) if target[k] >= 0), -1
        )
        right = next((int(target[k]) for k in range(i + 1, min(n, i + 4)) if target[k] >= 0), -1)
        room, tight = _room(left, right, loose_other)
        size = side.words[i][1] - side.words[i][0]
        p = min(max(float(cover[i]), 0.001), 0.999)
        features = np.array([
            cover[i],
            -math.log(p / (1 - p)),
            kept[i],
            near[i],
            near_free[i],
            free[i],
            near[i] - near_free[i],
            own.common[i],
            side.text[side.words[i][0]].isupper(),
            cover[i - 1] if i else 0.5,
            cover[i + 1] if i + 1 < n else 0.5,
            (covered - weight[i] * cover[i]) / max(0.25, total - weight[i]),
            other_open,
            math.log(open_here.sum() - open_here[i] + 0.5),
            (lengths[0] - lengths[1]) / scale,
            math.log(size),
            room,
            tight,
            i in (0, n - 1),
            own.usual[i],
            own.forms.count(own.forms[i]) > 1,
            math.log(n),
            near_free[i] * near_free[i],
            own.is_joined(i),
            own.is_by_number(i),
        ], np.float64)  # fmt: skip
        found.append(Loose(i, features))
    return found


def _room(left: int, right: int, loose_other: FloatArray) -> tuple[float, float]:
    """How much is unlinked between the translations of the neighbours, and whether they touch."""
    if left < 0 or right < 0:
        return 0.5, 0.0
    first, last = sorted((left, right))
    between = float(loose_other[last] - loose_other[min(first + 1, last)])
    return min(between, 3.0), float(last - first == 1)


def phrase(found: Sequence[Loose], own: Half, least: float) -> Span | None:
    """The likeliest word of a side that scores above ``least``, with the likely words beside it."""
    scores = {one.number: one.score for one in found}
    best = max(scores, key=lambda k: scores[k], default=-1)
    if best < 0 or scores[best] <= least:
        return None
    first = last = best
    while scores.get(first - 1, -math.inf) > least - _BESIDE:
        first -= 1
    while scores.get(last + 1, -math.inf) > least - _BESIDE:
        last += 1
    return own.side.words[first][0], own.side.words[last][1]
