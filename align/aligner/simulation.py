"""What gold lacks, invented at random: page structure, coarser cutting, freer rendering.

Gold sets are bare lists of sentences, but real pages have paragraphs, headings and speaker
labels, mostly at the same places in both languages. So that their weights can be learnt, such
structure is laid over the gold at random, with the disagreements that translations show.

Most gold is news, whose translators keep sentences and words close to the original. Novels are
cut up to five times as finely in one language as in the other, and rendered so freely that vectors
are less alike. Weights that know only news take that for two texts that leave each other out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from zlib import crc32

import numpy as np

from align.aligner.band import MAX_SIZE
from align.aligner.encoders import Encoder, Vectors
from align.aligner.evidence import HEAD, PAR, Evidence, TextEvidence
from align.aligner.gold import Block, GoldDocument, monotone_blocks
from align.anchors.labels import ANSWER, NO_LABEL, QUESTION, SPEAKER
from align.languages import joiner

#: How often a gold bead starts a paragraph, and how often both languages agree on it.
PARAGRAPH, AGREED = 0.3, 0.9
#: How often an agreed paragraph is a heading, or starts with a label; how often labels agree.
HEADING, LABEL, SAME_LABEL = 0.06, 0.25, 0.95
#: How often a paragraph ends inside a gold bead.
INSIDE = 0.02

#: How often a bead of a document that is cut coarser begins a run of beads that become one, one of
#: these for each document; and how many beads such a run may hold.
COARSER = (0.3, 0.5, 0.8)
RUNS = (2, 2, 2, 3, 3, 4, 5)
#: How long a random vector is added to that of each sentence, one of these for each document.
FREER = (0.0, 0.4, 0.8)


def cut_coarser(document: GoldDocument, random: Random) -> GoldDocument:
    """``document`` as if one of its sides were cut more coarsely: in runs of neighbouring beads all
    sentences of that side are joined to one. Null beads, and runs that would make too large a bead,
    stay as they are.
    """
    side, often = random.randrange(2), random.choice(COARSER)
    between = joiner((document.src_lang, document.tgt_lang)[side])
    blocks = monotone_blocks(document.gold, len(document.src), len(document.tgt))
    texts: tuple[list[str], list[str]] = ([], [])
    gold = []
    at = 0
    while at < len(blocks):
        size = random.choice(RUNS) if random.random() < often else 1
        run = blocks[at : at + size]
        i1, j1, i2, j2 = run[0].i1, run[0].j1, run[-1].i2, run[-1].j2
        other = (i2 - i1, j2 - j1)[1 - side]
        if any(b.i1 == b.i2 or b.j1 == b.j2 for b in run) or other >= MAX_SIZE:
            run = run[:1]
            i2, j2 = run[0].i2, run[0].j2
        parts = [document.src[i1:i2], document.tgt[j1:j2]]
        if len(run) > 1:
            parts[side] = (between.join(parts[side]),)
        bead = []
        for text, part in zip(texts, parts, strict=True):
            bead.append(tuple(range(len(text), len(text) + len(part))))
            text += part
        gold.append((bead[0], bead[1]))
        at += len(run)
    src, tgt = map(tuple, texts)
    return replace(document, id=f"{document.id}, coarser", src=src, tgt=tgt, gold=tuple(gold))


class Freer:
    """``encoder`` as if all texts were rendered more freely: to each text's vector a random one of
    the length ``amount`` is added, always the same one to the same text.
    """

    def __init__(self, encoder: Encoder, amount: float) -> None:
        self.name, self.dimensions = f"{encoder.name}, freer by {amount}", encoder.dimensions
        self.languages = encoder.languages
        self._encoder, self._amount = encoder, amount

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of the encoder behind, moved at random."""
        vectors = self._encoder.encode(texts)
        if not len(texts) or not self._amount:
            return vectors
        moved: Vectors = vectors + np.float32(self._amount) * np.stack(
            [self._away(text) for text in texts]
        )
        moved /= np.linalg.norm(moved, axis=1, keepdims=True)
        return moved

    def _away(self, text: str) -> Vectors:
        random = np.random.default_rng(crc32(text.encode()))
        away: Vectors = random.standard_normal(self.dimensions).astype(np.float32)
        away /= np.linalg.norm(away)
        return away


def with_structure(evidence: Evidence, blocks: Sequence[Block], random: Random) -> Evidence:
    """``evidence`` as if its texts had paragraphs, headings and labels."""
    src, tgt = _bare(evidence.src), _bare(evidence.tgt)

    def start(side: TextEvidence, index: int) -> None:
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


def _bare(side: TextEvidence) -> TextEvidence:
    counts, label = side.counts.copy(), side.label.copy()
    counts[PAR] = counts[HEAD] = 0
    label[:] = NO_LABEL
    return side._replace(counts=counts, label=label)


def _mark_start(src: TextEvidence, i: int, tgt: TextEvidence, j: int, random: Random) -> None:
    if random.random() < HEADING:
        src.counts[HEAD, i] = tgt.counts[HEAD, j] = 1
    elif random.random() < LABEL:
        kinds = (QUESTION, ANSWER, SPEAKER)
        src.label[i] = random.choice(kinds)
        other = random.choice((NO_LABEL, *kinds))
        tgt.label[j] = src.label[i] if random.random() < SAME_LABEL else other
