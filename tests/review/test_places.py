"""Keys that put things in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from align.review.places import between


def test_keys_rise_and_lie_between_their_neighbours():
    keys = between("", None, 1000)
    assert keys == sorted(set(keys))
    assert keys[0] > ""


@given(st.lists(st.integers(0, 1000), max_size=60))
def test_there_is_always_room_for_one_more(places):
    keys = between("", None, 2)
    for place in places:
        at = place % (len(keys) + 1)
        below = keys[at - 1] if at else ""
        above = keys[at] if at < len(keys) else None
        keys[at:at] = between(below, above)
    assert keys == sorted(set(keys))


def test_a_key_has_no_zero_at_its_end():
    """It would sort after the same number without it."""
    assert not any(key.endswith("0") for key in between("", None, 500) + between("1", "2", 40))
