"""Words in their sentences: what the Universal Sentence Encoder knows of each token before it adds
all of them up.

The network is that of ``use``; only its last step differs. A token's features, with what the
convolutions saw around it, pass the one linear layer that stands before the sum; a word is the mean
of its tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain
from typing import TYPE_CHECKING

import numba
import numpy as np
from numpy.typing import NDArray

from align.text import Span

if TYPE_CHECKING:
    from align.aligner.encoders.use import UseEncoder

FloatArray = NDArray[np.float32]
LongArray = NDArray[np.int64]


def in_context(
    encoder: UseEncoder, texts: Sequence[str], spans: Sequence[Sequence[Span]]
) -> list[FloatArray]:
    """For each text a unit row for each of its words, given as spans in code points."""
    from align.aligner.encoders.use import BATCH_TOKENS, BLOCK_TOKENS, blocks

    found: list[FloatArray] = [np.empty((0, encoder.dimensions), np.float32)] * len(texts)
    sentences, owners = [], []
    for text, words in zip(texts, spans, strict=True):
        ids, places = tokens_of(encoder, text)
        sentences.append(ids)
        owners.append(_owners(places, words))
    network = encoder.network
    weights = network.ln_g[:, None] * network.cnn_W
    bias = network.ln_b @ network.cnn_W + network.cnn_b
    for batch in blocks([len(ids) for ids in sentences], BATCH_TOKENS):
        here = sentences[batch]
        lengths = [len(ids) for ids in here]
        flat = np.fromiter(chain.from_iterable(here), np.int64)
        used, tokens = np.unique(flat, return_inverse=True)
        types = encoder.prepare(used)
        start = np.concatenate(([0], np.cumsum(lengths)))

        def work(block: slice) -> None:
            bounds = start[block.start : block.stop + 1]
            mine = tokens[bounds[0] : bounds[-1]]
            convolved = encoder.convolved(types, mine, bounds - bounds[0])
            features = _features(types.embedded, mine, convolved, np.float32(network.eps))
            outputs = features @ weights + bias
            for k in range(block.start, block.stop):
                at = batch.start + k
                rows = outputs[bounds[k - block.start] - bounds[0] :]
                found[at] = _words(rows, owners[at])

        encoder.share_out(work, blocks(lengths, BLOCK_TOKENS))
    return found


def tokens_of(encoder: UseEncoder, text: str) -> tuple[list[int], list[Span]]:
    """The numbers of a text's tokens, with those of its begin and its end, and the characters that
    each stands for: none, at the text's ends.
    """
    from align.aligner.encoders.use import _BEGIN, _END, MAX_TOKENS

    clean = text.encode("utf-8", "replace").decode()
    pieces = encoder.pieces.encode(clean, return_type="proto").pieces[:MAX_TOKENS]
    ends = [piece.end for piece in pieces]
    if not clean.isascii():  # they count bytes
        at = list(accumulate(len(char.encode()) for char in clean))
        ends = np.searchsorted(at, ends, side="left").tolist()
        ends = [end + 1 for end in ends]
    begins = [0, *ends[:-1]]
    places = [
        (begin + (end - begin > 1 and clean[begin : begin + 1].isspace()), end)
        for begin, end in zip(begins, ends, strict=True)
    ]
    return [_BEGIN, *(piece.id for piece in pieces), _END], [(0, 0), *places, (0, 0)]


def _owners(places: Sequence[Span], words: Sequence[Span]) -> LongArray:
    """Of each word the first of its tokens and the one after its last; a word without any, which
    lies behind the last that the network reads, has the first token of all.
    """
    owners = np.zeros((len(words), 2), np.int64)
    first = 1
    for row, (begin, end) in zip(owners, words, strict=True):
        while first < len(places) - 1 and places[first][1] <= begin:
            first += 1
        last = first
        while last < len(places) - 1 and places[last][0] < end:
            last += 1
        row[:] = (first, last) if last > first else (0, 1)
    return owners


@numba.njit(cache=True, nogil=True)
def _features(
    embedded: FloatArray, tokens: LongArray, convolved: FloatArray, eps: np.float32
) -> FloatArray:  # pragma: no cover - compiled
    """A token's embedding and what the convolutions found there, brought to mean 0, variance 1."""
    narrow, wide = embedded.shape[1], convolved.shape[1]
    features = np.empty((len(tokens), narrow + wide), np.float32)
    for t in range(len(tokens)):
        row = features[t]
        row[:narrow] = embedded[tokens[t]]
        row[narrow:] = convolved[t]
        row -= row.mean()
        row /= np.sqrt((row * row).mean() + eps)
    return features


@numba.njit(cache=True, nogil=True)
def _words(outputs: FloatArray, owners: LongArray) -> FloatArray:  # pragma: no cover - compiled
    """The mean of each word's tokens, of length 1."""
    rows = np.zeros((len(owners), outputs.shape[1]), np.float32)
    for k in range(len(owners)):
        for t in range(owners[k, 0], owners[k, 1]):
            rows[k] += outputs[t]
        rows[k] /= np.sqrt((rows[k] * rows[k]).sum()) + np.float32(1e-9)
    return rows
