"""Texts with the same content in another order: what a ladder, which cannot cross, does not show.

With vectors, ``moved`` has found the passages that moved. Without them, the sentences that share
the most anchors with each other, and with no other sentence nearly as many, are compared: if many
of these pairs cross, the order of the texts differs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from align.aligner.belonging import shared_by_sentence
from align.aligner.evidence import Evidence
from align.alignment import Alignment, Bead, order_note

#: The order differs if at least this many source sentences, and this share of them, have their
#: translation elsewhere.
LEAST, SHARE = 3, 0.1
#: Pairs by anchors say something if there are so many per sentence of the shorter text; unrelated
#: texts have up to 0.18. One pair is closer than all rivals if these share less than this of what
#: it shares.
PAIRED, RIVAL = 0.25, 0.75
#: A bead with a sentence whose best counterpart is outside of it is wrong more often than right.
CONTRADICTED = 0.3
#: More pairs of sentences are not compared.
_MAX_CELLS = 2_000_000
#: Characters that are added to the length of a sentence: short ones share little by accident.
_SHORT = 20.0

_Pair = tuple[int, int]


def marked(alignment: Alignment, evidence: Evidence) -> Alignment:
    """``alignment`` with a note if the order of its texts differs. Without vectors, beads that
    contradict the pairs that show it also become less probable.
    """
    count = len(alignment.src.sentences)
    least = max(LEAST, SHARE * count)
    if evidence.vectors is not None:
        gone = {i for link in alignment.suggestions for i in link.src}
        return _noted(alignment, len(gone)) if len(gone) >= least else alignment
    pairs = closest(evidence)
    gone_by_anchors = len(pairs) - _longest([j for _, j in pairs])
    if len(pairs) < PAIRED * min(evidence.shape) or gone_by_anchors < least:
        return alignment
    beads = tuple(_weighed_again(alignment.beads, pairs))
    return _noted(replace(alignment, beads=beads), gone_by_anchors)


def closest(evidence: Evidence) -> list[_Pair]:
    """Sentences of both texts that share more anchors, for their lengths, with each other than with
    any other sentence, in the order of the source.
    """
    n, m = evidence.shape
    if not (evidence.comparable or evidence.tabled) or not 0 < n * m <= _MAX_CELLS:
        return []
    src, tgt = evidence.lengths
    table = shared_by_sentence(evidence) / np.sqrt((src[:, None] + _SHORT) * (tgt + _SHORT))
    best, back = table.argmax(axis=1), table.argmax(axis=0)
    rows = np.flatnonzero(back[best] == np.arange(n))
    columns = best[rows]
    values = table[rows, columns]
    table[rows, columns] = 0.0
    rival = np.maximum(table.max(axis=1)[rows], table.max(axis=0)[columns])
    kept = (values > 0.0) & (rival < RIVAL * values)
    return list(zip(rows[kept].tolist(), columns[kept].tolist(), strict=True))


def _longest(numbers: Iterable[int]) -> int:
    """The length of the longest rising subsequence."""
    ends: list[int] = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)


def _weighed_again(beads: Sequence[Bead], pairs: Sequence[_Pair]) -> Iterable[Bead]:
    there, back = dict(pairs), {j: i for i, j in pairs}
    for bead in beads:
        elsewhere = any(there.get(i, bead.tgt and bead.tgt[0]) not in bead.tgt for i in bead.src)
        elsewhere |= any(back.get(j, bead.src and bead.src[0]) not in bead.src for j in bead.tgt)
        if bead.is_null or not elsewhere:
            yield bead
        else:
            yield replace(bead, probability=CONTRADICTED * bead.probability)


def _noted(alignment: Alignment, count: int) -> Alignment:
    if alignment.is_reordered:
        return alignment
    tgt = replace(alignment.tgt, notes=(*alignment.tgt.notes, order_note(count)))
    return replace(alignment, tgt=tgt)
