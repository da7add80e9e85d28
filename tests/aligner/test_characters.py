"""Counts of characters in many sentences at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.aligner.characters import Marks, lengths

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


ZH = ("灯塔昨夜熄灭了。", "船长没有回来，港口很安静。", "孩子们在岸边等着他。")


@pytest.mark.parametrize(
    "texts",
    [ZH, ("The ferry left.", "Паром ушёл."), ("灯塔", "12 34"), ("", "", "灯塔"), ("",), ()],
)
def test_a_sentence_is_as_long_as_its_characters(texts):
    assert lengths(texts).tolist() == [len(text) for text in texts]


def test_a_passage_in_another_script_is_measured_in_characters_of_the_rest():
    latin, cyrillic = "The harbour was quiet that day.", "В тот день гавань молчала."
    found = lengths((*ZH, latin, cyrillic))
    assert found[:3].tolist() == [len(text) for text in ZH]
    assert found[3] < len(latin) / 2
    assert found[4] < len(cyrillic) / 2
    assert lengths((latin, latin, ZH[1]))[2] > 2 * len(ZH[1])


@pytest.mark.parametrize("lost", ["???????????", "□□□□□□□□□□□", "ĀĘŃŐŰĀĘŃŐŰĀĘŃ"])
def test_what_replaces_ideographs_one_by_one_is_as_long_as_they_are(lost):
    assert lengths((*ZH, lost))[3] == len(lost)
