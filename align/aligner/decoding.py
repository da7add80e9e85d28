"""From evidence to a ladder: a coarse band, a narrow one, the best path, its posteriors, and a
closer look at what they leave in doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import repeat
from typing import NamedTuple

import numpy as np

from align.aligner import closer, coarse, features, lattice
from align.aligner.constraints import Stretch, stretches
from align.aligner.evidence import Evidence
from align.aligner.field import Field, lay_out
from align.aligner.lattice import TYPES, Band, DoubleArray, FloatArray, IntArray
from align.aligner.lexicon import learn_from_itself, with_lexicon
from align.aligner.model import Model
from align.aligner.points import Points
from align.alignment import Bead

#: Of each side the sentences that must stay without a counterpart.
Unlinked = tuple[frozenset[int], frozenset[int]]

#: Nodes that a band keeps on each side of the chain of anchors, or of a first path.
MARGIN = 6
#: Texts of more source sentences are cut where the chain is safest and aligned part by part: memory
#: then depends on this and not on the length, and anchors are rare again.
PART = 6000
#: So many beads teach which words of a text render each other.
TEACH = 300
#: So many sentence pairs tell how long renderings are, and how free.
ENOUGH = 8
#: So many beads that are likelier than this tell it better. Where it differs by more than this (in
#: log) from what was assumed, all beads are weighed again, so many times at most.
MANY, LIKELY, UNSETTLED, SETTLE = 40, 0.3, 0.03, 3
#: Where fewer beads than this share may be expected to be right, the translation may be a free one.
SURE = 0.95
#: With vectors, the weights for free translations are less sure of themselves: their ladder may
#: expect an F1 that is less than that of the others by so much.
MODEST = 0.03
#: A ladder of a free translation expects an F1 above this; one of texts that are no translations of
#: each other, less: those are not to be linked, however freely.
PLAUSIBLE = 0.55
#: A band of more nodes a row than this is narrowed by a pass with the commonest bead types.
NARROW = 48
#: That pass looks at beads of up to this many sentences.
FIRST_PASS_SIZE = 3
#: Nodes that the first pass finds likelier than this stay in the narrow band.
NEGLIGIBLE = 1e-4
#: Above this many nodes the first pass keeps its best path only: posteriors would not fit.
MAX_POSTERIOR_NODES = 6_000_000


def length_ratio(evidence: Evidence, chain: Points | None = None) -> float:
    """How many target characters render one source character: the median over the sentence pairs
    of the ``chain`` (that of the evidence) if there are enough, else that of the whole texts.
    """
    chain = chain or coarse.chain(evidence)
    src, tgt = evidence.lengths
    if len(chain.i) >= ENOUGH:
        return float(np.median(tgt[chain.j] / np.maximum(src[chain.i], 1.0)))
    return float((tgt.sum() + 1.0) / (src.sum() + 1.0))


def ladder_ratio(evidence: Evidence, beads: Sequence[Bead]) -> float | None:
    """The same as the median over the likelier ones of ``beads``, None if these are too few.

    The chain of single sentences is not to be trusted where one side is cut more finely: it pairs
    a sentence with the best part of its rendering.
    """
    src, tgt = evidence.lengths
    found = [
        tgt[list(bead.tgt)].sum() / max(src[list(bead.src)].sum(), 1.0)
        for bead in beads
        if bead.src and bead.tgt and bead.probability >= LIKELY
    ]
    return float(np.median(found)) if len(found) >= MANY else None


def first_field(evidence: Evidence, ratio: float | None = None) -> Field:
    """The evidence in a band around the chain of its surest sentence pairs.

    ``ratio`` as for ``decode``.
    """
    chain = coarse.chain(evidence)
    band = coarse.band_around(chain, evidence.lengths, MARGIN)
    return lay_out(evidence, band, ratio or length_ratio(evidence, chain))


def _scores(
    field: Field, model: Model, unlinked: Unlinked, max_size: int = lattice.MAX_SIZE
) -> FloatArray:
    scores = features.score(field, model.weights, max_size)
    if any(unlinked):
        n, m = len(field.src) - 1, len(field.tgt) - 1
        marked_src, marked_tgt = np.zeros(n + 1, int), np.zeros(m + 1, int)
        marked_src[[i + 1 for i in unlinked[0] if 0 <= i < n]] = 1
        marked_tgt[[j + 1 for j in unlinked[1] if 0 <= j < m]] = 1
        lattice.forbid_links(field.band, scores, marked_src, marked_tgt)
    return scores


def narrowed(field: Field, evidence: Evidence, model: Model, unlinked: Unlinked) -> Field:
    """The same field in a narrower band, where it is wide."""
    n, m = evidence.shape
    if field.band.size <= NARROW * (n + 1):
        return field
    scores = _scores(field, model, unlinked, FIRST_PASS_SIZE)
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
    return lay_out(evidence, band, field.ratio)


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


#: How many sentences a bead of each type links.
_LINKS = np.array([a + b if a and b else 0 for a, b in TYPES], np.float64)


class Weighed(NamedTuple):
    """A field whose beads have been weighed: their scores by ``model``, their posteriors, and the
    best path.
    """

    field: Field
    scores: FloatArray
    posterior: FloatArray
    path: lattice.Path
    model: Model

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
        """The share of the best ladder's beads that may be expected to be right."""
        return float(self.certainty.mean())

    @property
    def f1(self) -> float:
        """How right the best ladder may be expected to be: the harmonic mean of its precision and
        of the share of sentences that it may be expected to link rightly. So a ladder that leaves
        most of two texts without counterparts is a poor one, however sure it is.
        """
        n, m = len(self.field.src) - 1, len(self.field.tgt) - 1
        linked = _LINKS[self.path.types] @ self.certainty
        precision, recall = self.precision, float(linked) / (n + m)
        return 2 * precision * recall / (precision + recall) if recall else 0.0

    def probability(self, bead: Bead) -> float:
        """How probable any bead is, on the best ladder or not: 0 where it was never looked at.

        A sentence may be without counterpart in several places, and that counts in all of them.
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
        """How probable it is that one sentence has no counterpart."""
        band, after = self.field.band, sentence + 1
        if is_src:
            found = self.posterior[band.start[after] : band.start[after + 1], lattice.SRC_NULL]
        else:
            rows = np.flatnonzero((band.low <= after) & (after <= band.high))
            nodes = band.start[rows] + after - band.low[rows]
            found = self.posterior[nodes, lattice.TGT_NULL]
        return min(1.0, float(found.sum()))


def weigh(
    evidence: Evidence,
    model: Model,
    say: Callable[[float], None] = lambda _share: None,
    ratio: float | None = None,
    unlinked: Unlinked = (frozenset(), frozenset()),
) -> tuple[Weighed, Evidence]:
    """Weigh all beads, once more with what a long text teaches of its own words.

    Returns the evidence that it came to, too. Arguments as ``decode``; neither text may be empty.
    """
    weighed = _weigh(evidence, model, say, ratio, unlinked)
    again = taught(evidence, weighed.beads) if can_teach(evidence) else evidence
    if again is not evidence:
        weighed = _weigh(again, model, say, ratio, unlinked)
    return weighed, again


def _weigh(
    evidence: Evidence,
    model: Model,
    say: Callable[[float], None],
    ratio: float | None,
    unlinked: Unlinked,
) -> Weighed:
    """Weigh all beads by the weights for close translations, and where these leave many in doubt by
    those for free ones too; the ladder that expects to be more right wins.
    """
    weighed = _weigh_once(evidence, model, say, ratio, unlinked)
    if not model.free or min(evidence.shape) < ENOUGH or weighed.precision >= SURE:
        return weighed
    other = _weigh_once(evidence, model.free, say, ratio, unlinked)
    least = weighed.f1 - MODEST if evidence.vectors else weighed.f1
    return other if other.f1 > max(least, PLAUSIBLE) else weighed


def _weigh_once(
    evidence: Evidence,
    model: Model,
    say: Callable[[float], None],
    ratio: float | None,
    unlinked: Unlinked,
) -> Weighed:
    """Weigh all beads in a band, and once more those that leave a doubt."""
    field = narrowed(first_field(evidence, ratio), evidence, model, unlinked)
    say(0.4)
    weighed = weigh_field(field, model, unlinked)
    for _ in range(SETTLE):
        ratio = ladder_ratio(evidence, weighed.beads)
        if not ratio or abs(np.log(ratio / weighed.field.ratio)) <= UNSETTLED:
            break
        weighed = weigh_field(weighed.field._replace(ratio=ratio), model, unlinked)
    say(0.7)
    if model.closer and evidence.runs:
        weighed = weigh_field(look_closer(weighed, evidence), model.closer, unlinked)
    say(1.0)
    return weighed


def weigh_field(
    field: Field, model: Model, unlinked: Unlinked = (frozenset(), frozenset())
) -> Weighed:
    """Weigh all beads of ``field`` in one pass."""
    scores = _scores(field, model, unlinked)
    path = lattice.viterbi(field.band, scores, model.gap_open)
    posterior = lattice.posteriors(field.band, scores, model.gap_open).bead
    return Weighed(field, scores, posterior, path, model)


def look_closer(weighed: Weighed, evidence: Evidence, held: FloatArray | None = None) -> Field:
    """The field of the second pass: only the beads that the first found possible, the doubtful ones
    with their exact cosines.

    ``held`` may name more beads to keep, by a posterior of its own.
    """
    band, posterior = weighed.field.band, weighed.posterior
    kept = posterior if held is None else np.maximum(posterior, held)
    exact = closer.possible_beads(band, kept, weighed.path.types)
    if evidence.runs and evidence.vectors:
        closer.look(band, exact, posterior, evidence.runs, evidence.vectors)
    return weighed.field._replace(exact=exact)


def decode(
    evidence: Evidence,
    model: Model,
    progress: Callable[[float], None] | None = None,
    *,
    ratio: float | None = None,
    unlinked: Unlinked = (frozenset(), frozenset()),
) -> tuple[Bead, ...]:
    """The best ladder for ``evidence``; its beads cover both texts.

    ``ratio`` is the target's length for one source character where that is known from more than
    these texts; ``unlinked`` are the sentences of each side that must stay without a counterpart.
    """
    n, m = evidence.shape
    say = progress or (lambda _share: None)
    if n == 0 or m == 0:
        return _unmatched(n, m)
    if n <= PART:
        return weigh(evidence, model, say, ratio, unlinked)[0].beads
    chain = coarse.chain(evidence)
    ratio = ratio or length_ratio(evidence, chain)
    parts = stretches((), coarse.safe_cuts(chain, PART), n, m)
    if can_teach(evidence):
        evidence = taught(evidence, decode_stretch(evidence, parts[0], model, ratio, unlinked))
    found: list[Bead] = []
    for number, part in enumerate(parts, 1):
        found += decode_stretch(evidence, part, model, ratio, unlinked)
        say(number / len(parts))
    return tuple(found)


def can_teach(evidence: Evidence) -> bool:
    """Whether beads of a text can tell the aligner more: vectors know its words already, and where
    only lengths were read there are none.
    """
    return evidence.vectors is None and bool(evidence.src.keys)


def taught(evidence: Evidence, beads: Sequence[Bead]) -> Evidence:
    """``evidence`` with what these ``beads`` of it teach about its words, where they are enough."""
    if len(beads) < TEACH:
        return evidence
    return with_lexicon(evidence, learn_from_itself(evidence, beads))


def decode_stretch(
    evidence: Evidence, stretch: Stretch, model: Model, ratio: float, unlinked: Unlinked
) -> list[Bead]:
    """The beads of one stretch of the texts, numbered as in the whole."""
    weighed = weigh_stretch(evidence, stretch, model, ratio, unlinked)
    sizes = stretch.i2 - stretch.i1, stretch.j2 - stretch.j1
    beads = weighed.beads if weighed else _unmatched(*sizes)
    return [_moved(bead, stretch.i1, stretch.j1) for bead in beads]


def weigh_stretch(
    evidence: Evidence, stretch: Stretch, model: Model, ratio: float, unlinked: Unlinked
) -> Weighed | None:
    """Weigh the beads of one stretch of the texts, numbered from its beginning; None where one side
    has nothing there.
    """
    i, j = stretch.i1, stretch.j1
    here = frozenset(k - i for k in unlinked[0]), frozenset(k - j for k in unlinked[1])
    part = evidence.part(i, stretch.i2, j, stretch.j2)
    if 0 in part.shape:
        return None
    return _weigh(part, model, lambda _share: None, ratio, here)


def probabilities(
    evidence: Evidence,
    beads: Sequence[Bead],
    parts: Sequence[Stretch],
    model: Model,
    unlinked: Unlinked,
) -> list[float]:
    """How probable each of ``beads`` is, each of which lies in one of ``parts``.

    Where a part has sentences of one side only, nothing else is possible.
    """
    ratio = length_ratio(evidence)
    found: dict[Bead, float] = {}
    for part in parts:
        here = [bead for bead in beads if _is_in(bead, part)]
        weighed = weigh_stretch(evidence, part, model, ratio, unlinked) if here else None
        for bead in here:
            own = _moved(bead, -part.i1, -part.j1)
            found[bead] = weighed.probability(own) if weighed else 1.0
    return [found.get(bead, 0.0) for bead in beads]


def _is_in(bead: Bead, part: Stretch) -> bool:
    return all(part.i1 <= k < part.i2 for k in bead.src) and all(
        part.j1 <= k < part.j2 for k in bead.tgt
    )


def _moved(bead: Bead, i: int, j: int) -> Bead:
    src, tgt = tuple(k + i for k in bead.src), tuple(k + j for k in bead.tgt)
    return replace(bead, src=src, tgt=tgt)


def _unmatched(n: int, m: int) -> tuple[Bead, ...]:
    """The one ladder of texts of n and m sentences of which one is empty."""
    return (*(Bead((i,), ()) for i in range(n)), *(Bead((), (j,)) for j in range(m)))
