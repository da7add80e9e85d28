"""Words that go with a hit, and words that are typical of some texts.

Collocates are ranked by logDice, keywords by log-likelihood; both have the other measures, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from align import languages
from align.concordance.finding import Hits, Longs
from align.concordance.index import SIDES, Flags, Index, Side, fold, opposite
from align.concordance.renderings import log_dice, log_likelihood
from align.text import primary_language

#: Added to both rates before they are compared, in hits per million words (Kilgarriff 2009).
_SMOOTHING = 1.0

#: The texts that count on each side, as masks.
Counted = Mapping[Side, Flags]


class Collocate(NamedTuple):
    """A lemma near hits, or on the other side of their beads: how many hits have it, and how often
    it is there in all.
    """

    lemma: str
    hits: int
    frequency: int
    log_dice: float
    log_likelihood: float


class Keyword(NamedTuple):
    """A lemma that is more frequent in some texts than in others: how often it is in both, and in a
    million words of each; ``ratio`` compares these rates.
    """

    lemma: str
    focus: int
    reference: int
    focus_rate: float
    reference_rate: float
    ratio: float
    log_likelihood: float


def collocations(
    hits: Hits,
    counting: Counted,
    window: int = 5,
    *,
    across: bool = False,
    least: int = 3,
) -> tuple[Collocate, ...]:
    """The lemmas that at least ``least`` hits have within ``window`` words, or with ``across`` on
    the other side of their beads; without function words, the most closely associated first.
    ``counting`` are the texts in which lemmas are counted.
    """
    index = hits.index
    counts = np.zeros(len(index.lemmas), np.int64)
    frequencies = np.zeros(len(index.lemmas), np.int64)
    for number, side in enumerate(SIDES):
        own = np.flatnonzero(hits.side == number)
        if not len(own):
            continue
        counts += _across(hits, own, side) if across else _near(hits, own, side, window)
        among = opposite(side) if across else side
        frequencies += lemma_counts(index, among, counting[among])
    small = _small(index)
    total = sum(len(column.tokens) for column in index.columns.values())
    found = []
    for lemma in np.flatnonzero((counts >= least) & ~small).tolist():
        both, often = int(counts[lemma]), int(frequencies[lemma])
        # A word can be near several hits, but it goes with them at most as often as it is there.
        sure = min(both, often)
        likelihood = log_likelihood(sure, len(hits), often, max(total, len(hits) + often))
        score = log_dice(sure, len(hits), often)
        found.append(Collocate(index.lemmas[lemma], both, often, score, likelihood))
    return tuple(sorted(found, key=lambda one: (-one.log_dice, -one.hits, one.lemma)))


def keywords(
    texts: tuple[Index, Counted],
    others: tuple[Index, Counted],
    lang: str,
    least: int = 3,
) -> tuple[Keyword, ...]:
    """The lemmas of ``lang`` that are more frequent in ``texts`` than in ``others``; without
    function words, the surest first.
    """
    focus, size = _frequencies(*texts, lang)
    reference, whole = _frequencies(*others, lang)
    small = {fold(word) for word in languages.of(lang).function_words}
    found = []
    for lemma, count in focus.items():
        if count < least or lemma in small or not size:
            continue
        elsewhere = reference.get(lemma, 0)
        rate, rest = 1e6 * count / size, 1e6 * elsewhere / max(whole, 1)
        if rate > rest:
            sure = log_likelihood(count, size, count + elsewhere, size + max(whole, 1))
            ratio = (rate + _SMOOTHING) / (rest + _SMOOTHING)
            found.append(Keyword(lemma, count, elsewhere, rate, rest, ratio, sure))
    return tuple(sorted(found, key=lambda one: (-one.log_likelihood, one.lemma)))


def lemma_counts(index: Index, side: Side, texts: Flags | None = None) -> Longs:
    """How often each lemma is on a side, in all texts or in those of a mask."""
    counts = index.counts(side, texts)
    return np.bincount(index.lemma_of, counts, len(index.lemmas)).astype(np.int64)


def _near(hits: Hits, own: Longs, side: Side, window: int) -> Longs:
    """How many hits have each lemma near them, in their bead."""
    index = hits.index
    column = index.columns[side]
    first, last = column.starts[hits.beads[own]], column.starts[hits.beads[own] + 1]
    pairs = []
    for k in range(1, window + 1):
        for at in (hits.begin[own] - k, hits.end[own] + k - 1):
            inside = np.flatnonzero((at >= first) & (at < last))
            pairs.append((inside, index.lemma_of[column.tokens[at[inside]]]))
    return _distinct(pairs, len(index.lemmas))


def _across(hits: Hits, own: Longs, side: Side) -> Longs:
    """How many hits have each lemma on the other side of their bead."""
    index = hits.index
    column = index.columns[opposite(side)]
    beads = hits.beads[own]
    sizes = (column.starts[beads + 1] - column.starts[beads]).astype(np.int64)
    which = np.repeat(np.arange(len(own)), sizes)
    steps = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    places = column.starts[beads][which] + steps
    return _distinct([(which, index.lemma_of[column.tokens[places]])], len(index.lemmas))


def _distinct(pairs: list[tuple[Any, Any]], size: int) -> Longs:
    """How often each number is in pairs of a hit and a number; the same pair counts once."""
    which = np.concatenate([hit for hit, _ in pairs]).astype(np.int64)
    lemmas = np.concatenate([lemma for _, lemma in pairs]).astype(np.int64)
    once = np.unique(which * size + lemmas) % max(size, 1)
    return np.bincount(once, minlength=size).astype(np.int64)


def _small(index: Index) -> Flags:
    """The lemmas that are function words in a language of the index, or numbers."""
    words = {fold(word) for lang in index.langs for word in languages.of(lang).function_words}
    return np.array([one in words or one[:1].isdigit() for one in index.lemmas], np.bool_)


def in_language(index: Index, texts: Counted, lang: str) -> Counted:
    """Those of ``texts`` that are in a language (a primary subtag), on each side."""
    return {
        side: texts[side]
        & np.array([primary_language(one.langs[at]) == lang for one in index.texts], np.bool_)
        for at, side in enumerate(SIDES)
    }


def _frequencies(index: Index, texts: Counted, lang: str) -> tuple[dict[str, int], int]:
    """How often each lemma of a language is in some texts, and how many words they have."""
    counts = np.zeros(len(index.lemmas), np.int64)
    for side, own in in_language(index, texts, lang).items():
        if own.any():
            counts += lemma_counts(index, side, own)
    kept = np.flatnonzero(counts).tolist()
    words = {index.lemmas[k]: int(counts[k]) for k in kept if not index.lemmas[k][:1].isdigit()}
    return words, int(counts.sum())
