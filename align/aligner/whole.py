"""What a ladder as a whole says of its beads: passages in another order, edges that nothing speaks
for, and texts that do not belong together.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from align.aligner.belonging import lowered, related, weakened
from align.aligner.edges import doubted
from align.aligner.evidence import Evidence
from align.aligner.model import ModelFile
from align.aligner.moved import moved
from align.aligner.reordered import marked
from align.alignment import Alignment, Bead


class Judged(NamedTuple):
    """An alignment with the probabilities that its whole ladder suggests, those that its beads had
    ``before``, and how probable it is that its texts are translations of each other, 0 to 1.
    """

    alignment: Alignment
    before: tuple[Bead, ...]
    related: float

    def probability(self, bead: Bead) -> float:
        """The probability of ``bead``, which is perhaps not on the ladder and has the probability
        that it had before.
        """
        factor = self.related
        if not bead.is_null and bead in self.before:
            at = self.before.index(bead)
            factor = self.alignment.beads[at].probability / max(self.before[at].probability, 1e-9)
        return lowered(bead, factor)


def judged(alignment: Alignment, evidence: Evidence, weights: ModelFile | None = None) -> Judged:
    """Judge the best ladder of two texts by the ``evidence`` that it was found with; ``weights``
    replace the shipped ones.

    If there are vectors, the result suggests links for passages that moved.
    """
    before = alignment.beads
    if evidence.vectors is not None:
        links = moved(alignment, evidence.vectors, weights=weights)
        alignment = replace(alignment, suggestions=links)
    ordered = marked(alignment, evidence)
    if ordered.is_reordered:  # texts in another order belong together
        return Judged(ordered, before, 1.0)
    chance = related(evidence, before)
    alignment = replace(alignment, beads=doubted(evidence, before))
    return Judged(weakened(alignment, chance), before, chance)
