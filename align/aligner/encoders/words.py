"""Word vectors in context: what the Universal Sentence Encoder knows of each token before it adds
them all up.

The network is that of ``use``; only its last step differs. A token's features, including what the
convolutions saw around it, pass through the one linear layer before the sum; a word is the mean of
its tokens. A learnt matrix keeps the directions that show what a word means in any language.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from align.aligner.encoders.sums import sums_of
from align.models import content
from align.text import Span

FloatArray = NDArray[np.float32]
LongArray = NDArray[np.int64]


@cache
def directions() -> FloatArray:
    """The matrix learnt by ``training/word_vectors.py``."""
    held = content("word-vectors")
    rows = np.frombuffer(b64decode(held["float16"]), "<f2").astype(np.float32)
    return rows.reshape(held["shape"])


def places(text: str, ends: Sequence[int]) -> list[Span]:
    """The characters of each token, without the space before it, given the byte offset where it
    ends.
    """
    if not text.isascii():
        at = list(accumulate(len(char.encode()) for char in text))
        ends = [end + 1 for end in np.searchsorted(at, ends, side="left").tolist()]
    begins = [0, *ends][:-1]
    return [
        (begin + (end - begin > 1 and text[begin : begin + 1].isspace()), end)
        for begin, end in zip(begins, ends, strict=True)
    ]


def owners(places: Sequence[Span], words: Sequence[Span]) -> LongArray:
    """For each word its first token and the one after its last. A word without tokens, because it
    comes after the last token that the network reads, gets the very first token.

    The first and the last place belong to no characters; all other places, and the words, are in
    order.
    """
    begins, ends = np.array(places[1:-1], np.int64).reshape(-1, 2).T
    starts, stops = np.array(words, np.int64).reshape(-1, 2).T
    first = np.searchsorted(ends, starts, side="right") + 1
    last = np.searchsorted(begins, stops, side="left") + 1
    return np.where(last > first, (first, last), ([0], [1])).T


def means(features: FloatArray, scale: FloatArray, owners: LongArray) -> FloatArray:
    """For each word the mean of its tokens' ``features`` times their ``scale``."""
    counts = owners[:, 1] - owners[:, 0]
    chosen = np.arange(counts.sum()) + np.repeat(owners[:, 1] - counts.cumsum(), counts)
    weights = scale[chosen] / np.repeat(counts, counts).astype(np.float32)
    rows: FloatArray = sums_of(chosen, counts, len(features), weights) @ features
    return rows
