"""The word tables that come with Sverka: which stems translate each other, between English and
other languages.

There is a table for each language (``align/models/word-tables.json``), learnt from translated news
by ``training/word_tables.py``. It holds mainly function words, whose vectors say little, and the
most common words of languages that the encoder does not know. Two other languages are joined
through English.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from align.models import content
from align.text import primary_language

#: For each source stem its target stems, each with the probability that it translates the source
#: stem and that the source stem translates it.
Table = Mapping[str, Mapping[str, tuple[float, float]]]
#: Pairs joined through English that are less likely than this in both directions are left out.
_LEAST = 0.05
FILE = "word-tables.json"
#: Languages that have another code in the tables.
_SAME = {"no": "nb"}
#: A stem's commonness is the logarithm of its count divided by this, and at most 1.
_COMMONEST = math.log(5000.0)
#: The number of sentences in which the stems were counted, and the largest share of them that is
#: believed.
_SENTENCES, _MOST = 1997, 0.95


@dataclass(frozen=True, eq=False)
class Shipped:
    """The table between two languages."""

    table: Table = field(repr=False)

    def between(
        self, src: Sequence[str], tgt: Sequence[str]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """For each pair of stems the higher and the lower of its two probabilities."""
        either, both = np.zeros((2, len(src), len(tgt)), np.float32)
        places: dict[str, list[int]] = defaultdict(list)
        for j, stem in enumerate(tgt):
            places[stem].append(j)
        for i, stem in enumerate(src):
            known = self.table.get(stem)
            if known:
                for other in places.keys() & known.keys():
                    pair = known[other]
                    for j in places[other]:
                        either[i, j], both[i, j] = max(pair), min(pair)
        return either, both


@lru_cache(maxsize=16)
def between(src_lang: str, tgt_lang: str) -> Shipped:
    """What is known between two languages, given as BCP-47 tags; possibly nothing."""
    src, tgt = primary_language(src_lang), primary_language(tgt_lang)
    if src == tgt:
        return Shipped({})
    if src == "en":
        return Shipped(_read(tgt))
    if tgt == "en":
        return Shipped(_turned(_read(src)))
    return Shipped(_joined(_turned(_read(src)), _read(tgt)))


@cache
def _tables() -> Mapping[str, Sequence[str]]:
    tables: Mapping[str, Sequence[str]] = content("word-tables")["tables"]
    return tables


def _rows(lang: str) -> Iterator[list[str]]:
    primary = primary_language(lang)
    return (row.split("|") for row in _tables().get(_SAME.get(primary, primary), ()))


@lru_cache(maxsize=16)
def _read(lang: str) -> Table:
    """The table from English stems to those of ``lang``."""
    table: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    for row in _rows(lang):
        if len(row) == 4:
            table[row[0]][row[1]] = int(row[2]) / 100, int(row[3]) / 100
    return dict(table)


@lru_cache(maxsize=16)
def commonness(lang: str) -> Mapping[str, float]:
    """How common the stems of a language are, 0 to 1; rare stems are not included."""
    counts = (row for row in _rows(lang) if len(row) == 2)
    return {stem: min(math.log(int(count)) / _COMMONEST, 1.0) for stem, count in counts}


@lru_cache(maxsize=16)
def shares(lang: str) -> Mapping[str, float]:
    """In which share of sentences the common stems of a language occur, 0 to 1."""
    counts = (row for row in _rows(lang) if len(row) == 2)
    return {stem: min(int(count) / _SENTENCES, _MOST) for stem, count in counts}


def _turned(table: Table) -> Table:
    turned: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    for src, known in table.items():
        for tgt, (there, back) in known.items():
            turned[tgt][src] = back, there
    return dict(turned)


def _joined(first: Table, second: Table) -> Table:
    joined: dict[str, dict[str, tuple[float, float]]] = {}
    for src, middles in first.items():
        sums: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
        for middle, (there, back) in middles.items():
            for tgt, (further, home) in second.get(middle, {}).items():
                so_far = sums[tgt]
                sums[tgt] = so_far[0] + there * further, so_far[1] + back * home
        kept = {tgt: pair for tgt, pair in sums.items() if max(pair) >= _LEAST}
        if kept:
            joined[src] = kept
    return joined
