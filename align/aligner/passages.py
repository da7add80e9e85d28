"""The languages of passages that vectors say nothing about, and the word tables for them.

A text may quote another language at length, or be in another one than it is said to be in. If the
encoder does not know that language, the shipped word tables may.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product

import numpy as np

from align.aligner.dictionary import tabled
from align.aligner.evidence import Evidence
from align.aligner.trust import Trust
from align.text import primary_language

#: The number of sentences that are read together to find their language.
TOGETHER = 7
#: A language is believed if the detector is this sure of it.
SURE = 0.95
#: A sentence with less trust, and a passage with more such sentences, is looked at.
HALF = 0.5
#: The most languages of a side, besides its own.
MOST = 2


def with_passages(evidence: Evidence, trust: tuple[Trust, Trust]) -> Evidence:
    """``evidence`` with links between the words of passages in other languages, by the word tables;
    the same if there are no such passages. ``trust`` as in Field.
    """
    if not evidence.tables or not evidence.runs:
        return evidence
    own = evidence.langs
    other = [
        _languages(texts, side, lang)
        for texts, side, lang in zip(evidence.runs.texts, trust, own, strict=True)
    ]
    found = evidence
    for src, tgt in product((own[0], *other[0]), (own[1], *other[1])):
        if (src, tgt) != own:
            found = tabled(found, src, tgt)
    return found


def _languages(texts: Sequence[str], trust: Trust, own: str) -> list[str]:
    """The languages of the passages of one side whose sentences find no counterparts, without its
    ``own``; the most common first.
    """
    from align.loaders.language import detect  # it loads its data when it is first used

    lost = np.minimum(trust.finds, trust.parts) < HALF
    counts: Counter[str] = Counter()
    for first in range(0, len(texts), TOGETHER):
        part = slice(first, first + TOGETHER)
        if lost[part].mean() > HALF:
            shares = detect(" ".join(texts[part]))
            best = next(iter(shares), "")
            if best and shares[best] >= SURE and best != primary_language(own):
                counts[best] += 1
    return [lang for lang, _ in counts.most_common(MOST)]
