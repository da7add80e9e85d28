"""What is known of pairs of words; see ``align/aligner/wordpairs.py``."""

from __future__ import annotations

import numpy as np
import pytest

from align.aligner.links import Linker, rounds
from align.aligner.wordpairs import _margins

BEADS = [
    ("The keeper lit 4 lamps.", "Смотритель зажёг 4 лампы."),
    ("Lamps, lamps and lamps!", "Одни лампы."),
    ("Fog.", ""),
    ("", "Туман."),
]


def test_whether_words_are_nearest_to_each_other_does_not_hang_on_rounding():
    """The same word twice: its cosines may differ in their last digits."""
    cosine = np.array([[0.7, 0.7 + 2e-7, 0.3], [0.2, 0.1, 0.5]], np.float32)
    mutual = _margins(cosine)[2]
    assert mutual.tolist() == [[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]]


def test_a_word_without_rivals_is_nearest():
    row, column, mutual = _margins(np.array([[0.4]], np.float32))
    assert (row.item(), column.item(), mutual.item()) == (0.3, 0.3, 1.0)


def test_all_rounds_together_judge_as_one_round_after_the_other():
    (passage,) = Linker("en", "ru").passages(BEADS)
    belief = None
    for model in rounds():
        belief = passage.judge(belief, model)
    for one, other in zip(passage.judged(rounds()), belief or [], strict=True):
        assert one == pytest.approx(other, abs=1e-12)


def test_a_round_has_a_row_of_features_for_each_pair_of_words():
    (passage,) = Linker("en", "ru").passages(BEADS)
    first, second, *_ = rounds()
    for belief, model in ((None, first), (passage.judge(None, first), second)):
        for bead, rows in zip(passage.beads, passage.features(belief), strict=True):
            pairs = len(bead.src.words) * len(bead.tgt.words)
            assert rows.shape == (pairs, len(model.weights))
