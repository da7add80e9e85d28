"""What holds of every operation, whatever it meets."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import EditError
from align.review import OPERATIONS, Annotation, Patch, Review, apply, operation
from align.review.outcome import alignment


def assert_sound(review: Review) -> None:
    held = [cell for row in review.rows for cell in row.cells]
    assert sorted(held) == sorted(review.cells), "each sentence is in exactly one row"
    assert all(row.cells for row in review.rows), "no row is empty"
    places = [row.place for row in review.rows]
    assert places == sorted(set(places)), "rows have places of their own, in order"
    for side in ("src", "tgt"):
        cells = review.in_order(side)
        assert len({cell.place for cell in cells}) == len(cells)
        order = {cell.id: index for index, cell in enumerate(cells)}
        for row in review.rows:
            ids = row.side(side)
            assert list(ids) == sorted(ids, key=order.__getitem__), "sides are in text order"
            assert all(review.cells[cell].side == side for cell in ids)
    assert all(comment.cell in review.cells for comment in review.comments.values())
    for one in review.remarks.values():
        if isinstance(one, Annotation):
            assert 0 <= one.begin <= one.end <= len(review.cells[one.cell].text)
        else:
            assert one.annotation in review.remarks
    used = {*review.cells, *review.comments, *review.remarks, *(row.id for row in review.rows)}
    assert len(used) == sum(map(len, (review.cells, review.comments, review.remarks, review.rows)))
    assert max(used) < review.next_id


@settings(max_examples=80)
@given(data=st.data())
def test_any_operations_leave_the_review_sound_and_can_be_taken_back(data, harbour, operations):
    review = Review.of(harbour)
    for _ in range(data.draw(st.integers(1, 8))):
        op = data.draw(operations(review))
        try:
            patch = apply(review, op, "ann", "2031-05-04T12:00:00Z")
        except EditError:
            continue
        after = review.patched(patch)
        assert_sound(after)
        before = after.patched(patch.inverse)
        assert (before.rows, before.cells, before.comments, before.remarks) == (
            review.rows,
            review.cells,
            review.comments,
            review.remarks,
        )
        assert Patch.from_json(json.loads(json.dumps(patch.to_json()))) == patch
        assert operation(json.loads(json.dumps(op.to_json()))) == op
        alignment(after)
        review = after


@settings(max_examples=60)
@given(data=st.data())
def test_what_is_not_touched_is_not_in_the_patch(data, harbour, operations):
    review = Review.of(harbour)
    try:
        patch = apply(review, data.draw(operations(review)))
    except EditError:
        return
    assert all(diff.was != diff.now for diff in patch.diffs)
    changed = {diff.id for diff in patch.diffs if diff.kind == "row"}
    after = review.patched(patch)
    assert all(row == after.row(row.id) for row in review.rows if row.id not in changed)


def test_every_operation_is_in_the_table_under_its_name():
    assert all(cls.name == name for name, cls in OPERATIONS.items())


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"op": "dance"},
        {"op": ["merge"]},
        {"op": "merge"},
        {"op": "merge", "rows": 3},
        {"op": "merge", "rows": ["3"]},
        {"op": "merge", "rows": [1, 2], "more": 1},
        {"op": "bookmark", "row": 1, "on": 1},
        {"op": "move", "side": "left", "row": 1, "by": 1},
        {"op": "replace", "texts": [[1, "a", "b"]]},
    ],
)
def test_what_is_no_operation_is_refused(data):
    with pytest.raises(EditError):
        operation(data)


def test_lists_become_tuples_and_whole_numbers_probabilities():
    op = operation({"op": "relink", "rows": [1], "beads": [[[2], [3], 1]]})
    assert op == OPERATIONS["relink"](rows=(1,), beads=(((2,), (3,), 1.0),))
