"""Free translations, and texts that are cut much more finely in one language than in the other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from align import align_sentences
from align.aligner import align as align_texts
from align.aligner import probabilities, read
from align.aligner.decoding import weigh
from align.aligner.evaluation import beads_of, strict
from align.aligner.features import FEATURES
from align.aligner.gold import GoldDocument, monotone_blocks, read_all
from align.aligner.model import Model, shipped
from align.aligner.weighing import SURE
from align.text import Document

GOLD = sorted((Path(__file__).parents[2] / "corpora" / "gold").glob("*.jsonl"))


def cut_coarser(document: GoldDocument, side: int, size: int) -> GoldDocument:
    """``document`` with every run of ``size`` beads joined to one sentence on one side."""
    blocks = monotone_blocks(document.gold, len(document.src), len(document.tgt))
    texts: list[list[str]] = [[], []]
    gold = []
    for at in range(0, len(blocks), size):
        run = blocks[at : at + size]
        parts = [
            list(document.src[run[0].i1 : run[-1].i2]),
            list(document.tgt[run[0].j1 : run[-1].j2]),
        ]
        if parts[side]:
            parts[side] = [" ".join(parts[side])]
        gold.append([range(len(t), len(t) + len(p)) for t, p in zip(texts, parts, strict=True)])
        for text, part in zip(texts, parts, strict=True):
            text += part
    return replace(document, src=tuple(texts[0]), tgt=tuple(texts[1]), gold=beads_of(gold))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
@pytest.mark.parametrize("side", [0, 1], ids=["coarse original", "coarse translation"])
@pytest.mark.parametrize("size", [3, 4])
def test_a_text_cut_several_times_as_finely_keeps_its_pairs(path, side, size):
    (whole,) = read_all([path])
    document = cut_coarser(whole, side, size)
    ali = align_sentences(document.src, document.tgt, document.src_lang, document.tgt_lang)
    score = strict(beads_of([(bead.src, bead.tgt) for bead in ali.beads]), document.gold)
    assert score.f1 > 0.6


def test_the_probabilities_of_a_free_translation_are_the_same_wherever_they_are_asked():
    document = cut_coarser(read_all(GOLD)[0], 1, 3)
    texts = document.texts()
    beads = [bead for bead in align_texts(*texts, method="semantic").beads if not bead.is_null]
    asked = probabilities(*texts, beads, method="semantic")
    assert asked == pytest.approx([bead.probability for bead in beads], abs=1e-6)


@pytest.fixture(scope="module")
def evidence():
    (document, *_) = read_all(GOLD)
    return read(*document.texts(), "anchor")


class TestOfTwoSetsOfWeights:
    def test_the_second_is_not_asked_where_the_first_is_sure(self):
        count = range(3, 40)
        src = Document.from_sentences([f"Boat {k} left with {k + 70} crates." for k in count], "en")
        tgt = Document.from_sentences([f"Судно {k} вышло, {k + 70} ящиков." for k in count], "ru")
        model = replace(shipped().models["anchor"], free=None)
        other = replace(model, name="free")
        weighed, _ = weigh(read(src, tgt, "anchor"), replace(model, free=other))
        assert weighed.precision >= SURE
        assert weighed.model.name != "free"

    def test_the_one_that_expects_to_be_more_right_wins(self, evidence):
        close = replace(shipped().models["anchor"], free=None)
        weights = np.zeros(len(FEATURES))
        weights[FEATURES.index("type_null")] = 4.0
        leaves_all_out = Model(weights, 0.0)
        weighed, _ = weigh(evidence, replace(leaves_all_out, free=close))
        assert weighed.model is close

    def test_one_that_leaves_all_sentences_out_expects_nothing(self, evidence):
        weights = np.zeros(len(FEATURES))
        weights[FEATURES.index("type_null")] = 40.0
        weighed, _ = weigh(evidence, Model(weights, 0.0))
        assert all(bead.is_null for bead in weighed.beads)
        assert weighed.f1 == 0.0
