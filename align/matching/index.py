"""Which pairs of two large collections are worth comparing.

All pairs of small collections are. Otherwise each document of either side is compared with those
nearest to it by meaning, those that share rare numbers and names with it, and those that state the
same day or number or are in a file of the same name. The nearest are looked for among documents of
similar meaning: all vectors are divided into cells around centres (k-means), and each document
looks through the cells nearest to it, until it has seen LOOKED_AT others.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from align.matching.evidence import DAYS_APART, Side, groups, same_keys, slices
from align.matching.reading import ONE, Facts, Longs, Vectors

#: Up to so many pairs, all are compared.
ALL = 40_000
#: How many of the nearest documents are compared: by meaning, by meaning within the same days, and
#: by what is shared.
NEAREST, IN_DAYS, SHARING = 20, 10, 10
#: Documents whose vectors a document is compared with, at least, if there are so many.
LOOKED_AT = 20_000
#: How many times the rarest keys of a document may occur on the other side, all together.
OCCURRENCES = 2_000
#: A number or a name that so many documents of a side have says nothing.
_MOST_ALIKE = 20

_CELL = 1_000  # documents in a cell, on average
_SAMPLE = 50  # of each cell, to find the centres
_ROUNDS = 5
_BLOCK = 1_024, 4_096  # documents whose vectors are multiplied at once
_ROWS = 2_000  # documents whose keys are compared at once
_QUERIES = 65_536

_Pairs = tuple[Longs, Longs]


def candidates(
    src: Facts, tgt: Facts, sides: tuple[Side, Side], weights: tuple[float, float]
) -> _Pairs:
    """The pairs to compare, ordered by source and target. ``weights`` are those of shared numbers
    and names.
    """
    if len(src) * len(tgt) <= ALL:
        rows, columns = np.indices((len(src), len(tgt)), np.int64)
        return rows.ravel(), columns.ravel()
    found = [_alike(here, there) for here, there in _keys(src, tgt)]
    both = [
        sparse.hstack(
            [side.anchors * np.float32(weights[0]), side.names * np.float32(weights[1])], "csr"
        )
        for side in sides
    ]
    found += [_sharing(both[0], both[1]), _turned(_sharing(both[1], both[0]))]
    if len(sides[0].vectors):
        left, right = whole(sides[0]), whole(sides[1])
        found.append(nearest(left, right, _looked_at(left, right), NEAREST))
        found.append(_turned(nearest(right, left, _looked_at(right, left), NEAREST)))
        found.append(nearest(left, right, _same_days(src.days, tgt.days), IN_DAYS))
    codes = np.unique(np.concatenate([rows * len(tgt) + columns for rows, columns in found]))
    return np.asarray(codes // len(tgt)), np.asarray(codes % len(tgt))


def whole(side: Side) -> Vectors:
    """A vector for each document: the mean of its pieces."""
    made = np.empty((len(side), side.vectors.shape[1]), np.int16)
    for top in range(0, len(side), _ROWS):
        some = slice(top, top + _ROWS)
        count = side.count[some]
        pieces = side.vectors[slices(side.begin[some], count)].astype(np.int64)
        made[some] = _scaled(np.add.reduceat(pieces, np.cumsum(count) - count))
    return made


def nearest(queries: Vectors, targets: Vectors, looked_at: Iterator[_Pairs], most: int) -> _Pairs:
    """For each query the ``most`` targets with the highest product; of equal ones the first.

    ``looked_at`` yields queries together with targets that they are compared with; no two of them
    come together twice.
    """
    most = min(most, len(targets))
    # A product in the upper half, the target in the lower one: the order of these is total, so the
    # best do not depend on the order in which they are looked at.
    nothing, low = np.iinfo(np.int64).min, np.int64(2**32 - 1)
    best = np.full((len(queries), most), nothing)
    for rows, columns in looked_at:
        for first in range(0, len(columns), _BLOCK[1]):
            others = columns[first : first + _BLOCK[1]]
            right = targets[others].astype(np.float32).T
            for top in range(0, len(rows), _BLOCK[0]):
                some = rows[top : top + _BLOCK[0]]
                products = (queries[some].astype(np.float32) @ right).astype(np.int64)
                keys = np.concatenate([best[some], products * 2**32 + (low - others)], axis=1)
                best[some] = np.partition(keys, -most, axis=1)[:, -most:]
    rows, places = np.nonzero(best > nothing)
    return rows.astype(np.int64), low - (best[rows, places] & low)


def _looked_at(queries: Vectors, targets: Vectors) -> Iterator[_Pairs]:
    """Each query together with the targets of the cells around it."""
    if len(targets) <= LOOKED_AT:
        yield np.arange(len(queries)), np.arange(len(targets))
        return
    centres = _centres(targets)
    cells = _nearest_centre(targets, centres)
    members = [np.flatnonzero(cells == cell) for cell in range(len(centres))]
    sizes = np.array(list(map(len, members)))
    turned = centres.astype(np.float32).T
    for top in range(0, len(queries), _QUERIES):
        rows = np.arange(top, min(top + _QUERIES, len(queries)))
        chosen = np.zeros((len(rows), len(centres)), bool)
        for begin in range(0, len(rows), _ROWS):
            some = slice(begin, begin + _ROWS)
            order = np.argsort(-(queries[rows[some]].astype(np.float32) @ turned), 1, "stable")
            seen = np.cumsum(sizes[order], axis=1) - sizes[order]
            np.put_along_axis(chosen[some], order, seen < LOOKED_AT, axis=1)
        for cell, held in enumerate(members):
            yield rows[chosen[:, cell]], held


def _centres(vectors: Vectors) -> Vectors:
    """Centres of cells, from a sample: as k-means finds them."""
    cells = len(vectors) // _CELL
    sample = vectors[:: max(1, len(vectors) // (cells * _SAMPLE))]
    centres = sample[:: max(1, len(sample) // cells)][:cells]
    for _ in range(_ROUNDS):
        cell = _nearest_centre(sample, centres)
        order = np.argsort(cell, kind="stable")
        runs = list(groups(cell[order]))
        # A cell without vectors keeps its centre.
        centres = centres.copy()
        for first, end in runs:
            sums = sample[order[first:end]].sum(0, dtype=np.int64)
            centres[cell[order[first]]] = _scaled(sums[None])[0]
    return centres


def _nearest_centre(vectors: Vectors, centres: Vectors) -> Longs:
    turned = centres.astype(np.float32).T
    blocks = [
        (vectors[top : top + _ROWS].astype(np.float32) @ turned).argmax(1)
        for top in range(0, len(vectors), _ROWS)
    ]
    return np.concatenate(blocks).astype(np.int64)


def _scaled(sums: Longs) -> Vectors:
    """Rows of whole numbers as vectors of the length ONE."""
    lengths = np.sqrt((sums * sums).sum(1, keepdims=True).astype(np.float64))
    return np.asarray(np.rint(sums * (ONE / np.maximum(lengths, 1e-9))), np.int16)


def _same_days(src: NDArray[np.float64], tgt: NDArray[np.float64]) -> Iterator[_Pairs]:
    """Documents together with those of the same days."""
    order = np.argsort(tgt, kind="stable")
    days = tgt[order]
    for day in np.unique(src[~np.isnan(src)]).tolist():
        first, end = np.searchsorted(days, [day - DAYS_APART, day + DAYS_APART + 0.5])
        if first < end:
            yield np.flatnonzero(src == day), order[first:end]


def _keys(src: Facts, tgt: Facts) -> Iterator[tuple[Longs, Longs]]:
    yield same_keys(src.numbers, tgt.numbers)
    yield same_keys(src.names, tgt.names)


def _alike(src: Longs, tgt: Longs) -> _Pairs:
    """The pairs with the same key, if few documents have it."""
    size = int(max(src.max(initial=-1), tgt.max(initial=-1))) + 1
    often = [np.bincount(side[side >= 0], minlength=size) for side in (src, tgt)]
    rare = (often[0] <= _MOST_ALIKE) & (often[1] <= _MOST_ALIKE)
    found = []
    for side in (src, tgt):
        own = np.flatnonzero(side >= 0)
        own = own[rare[side[own]]]
        ones = np.ones(len(own), bool)
        found.append(sparse.csr_matrix((ones, (own, side[own])), shape=(len(side), size)))
    rows, columns = (found[0] @ found[1].T).nonzero()
    return rows.astype(np.int64), columns.astype(np.int64)


def _sharing(src: sparse.csr_matrix, tgt: sparse.csr_matrix) -> _Pairs:
    """For each row of one side those of the other that share most with it, of what is rare."""
    rare = _rarest(src, np.bincount(tgt.indices, minlength=tgt.shape[1]))
    turned = tgt.T.tocsr()
    found: list[_Pairs] = []
    for top in range(0, src.shape[0], _ROWS):
        product = (rare[top : top + _ROWS] @ turned).tocoo()
        order = np.lexsort((product.col, -product.data, product.row))
        rows, columns = product.row[order], product.col[order]
        starts = np.flatnonzero(np.diff(rows, prepend=-1))
        rank = np.arange(len(rows)) - np.repeat(starts, np.diff(starts, append=len(rows)))
        kept = rank < SHARING
        found.append((rows[kept].astype(np.int64) + top, columns[kept].astype(np.int64)))
    return np.concatenate([one for one, _ in found]), np.concatenate([one for _, one in found])


def _rarest(matrix: sparse.csr_matrix, often: Longs) -> sparse.csr_matrix:
    """The matrix without the most frequent keys of each row, so that the others occur on the other
    side OCCURRENCES times at most, all together.
    """
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    count = often[matrix.indices]
    order = np.lexsort((matrix.indices, count, rows))
    total = np.cumsum(count[order])
    starts = np.flatnonzero(np.diff(rows[order], prepend=-1))
    before = np.repeat(total[starts] - count[order][starts], np.diff(starts, append=len(rows)))
    kept = order[total - before <= OCCURRENCES]
    return sparse.csr_matrix(
        (matrix.data[kept], (rows[kept], matrix.indices[kept])), shape=matrix.shape
    )


def _turned(pairs: _Pairs) -> _Pairs:
    return pairs[1], pairs[0]
