"""The metric: strict and lax F1."""

from __future__ import annotations

import pytest

from align.aligner.evaluation import Score, lax, strict, total

GOLD = (((0,), (0,)), ((1, 2), (1, 2)), ((3, 4), ()), ((), (3,)), ((5,), (4, 5)))


def test_gold_itself_is_all_right():
    assert strict(GOLD, GOLD).f1 == 1.0
    assert lax(GOLD, GOLD).f1 == 1.0


def test_pieces_of_a_null_bead_are_right():
    pieces = (*GOLD[:2], ((3,), ()), ((4,), ()), *GOLD[3:])
    assert strict(pieces, GOLD) == Score(predicted=6, right=6, gold=3, found=3)


def test_filled_pieces_of_a_wide_bead_are_right_and_find_it():
    refined = (GOLD[0], ((1,), (1,)), ((2,), (2,)), *GOLD[2:])
    assert strict(refined, GOLD) == Score(predicted=6, right=6, gold=3, found=3)


def test_null_pieces_of_a_wide_bead_are_wrong():
    predicted = (GOLD[0], ((1, 2), (1,)), ((), (2,)), *GOLD[2:])
    assert strict(predicted, GOLD).right == 5


def test_a_null_bead_over_a_filled_one_is_wrong():
    assert strict((((0,), ()), ((), (0,))), GOLD[:1]).right == 0


def test_lax_asks_for_one_shared_sentence_on_each_side():
    assert lax((((5,), (5,)),), (((5,), (4, 5)),)).f1 == 1.0
    assert lax((((5,), (3,)),), (((5,), (4, 5)),)).f1 == 0.0


def test_scores_of_documents_add_up():
    assert total([Score(1, 1, 2, 1), Score(3, 2, 2, 2)]) == Score(4, 3, 4, 3)


def test_nothing_predicted_scores_nothing():
    assert Score().f1 == pytest.approx(0.0)
