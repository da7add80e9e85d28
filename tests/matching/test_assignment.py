"""The best assignment: that of SciPy for all pairs, and only what is better than no pair."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from align.matching.assignment import best, firsts

ODDS = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda shape: st.lists(
        st.lists(st.floats(-9, 9, width=32), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)


def chosen(odds: np.ndarray, unassigned: float) -> list[tuple[int, int]]:
    rows, columns = (places.ravel() for places in np.indices(odds.shape))
    found = best(rows, columns, odds.ravel(), unassigned)
    return [(int(rows[k]), int(columns[k])) for k in found]


@given(ODDS)
@settings(max_examples=60)
def test_if_everything_must_be_paired_it_is_as_good_as_the_best_of_all(rows):
    odds = np.array(rows, np.float32)
    found = chosen(odds, -1000.0)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    highest = odds[linear_sum_assignment(-odds)].sum()
    assert np.isclose(sum(odds[pair] for pair in found), highest, atol=1e-4)


def test_a_pair_that_is_worth_less_than_none_is_not_made():
    assert chosen(np.array([[3, 1], [2, -6]], np.float32), -5.0) == [(0, 1), (1, 0)]
    assert chosen(np.array([[3, 1], [2, -6]], np.float32), 0.0) == [(0, 1), (1, 0)]
    assert chosen(np.array([[9, 1], [2, -6]], np.float32), 0.0) == [(0, 0)]
    assert chosen(np.array([[-9, -8]], np.float32), 0.0) == []


def test_the_first_of_each_group_is_the_one_with_the_highest_odds():
    groups, others = np.array([0, 2, 0, 2, 2]), np.array([5, 3, 4, 1, 2])
    odds = np.array([1, 7, 1, 7, 0], np.float32)
    assert firsts(groups, odds, others).tolist() == [2, 3]
