"""What is known of pairs of words; see ``align/aligner/wordpairs.py``."""

from __future__ import annotations

import numpy as np

from align.aligner.wordpairs import _margins


def test_whether_words_are_nearest_to_each_other_does_not_hang_on_rounding():
    """The same word twice: its cosines may differ in their last digits."""
    cosine = np.array([[0.7, 0.7 + 2e-7, 0.3], [0.2, 0.1, 0.5]], np.float32)
    mutual = _margins(cosine)[2]
    assert mutual.tolist() == [[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]]


def test_a_word_without_rivals_is_nearest():
    row, column, mutual = _margins(np.array([[0.4]], np.float32))
    assert (row.item(), column.item(), mutual.item()) == (0.3, 0.3, 1.0)
