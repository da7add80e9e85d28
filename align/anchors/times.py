"""When things are said: two subtitle files of one film share their times.

Where a paragraph begins at the same moment in both, no sentence before it belongs to one after it.
The files may be of two releases of the film: then one begins later, or runs faster.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from align.text import Document

# Beginnings this near to each other (seconds) are the same moment, and this share of them must be.
_SAME = 0.3
_SHARE = 0.5
_LEAST = 8  # paragraphs
# With every shift and speed that is tried, chance has more to choose from.
_SHARE_MOVED = 0.75

# Films are shown at these numbers of pictures a second.
_RATES = (23.976, 24.0, 25.0, 29.97)
_SPEEDS = sorted({one / two for one in _RATES for two in _RATES}, key=lambda speed: abs(speed - 1))
_LATEST = 120.0  # seconds by which one file may be later
_SAMPLE = 1500  # paragraphs that decide


def boundaries(src: Document, tgt: Document) -> list[tuple[int, int]]:
    """Return the places that no bead crosses, as numbers of sentences before them.

    Empty if one of the documents, which must be split into sentences, has no times, or if their
    times do not agree.
    """
    if not (_is_timed(src) and _is_timed(tgt)):
        return []
    begin_src, begin_tgt = (
        np.maximum.accumulate([start for start, _ in one.times]) for one in (src, tgt)
    )
    tried = []
    for speed in _SPEEDS:  # the first is 1
        share, shift = _agreement(begin_src, begin_tgt * speed)
        if speed == 1.0 and shift == 0.0 and share >= _SHARE:
            break
        tried.append((share, shift, speed))
    else:
        share, shift, speed = max(tried)
        if share < _SHARE_MOVED:
            return []
    return _places(src, tgt, begin_src, begin_tgt * speed + shift)


def _is_timed(document: Document) -> bool:
    return _LEAST <= len(document.times) == len(document.paragraphs)


def _agreement(src: np.ndarray, tgt: np.ndarray) -> tuple[float, float]:
    """Return the share of beginnings that agree, and how many seconds to add to ``tgt``."""
    apart = (src[:_SAMPLE, None] - tgt[None, :_SAMPLE]).ravel()
    apart = apart[np.abs(apart) <= _LATEST]
    if not len(apart):
        return 0.0, 0.0
    # The commonest difference, of which the median is then taken.
    counts, edges = np.histogram(apart, bins=int(4 * _LATEST), range=(-_LATEST, _LATEST))
    at = edges[int(np.argmax(counts + np.roll(counts, -1)))]
    shift = float(np.median(apart[(apart >= at) & (apart <= at + 1.0)]))
    if np.sum(np.abs(apart) <= _SAME) >= np.sum(np.abs(apart - shift) <= _SAME):
        shift = 0.0
    shares = [
        float(np.mean(_nearest(one, two)[1] <= _SAME))
        for one, two in ((src, tgt + shift), (tgt + shift, src))
    ]
    return max(shares) if 2 * min(shares) >= max(shares) else 0.0, shift


def _nearest(one: np.ndarray, two: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return, for each time of ``one``, the index of the nearest of ``two``, and its distance."""
    right = np.clip(np.searchsorted(two, one), 0, len(two) - 1)
    left = np.maximum(right - 1, 0)
    nearer = np.where(np.abs(two[left] - one) <= np.abs(two[right] - one), left, right)
    return nearer, np.abs(two[nearer] - one)


def _places(
    src: Document, tgt: Document, begin_src: np.ndarray, begin_tgt: np.ndarray
) -> list[tuple[int, int]]:
    """Return where paragraphs that are each other's nearest begin at the same moment."""
    there, apart = _nearest(begin_src, begin_tgt)
    back, _ = _nearest(begin_tgt, begin_src)
    before_src, before_tgt = _before(src), _before(tgt)
    found = [
        (before_src[i], before_tgt[int(j)])
        for i, j in enumerate(there)
        if apart[i] <= _SAME and back[j] == i
    ]
    kept = [(0, 0), *found, (len(src.sentences), len(tgt.sentences))]
    return [two for one, two in pairwise(kept) if one[0] < two[0] and one[1] < two[1]][:-1]


def _before(document: Document) -> list[int]:
    """Return the number of sentences before each paragraph."""
    counts = np.bincount(
        [one.paragraph for one in document.sentences], minlength=len(document.paragraphs)
    )
    return [0, *map(int, np.cumsum(counts))]
