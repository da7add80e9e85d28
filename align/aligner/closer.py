"""The closer look: where a first pass is in doubt, the vectors of the joined sentences themselves.

The vector of a group is first taken as the weighted sum of its sentences' vectors, which costs
nothing. The exact one costs an encoding, so it is spent where it can matter: on the beads that the
first pass left possible but not certain, a few for each sentence. All others are ruled out, or
stay as they were, and a second pass with weights of its own decides among what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from align.aligner.lattice import SRC_NULL, TYPES, Band, FloatArray, IntArray, LongArray

#: Beads that the first pass finds less likely than this are ruled out.
POSSIBLE = 1e-3
#: Those that it finds likelier than this need no closer look.
CERTAIN = 0.99
#: In the table of exact cosines: the sum of vectors has to do.
UNKNOWN = 2.0

_A, _B = np.array(TYPES, np.int64).T


class Runs(NamedTuple):
    """Runs of sentences of both texts as strings, and what encodes them to unit rows.

    ``joiners`` are what stands between the sentences of each side.
    """

    encode: Callable[[Sequence[str]], FloatArray]
    texts: tuple[Sequence[str], Sequence[str]]
    joiners: tuple[str, str] = (" ", " ")

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
) -> None:
    """Fill ``table`` with the exact cosines of the doubtful possible beads of several sentences.

    ``vectors`` are those of the single sentences, which need no encoding.
    """
    node, kind = np.nonzero((table == UNKNOWN) & (posterior < CERTAIN))
    joined = (kind < SRC_NULL) & (_A[kind] + _B[kind] > 2)
    node, kind = node[joined], kind[joined]
    if not len(node):
        return
    i = np.searchsorted(band.start, node, side="right") - 1
    j = node - band.start[i] + band.low[i]
    wanted = [
        np.unique(np.stack((end - size, end), axis=1), axis=0, return_inverse=True)
        for end, size in ((i, _A[kind]), (j, _B[kind]))
    ]
    several = [np.diff(unique, axis=1)[:, 0] > 1 for unique, _ in wanted]
    exact = runs.vectors(*(unique[many] for (unique, _), many in zip(wanted, several, strict=True)))
    rows = []
    for (unique, at), many, fresh, known in zip(wanted, several, exact, vectors, strict=True):
        full = known[unique[:, 0]]
        full[many] = fresh
        rows.append(full[at.reshape(-1)])
    table[node, kind] = np.einsum("ij,ij->i", *rows)
