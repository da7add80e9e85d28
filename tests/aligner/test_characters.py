"""Counts of characters in many sentences at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.aligner.characters import Marks

MARKS = Marks({1: "?؟", 2: ",，", 3: "()"})


def count(texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    counts, bare = np.zeros((4, len(texts)), np.float32), np.zeros(len(texts), bool)
    MARKS.count(texts, counts, bare)
    return counts, bare


@given(st.lists(st.text("?؟,，(a Ж5\ud800𝔘")))
def test_marks_are_counted_by_kind_and_sentence(texts):
    counts, _ = count(texts)
    for row, chars in ((1, "?؟"), (2, ",，"), (3, "()")):
        assert counts[row].tolist() == [sum(map(text.count, chars)) for text in texts]


@pytest.mark.parametrize(
    "text", ["12 | 15 | 40 %", "====", "a[i] = {1: 2};", "see https://ellery.example/lamp/17"]
)
def test_a_row_of_figures_code_or_an_address_is_not_prose(text):
    assert count(["It rained.", text, ""])[1].tolist() == [False, True, False]
