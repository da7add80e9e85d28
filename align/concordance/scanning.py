"""Finds any part of the texts, or a regular expression, by reading all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from align.aligner.links import words
from align.concordance.finding import Hits, joined
from align.concordance.index import SIDES, Flags, Index, Side, fold
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
    if not pattern.is_regex and (words := _pieces(pattern.text)):
        return _through_words(index, pattern, words, sides, lang, texts)
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


def _pieces(text: str) -> list[str]:
    """The parts of a text that are in one word each, wherever the text is found: runs of letters
    and digits, and each sign of a script without spaces, folded.
    """
    runs = (run for run in re.findall(r"[^\W_]+", text))
    return [fold(run[begin:end]) for run in runs for begin, end in words(run, "")]


def _through_words(
    index: Index,
    pattern: Pattern,
    pieces: list[str],
    sides: Iterable[Side],
    lang: str | None,
    texts: Flags | None,
) -> Hits:
    """Look only at beads that have words with all ``pieces`` in them."""
    masks = [
        np.array([piece in one for one in index.folds], np.bool_)[index.fold_of]
        for piece in dict.fromkeys(pieces)
    ]
    found = []
    for side in sides:
        column = index.columns[side]
        kept = np.ones(len(index), np.bool_)
        for mask in masks:
            has = np.zeros(len(index), np.bool_)
            has[column.beads(column.places(np.flatnonzero(mask)))] = True
            kept &= has
        places: list[tuple[int, int, int]] = []
        for bead in np.flatnonzero(kept).tolist():
            if texts is not None and not texts[index.text_of(bead)]:
                continue
            if lang in (None, index.lang(bead, side)):
                places += ((bead, *span) for span in pattern.spans(index.text(bead, side)))
        found.append(_hits(index, side, places))
    return joined(index, found)


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
