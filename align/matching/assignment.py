"""The best one-to-one assignment of documents, from the log odds of some pairs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from align.matching.reading import Longs

Odds = NDArray[np.float32]

#: The log odds of having no counterpart: the level of the best rival among a hundred documents.
NO_COUNTERPART = -4.0


def lead(rows: Longs, columns: Longs, odds: Odds) -> Odds:
    """Return the lead of each pair over the best rival for either of its documents.

    Having no counterpart is a rival too: among few documents, being the best proves little.
    """
    rivals = np.maximum(_best_other(rows, odds), _best_other(columns, odds))
    return odds - np.maximum(rivals, np.float32(NO_COUNTERPART))


def best(rows: Longs, columns: Longs, odds: Odds, unassigned: float) -> Longs:
    """Return the places of the pairs whose odds make the highest sum, each document in one of them
    at most; ``unassigned`` is what counts for a row without a pair.
    """
    worth = np.flatnonzero(odds > unassigned)
    # Only rows and columns with a pair take part.
    own, row = np.unique(rows[worth], return_inverse=True)
    others, column = np.unique(columns[worth], return_inverse=True)
    if not len(own):
        return worth
    # Every row could take a column of its own instead. Weights have to be above zero.
    values = odds[worth].astype(np.float64)
    top = values.max() + 1
    cost = np.concatenate([top - values, np.full(len(own), top - unassigned)])
    alone = np.arange(len(own))
    places = np.concatenate([row, alone]), np.concatenate([column, len(others) + alone])
    shape = len(own), len(others) + len(own)
    table = sparse.csr_matrix((cost, places), shape=shape)
    _, taken = min_weight_full_bipartite_matching(table)
    chosen = taken[row] == column
    return np.asarray(worth[chosen])


def firsts(groups: Longs, odds: Odds, others: Longs) -> Longs:
    """Return the place of the best pair of each group, in the order of the groups; of equal ones
    that with the lowest number in ``others``.
    """
    order = np.lexsort((others, -odds, groups))
    return np.asarray(order[np.flatnonzero(np.diff(groups[order], prepend=-1))])


def _best_other(groups: Longs, odds: Odds) -> Odds:
    """Return for each pair the best of the others in its group."""
    order = np.lexsort((-odds, groups))
    starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
    sizes = np.diff(starts, append=len(order))
    first = odds[order[starts]]
    second = np.where(
        sizes > 1, odds[order[np.minimum(starts + 1, len(order) - 1)]], np.float32(NO_COUNTERPART)
    )
    other = np.empty_like(odds)
    other[order] = np.where(
        odds[order] == np.repeat(first, sizes), np.repeat(second, sizes), np.repeat(first, sizes)
    )
    return other
