"""Invented page structure for gold that has none.

Gold sets are bare lists of sentences, but real pages have paragraphs, headings and speaker
labels, mostly at the same places in both languages. So that their weights can be learnt, such
structure is laid over the gold at random, with the disagreements that translations show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from align.aligner.evidence import HEAD, PAR, Evidence, Side
from align.aligner.gold import Block
from align.anchors.labels import ANSWER, NO_LABEL, QUESTION, SPEAKER

#: How often a gold bead starts a paragraph, and how often both languages agree on it.
PARAGRAPH, AGREED = 0.3, 0.9
#: How often an agreed paragraph is a heading, or starts with a label; how often labels agree.
HEADING, LABEL, SAME_LABEL = 0.06, 0.25, 0.95
#: How often a paragraph ends inside a gold bead.
INSIDE = 0.02


def with_structure(evidence: Evidence, blocks: Sequence[Block], random: Random) -> Evidence:
    """``evidence`` as if its texts had paragraphs, headings and labels."""
    src, tgt = _bare(evidence.src), _bare(evidence.tgt)

    def start(side: Side, index: int) -> None:
        side.counts[PAR, index] = 1

    for number, (i1, i2, j1, j2) in enumerate(blocks):
        in_src, in_tgt = i1 < i2, j1 < j2
        if number == 0 or random.random() < PARAGRAPH:
            agreed = number == 0 or random.random() < AGREED
            keep = random.random() < 0.5
            if in_src and (agreed or keep):
                start(src, i1)
            if in_tgt and (agreed or not keep):
                start(tgt, j1)
            if agreed and in_src and in_tgt:
                _mark_start(src, i1, tgt, j1, random)
        for side, first, last in ((src, i1, i2), (tgt, j1, j2)):
            for index in range(first + 1, last):
                if random.random() < INSIDE:
                    start(side, index)
    return replace(evidence, src=src, tgt=tgt, has_paragraphs=True)


def _bare(side: Side) -> Side:
    counts, label = side.counts.copy(), side.label.copy()
    counts[PAR] = counts[HEAD] = 0
    label[:] = NO_LABEL
    return side._replace(counts=counts, label=label)


def _mark_start(src: Side, i: int, tgt: Side, j: int, random: Random) -> None:
    if random.random() < HEADING:
        src.counts[HEAD, i] = tgt.counts[HEAD, j] = 1
    elif random.random() < LABEL:
        kinds = (QUESTION, ANSWER, SPEAKER)
        src.label[i] = random.choice(kinds)
        other = random.choice((NO_LABEL, *kinds))
        tgt.label[j] = src.label[i] if random.random() < SAME_LABEL else other
