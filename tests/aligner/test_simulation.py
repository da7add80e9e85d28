"""What gold lacks, invented: coarser cutting and freer rendering."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from align.aligner import encoders
from align.aligner.band import MAX_SIZE
from align.aligner.gold import GoldDocument
from align.aligner.simulation import Freer, cut_coarser

COUNT = 40
TALK = GoldDocument(
    "talk",
    "invented",
    "en",
    "zh",
    tuple(f"Keeper {k} lit the lamp." for k in range(COUNT)),
    tuple(f"守灯人{k}点了灯。" for k in range(COUNT) if k % 9),
    tuple(((k,), (sum(1 for h in range(k) if h % 9),) if k % 9 else ()) for k in range(COUNT)),
)


def both(beads: tuple) -> list:
    return [bead for bead in beads if bead[0] and bead[1]]


@pytest.mark.parametrize("seed", range(8))
class TestACoarserCut:
    def test_keeps_all_words(self, seed):
        cut = cut_coarser(TALK, Random(seed))
        assert "".join(cut.tgt) == "".join(TALK.tgt)
        assert " ".join(cut.src) == " ".join(TALK.src)

    def test_covers_both_texts_in_order(self, seed):
        cut = cut_coarser(TALK, Random(seed))
        assert [i for src, _ in cut.gold for i in src] == list(range(len(cut.src)))
        assert [j for _, tgt in cut.gold for j in tgt] == list(range(len(cut.tgt)))

    def test_joins_sentences_of_one_side_only(self, seed):
        cut = cut_coarser(TALK, Random(seed))
        wide = [bead for bead in cut.gold if len(bead[0]) + len(bead[1]) > 2]
        assert wide
        assert len({len(src) > len(tgt) for src, tgt in wide}) == 1

    def test_makes_no_bead_too_large_for_the_lattice(self, seed):
        cut = cut_coarser(TALK, Random(seed))
        assert max(len(src) + len(tgt) for src, tgt in cut.gold) <= MAX_SIZE

    def test_leaves_omissions_as_they_are(self, seed):
        cut = cut_coarser(TALK, Random(seed))
        assert len(cut.gold) - len(both(cut.gold)) == len(TALK.gold) - len(both(TALK.gold))


class TestAFreerRendering:
    def test_has_vectors_that_are_less_alike(self):
        texts = ["The lamp burned all night.", "Лампа горела всю ночь."]
        near, far = encoders.default().encode(texts), Freer(encoders.default(), 0.8).encode(texts)
        assert far[0] @ far[1] < near[0] @ near[1]
        assert np.linalg.norm(far, axis=1) == pytest.approx([1.0, 1.0], abs=1e-5)

    def test_gives_a_text_the_same_vector_every_time(self):
        one, two = (Freer(encoders.default(), 0.4).encode(["The lamp burned."]) for _ in range(2))
        assert np.array_equal(one, two)

    def test_by_nothing_changes_nothing(self):
        texts = ["The lamp burned."]
        assert np.array_equal(
            Freer(encoders.default(), 0).encode(texts), encoders.default().encode(texts)
        )
