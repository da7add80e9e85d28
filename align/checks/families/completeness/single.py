"""Single words of one side that no word of the other side translates.

``coverage`` looks for runs of words. Here each content word is judged by itself: whether a free
word of the other side could be its translation, how well its neighbours are linked, how well its
stem is linked elsewhere in the document, and how much shorter than usual the other side is. Other
checks look at numbers and function words. The model is in ``align/models/single-words.json``.
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
    "cover", "doubt", "kept", "near", "near_free", "near_squared", "free", "gap", "common",
    "capital", "before", "after", "rest", "open", "open_here", "missing", "size", "usual",
    "log_words",
)  # fmt: skip
#: Words at least this common, or with at most so many letters, are taken to be function words.
_COMMON, _SHORT = 0.5, 2
#: Texts with fewer words are not judged.
_LEAST_WORDS = 4
#: Words beside a reported word are part of the report if their scores are lower than the limit by
#: at most this.
_BESIDE = 0.7


class Loose(NamedTuple):
    """The content words of a side: their numbers among its words, and a row of features each."""

    numbers: NDArray[np.int64]
    features: FloatArray

    @property
    def scores(self) -> FloatArray:
        """How likely it is that the other side does not translate each of them, in log odds."""
        return logistic("single-words", "word", FEATURES).log_odds(self.features)


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


def loose(own: Half, other: Half, ratio: float) -> Loose:
    """The content words of ``own`` with their features. ``ratio`` is the usual number of characters
    of the other side for a character of this one.
    """
    side, many = own.side, len(own.forms)
    if min(many, len(other.forms)) < _LEAST_WORDS or not side.has_words:
        return Loose(np.zeros(0, np.int64), np.zeros((0, len(FEATURES))))
    links, cover, common = side.links, side.cover, own.common
    weight, sure = 1 - common, np.clip(cover, 0.001, 0.999)
    near, near_free = own.cosines.max(1), (own.cosines * own.free).max(1)
    uncovered = weight * (1 - cover)
    lengths = float(len(side.text)), len(other.side.text) / ratio
    beside = np.concatenate([[0.5], cover, [0.5]])
    columns = (
        cover,
        np.log(1 / sure - 1),
        (links * links / np.maximum(links.sum(0), 1e-9)).max(1),
        near,
        near_free,
        near_free**2,
        (links * own.free).max(1),
        near - near_free,
        common,
        [side.text[start].isupper() for start, _ in side.words],
        beside[:-2],
        beside[2:],
        (weight @ cover - weight * cover) / np.maximum(0.25, weight.sum() - weight),
        math.log(float((1 - other.common) @ (1 - other.side.cover)) + 0.5),
        np.log(uncovered.sum() - uncovered + 0.5),
        (lengths[0] - lengths[1]) / math.sqrt(sum(lengths)),
        np.log([end - start for start, end in side.words]),
        own.usual,
        math.log(many),
    )
    features = np.empty((many, len(FEATURES)))
    for k, column in enumerate(columns):
        features[:, k] = column
    chosen = np.flatnonzero(own.content)
    return Loose(chosen, features[chosen])


def phrase(found: Loose, own: Half, least: float) -> Span | None:
    """The likeliest word of a side that scores above ``least``, with the likely words beside it."""
    if not len(found.numbers):
        return None
    scores = dict(zip(found.numbers.tolist(), found.scores.tolist(), strict=True))
    best = max(scores, key=lambda k: scores[k])
    if scores[best] <= least:
        return None
    first = last = best
    while scores.get(first - 1, -math.inf) > least - _BESIDE:
        first -= 1
    while scores.get(last + 1, -math.inf) > least - _BESIDE:
        last += 1
    return own.side.words[first][0], own.side.words[last][1]
