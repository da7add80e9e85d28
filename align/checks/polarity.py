"""Polarity and mood: negations and questions that came or went."""

from __future__ import annotations

from collections.abc import Iterator

from align.checks.finding import Mark
from align.checks.form import end_mark
from align.checks.reading import Pair, Reading


def check(reading: Reading) -> Iterator[Mark]:
    """Compare questions of each bead."""
    for pair in reading.filled:
        yield from _question(pair)


def _question(pair: Pair) -> Iterator[Mark]:
    src, tgt = pair.src.text, pair.tgt.text
    here, there = "?" in src or "？" in src, "?" in tgt or "？" in tgt
    if here == there:
        return
    kind, text = ("question-lost", src) if here else ("question-added", tgt)
    at = max(text.rfind("?"), text.rfind("？"))
    asks = end_mark(text)[0] == "?"
    mark = at, at + 1
    end = end_mark(tgt if here else src)[1]
    spans = (mark, end) if here else (end, mark)
    yield Mark(kind, pair.number, *spans, {}, pair.doubt + (not asks), "?")
