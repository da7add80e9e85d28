"""How long a translation is: target characters for one source character."""

from __future__ import annotations

import numpy as np

from align.aligner import coarse
from align.aligner.band import TYPES, DoubleArray, FloatArray
from align.aligner.evidence import CHARS, Evidence
from align.aligner.field import Field
from align.aligner.points import Points

#: The number of sentence pairs needed to learn it.
ENOUGH = 8
#: A ladder is better evidence if it has this many beads, each at least this likely. Then even a
#: small difference counts (in log).
MANY, LIKELY, SMALL = 40, 0.3, 0.015
#: A few beads of a ladder are evidence only of a great difference.
FEW, GREAT = 8, 0.3


def length_ratio(evidence: Evidence, chain: Points | None = None) -> float:
    """The median over the sentence pairs of the ``chain`` (by default the chain of the evidence) if
    there are enough of them, otherwise the ratio of the whole texts.
    """
    chain = chain or coarse.chain(evidence)
    src, tgt = evidence.lengths
    if len(chain.i) >= ENOUGH:
        return float(np.median(tgt[chain.j] / np.maximum(src[chain.i], 1.0)))
    return float((tgt.sum() + 1.0) / (src.sum() + 1.0))


def ladder_ratio(field: Field, posterior: FloatArray) -> float | None:
    """The median over the likely beads of a ``field`` if they show that its ratio is wrong,
    otherwise None.

    ``posterior[node, type]`` is the probability of each bead, over the first TYPES and the null
    types. The chain of single sentences misleads if one side is split more finely: it pairs a
    sentence with the best part of its translation.
    """
    node, kind = np.nonzero(posterior[:, :-2] >= LIKELY)
    a, b = np.array(TYPES)[kind].reshape(-1, 2).T
    src = field.src[a, CHARS, field.band.rows[node]]
    return better_ratio(src, field.tgt[b, CHARS, field.band.columns[node]], field.ratio)


def better_ratio(src: DoubleArray, tgt: DoubleArray, assumed: float) -> float | None:
    """The median ratio of beads whose sides have these lengths, or None if it hardly differs
    from ``assumed`` or the beads are too few to show that.
    """
    if len(src) < FEW:
        return None
    ratio = float(np.median(tgt / np.maximum(src, 1.0)))
    least = SMALL if len(src) >= MANY else GREAT
    return ratio if abs(np.log(max(ratio, 1e-3) / assumed)) > least else None
