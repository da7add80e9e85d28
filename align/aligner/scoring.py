"""The scores of the beads in a band: from a model's weights, with separate weights for places where
vectors say little, and from the sentences that must stay without a counterpart.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from align.aligner import trust, walk
from align.aligner.band import MAX_SIZE, FloatArray, forbid_links
from align.aligner.evidence import Evidence
from align.aligner.field import BEST, Field, lay_out
from align.aligner.model import Model

#: The sentences of each side that must stay without a counterpart.
Unlinked = tuple[frozenset[int], frozenset[int]]

#: The bonus for a gap that a row of figures, code or an address may leave in one of the texts.
ROW = 4.0


def scores(
    field: Field,
    model: Model,
    unlinked: Unlinked,
    max_size: int = MAX_SIZE,
    faint: Field | None = None,
) -> FloatArray:
    """The score of each bead of up to ``max_size`` sentences; ``faint`` is the result of
    ``faint_field``.
    """
    found = walk.score(field, model.weights, max_size)
    if faint is not None and model.faint:
        nodes = trust.doubted(field.band, field.trust)
        faint = faint._replace(exact=field.exact)
        others = walk.score(faint, model.faint.weights, max_size, nodes)
        trust.mix(field.band, walk.types_at(max_size), field.trust, found, others, nodes)
    _free_rows(field, found)
    if any(unlinked):
        n, m = field.shape
        marked_src, marked_tgt = np.zeros(n + 1, int), np.zeros(m + 1, int)
        marked_src[[i + 1 for i in unlinked[0] if 0 <= i < n]] = 1
        marked_tgt[[j + 1 for j in unlinked[1] if 0 <= j < m]] = 1
        forbid_links(field.band, found, marked_src, marked_tgt)
    return found


def _free_rows(field: Field, found: FloatArray) -> None:
    """Make gaps free for rows of figures and the like that share nothing with the other side: they
    interrupt text that continues after them.
    """
    band = field.band
    for t, bare, groups in zip((-2, -1), field.bare, (field.src, field.tgt), strict=True):
        free = bare & (groups[1, BEST, 1:] == 0.0)
        if free.any():
            ends = band.rows if t == -2 else band.columns
            found[np.concatenate(([False], free))[ends], t] += ROW


def faint_field(field: Field, evidence: Evidence) -> Field | None:
    """The same field with sharpened vectors, or None if the vectors of ``evidence`` are reliable
    everywhere or missing.
    """
    if evidence.vectors is None or not len(trust.doubted(field.band, field.trust)):
        return None
    src, tgt = map(trust.sharpened, evidence.vectors)
    return lay_out(replace(evidence, vectors=(src, tgt)), field.band, field.ratio, field.trust)
