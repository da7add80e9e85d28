"""Findings about pairs that a person rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from align.review.model import Review
from align.review.outcome import beads

if TYPE_CHECKING:  # the checks import the aligner, which is slow to load
    from align.checks.model.finding import Finding
    from align.checks.model.showing import Findings

#: Kinds that say that a sentence has no counterpart.
_ALONE = frozenset({"omitted-sentence", "added-sentence", "moved"})


def without_omissions(review: Review, findings: Findings) -> Findings:
    """Leave out findings that call the sentences of a rejected pair omitted or added.

    They have no counterpart only because a person took the pair apart. ``findings`` are those in
    ``outcome.alignment(review)``.
    """
    if not any(row.status == "rejected" and not row.is_null for row in review.rows):
        return findings
    apart = {
        number
        for number, (row, _) in enumerate(beads(review))
        if row.status == "rejected" and not row.is_null
    }

    def stays(one: Finding) -> bool:
        return one.bead not in apart or one.kind not in _ALONE

    return type(findings)(filter(stays, findings), filter(stays, findings.hidden))
