"""The languages of passages that vectors say nothing about, the word tables for them, and what it
means if the encoder knows them.

A text may quote another language at length, or be in another one than it is said to be in. If the
encoder does not know that language, the shipped word tables may. If it does, the passage has no
counterpart: it was replaced by something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from align.aligner.band import Band
from align.aligner.dictionary import tabled
from align.aligner.evidence import Bounds, Evidence
from align.aligner.trust import Trust, doubted
from align.text import primary_language

#: The number of sentences that are read together to find their language.
TOGETHER = 7
#: A language is believed if the detector is this sure of it.
SURE = 0.95
#: A sentence with less trust, and a passage with more such sentences, is looked at.
HALF = 0.5
#: The most languages of a side, besides its own.
MOST = 2
#: So many sentences that find nothing are read together to see whether the encoder can read them. A
#: longer passage is cut into at most so many parts.
CLOSE, PARTS = 3, 30
#: A passage in capitals is in a known language, but an encoder reads it badly.
CAPITALS = 0.5
#: Of what is printed in prose, at least this share are letters.
PROSE = 0.5

_Flags = NDArray[np.bool_]


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


def with_read(evidence: Evidence, band: Band, trust: tuple[Trust, Trust]) -> Evidence:
    """``evidence`` with the sentences marked whose vectors find nothing although the encoder can
    read them and all that may face them; the same if nothing is in doubt. ``trust`` is what was
    measured in ``band``.
    """
    if not evidence.runs or not len(doubted(band, trust)):
        return evidence
    languages = evidence.runs.languages
    lost = [side.finds < 1.0 for side in trust]
    read = [
        _read(texts, gone, languages) for texts, gone in zip(evidence.runs.texts, lost, strict=True)
    ]
    odd = [gone & ~known for gone, known in zip(lost, read, strict=True)]
    low, high = band.low[1:], band.high[1:]
    after = np.arange(1, evidence.shape[1] + 1)
    faces = (
        _any(odd[1], np.maximum(low - 1, 0), high),
        _any(odd[0], np.searchsorted(high, after), np.searchsorted(low, after, side="right")),
    )
    src, tgt = (known & ~facing for known, facing in zip(read, faces, strict=True))
    return replace(evidence, read=(src, tgt)) if src.any() or tgt.any() else evidence


def read_together(evidence: Evidence, side: int, marks: _Flags) -> _Flags:
    """Which of the marked sentences of a side (0 or 1) are certainly in languages that the encoder
    knows; neighbours are read together.
    """
    texts = evidence.runs
    return _read(texts.texts[side], marks, texts.languages) if texts else marks


def _any(marks: _Flags, first: Bounds, stop: Bounds) -> _Flags:
    """Whether there is a mark between each first and stop - 1."""
    before = np.concatenate(([0], np.cumsum(marks)))
    found: _Flags = before[np.maximum(stop, first)] > before[first]
    return found


def _read(texts: Sequence[str], lost: _Flags, languages: frozenset[str] | None) -> _Flags:
    """Which of the ``lost`` sentences are in languages that the encoder knows."""
    from align.loaders.language import detect

    read = np.zeros(len(texts), bool)
    for first, last in runs(lost):
        known = False
        step = max(CLOSE, (last - first) // PARTS)
        for start in range(first, last, step):
            # The last part is not smaller than the others.
            part = slice(max(first, min(start, last - step)), min(start + step, last))
            text = " ".join(texts[part])
            shares = detect(text)
            best = next(iter(shares), "")
            if not _is_prose(text):
                known = False
            elif best:  # otherwise too few letters: as before
                known = shares[best] >= SURE and (languages is None or best in languages)
                known = known and not _in_capitals(text)
            read[part] = known
    return read


def runs(marks: _Flags) -> Iterator[tuple[int, int]]:
    """Where each run of marks begins, and the place after its end."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marks.astype(np.int8), [0]))))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _is_prose(text: str) -> bool:
    printed = [char for char in text if not char.isspace()]
    return sum(map(str.isalpha, printed)) >= PROSE * len(printed)


def _in_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(map(str.isupper, letters)) > CAPITALS * len(letters)
