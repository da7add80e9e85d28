"""From evidence to a ladder: a coarse band, a narrow one, the best path, its posteriors."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from align.aligner import coarse, features, lattice
from align.aligner.evidence import CHARS, Evidence
from align.aligner.lattice import TYPES, Band, FloatArray, IntArray, LongArray
from align.aligner.model import Model
from align.alignment import Bead

#: Nodes that a band keeps on each side of the chain of anchors, or of a first path.
MARGIN = 7
#: A band of more nodes a row than this is narrowed by a pass with the commonest bead types.
NARROW = 48
#: That pass looks at beads of up to this many sentences.
FIRST_PASS_SIZE = 3
#: Nodes that the first pass finds likelier than this stay in the narrow band.
NEGLIGIBLE = 1e-4
#: Above this many nodes the first pass keeps its best path only: posteriors would not fit.
MAX_POSTERIOR_NODES = 6_000_000


def length_ratio(evidence: Evidence, i: LongArray, j: LongArray) -> float:
    """How many target characters render one source character: the median over the sentence
    pairs (i, j) where there are enough of them, else that of the whole texts.
    """
    src, tgt = evidence.src.counts[CHARS], evidence.tgt.counts[CHARS]
    if len(i) >= 8:
        return float(np.median(tgt[j] / np.maximum(src[i], 1.0)))
    return float((tgt.sum() + 1.0) / (src.sum() + 1.0))


def first_field(evidence: Evidence) -> features.Field:
    """The evidence in a band around the chain of its anchors."""
    i, j, _ = coarse.chain(evidence)
    lengths = evidence.src.counts[CHARS], evidence.tgt.counts[CHARS]
    band = coarse.band_around(i, j, lengths, MARGIN)
    return features.lay_out(evidence, band, length_ratio(evidence, i, j))


def narrowed(field: features.Field, evidence: Evidence, model: Model) -> features.Field:
    """The same field in a narrower band, where it is wide."""
    n, m = evidence.shape
    if field.band.size <= NARROW * (n + 1):
        return field
    scores = features.score(field, model.weights, FIRST_PASS_SIZE)
    low = np.full(n + 1, m, np.int64)
    high = np.zeros(n + 1, np.int64)
    if field.band.size <= MAX_POSTERIOR_NODES:
        bead = lattice.posteriors(field.band, scores, model.gap_open).bead
        reached = bead.max(axis=1) > NEGLIGIBLE
        row = np.repeat(np.arange(n + 1), np.diff(field.band.start))[reached]
        column = np.flatnonzero(reached) - field.band.start[row] + field.band.low[row]
    else:
        path = lattice.viterbi(field.band, scores, model.gap_open)
        row = np.cumsum([TYPES[t][0] for t in _full_types(path.types, FIRST_PASS_SIZE)])
        column = np.cumsum([TYPES[t][1] for t in _full_types(path.types, FIRST_PASS_SIZE)])
    np.minimum.at(low, row, column)
    np.maximum.at(high, row, column)
    low[0] = 0
    # Rows that no likely bead ends in are bridged; then the margin is laid around.
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    low = np.concatenate((np.zeros(MARGIN, np.int64), low[:-MARGIN])) if n > MARGIN else low * 0
    high = np.concatenate((high[MARGIN:], np.full(MARGIN, m))) if n > MARGIN else high * 0 + m
    band = coarse.tidy(low - MARGIN, high + MARGIN, m)
    return features.lay_out(evidence, band, field.ratio)


def _full_types(types: IntArray, max_size: int) -> IntArray:
    """Type numbers of a pass over small beads as indices into TYPES."""
    matches = lattice.types_up_to(max_size)
    shift = lattice.SRC_NULL - matches
    return np.where(types >= matches, types + shift, types).astype(np.int32)


def beads_on(path: IntArray, band: Band, posterior: FloatArray) -> tuple[Bead, ...]:
    """The beads of a path over all TYPES, each with its posterior."""
    beads: list[Bead] = []
    i = j = 0
    for t in path.tolist():
        a, b = TYPES[t]
        i, j = i + a, j + b
        node = int(band.start[i]) + j - int(band.low[i])
        probability = min(1.0, float(posterior[node, t]))
        beads.append(Bead(tuple(range(i - a, i)), tuple(range(j - b, j)), probability))
    return tuple(beads)


def decode(
    evidence: Evidence, model: Model, progress: Callable[[float], None] | None = None
) -> tuple[Bead, ...]:
    """The best ladder for ``evidence``; its beads cover both texts."""
    n, m = evidence.shape
    if n == 0 or m == 0:
        return (*(Bead((i,), ()) for i in range(n)), *(Bead((), (j,)) for j in range(m)))
    say = progress or (lambda _share: None)
    field = narrowed(first_field(evidence), evidence, model)
    say(0.6)
    scores = features.score(field, model.weights)
    path = lattice.viterbi(field.band, scores, model.gap_open)
    say(0.8)
    posterior = lattice.posteriors(field.band, scores, model.gap_open).bead
    say(1.0)
    return beads_on(path.types, field.band, posterior)
