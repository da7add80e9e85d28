"""Finds any part of the texts, or a regular expression, by reading all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from align.concordance.finding import Hits, joined
from align.concordance.index import SIDES, Flags, Index, Side
from align.review.find import Pattern

#: The texts of this many beads are looked at together first.
_TOGETHER = 256
#: What makes an expression depend on where a text begins and ends.
_BOUND = re.compile(r"[\^$]|\\[AZz]|\(\?")


def scan(
    index: Index,
    pattern: Pattern,
    sides: Iterable[Side] = SIDES,
    lang: str | None = None,
    texts: Flags | None = None,
) -> Hits:
    """Find ``pattern`` on ``sides``, in the texts of the mask ``texts``, and in texts in ``lang``
    if given. Raises UsageError if the expression takes too long.
    """
    found: dict[Side, list[tuple[int, int, int]]] = {side: [] for side in sides}
    together = not (pattern.is_regex and _BOUND.search(pattern.text))
    for number, text in enumerate(index.texts):
        if texts is not None and not texts[number]:
            continue
        wanted = [one for one in found if lang in (None, index.lang(text.begin, one))]
        if not wanted or text.begin == text.end:
            continue
        for begin in range(text.begin, text.end, _TOGETHER):
            end = min(begin + _TOGETHER, text.end)
            whole = index.all_texts(begin, end)
            if together and not pattern.occurs(whole):
                continue
            lines = whole.split("\n")
            for side in wanted:
                for bead in range(begin, end):
                    line = lines[2 * (bead - begin) + (side == "tgt")]
                    found[side] += ((bead, *span) for span in pattern.spans(line))
    return joined(index, [_hits(index, side, places) for side, places in found.items()])


def _hits(index: Index, side: Side, places: list[tuple[int, int, int]]) -> Hits:
    beads = np.array([bead for bead, _, _ in places], np.int64)
    starts = index.columns[side].starts
    begins = np.empty(len(places), np.int32)
    ends = np.empty(len(places), np.int32)
    last, spans = -1, []
    for k, (bead, begin, end) in enumerate(places):
        if bead != last:
            last, spans = bead, index.spans(bead, side)
        first = sum(one[1] <= begin for one in spans)
        begins[k] = starts[bead] + first
        ends[k] = starts[bead] + max(first, sum(one[0] < end for one in spans))
    return Hits(
        index,
        np.full(len(places), SIDES.index(side), np.uint8),
        begins,
        ends,
        beads,
        np.array([span for _, *span in places], np.int32).reshape(-1, 2),
    )
