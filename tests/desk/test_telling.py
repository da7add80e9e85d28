"""A browser is told only the findings that it does not have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align.desk.found import Found
from align.desk.telling import Drawing, Told
from align.review import Merge, Review, apply


@pytest.fixture
def review(harbour):
    return Review.of(harbour)


def found(row, message="", severity="error", probability=0.5):
    return Found(row.src[0], "number", severity, message, message, "", (), probability=probability)


def merged(review):
    """The review with its first two beads as one."""
    op = Merge(tuple(row.id for row in review.rows[:2]))
    return review.patched(apply(review, op), review.seq + 1)


def test_what_has_not_changed_is_drawn_once(review):
    drawing = Drawing("en")
    one, other = (found(row) for row in review.rows[:2])
    before = drawing.lines((one, other), review, "usual").rows
    after = drawing.lines((one, replace(other, message="new")), review, "usual").rows
    first, second = (row.id for row in review.rows[:2])
    assert after[first][0] is before[first][0]
    assert after[second][0]["message"] == "new"


def test_findings_move_to_the_row_that_their_sentence_is_in(review):
    drawing = Drawing("en")
    both = tuple(found(row) for row in review.rows[:2])
    now = merged(review)
    rows = drawing.lines(both, now, "usual").rows
    assert {row: len(some) for row, some in rows.items()} == {now.rows[0].id: 2}


def test_each_step_of_the_setting_has_findings_of_its_own(review):
    drawing = Drawing("en")
    one = replace(found(review.rows[0]), levels=(None, "info", "error", "error"))
    assert drawing.lines((one,), review, "few") == ({}, 1)
    assert drawing.lines((one,), review, "usual").rows[review.rows[0].id][0]["severity"] == "info"


class TestTelling:
    @pytest.fixture
    def told(self):
        return Told()

    @pytest.fixture
    def tell(self, review, told):
        """Tells a browser that holds a number which findings there are."""
        drawing = Drawing("en")

        def told_of(found, held, review=review):
            return told.tell(drawing.lines(found, review, "usual").rows, review, held)

        return told_of

    def test_at_first_everything_in_the_order_of_the_text(self, tell, review):
        some = tuple(found(row) for row in review.rows[2::-1])
        answer = tell(some, 0)
        assert [one["row"] for one in answer["issues"]] == [row.id for row in review.rows[:3]]
        assert "rows" not in answer

    def test_then_only_the_rows_that_have_changed(self, tell, review):
        one, other = (found(row) for row in review.rows[:2])
        first = tell((one, other), 0)
        again = tell((one, replace(other, message="new")), first["told"])
        assert again["rows"] == [review.rows[1].id]
        assert [issue["message"] for issue in again["issues"]] == ["new"]

    def test_a_row_without_findings_now_is_named_without_any(self, tell, review):
        one, other = (found(row) for row in review.rows[:2])
        first = tell((one, other), 0)
        assert tell((one,), first["told"])["rows"] == [review.rows[1].id]

    def test_nothing_if_nothing_is_new(self, tell, review):
        some = (found(review.rows[0]),)
        first = tell(some, 0)
        assert tell(some, first["told"]) == {**first, "issues": [], "rows": []}

    def test_everything_if_an_answer_was_lost(self, tell, review):
        one, other = (found(row) for row in review.rows[:2])
        first = tell((one,), 0)
        tell((one, other), first["told"])
        late = tell((one, other), first["told"])
        assert len(late["issues"]) == 2
        assert "rows" not in late
