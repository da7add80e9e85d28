"""Words in their sentences: what the Universal Sentence Encoder knows of each token before it adds
all of them up.

The network is that of ``use``; only its last step differs. A token's features, with what the
convolutions saw around it, pass the one linear layer that stands before the sum; a word is the mean
of its tokens. A learnt matrix keeps the directions that tell what a word means in any language.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Sequence
from functools import cache, partial
from itertools import accumulate, chain
from typing import TYPE_CHECKING

import numba
import numpy as np
from numpy.typing import NDArray

from align.models import FOLDER as MODELS
from align.text import Span

if TYPE_CHECKING:
    from align.aligner.encoders.use import Types, UseEncoder

FloatArray = NDArray[np.float32]
LongArray = NDArray[np.int64]


def in_context(
    encoder: UseEncoder, texts: Sequence[str], spans: Sequence[Sequence[Span]], *, whole: bool
) -> list[FloatArray]:
    """For each text a unit row for each of its words, given as spans in code points; ``whole``
    leaves out the learnt matrix.
    """
    from align.aligner.encoders.use import BATCH_TOKENS, BLOCK_TOKENS, blocks

    sentences, owners = [], []
    for text, words in zip(texts, spans, strict=True):
        ids, places = tokens_of(encoder, text)
        sentences.append(ids)
        owners.append(_owners(places, words))
    layer = _layer(encoder, whole=whole)
    found: list[FloatArray] = []
    for batch in blocks([len(ids) for ids in sentences], BATCH_TOKENS):
        lengths = [len(ids) for ids in sentences[batch]]
        flat = np.fromiter(chain.from_iterable(sentences[batch]), np.int64)
        used, tokens = np.unique(flat, return_inverse=True)
        start = np.concatenate(([0], np.cumsum(lengths)))
        types = encoder.prepare(used)
        work = partial(_encode, encoder, layer, types, tokens, start, owners[batch])
        found += chain.from_iterable(encoder.share_out(work, blocks(lengths, BLOCK_TOKENS)))
    return found


def _layer(encoder: UseEncoder, *, whole: bool) -> tuple[FloatArray, FloatArray]:
    """The weights and biases that make a vector of a token's features."""
    network = encoder.network
    weights = network.ln_g[:, None] * network.cnn_W
    bias = network.ln_b @ network.cnn_W + network.cnn_b
    if not whole:
        weights, bias = weights @ _directions(), bias @ _directions()
    return weights.astype(np.float32), bias.astype(np.float32)


def _encode(
    encoder: UseEncoder, layer: tuple[FloatArray, FloatArray], types: Types, tokens: LongArray,
    start: LongArray, owners: Sequence[LongArray], block: slice,
) -> list[FloatArray]:  # fmt: skip
    """The vectors of the words of the sentences in ``block``."""
    bounds = start[block.start : block.stop + 1] - start[block.start]
    here = tokens[start[block.start] : start[block.stop]]
    convolved = encoder.convolved(types, here, bounds)
    mine = owners[block]
    places = np.concatenate([own + at for own, at in zip(mine, bounds[:-1], strict=True)])
    # A mean may be taken before a linear layer as well as after it, where it is cheaper.
    eps = np.float32(encoder.network.eps)
    rows = _means(types.embedded, here, convolved, places, eps) @ layer[0] + layer[1]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + np.float32(1e-9)
    return np.split(rows, np.cumsum([len(own) for own in mine])[:-1])


@cache
def _directions() -> FloatArray:
    """The matrix of ``training/word_vectors.py``."""
    content = json.loads((MODELS / "word-vectors.json").read_bytes())
    rows = np.frombuffer(b64decode(content["float16"]), "<f2").astype(np.float32)
    return rows.reshape(content["shape"])


def tokens_of(encoder: UseEncoder, text: str) -> tuple[list[int], list[Span]]:
    """The numbers of a text's tokens, with those of its begin and its end, and the characters that
    each stands for: none, at the text's ends.
    """
    from align.aligner.encoders.use import BEGIN, END, MAX_TOKENS

    clean = text.encode("utf-8", "replace").decode()
    pieces = encoder.pieces.encode(clean, return_type="proto").pieces[:MAX_TOKENS]
    ends = [piece.end for piece in pieces]
    if not clean.isascii():  # they count bytes
        at = list(accumulate(len(char.encode()) for char in clean))
        ends = np.searchsorted(at, ends, side="left").tolist()
        ends = [end + 1 for end in ends]
    begins = [0, *ends][:-1]
    places = [
        (begin + (end - begin > 1 and clean[begin : begin + 1].isspace()), end)
        for begin, end in zip(begins, ends, strict=True)
    ]
    return [BEGIN, *(piece.id for piece in pieces), END], [(0, 0), *places, (0, 0)]


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


@numba.njit(cache=True, nogil=True, fastmath=True)
def _means(
    embedded: FloatArray, tokens: LongArray, convolved: FloatArray, owners: LongArray,
    eps: np.float32,
) -> FloatArray:  # fmt: skip  # pragma: no cover - compiled
    """Of each word the mean of its tokens' features: a token's embedding and what the convolutions
    found there, brought to mean 0 and variance 1.
    """
    narrow, wide = embedded.shape[1], convolved.shape[1]
    width = narrow + wide
    means = np.zeros((len(owners), width), np.float32)
    row = np.empty(width, np.float32)
    for k in range(len(owners)):
        count = np.float32(owners[k, 1] - owners[k, 0])
        for t in range(owners[k, 0], owners[k, 1]):
            row[:narrow] = embedded[tokens[t]]
            row[narrow:] = convolved[t]
            total = np.float32(0.0)
            for c in range(width):
                total += row[c]
            mean = total / np.float32(width)
            square = np.float32(0.0)
            for c in range(width):
                row[c] -= mean
                square += row[c] * row[c]
            scale = np.float32(1.0) / (np.sqrt(square / np.float32(width) + eps) * count)
            for c in range(width):
                means[k, c] += row[c] * scale
    return means
