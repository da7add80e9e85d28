"""Weigh all beads of two texts: a coarse band, a narrow band, the best path with its posteriors,
and a closer look at doubtful beads, by the weights that suit the texts best.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import repeat
from typing import NamedTuple

import numpy as np

from align.aligner import closer, coarse, lattice
from align.aligner.band import (
    SRC_NULL,
    TGT_NULL,
    TYPES,
    Band,
    DoubleArray,
    FloatArray,
    IntArray,
    types_up_to,
)
from align.aligner.dictionary import tabled
from align.aligner.evidence import Evidence
from align.aligner.field import Field, lay_out
from align.aligner.model import Model
from align.aligner.passages import with_passages, with_read
from align.aligner.ratio import ladder_ratio, length_ratio
from align.aligner.scoring import Unlinked, faint_field, scores
from align.aligner.trust import believed
from align.alignment import Bead

#: Nodes that a band keeps on each side of the chain of anchors, or of a first path.
MARGIN = 6
#: The number of sentences needed to learn how free a translation is.
ENOUGH = 8
#: How often all beads may be weighed again with the length ratio of their own ladder.
SETTLE = 3
#: If the expected share of correct beads is below this, the translation may be a free one.
SURE = 0.95
#: With vectors, the weights for free translations are less certain than they should be. The
#: expected F1 of their ladder may therefore be lower by this.
MODEST = 0.03
#: Their scores are multiplied by this once the ladder is chosen, so that probabilities mean what
#: they say.
SURER = 1.2
#: A ladder of a free translation has an expected F1 above the first number if vectors were read,
#: otherwise above the second. Texts that are not translations of each other score lower (up to 0.43
#: and 0.57) and must not be linked, not even loosely.
PLAUSIBLE = 0.45, 0.58
#: The same if words were looked up in the shipped tables.
PLAUSIBLE_TABLED = 0.62
#: In languages that the encoder knows, the shipped tables are only tried if fewer beads than this
#: are expected to be right: elsewhere anchors are enough, and the tables may mislead. Their ladder
#: wins if its expected F1 is higher by more than the second number.
DOUBTED, CLEARLY = 0.9, 0.06
#: A band with more nodes per row than this is narrowed by a pass with the most common bead types.
NARROW = 48
#: The largest number of sentences in a bead of that pass.
FIRST_PASS_SIZE = 3
#: Nodes that the first pass finds more likely than this stay in the narrow band.
NEGLIGIBLE = 1e-4
#: Above this many nodes the first pass keeps only its best path: posteriors would not fit in
#: memory.
MAX_POSTERIOR_NODES = 6_000_000


def first_field(evidence: Evidence, ratio: float | None = None, *, led: bool = True) -> Field:
    """The evidence in a band around the chain of its most certain sentence pairs, or, if it is not
    ``led`` by these, around the diagonal.

    ``ratio`` as for ``weigh_all``.
    """
    chain = coarse.chain(evidence) if led else coarse.NOTHING
    band = coarse.band_around(chain, evidence.lengths, MARGIN)
    return lay_out(evidence, band, ratio or length_ratio(evidence, chain))


def narrowed(field: Field, evidence: Evidence, model: Model, unlinked: Unlinked) -> Field:
    """The same field in a narrower band if its band is wide."""
    n, m = evidence.shape
    if field.band.size <= NARROW * (n + 1):
        return field
    faint = faint_field(field, evidence) if model.faint else None
    found = scores(field, model, unlinked, FIRST_PASS_SIZE, faint)
    low, high, ratio = np.full(n + 1, m, np.int64), np.zeros(n + 1, np.int64), field.ratio
    if field.band.size <= MAX_POSTERIOR_NODES:
        bead = lattice.posteriors(field.band, found, model.gap_open).bead
        ratio = ladder_ratio(field, bead) or ratio
        reached = bead.max(axis=1) > NEGLIGIBLE
        row, column = field.band.rows[reached], field.band.columns[reached]
    else:
        path = lattice.viterbi(field.band, found, model.gap_open)
        row, column = np.cumsum(np.array(TYPES)[_full_types(path.types, FIRST_PASS_SIZE)], axis=0).T
    np.minimum.at(low, row, column)
    np.maximum.at(high, row, column)
    low[0] = 0
    # Rows where no likely bead ends are bridged; then the margin is added around them.
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    low = np.concatenate((np.zeros(MARGIN, np.int64), low[:-MARGIN])) if n > MARGIN else low * 0
    high = np.concatenate((high[MARGIN:], np.full(MARGIN, m))) if n > MARGIN else high * 0 + m
    band = coarse.tidy(low - MARGIN, high + MARGIN, m)
    return lay_out(evidence, band, ratio)


def _full_types(types: IntArray, max_size: int) -> IntArray:
    """Type numbers of a pass over small beads as indices into TYPES."""
    matches = types_up_to(max_size)
    shift = SRC_NULL - matches
    return np.where(types >= matches, types + shift, types).astype(np.int32)


def beads_on(path: IntArray, band: Band, posterior: FloatArray) -> tuple[Bead, ...]:
    """The beads of a path over all TYPES, each with its probability as in ``likely``."""
    beads: list[Bead] = []
    i = j = 0
    for t, probability in zip(path.tolist(), _likely(band, posterior, path), strict=True):
        a, b = TYPES[t]
        i, j = i + a, j + b
        beads.append(Bead(tuple(range(i - a, i)), tuple(range(j - b, j)), probability))
    return tuple(beads)


def _likely(band: Band, posterior: FloatArray, path: IntArray) -> list[float]:
    """The result of ``likely`` for each bead of a path."""
    sizes = np.array(TYPES)[path]
    i, j = np.cumsum(sizes, axis=0).T
    is_src, is_tgt = sizes[:, 1] == 0, sizes[:, 0] == 0
    found = np.zeros(len(path))
    for d in PLACES:
        row, column = i + d * is_tgt, j + d * is_src
        inside = (row >= 0) & (row < len(band.low))
        if d:
            inside &= is_src | is_tgt
        row[~inside] = 0
        inside &= (band.low[row] <= column) & (column <= band.high[row])
        node = (band.start[row] + column - band.low[row])[inside]
        found[inside] += posterior[node, path[inside]]
    chances: list[float] = np.minimum(found, 1.0).tolist()
    return chances


#: Where exactly in the other text a sentence has no counterpart does not matter: its probability is
#: the sum over so many places before and after its own. It is not the sum over all places, which
#: would make the wreck of a ladder look certain.
PLACES = range(-2, 3)


def likely(band: Band, posterior: FloatArray, end: tuple[int, int], kind: int) -> float:
    """The probability of the bead of the type ``kind`` (index into TYPES) whose ``end`` is this row
    and column; for a null bead, the sum over the places near its own.
    """
    i, j = end
    a, b = TYPES[kind]
    around = (0,) if a and b else PLACES
    places = [(i, j + d) if a else (i + d, j) for d in around]
    nodes = [
        int(band.start[row]) + column - int(band.low[row])
        for row, column in places
        if 0 <= row < len(band.low) and band.low[row] <= column <= band.high[row]
    ]
    return min(1.0, float(posterior[nodes, kind].sum(dtype=np.float64)))


#: How many sentences a bead of each type links.
_LINKS = np.array([a + b if a and b else 0 for a, b in TYPES], np.float64)


class Tried(NamedTuple):
    """Weights that a text was weighed by: their name (``close`` or ``free`` translation), and what
    their best ladder expects of itself, 0 to 1, as in ``Weighed``.
    """

    weights: str
    precision: float
    f1: float


class Weighed(NamedTuple):
    """A field whose beads have been weighed: their scores by ``model``, their posteriors, and the
    best path. ``tried`` lists the weights that were compared, first those that won; ``evidence`` is
    what was weighed, if known.
    """

    field: Field
    scores: FloatArray
    posterior: FloatArray
    path: lattice.Path
    model: Model
    tried: tuple[Tried, ...] = ()
    evidence: Evidence | None = None

    @property
    def beads(self) -> tuple[Bead, ...]:
        """The best ladder."""
        return beads_on(self.path.types, self.field.band, self.posterior)

    @property
    def certainty(self) -> DoubleArray:
        """The probability of each bead of the best ladder."""
        types = self.path.types
        found = self.posterior[self.field.band.ends(types), types].astype(np.float64)
        return np.minimum(found, 1.0)

    @property
    def precision(self) -> float:
        """The expected share of correct beads in the best ladder; 0 if there is no ladder."""
        certainty = self.certainty
        return float(certainty.mean()) if len(certainty) else 0.0

    @property
    def f1(self) -> float:
        """The expected F1 of the best ladder: the harmonic mean of its precision and of the share
        of sentences that it is expected to link correctly.

        A ladder that leaves most of two texts without counterparts is therefore a poor one, however
        certain it is.
        """
        n, m = self.field.shape
        linked = _LINKS[self.path.types] @ self.certainty
        precision, recall = self.precision, float(linked) / (n + m)
        return 2 * precision * recall / (precision + recall) if recall else 0.0

    def probability(self, bead: Bead) -> float:
        """The probability of any bead, on the best ladder or not; 0 if it was never considered.

        A sentence without a counterpart may have several places in the ladder; the probability is
        the sum over all of them.
        """
        if bead.is_null:
            return min(map(self._alone, bead.src or bead.tgt, repeat(bool(bead.src))))
        sizes = len(bead.src), len(bead.tgt)
        i, j = bead.src[-1] + 1, bead.tgt[-1] + 1
        band = self.field.band
        is_run = (i - bead.src[0], j - bead.tgt[0]) == sizes
        if not is_run or sizes not in TYPES or not band.low[i] <= j <= band.high[i]:
            return 0.0
        node = int(band.start[i]) + j - int(band.low[i])
        return min(1.0, float(self.posterior[node, TYPES.index(sizes)]))

    def _alone(self, sentence: int, is_src: bool) -> float:
        """The probability that one sentence has no counterpart."""
        band, after = self.field.band, sentence + 1
        if is_src:
            found = self.posterior[band.start[after] : band.start[after + 1], SRC_NULL]
        else:
            rows = np.flatnonzero((band.low <= after) & (after <= band.high))
            nodes = band.start[rows] + after - band.low[rows]
            found = self.posterior[nodes, TGT_NULL]
        return min(1.0, float(found.sum()))


def weigh_all(
    evidence: Evidence,
    model: Model,
    say: Callable[[float], None],
    ratio: float | None,
    unlinked: Unlinked,
) -> Weighed:
    """Weigh all beads, with the weights for word tables if words were looked up in them.

    These find something to link in any two texts. So if even their best ladder is implausible, the
    ordinary weights decide, which leave unrelated texts apart.

    ``say`` is told the share done; ``ratio`` and ``unlinked`` are those of ``decoding.decode``.
    """
    first = first_field(evidence, ratio)
    read = with_passages(evidence, first.trust)
    if read is not evidence:
        evidence, first = read, first_field(read, ratio)
    read = with_read(evidence, first.band, first.trust)
    if read.read:
        evidence, first = read, first._replace(trust=believed(first.trust, read.read))
    if evidence.tabled and model.tabled:
        weighed = _weigh_both(first, evidence, model.tabled, say, ratio, unlinked, PLAUSIBLE_TABLED)
        if weighed.f1 > PLAUSIBLE_TABLED:
            return weighed._replace(evidence=evidence)
    plausible = PLAUSIBLE[0] if evidence.vectors else PLAUSIBLE[1]
    weighed = _weigh_both(first, evidence, model, say, ratio, unlinked, plausible)
    may_look_up = evidence.tables and not evidence.tabled and evidence.vectors is None
    if may_look_up and weighed.precision < DOUBTED:
        looked_up = tabled(evidence, *evidence.langs)
        if looked_up is not evidence:
            other = weigh_all(looked_up, model, say, ratio, unlinked)
            if other.f1 > weighed.f1 + CLEARLY:
                return other
    return weighed._replace(evidence=evidence)


def _weigh_both(
    first: Field,
    evidence: Evidence,
    model: Model,
    say: Callable[[float], None],
    ratio: float | None,
    unlinked: Unlinked,
    plausible: float,
) -> Weighed:
    """Weigh all beads of the ``first`` field with the weights for close translations. If these
    leave many beads in doubt, weigh them with the weights for free translations too; the ladder
    that expects to be more correct wins, and one of a free translation must expect more than
    ``plausible``.
    """
    weighed = _weigh_once(first, evidence, model, say, unlinked)
    close = Tried("close", weighed.precision, weighed.f1)
    if not model.free or min(evidence.shape) < ENOUGH or weighed.precision >= SURE:
        return weighed._replace(tried=(close,))
    other = _weigh_once(first, evidence, model.free, say, unlinked)
    free = Tried("free", other.precision, other.f1)
    least = weighed.f1 - MODEST if evidence.vectors else weighed.f1
    if other.f1 > max(least, plausible):
        chosen = _surer(other) if evidence.vectors else other
        return chosen._replace(tried=(free, close))
    if weighed.f1 < plausible and not evidence.vectors and len(evidence.links.weight):
        # Words that only sound alike may have led astray: languages with short words share many.
        unled = first_field(evidence, ratio, led=False)
        wide = _weigh_once(unled, evidence, model.free, say, unlinked)
        if wide.f1 > plausible:
            return wide._replace(tried=(Tried("free", wide.precision, wide.f1), close))
    return weighed._replace(tried=(close, free))


def _surer(weighed: Weighed) -> Weighed:
    """The same ladder with less doubt."""
    model = weighed.model
    model = replace(model, weights=model.weights * SURER, gap_open=model.gap_open * SURER)
    found = weighed.scores * np.float32(SURER)
    bead = lattice.posteriors(weighed.field.band, found, model.gap_open).bead
    return weighed._replace(scores=found, posterior=bead, model=model)


def _weigh_once(
    first: Field,
    evidence: Evidence,
    model: Model,
    say: Callable[[float], None],
    unlinked: Unlinked,
) -> Weighed:
    """Weigh all beads in the band of ``first`` or a narrower one, then weigh the doubtful ones
    again.
    """
    field = narrowed(first, evidence, model, unlinked)
    say(0.4)
    faint = faint_field(field, evidence) if model.faint else None
    weighed = weigh_field(field, model, unlinked, faint)
    for _ in range(SETTLE):
        # A ladder that is mostly certain would hardly change.
        better = weighed.precision < SURE and ladder_ratio(field, weighed.posterior)
        if not better:
            break
        faint = faint and faint._replace(ratio=better)
        field = field._replace(ratio=better)
        weighed = weigh_field(field, model, unlinked, faint)
    say(0.7)
    if model.closer and evidence.runs:
        weighed = weigh_field(look_closer(weighed, evidence), model.closer, unlinked, faint)
    say(1.0)
    return weighed


def weigh_field(
    field: Field,
    model: Model,
    unlinked: Unlinked = (frozenset(), frozenset()),
    faint: Field | None = None,
) -> Weighed:
    """Weigh all beads of ``field`` in one pass; ``faint`` is the result of ``faint_field``."""
    found = scores(field, model, unlinked, faint=faint)
    path, posteriors = lattice.both(field.band, found, model.gap_open)
    return Weighed(field, found, posteriors.bead, path, model)


def look_closer(weighed: Weighed, evidence: Evidence, held: FloatArray | None = None) -> Field:
    """The field of the second pass: only the beads that the first pass found possible, the doubtful
    ones with their exact cosines.

    ``held`` may name more beads to keep, by another posterior.
    """
    band, posterior = weighed.field.band, weighed.posterior
    kept = posterior if held is None else np.maximum(posterior, held)
    exact = closer.possible_beads(band, kept, weighed.path.types)
    if evidence.runs and evidence.vectors:
        contrast = closer.look(band, exact, posterior, evidence.runs, evidence.vectors)
        return weighed.field._replace(exact=exact, contrast=contrast)
    return weighed.field._replace(exact=exact)
