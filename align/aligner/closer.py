"""The closer look: where a first pass is in doubt, the vectors of the joined sentences themselves.

The vector of a group is first taken as the weighted sum of its sentences' vectors, which costs
nothing. The exact one costs an encoding, so it is spent where it can matter: on the beads that the
first pass left possible but not certain, a few for each sentence. All others are ruled out, or
stay as they were, and a second pass with weights of its own decides among what is left.

Neighbouring sentences of a novel tell of the same things, so a group of sentences is also similar
to the neighbours of its counterpart. The second pass therefore also sees how well two groups agree
in what distinguishes them from the sentences around them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.aligner.band import SRC_NULL, TYPES, Band, FloatArray, IntArray, LongArray

#: Beads that the first pass finds less likely than this are ruled out.
POSSIBLE = 1e-3
#: Those that it finds likelier than this need no closer look.
CERTAIN = 0.99
#: In the table of exact cosines: the sum of vectors has to do.
UNKNOWN = 2.0

#: The number of sentences before and after a group that count as its surroundings.
AROUND = 2

#: More than a bead has sentences.
_SIZES = 64
_A, _B = np.array(TYPES, np.int64).T


class Runs(NamedTuple):
    """Runs of sentences of both texts as strings, and what encodes them to unit rows.

    ``joiners`` are what stands between the sentences of each side; ``languages`` are those that
    the encoder knows, None if it may know any.
    """

    encode: Callable[[Sequence[str]], FloatArray]
    texts: tuple[Sequence[str], Sequence[str]]
    joiners: tuple[str, str] = (" ", " ")
    languages: frozenset[str] | None = frozenset()

    def part(self, i1: int, i2: int, j1: int, j2: int) -> Runs:
        """The same of source sentences i1 to i2 - 1 and target sentences j1 to j2 - 1 alone."""
        src, tgt = self.texts
        return self._replace(texts=(src[i1:i2], tgt[j1:j2]))

    def vectors(self, src: LongArray, tgt: LongArray) -> tuple[FloatArray, FloatArray]:
        """Unit rows of the runs given as rows (first sentence, the one after the last)."""
        texts = [
            joiner.join(sentences[first:last])
            for joiner, sentences, runs in zip(self.joiners, self.texts, (src, tgt), strict=True)
            for first, last in runs.tolist()
        ]
        encoded = self.encode(texts)
        return encoded[: len(src)], encoded[len(src) :]


def possible_beads(band: Band, posterior: FloatArray, path: IntArray) -> FloatArray:
    """The table of exact cosines before any is known: for each node and type UNKNOWN where the
    bead is possible, NaN where it is not. The beads on ``path`` (types in order) always are.
    """
    table = np.where(posterior > POSSIBLE, np.float32(UNKNOWN), np.float32(np.nan))
    table[band.ends(path), path] = UNKNOWN
    return table


def look(
    band: Band,
    table: FloatArray,
    posterior: FloatArray,
    runs: Runs,
    vectors: tuple[FloatArray, FloatArray],
) -> FloatArray:
    """Fill ``table`` with the exact cosines of the doubtful possible beads of several sentences.

    ``vectors`` are those of the single sentences, which need no encoding. Returns how well what
    distinguishes the two groups of each possible bead from their surroundings agrees, -1 to 1: the
    cosine of their vectors, each less the mean of the AROUND sentences before and after; 0 for all
    other beads.
    """
    contrast = np.zeros(table.shape, np.float32)
    node, kind = np.nonzero((table == UNKNOWN)[:, :SRC_NULL])
    if not len(node):
        return contrast
    i = np.searchsorted(band.start, node, side="right") - 1
    j = node - band.start[i] + band.low[i]
    doubtful = (posterior[node, kind] < CERTAIN) & (_A[kind] + _B[kind] > 2)
    groups = [_Groups.of(end, size, doubtful) for end, size in ((i, _A[kind]), (j, _B[kind]))]
    fresh = runs.vectors(*(one.spans[one.encoded] for one in groups))
    rows, apart = [], []
    for held, new, known, texts in zip(groups, fresh, vectors, runs.texts, strict=True):
        full = held.summed(known, texts)
        full[held.encoded] = new
        rows.append(full[held.of_bead])
        apart.append(_unit(full - held.around(known))[held.of_bead])
    exact = np.einsum("ij,ij->i", *rows)
    table[node[doubtful], kind[doubtful]] = exact[doubtful]
    contrast[node, kind] = np.einsum("ij,ij->i", *apart)
    return contrast


class _Groups(NamedTuple):
    """The groups of sentences that beads have on one side: ``spans`` are rows (first sentence, the
    one after the last), ``of_bead`` is each bead's group, and ``encoded`` marks groups of several
    sentences that are encoded as one text.
    """

    spans: LongArray
    of_bead: LongArray
    encoded: NDArray[np.bool_]

    @classmethod
    def of(cls, end: LongArray, size: LongArray, doubtful: NDArray[np.bool_]) -> _Groups:
        """The groups of beads with this end and size; those of doubtful beads are encoded."""
        # One number for each group; sizes are far below the factor.
        numbers, at = np.unique(end * _SIZES + size, return_inverse=True)
        ends, sizes = numbers // _SIZES, numbers % _SIZES
        encoded = np.zeros(len(numbers), bool)
        encoded[at[doubtful]] = True
        return cls(np.stack((ends - sizes, ends), axis=1), at, encoded & (sizes > 1))

    def summed(self, known: FloatArray, texts: Sequence[str]) -> FloatArray:
        """For each group the sum of its sentences' vectors, weighted by length, as a unit row."""
        first, last = self.spans.T
        full: FloatArray = known[first]
        several = np.flatnonzero((last - first > 1) & ~self.encoded)
        for k in several.tolist():
            part = slice(int(first[k]), int(last[k]))
            weights = np.array([len(text) for text in texts[part]], np.float32)
            full[k] = weights @ known[part]
        if len(several):
            full[several] = _unit(full[several])
        return full

    def around(self, known: FloatArray) -> FloatArray:
        """For each group the mean vector of the AROUND sentences before and after it."""
        first, last = self.spans.T
        total: FloatArray = np.zeros((len(first), known.shape[1]), np.float32)
        count = np.zeros(len(first), np.float32)
        for step in range(1, AROUND + 1):
            for at in (first - step, last + step - 1):
                there = (at >= 0) & (at < len(known))
                total[there] += known[at[there]]
                count += there
        total /= np.maximum(count, 1.0)[:, None]
        return total


def _unit(rows: FloatArray) -> FloatArray:
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    unit: FloatArray = rows / np.maximum(lengths, np.float32(1e-6))[:, None]
    return unit
