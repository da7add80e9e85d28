"""Work is cut into portions that are not too large."""

from hypothesis import given
from hypothesis import strategies as st

from align.portions import portions

sizes = st.lists(st.integers(0, 9))


@given(sizes, st.integers(1, 20), st.integers(1, 4))
def test_nothing_is_lost_or_moved(items, most, count):
    found = portions(items, lambda one: one, most, count)
    assert [one for portion in found for one in portion] == items


@given(sizes, st.integers(1, 20), st.integers(1, 4))
def test_a_portion_is_small_unless_one_item_is_too_large(items, most, count):
    for portion in portions(items, lambda one: one, most, count):
        assert len(portion) <= count
        assert sum(portion) <= most or len(portion) == 1


def test_no_portion_is_empty():
    assert list(portions([], len, 3)) == []
