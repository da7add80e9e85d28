"""The evidence that two documents are translations of each other, for any number of pairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from align.anchors import words
from align.matching.reading import ONE, Facts, Keys, Longs, Vectors

Values = NDArray[np.float32]

#: What is compared, in the order of the weights.
FEATURES = ("meaning", "numbers", "names", "length")

# Rare names and numbers count more, but the cosine is capped: a shared surname proves little.
_MOST_ALIKE = 1.5
_PAIRS = 50_000  # whose names or numbers are compared at once

# Log odds for what documents state about themselves, set by hand: there are no data to learn them.
_SAME_DAY, _OTHER_DAY, _SAME_NUMBER = 2.0, -4.0, 6.0
#: Of several copies of a text, the one whose file has the same name as the other text's.
_SAME_NAME = 4.0
#: A translation may have a later date.
DAYS_APART = 2


@dataclass(frozen=True)
class Side:
    """What is compared of one side: the vectors of the pieces of each document, its numbers, dates
    and symbols and its names, weighted by rarity, and its length in characters.

    The names of the source are written as those of the target that they sound like.
    """

    vectors: Vectors
    begin: Longs
    count: Longs
    anchors: sparse.csr_matrix
    names: sparse.csr_matrix
    lengths: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.lengths)


def sides(src: Facts, tgt: Facts) -> tuple[Side, Side]:
    """Prepare two collections for comparing. Pairs are compared by meaning if all documents of both
    have vectors.
    """
    anchors, names = _anchors(src.anchors, tgt.anchors), _names(src.proper, tgt.proper)
    by_meaning = src.read.all() and tgt.read.all()
    made = [
        Side(
            one.vectors if by_meaning else np.zeros((0, 0), np.int16),
            one.begin,
            one.count,
            anchors[side],
            names[side],
            one.lengths,
        )
        for side, one in enumerate((src, tgt))
    ]
    return made[0], made[1]


def compare(src: Side, tgt: Side, rows: Longs, columns: Longs) -> Iterator[Values]:
    """Yield for each of FEATURES its value for each pair; ``rows`` are in ascending order."""
    meaning = _meaning(src, tgt, rows, columns)
    yield meaning.astype(np.float32)
    yield _cosine(src.anchors, tgt.anchors, rows, columns)
    names = _cosine(src.names, tgt.names, rows, columns)
    yield np.minimum(names, np.float32(_MOST_ALIKE))
    yield _length(src, tgt, rows, columns, meaning)


def stated(src: Facts, tgt: Facts, rows: Longs, columns: Longs) -> Values:
    """Return for each pair the log odds from what is stated: dates, numbers, the names of copies;
    0 if a document states nothing.
    """
    apart = np.abs(src.days[rows] - tgt.days[columns])
    odds = _SAME_DAY * (apart == 0) + _OTHER_DAY * (apart > DAYS_APART)
    for weight, here, there in (
        (_SAME_NUMBER, src.numbers, tgt.numbers),
        (_SAME_NAME, src.names, tgt.names),
    ):
        left, right = same_keys(here, there)
        same = (left[rows] == right[columns]) & (left[rows] >= 0)
        if weight == _SAME_NAME:
            same &= (src.copies[rows] > 0) | (tgt.copies[columns] > 0)
        odds = odds + weight * same
    return np.asarray(odds, np.float32)


def same_keys(src: tuple[str, ...], tgt: tuple[str, ...]) -> tuple[Longs, Longs]:
    """Write the keys of both sides as numbers; -1 for an empty one."""
    number: dict[str, int] = {"": -1}
    made = [
        np.array([number.setdefault(key, len(number)) for key in side], np.int64)
        for side in (src, tgt)
    ]
    return made[0], made[1]


def slices(begin: Longs, count: Longs) -> Longs:
    """The numbers from each ``begin``, as many as ``count`` says, one after another."""
    offsets = np.cumsum(count) - count
    return np.asarray(np.repeat(begin - offsets, count) + np.arange(count.sum()))


def groups(ordered: Longs) -> Iterator[tuple[int, int]]:
    """Where each run of equal numbers begins and ends."""
    starts = np.flatnonzero(np.diff(ordered, prepend=-1, append=-1)).tolist()
    return pairwise(starts)


def _meaning(src: Side, tgt: Side, rows: Longs, columns: Longs) -> NDArray[np.float64]:
    """Return how alike the pieces are: the mean over both sides' pieces of their best match."""
    alike = np.zeros(len(rows))
    if not (len(src.vectors) and len(tgt.vectors)):
        return alike
    for first, end in groups(rows):
        row, others = rows[first], columns[first:end]
        begin, count = src.begin[row], src.count[row]
        left = src.vectors[begin : begin + count].astype(np.float32)
        counts = tgt.count[others]
        right = tgt.vectors[slices(tgt.begin[others], counts)].astype(np.float32)
        products = left @ right.T
        starts = np.cumsum(counts) - counts
        # Sums of whole numbers in double precision: exact, in any order.
        by_src = np.maximum.reduceat(products, starts, axis=1).sum(0, dtype=np.float64) / count
        by_tgt = np.add.reduceat(products.max(0).astype(np.float64), starts) / counts
        alike[first:end] = (by_src + by_tgt) / 2
    return alike / ONE**2


def _anchors(src: Keys, tgt: Keys) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    """The numbers, dates and symbols of both sides, rare ones with more weight."""
    vocabulary = sorted({*src.vocabulary, *tgt.vocabulary})
    place = {key: index for index, key in enumerate(vocabulary)}
    spread = []
    for keys in (src, tgt):
        columns = np.array([place[key] for key in keys.vocabulary], np.int64)
        found = keys.found
        shape = found.shape[0], len(vocabulary)
        places = columns[found.indices] if len(columns) else found.indices
        spread.append(sparse.csr_matrix((found.data, places, found.indptr), shape=shape))
    both = _weighted(sparse.vstack(spread, "csr"))
    return both[: src.found.shape[0]], both[src.found.shape[0] :]


def _names(src: Keys, tgt: Keys) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    """The names of both sides as names of the target: their product is a kind of cosine in which
    names that sound alike count by their similarity.
    """
    right = _weighted(tgt.found)
    if not src.vocabulary or not tgt.vocabulary:
        return sparse.csr_matrix((src.found.shape[0], right.shape[1]), dtype=np.float32), right
    rows, columns, values = words.matches(src.vocabulary, tgt.vocabulary)
    shape = len(src.vocabulary), len(tgt.vocabulary)
    alike = sparse.csr_matrix((values, (rows, columns)), shape=shape)
    return (_weighted(src.found) @ alike).tocsr(), right


def _weighted(occurrences: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the rows with each key weighted by its rarity, scaled to length one."""
    documents = occurrences.shape[0]
    often = np.asarray(occurrences.sum(0)).ravel()
    rare = np.log((documents + 1) / (often + 0.5)).astype(np.float32)
    weighed = occurrences @ sparse.diags(rare)
    lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(1)).ravel())
    return (sparse.diags(1 / np.maximum(lengths, 1e-9)) @ weighed).tocsr()


def _cosine(src: sparse.csr_matrix, tgt: sparse.csr_matrix, rows: Longs, columns: Longs) -> Values:
    """The product of a row of each side, for each pair."""
    made = np.zeros(len(rows), np.float32)
    for top in range(0, len(rows), _PAIRS):
        some = slice(top, top + _PAIRS)
        product = src[rows[some]].multiply(tgt[columns[some]])
        made[some] = np.asarray(product.sum(1)).ravel()
    return made


def _length(
    src: Side, tgt: Side, rows: Longs, columns: Longs, meaning: NDArray[np.float64]
) -> Values:
    """Return how far the ratio of lengths is from the usual one, as a difference of logarithms.

    The usual ratio is the median of the pairs that choose each other by meaning.
    """
    ratio = np.log(src.lengths)[rows] - np.log(tgt.lengths)[columns]
    mutual = np.ones(len(rows), bool)
    if meaning.any():
        for chosen, others in ((rows, columns), (columns, rows)):
            order = np.lexsort((others, -meaning, chosen))
            best = np.zeros(len(rows), bool)
            best[order[np.flatnonzero(np.diff(chosen[order], prepend=-1))]] = True
            mutual &= best
    return np.asarray(np.abs(ratio - np.median(ratio[mutual])), np.float32)
