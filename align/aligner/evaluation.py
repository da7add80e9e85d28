"""How right an alignment is: strict and lax precision, recall and F1 against gold.

Strict: a bead is right when it equals a gold bead; so are pieces of a gold null bead, and
filled pieces inside a gold bead with two or more sentences on both sides (its refinements).
Lax: a bead is right when it shares a source and a target sentence with one gold bead.
Precision counts all predicted beads, recall the gold beads with both sides filled (lax
precision and recall count filled beads only).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from align.aligner.gold import Beads


@dataclass(frozen=True)
class Score:
    """Counts behind one F1; scores of documents add up."""

    predicted: int = 0
    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.predicted + other.predicted,
            self.right + other.right,
            self.gold + other.gold,
            self.found + other.found,
        )

    @property
    def precision(self) -> float:
        """The share of predicted beads that are right, 0 to 1."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold beads that were found, 0 to 1."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def strict(predicted: Beads, gold: Beads) -> Score:
    """The strict score of one document."""
    exact = set(gold)
    null_src = {i for src, tgt in gold if not tgt for i in src}
    null_tgt = {j for src, tgt in gold if not src for j in tgt}
    wide = [(set(src), set(tgt)) for src, tgt in gold if len(src) > 1 and len(tgt) > 1]
    of_src = {i: block for block in wide for i in block[0]}
    refined: set[int] = set()
    right = 0
    for src, tgt in predicted:
        if (src, tgt) in exact:
            right += 1
        elif src and tgt:
            block = of_src.get(src[0])
            if block and block[0].issuperset(src) and block[1].issuperset(tgt):
                right += 1
                refined.add(id(block))
        elif (null_src if src else null_tgt).issuperset(src or tgt):
            right += 1
    filled = [bead for bead in gold if bead[0] and bead[1]]
    predicted_set = set(predicted)
    found = sum(
        1
        for bead in filled
        if bead in predicted_set or (len(bead[0]) > 1 and id(of_src.get(bead[0][0])) in refined)
    )
    return Score(len(predicted), right, len(filled), found)


def lax(predicted: Beads, gold: Beads) -> Score:
    """The lax score of one document."""

    def overlaps(beads: Beads, others: Beads) -> int:
        holder = {i: set(tgt) for src, tgt in others if tgt for i in src}
        return sum(
            1 for src, tgt in beads if any(not holder.get(i, set()).isdisjoint(tgt) for i in src)
        )

    filled = tuple(bead for bead in predicted if bead[0] and bead[1])
    wanted = tuple(bead for bead in gold if bead[0] and bead[1])
    return Score(len(filled), overlaps(filled, wanted), len(wanted), overlaps(wanted, filled))


def total(scores: Iterable[Score]) -> Score:
    """The score of several documents together."""
    return sum(scores, Score())


def beads_of(pairs: Sequence[tuple[Sequence[int], Sequence[int]]]) -> Beads:
    """Any sequences of index pairs as comparable beads."""
    return tuple((tuple(src), tuple(tgt)) for src, tgt in pairs)
