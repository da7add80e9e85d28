"""Whether two texts are translations of each other at all.

The weights of the aligner were trained on translations only: they find the most probable ladder,
whatever the texts. So the ladder is compared with chance: what its beads share (anchors, meaning,
lengths) is compared with what their source groups share with the target groups of the other beads.
That needs no threshold for a language, because both are measured in the same two texts. A small
logistic model turns this, what the word tables say of the words of both texts, and how much stays
unmatched into the probability that the texts belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from align.aligner.band import DoubleArray, FloatArray, IntArray
from align.aligner.dictionary import tabled
from align.aligner.evidence import NAME, NUMBER, Evidence
from align.aligner.passages import read_together
from align.alignment import Alignment, Bead
from align.models import Logistic, logistic, probability

#: What the models see. ``..._by_size`` is the feature before it multiplied by ``size``: the same
#: share of anchors means more in a longer text.
FEATURES = {
    "semantic": ("size", "anchors", "lift", "unmatched", "meaning", "margin"),
    "anchor": (
        "size", "anchors", "anchors_by_size", "lift", "unmatched", "unmatched_by_size", "lengths",
        "words", "words_by_size", "same", "missed", "names",
    ),
}  # fmt: skip
#: Texts with fewer sentences on a side are too short to tell. If longer ones have fewer filled
#: beads (all in one, for example), they belong together with the third number as probability.
LEAST_SENTENCES, LEAST_BEADS, FEW = 3, 2, 0.3
#: Texts with fewer sentences on both sides are always taken to belong together. For others that are
#: too short for the model, these give the probability: the value at which it is a half, and how
#: much makes it e times as likely. By the cosine of the texts: translations of two sentences have
#: 0.39 and more, one in twenty other pairs from the same book more than 0.36. By the log odds of
#: the word tables.
LEAST_FEW = 2
COSINE, LISTED = (0.34, 0.04), (-9.5, 3.0)
#: In texts with no more sentences, the word tables are looked up if only anchors were read.
SHORT = 8
#: Texts that are translations of each other with at least this probability are taken to be so.
SURE = 0.9
#: So many beads, spread over the texts, are compared with each other.
MOST_BEADS = 100
#: ``size`` is 0 for this many beads. From the second number on, anchors alone can tell.
_USUAL = 8
_ENOUGH = float(np.log(12 / _USUAL))
#: Meetings by chance, in units of anchor weight: keeps ``lift`` small if little is shared at all.
_LITTLE = 0.3
#: Log odds from the word tables beyond this add nothing; they are divided by the second number.
_MOST_WORDS, _PER_WORDS = 60.0, 4.0


def related(evidence: Evidence, beads: Sequence[Bead]) -> float:
    """How probable it is that two texts are translations of each other, 0 to 1; ``beads`` are their
    best ladder. 1 if there is hardly a doubt, if they are too short to tell, or if only their
    lengths were read.
    """
    filled = sum(not bead.is_null for bead in beads)
    evidence = _looked_up(evidence)
    if not _can_tell(evidence):
        chance = _of_few(evidence)
        return 1.0 if chance >= SURE else chance
    found = features(evidence, beads)
    if found is None:
        return FEW if filled < LEAST_BEADS else 1.0
    models = ["anchor"] if evidence.vectors is None else ["semantic"]
    if evidence.vectors is not None and found["size"] >= _ENOUGH:
        models.append("anchor")  # an encoder cannot read everything: tables, damaged texts
    chance = max(float(shipped(one).probability(as_array(found, one))) for one in models)
    return 1.0 if chance >= SURE else chance


def _looked_up(evidence: Evidence) -> Evidence:
    """``evidence`` with what the word tables say of short texts that were aligned without them."""
    known = evidence.vectors is not None or evidence.tabled or not evidence.comparable
    if known or not evidence.tables or max(evidence.shape) > SHORT:
        return evidence
    return tabled(evidence, *evidence.langs)


def _of_few(evidence: Evidence) -> float:
    """The same for texts of one or two sentences, which cannot be compared with chance: by the
    cosine of the whole texts if the encoder can read both, otherwise by the words in the tables.
    """
    if min(evidence.shape) == 0 or max(evidence.shape) < LEAST_FEW:
        return 1.0
    if evidence.vectors is None:
        value, (middle, scale) = evidence.listed, LISTED
        if not evidence.tabled:
            return 1.0
    else:
        every = [np.ones(count, bool) for count in evidence.shape]
        if not all(read_together(evidence, side, marks).all() for side, marks in enumerate(every)):
            return 1.0
        groups = (csr_matrix(marks[None].astype(float)) for marks in every)
        src, tgt = map(_summed, groups, evidence.vectors, evidence.lengths)
        value, (middle, scale) = float(src[0] @ tgt[0]), COSINE
    return float(probability(np.float64((value - middle) / scale)))


def shipped(model: str) -> Logistic:
    """The model for texts with vectors (``semantic``) or without (``anchor``)."""
    return logistic("belonging", model, FEATURES[model])


def as_array(found: dict[str, float], model: str) -> DoubleArray:
    """Features in the order of FEATURES."""
    return np.array([found[name] for name in FEATURES[model]])


def weakened(alignment: Alignment, chance: float) -> Alignment:
    """``alignment`` with the probabilities of its beads if its texts are translations of each other
    only with the probability ``chance``. If they are not, no sentence has a counterpart.
    """
    if chance >= 1.0:
        return alignment
    beads = tuple(replace(b, probability=lowered(b, chance)) for b in alignment.beads)
    links = (replace(b, probability=round(lowered(b, chance), 4)) for b in alignment.suggestions)
    return replace(alignment, beads=beads, suggestions=tuple(links))


def lowered(bead: Bead, chance: float) -> float:
    """The probability of ``bead`` if the texts belong together with the probability ``chance``."""
    probability = chance * bead.probability
    return 1.0 - chance + probability if bead.is_null else probability


def _can_tell(evidence: Evidence) -> bool:
    """Whether the texts are long enough, and anything but their lengths can be compared."""
    if evidence.vectors is None:
        has_words = bool(evidence.src.keys or evidence.tgt.keys)
        if not has_words or not (evidence.comparable or evidence.tabled):
            return False
    return min(evidence.shape) >= LEAST_SENTENCES


def features(evidence: Evidence, beads: Sequence[Bead]) -> dict[str, float] | None:
    """All that the models see, or None if there is too little to see."""
    filled = [bead for bead in beads if not bead.is_null]
    if not _can_tell(evidence) or len(filled) < LEAST_BEADS:
        return None
    step = max(1.0, len(filled) / MOST_BEADS)
    sample = [filled[int(k * step)] for k in range(min(len(filled), MOST_BEADS))]
    count = len(sample)
    groups = (
        _groups([b.src for b in sample], evidence.shape[0]),
        _groups([b.tgt for b in sample], evidence.shape[1]),
    )
    shared = _shared(*_anchors(evidence, groups))
    found = {
        "size": float(np.log(count / _USUAL)),
        "anchors": _ahead(shared),
        "lift": float(np.log((np.trace(shared) + _LITTLE) / (shared.sum() / count + _LITTLE))),
        "unmatched": min(_unmatched(evidence, filled)),
        "lengths": _ahead(_lengths(evidence, groups)),
        "words": float(np.clip(evidence.listed, -_MOST_WORDS, _MOST_WORDS)) / _PER_WORDS,
        **_types(evidence),
    }
    if evidence.vectors is not None:
        cosines = _cosines(evidence.vectors, evidence.lengths, groups)
        found["meaning"] = _ahead(cosines)
        found["margin"] = float((np.trace(cosines) - cosines.sum() / count) / count)
    for name in ("anchors", "unmatched", "words"):
        found[f"{name}_by_size"] = found[name] * found["size"]
    return found


class Chance(NamedTuple):
    """What the two groups of each bead share (``own``), what its groups share with those of other
    beads on average (``mean``), and which share of these is less (``rank``, equal ones half).
    """

    own: DoubleArray
    mean: DoubleArray
    rank: DoubleArray


def compared(
    evidence: Evidence, filled: Sequence[Bead], sample: Sequence[int]
) -> tuple[Chance, Chance | None] | None:
    """What the groups of ``filled`` beads share, compared with chance: with the groups of the beads
    with the numbers in ``sample``. Anchor weights, and cosines if there are vectors. None if
    nothing but lengths can be compared.
    """
    if not _can_tell(evidence):
        return None
    groups = (
        _groups([bead.src for bead in filled], evidence.shape[0]),
        _groups([bead.tgt for bead in filled], evidence.shape[1]),
    )
    src, tgt = _anchors(evidence, groups)
    own = np.asarray(src.multiply(tgt).sum(axis=1)).ravel()
    there, back = _shared(src, tgt[sample]), _shared(src[sample], tgt)
    anchors = _chance(own, there, back.T, sample)
    if evidence.vectors is None:
        return anchors, None
    vectors, lengths = evidence.vectors, evidence.lengths
    units = tuple(map(_summed, groups, vectors, lengths))
    own = np.einsum("ij,ij->i", *units).astype(np.float64)
    there, back = units[0] @ units[1][sample].T, units[1] @ units[0][sample].T
    return anchors, _chance(own, there, back, sample)


def _chance(
    own: DoubleArray, there: DoubleArray, back: DoubleArray, sample: Sequence[int]
) -> Chance:
    """``there`` and ``back``: what the source and target group of each bead share with others."""
    both = np.concatenate((there, back), axis=1).astype(np.float64)
    other = np.arange(len(own))[:, None] != np.array([*sample, *sample])
    count = np.maximum(other.sum(axis=1), 1)
    below = ((both < own[:, None]) & other).sum(axis=1)
    same = ((both == own[:, None]) & other).sum(axis=1)
    return Chance(own, (both * other).sum(axis=1) / count, (below + same / 2) / count)


def shared_by_sentence(evidence: Evidence) -> DoubleArray:
    """The anchor weight that each source sentence shares with each target sentence."""
    src, tgt = evidence.linked.src, evidence.linked.tgt
    return np.asarray((src @ evidence.linked.weights @ tgt.T).todense())


def _ahead(table: DoubleArray) -> float:
    """By how many standard deviations the diagonal of a square table exceeds a random choice of one
    cell in each row and column, per root of the number of rows.
    """
    count = len(table)
    rest = table - table.mean(0)[None] - table.mean(1)[:, None] + table.mean()
    spread = (rest * rest).sum() / (count - 1) + 1e-9
    ahead = np.trace(table) - table.sum() / count
    return float(ahead / np.sqrt(spread * (count - 1)))


def _groups(groups: Sequence[Sequence[int]], size: int) -> csr_matrix:
    """Group by sentence: 1 if the group holds the sentence."""
    columns = np.array([i for group in groups for i in group], np.int32)
    starts = np.cumsum([0, *map(len, groups)], dtype=np.int32)
    return csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(groups), size))


def _anchors(
    evidence: Evidence, groups: tuple[csr_matrix, csr_matrix]
) -> tuple[csr_matrix, csr_matrix]:
    """Group by target anchor: the weight that each source group gives it, and 1 if the target group
    holds it.
    """
    linked = evidence.linked
    return _held(groups[0] @ linked.src) @ linked.weights, _held(groups[1] @ linked.tgt)


def _shared(src: csr_matrix, tgt: csr_matrix) -> DoubleArray:
    """The anchor weight that each source group shares with each target group (``_anchors``)."""
    return np.asarray((src @ tgt.T).todense())


def _held(counts: csr_matrix) -> csr_matrix:
    """An anchor counts once for each group that holds it."""
    counts.data[:] = 1.0
    return counts


def _lengths(evidence: Evidence, groups: tuple[csr_matrix, csr_matrix]) -> DoubleArray:
    """How well the lengths of each source and each target group agree; 0 is best."""
    src, tgt = (
        np.log(group @ length + 1.0) for group, length in zip(groups, evidence.lengths, strict=True)
    )
    usual = np.median(tgt - src)
    return np.asarray(-np.abs(tgt[None] - src[:, None] - usual), np.float64)


def _cosines(
    vectors: tuple[FloatArray, FloatArray],
    lengths: tuple[FloatArray, FloatArray],
    groups: tuple[csr_matrix, csr_matrix],
) -> DoubleArray:
    """The cosine of each source and each target group."""
    src, tgt = map(_summed, groups, vectors, lengths)
    return np.asarray(src @ tgt.T, np.float64)


def _summed(group: csr_matrix, vectors: FloatArray, length: FloatArray) -> DoubleArray:
    """The vector of each group, as unit rows: the sum of those of its sentences, by length."""
    full = group @ (vectors * length[:, None])
    unit: DoubleArray = full / np.maximum(np.linalg.norm(full, axis=1)[:, None], 1e-9)
    return unit


def _unmatched(evidence: Evidence, filled: Sequence[Bead]) -> Iterator[float]:
    for side, count in enumerate(evidence.shape):
        yield 1.0 - sum(len((b.src, b.tgt)[side]) * b.probability for b in filled) / count


def _types(evidence: Evidence) -> dict[str, float]:
    """How many numbers (and dates and symbols) occur in both texts, how many in one of them, and
    how many names are alike; logarithms.
    """
    links = evidence.links

    def matched(family: int) -> int:
        own = links.family == family
        return _kinds(links.src[own]) + _kinds(links.tgt[own])

    same = matched(NUMBER)
    numbers = evidence.src.exact + evidence.tgt.exact
    names = int(evidence.src.is_name.sum() + evidence.tgt.is_name.sum())
    return {
        "same": float(np.log1p(same)),
        "missed": float(np.log1p(numbers - same)),
        "names": float(np.log1p(min(matched(NAME), names))),
    }


def _kinds(numbers: IntArray) -> int:
    return len(np.unique(numbers))
