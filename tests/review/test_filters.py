"""Finding the work in a review."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align import review as rv
from align.alignment import Bead
from align.review import Review, apply
from align.review.filters import Filter, Progress, progress, queue, select, suggested


@pytest.fixture
def review(harbour) -> Review:
    review = Review.of(harbour)
    for op in (
        rv.Accept((11,)),
        rv.Reject((12,)),
        rv.Merge((13, 14)),
        rv.AddComment(15, "?"),
        rv.Bookmark(15, on=True),
        rv.Note(12, "n"),
        rv.Edit(5, "Rain fell, and it fell all night and all the next day."),
    ):
        review = review.patched(apply(review, op))
    return review


@pytest.mark.parametrize(
    ("wanted", "rows"),
    [
        (Filter(), (11, 12, 13, 15)),
        (Filter(status="open"), (13, 15)),
        (Filter(below=0.6), (11, 12)),
        (Filter(above=0.95), (13,)),
        (Filter(types=("2-2",)), (13,)),
        (Filter(null=True), ()),
        (Filter(changed=True), (13, 15)),
        (Filter(commented=True), (15,)),
        (Filter(bookmarked=True), (15,)),
        (Filter(noted=True), (12,)),
        (Filter(ratio=2.0), (15,)),
        (Filter(issues=("number",)), (12,)),
        (Filter(status="open", below=0.95), (15,)),
    ],
)
def test_a_filter_shows_the_rows_that_have_all_it_asks_for(review, wanted, rows):
    assert select(review, wanted, {12: ["number"], 13: ["name"]}) == rows


def test_the_queue_holds_open_rows_the_most_doubtful_first(harbour):
    review = Review.of(harbour)
    review = review.patched(apply(review, rv.Accept((11,))))
    assert queue(review) == (12, 13, 14, 15)


def test_a_grave_finding_comes_before_doubt(harbour):
    assert queue(Review.of(harbour), {15: 1.0})[0] == 15


def test_links_are_suggested_until_someone_pairs_their_sentences(harbour):
    moved = (Bead((0,), (4,), 0.25), Bead((1,), (1,), 0.5))
    alone = (*(Bead((i,), ()) for i in range(5)), *(Bead((), (i,)) for i in range(5)))
    review = Review.of(replace(harbour, beads=alone, suggestions=moved))
    assert list(suggested(review)) == [((1,), (10,), 0.25), ((2,), (7,), 0.5)]
    review = review.patched(apply(review, rv.Link((1,), (10,))))
    assert list(suggested(review)) == [((2,), (7,), 0.5)]


def test_progress_counts_rows(review):
    assert progress(review) == Progress(rows=4, accepted=1, rejected=1, open=2, doubtful=0)
    assert progress(review).share == 0.5
