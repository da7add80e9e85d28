"""Words that sound alike across scripts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.anchors.words import MIN_SIMILARITY, MOST_LIKE, fold, matches, similarity


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("Medvedev", "Медведев"),
        ("Washington", "Вашингтона"),
        ("Harvard", "Гарварде"),
        ("Mexico", "Мексикой"),
        ("Europe", "Европы"),
        ("parliament", "парламента"),
        ("effective", "эффективный"),
    ],
)
def test_the_same_word_is_alike(english, russian):
    assert similarity(english, russian) >= MIN_SIMILARITY


@pytest.mark.parametrize(
    ("english", "russian"), [("boat", "судно"), ("Paris", "Лондон"), ("it", "ид"), ("", "дом")]
)
def test_different_words_are_not(english, russian):
    assert similarity(english, russian) == 0.0


def test_case_and_diacritics_do_not_matter():
    assert fold("São") == fold("SAO")


# With fewer than MOST_LIKE words on each side, none can be crowded out.
words = st.lists(st.text(st.characters(categories=["L"]), max_size=12), max_size=MOST_LIKE)


@given(words, words)
def test_matches_are_the_pairs_that_similarity_finds(left, right):
    rows, columns, values = matches(left, right)
    table = np.zeros((len(left), len(right)))
    table[rows, columns] = values
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            assert table[i, j] == pytest.approx(similarity(a, b), abs=1e-6)


def test_a_word_keeps_only_those_most_like_it():
    """Each of these is a little less similar to the first than the one before."""
    crowd = ["marina" + "bdkflmnprst"[:length] for length in range(1, 11)]
    _, columns, values = matches(["marina"], crowd)
    assert columns.tolist() == list(range(MOST_LIKE))
    assert sorted(values.tolist(), reverse=True) == values.tolist()
