"""Finding the work in a review."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align import review as rv
from align.alignment import Bead
from align.review import Review, apply
from align.review.filters import Progress, is_changed, progress, suggested
from align.review.outcome import alignment


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


def test_what_people_paired_or_reworded_is_changed(review):
    assert [row.id for row in review.rows if is_changed(review, row)] == [13, 15]


def test_links_are_suggested_until_someone_pairs_their_sentences(harbour):
    moved = (Bead((0,), (4,), 0.25), Bead((1,), (1,), 0.5))
    alone = (*(Bead((i,), ()) for i in range(5)), *(Bead((), (i,)) for i in range(5)))
    review = Review.of(replace(harbour, beads=alone, suggestions=moved))
    assert list(suggested(review)) == [((1,), (10,), 0.25), ((2,), (7,), 0.5)]
    assert alignment(review).suggestions == moved
    review = review.patched(apply(review, rv.Link((1,), (10,))))
    assert list(suggested(review)) == [((2,), (7,), 0.5)]
    assert alignment(review).suggestions == moved[1:]


def test_progress_counts_rows(review):
    counts = Progress(rows=4, accepted=1, rejected=1, open=2, doubtful=0, reviewed=2)
    assert progress(review) == counts
    assert progress(review).share == 0.5
