"""The words that come with Sverka: which stems render each other, between English and others.

A folder of tables (``align/models/words``), one for each language, learnt from translated news by
``training/word_lexicon.py``: function words above all, whose vectors say little, and the commonest
words of languages that the encoder does not know. Two other languages are joined by English.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from align.models import FOLDER as MODELS
from align.text import primary_language

#: Of a source stem its target stems, each with the probability that it renders the source stem
#: and that the source stem renders it.
Table = Mapping[str, Mapping[str, tuple[float, float]]]
#: Pairs joined by English that are less likely than this in both directions are left out.
_LEAST = 0.05
FOLDER = MODELS / "words"
#: A stem is as common as the logarithm of its count; 1 is the commonest of all.
_COMMONEST = math.log(5000.0)


@dataclass(frozen=True, eq=False)
class Shipped:
    """The table between two languages."""

    table: Table = field(repr=False)

    def between(
        self, src: Sequence[str], tgt: Sequence[str]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """For each pair of stems the greater and the lesser of its two probabilities."""
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
    """What is known between two languages, given as BCP-47 tags; nothing, perhaps."""
    src, tgt = primary_language(src_lang), primary_language(tgt_lang)
    if src == tgt:
        return Shipped({})
    if src == "en":
        return Shipped(_read(tgt))
    if tgt == "en":
        return Shipped(_turned(_read(src)))
    return Shipped(_joined(_turned(_read(src)), _read(tgt)))


@lru_cache(maxsize=16)
def _read(lang: str) -> Table:
    """From English stems to those of ``lang``."""
    path = FOLDER / f"{lang}.tsv"
    table: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            english, *rest = line.split("\t")
            if len(rest) > 1:
                table[english][rest[0]] = int(rest[1]) / 100, int(rest[2]) / 100
    return dict(table)


@lru_cache(maxsize=16)
def commonness(lang: str) -> Mapping[str, float]:
    """How common the stems of a language are, 0 to 1, those that are common at all."""
    path = FOLDER / f"{primary_language(lang)}.tsv"
    rows = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    counts = (row.split("\t") for row in rows)
    return {one[0]: math.log(int(one[1])) / _COMMONEST for one in counts if len(one) == 2}


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
