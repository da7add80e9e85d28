"""What the network computes of a token alone, once for each type of token.

This is half of the work. Few types make up most of a text, so those met most often are kept for the
next texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.aligner.encoders.network import BRANCHES, ORDERS, WIDTH, Network

FloatArray = NDArray[np.float32]
LongArray = NDArray[np.int64]

#: The number of types that are kept: up to 125 MB.
KEPT = 8_192
#: The share of them that stays when there is no room for more.
_STAYING = 1 / 3
#: The number of types in one piece of a thread's work.
_BLOCK = 512
#: Products of matrices are computed for this many types at once: the last bits of a larger product
#: depend on the place of a type in it, and so would depend on which types are new. The types are
#: its columns, because products of few rows are slow.
_COLUMNS = 16


class Types(NamedTuple):
    """What is known of each type of token: ``embedded`` and ``projected`` by row; for each branch
    the products of its first convolution by row, offset and channel.
    """

    embedded: FloatArray
    projected: FloatArray
    products: tuple[FloatArray, ...]

    @classmethod
    def empty(cls, net: Network, size: int) -> Types:
        """Room for this many types."""
        return cls(
            np.empty((size, net.table.shape[1]), np.float32),
            np.empty((size, len(net.ln_g_all)), np.float32),
            tuple(np.empty((size, order, WIDTH), np.float32) for order, _ in ORDERS),
        )


#: Does the work on each block, perhaps in several threads.
ShareOut = Callable[[Callable[[slice], Any], Iterable[slice]], Any]


class KnownTypes:
    """The types met most often so far. Only one thread at a time may call ``of``."""

    def __init__(self, net: Network, share_out: ShareOut) -> None:
        self._net, self._share_out = net, share_out
        self._projection = np.ascontiguousarray(net.proj_W.T)
        self._first = [np.ascontiguousarray(_by_offset(weights).T) for weights in net.w1]
        self._held: Types | None = None
        self._count = 0
        #: The row of each token number, -1 if it is not kept; the token number of each row; and in
        #: how many calls it was met.
        self._row = np.full(len(net.table), -1, np.int64)
        self._token = np.empty(KEPT, np.int64)
        self._met = np.zeros(len(net.table), np.int64)

    def of(self, tokens: LongArray) -> tuple[Types, LongArray]:
        """What is known of the types of these token numbers, and the row of each token there; valid
        until the next call.
        """
        used = np.unique(tokens)
        if len(used) > KEPT:
            types = Types.empty(self._net, len(used))
            self._compute(used, types, 0)
            return types, np.searchsorted(used, tokens)
        if self._held is None:
            self._held = Types.empty(self._net, KEPT)
        fresh = used[self._row[used] < 0]
        if self._count + len(fresh) > KEPT:
            self._forget(int(KEPT * _STAYING))
            fresh = used[self._row[used] < 0]
        if self._count + len(fresh) > KEPT:
            self._forget(0)
            fresh = used
        self._compute(fresh, self._held, self._count)
        rows = slice(self._count, self._count + len(fresh))
        self._row[fresh] = np.arange(rows.start, rows.stop)
        self._token[rows] = fresh
        self._count = rows.stop
        self._met[used] += 1
        return self._held, self._row[tokens]

    def _forget(self, count: int) -> None:
        """Keep only the ``count`` types met most often."""
        held = self._token[: self._count]
        rows = np.argsort(-self._met[held], kind="stable")[:count]
        self._row[held] = -1
        self._row[held[rows]] = np.arange(count)
        self._token[:count] = held[rows]
        self._count = count
        if self._held:
            embedded, projected, products = self._held
            for array in (embedded, projected, *products):
                array[:count] = array[rows]

    def _compute(self, used: LongArray, types: Types, at: int) -> None:
        """Compute all that depends only on the token for the types ``used``, from row ``at`` on."""
        net = self._net

        def work(block: slice) -> None:
            tokens = used[block]
            chunk, rows = tokens % len(net.scale), slice(at + block.start, at + block.stop)
            embedded, projected = types.embedded[rows], types.projected[rows]
            embedded[:] = net.table[tokens]
            embedded *= net.scale[chunk, None]
            embedded += net.lo[chunk, None]
            projected[:] = _product(embedded, self._projection)
            projected += net.proj_b
            _normalise(projected, net.eps)
            projected *= net.ln_g_all
            projected += net.ln_b_all
            for branch, weights, products in zip(
                BRANCHES, self._first, types.products, strict=True
            ):
                found = _product(projected[:, branch], weights)
                products[rows] = found.reshape(len(tokens), -1, WIDTH)

        self._share_out(work, blocks([1] * len(used), _BLOCK))


def blocks(sizes: Sequence[int], budget: int) -> Iterator[slice]:
    """Consecutive runs of items whose sizes add up to at most ``budget``; a larger item is a run by
    itself.
    """
    first = total = 0
    for index, size in enumerate(sizes):
        if index > first and total + size > budget:
            yield slice(first, index)
            first, total = index, 0
        total += size
    if sizes:
        yield slice(first, len(sizes))


def _product(rows: FloatArray, weights: FloatArray) -> FloatArray:
    """``rows @ weights.T``; the result for a row is the same whatever the other rows are."""
    size, width = rows.shape
    filled = np.zeros((-(-size // _COLUMNS), _COLUMNS, width), np.float32)
    filled.reshape(-1, width)[:size] = rows
    product: FloatArray = weights @ filled.transpose(0, 2, 1)
    return product.transpose(0, 2, 1).reshape(-1, len(weights))[:size]


def _normalise(rows: FloatArray, eps: float) -> None:
    """Scale each row to mean 0 and variance 1, in place."""
    rows -= rows.mean(axis=1, keepdims=True)
    rows /= np.sqrt(np.square(rows).mean(axis=1, keepdims=True) + eps)


def _by_offset(weights: FloatArray) -> FloatArray:
    """Weights given as (offset and channel in, channel out), rearranged as (channel in, offset and
    channel out).
    """
    return np.concatenate(np.split(weights, len(weights) // WIDTH), axis=1)
