"""What a ladder as a whole says of its beads: passages in another order, passages that nothing
speaks for, and texts that do not belong together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from align.aligner.belonging import lowered, related, weakened
from align.aligner.evidence import Evidence
from align.aligner.model import ModelFile
from align.aligner.moved import moved
from align.aligner.reordered import marked
from align.aligner.support import doubted
from align.alignment import Alignment, Bead


class Judged(NamedTuple):
    """An alignment with the probabilities that its whole ladder suggests; by what those of its
    filled beads were multiplied (``factors``); and how probable it is that its texts are
    translations of each other, 0 to 1.
    """

    alignment: Alignment
    factors: Mapping[Bead, float]
    related: float

    @classmethod
    def of(cls, before: Alignment, after: Alignment, related: float) -> Judged:
        """What became of an alignment."""
        factors = {
            old: new.probability / max(old.probability, 1e-9)
            for old, new in zip(before.beads, after.beads, strict=True)
            if not old.is_null
        }
        return cls(after, factors, related)

    def probability(self, bead: Bead) -> float:
        """The probability of ``bead``, on the ladder or not, with the one that it had before."""
        return lowered(bead, self.factors.get(bead, self.related))


def judged(alignment: Alignment, evidence: Evidence, weights: ModelFile | None = None) -> Judged:
    """Judge the best ladder of two texts by the ``evidence`` that it was found with; ``weights``
    replace the shipped ones.

    If there are vectors, the result suggests links for passages that moved.
    """
    if evidence.vectors is not None:
        links = moved(alignment, evidence.vectors, weights=weights)
        alignment = replace(alignment, suggestions=links)
    ordered = marked(alignment, evidence)
    if ordered.is_reordered:  # texts in another order belong together
        certain = replace(ordered, beads=doubted(evidence, ordered.beads))
        return Judged.of(alignment, certain, 1.0)
    chance = related(evidence, alignment.beads)
    certain = replace(alignment, beads=doubted(evidence, alignment.beads))
    return Judged.of(alignment, weakened(certain, chance), chance)
