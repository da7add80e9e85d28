"""Beads at the beginning and at the end of two texts that nothing speaks for.

Title pages, licences and thanks often differ in the two texts. If both have such a part, the ladder
links them: there is nothing after them that would contradict. So beads at the edges are compared
with chance, as in ``belonging``: a run of beads that share no more than other groups do is doubted,
the more the longer it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from align.aligner.belonging import compared
from align.aligner.evidence import Evidence
from align.alignment import Bead

#: So many filled beads at each edge are looked at; texts with fewer in all say too little.
REACH, LEAST = 12, 6
#: The odds that the edges of two texts do not belong together.
ODDS = 0.05
#: A bead is supported if its groups share more than this share of the other pairs with one of them,
#: or if their cosine exceeds that of the other pairs by the second number on average. Right beads
#: miss the first in 31 % of all cases and wrong ones in 85 %, the second in 0.7 % and 91 %.
MORE, CLOSER = 0.95, 0.2
#: How often wrong beads miss the first.
WRONG = 0.85
#: At most how much more often a wrong bead is not supported than a right one: by anchors, by both.
#: Vectors cannot read everything, so the second number is lower than was measured.
BY_ANCHORS, BY_BOTH = 2.7, 20.0


def doubted(evidence: Evidence, beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """``beads`` with lower probabilities at the edges if nothing speaks for them there."""
    filled = [k for k, bead in enumerate(beads) if not bead.is_null]
    if len(filled) < LEAST:
        return tuple(beads)
    middle = filled[REACH:-REACH]
    chosen = [
        *filled[:REACH],
        *middle[:: max(1, len(middle) // (4 * REACH))],
        *filled[max(REACH, len(filled) - REACH) :],
    ]
    found = compared(evidence, [beads[k] for k in chosen])
    if found is None:
        return tuple(beads)
    shared, cosines = found
    supported = _ranks(shared) >= MORE
    most = BY_ANCHORS
    if cosines is not None:
        supported |= _margins(cosines) >= CLOSER
        most = BY_BOTH
    changed = list(beads)
    for order in (chosen, chosen[::-1]):
        flags = supported if order is chosen else supported[::-1]
        run = int(flags.argmax()) if flags.any() else 0
        if 0 < run <= REACH and 2 * run < len(filled):
            # In a text where much is not supported, it means less.
            usual = 1.0 - flags[run:].mean()
            ratio = max(1.0, min(most, WRONG / max(usual, 1e-9)))
            factor = 1.0 / (1.0 + ODDS * ratio**run)
            for k in order[:run]:
                changed[k] = replace(beads[k], probability=factor * beads[k].probability)
    return tuple(changed)


def _ranks(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Which share of the other cells in its row and column each diagonal cell exceeds, 0 to 1."""
    own = np.diag(table)[:, None]
    others = 2 * (len(table) - 1)
    below = (table < own).sum(axis=1) + (own > table.T).sum(axis=1)
    same = (table == own).sum(axis=1) + (own == table.T).sum(axis=1) - 2
    ranks: NDArray[np.float64] = (below + same / 2) / others
    return ranks


def _margins(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """By how much each diagonal cell exceeds the mean of the others in its row and column."""
    own = np.diag(table)
    others = (table.sum(axis=0) + table.sum(axis=1) - 2 * own) / (2 * (len(table) - 1))
    margins: NDArray[np.float64] = own - others
    return margins
