"""Who judged each row as it is now, and who edited its texts."""

from __future__ import annotations

import pytest

from align import review as rv
from align.review import Review, Row


@pytest.fixture
def review(harbour) -> Review:
    """Rows 11 to 15 pair the sentences 1 to 5 with 6 to 10."""
    return Review.of(harbour)


def after(review: Review, *done: tuple[str, rv.Operation]) -> Review:
    """The review after people did these operations."""
    for who, op in done:
        review = review.patched(rv.apply(review, op, who), review.seq + 1)
    return review


def row(review: Review, cell: int = 6) -> Row:
    """The row of a sentence."""
    found = review.row_of(cell)
    assert found
    return found


@pytest.mark.parametrize("op", [rv.Judge((11,), "good"), rv.Accept((11,)), rv.Reject((11,))])
def test_everybody_who_gives_a_judgement_is_its_reader(review, op):
    assert row(after(review, ("ann", op), ("bob", op), ("ann", op))).readers == ("ann", "bob")


def test_who_gives_another_judgement_is_its_only_reader(review):
    good, faulty = rv.Judge((11,), "good"), rv.Judge((11,), "faulty")
    made = after(review, ("ann", good), ("bob", good), ("cyd", faulty))
    assert row(made).readers == ("cyd",)


def test_an_open_row_has_no_readers(review):
    made = after(review, ("ann", rv.Judge((11,), "good")), ("bob", rv.Reopen((11,))))
    assert row(made).readers == ()


def test_all_above_adds_nobody_to_what_others_judged(review):
    made = after(review, ("ann", rv.Judge((11,), "good")), ("bob", rv.JudgeAbove(13)))
    assert row(made).readers == ("ann",)
    assert row(made, 7).readers == ("bob",)


@pytest.mark.parametrize(
    "op",
    [
        rv.Edit(6, "Новая гавань"),
        rv.Replace(((6, "Новая гавань"),)),
        rv.Write(11, "tgt", ((6, "Новая гавань"),)),
        rv.Write(11, "tgt", ((6, "Старая гавань"), (0, "Новая"))),
        rv.Write(11, "tgt", ()),
        rv.TakeBack("a.docx", texts=((6, "Новая гавань"),)),
    ],
)
def test_who_changes_a_text_is_its_editor_and_nobody_has_read_it(review, op):
    made = row(after(review, ("ann", rv.Judge((11,), "good")), ("bob", op)), 1)
    assert made.editors == ("bob",)
    assert made.readers == ()


@pytest.mark.parametrize(
    "op",
    [rv.Note(11, "Why?"), rv.Bookmark(11, True), rv.Boundary(12, True), rv.AddComment(11, "?")],
)
def test_what_changes_no_text_leaves_both_as_they_are(review, op):
    made = after(review, ("ann", rv.Judge((11,), "good")), ("bob", op))
    assert (row(made).readers, row(made).editors) == (("ann",), ())


def test_a_row_with_other_sentences_has_their_editors_and_no_readers(review):
    edits = ("ann", rv.Edit(6, "Новая гавань")), ("bob", rv.Edit(7, "Иначе"))
    made = after(review, *edits, ("cyd", rv.Judge((11,), "good")), ("cyd", rv.Merge((11, 12))))
    assert row(made).editors == ("ann", "bob")
    assert row(made).readers == ()


def test_only_the_part_with_the_edited_sentence_keeps_the_editor(review):
    edit = "ann", rv.Edit(6, "Новая гавань")
    made = after(review, edit, ("bob", rv.Merge((11, 12))), ("bob", rv.Split(11, 1, 1)))
    assert row(made, 6).editors == ("ann",)
    assert row(made, 7).editors == ()


def test_undoing_an_edit_takes_back_its_editor(review):
    judged = after(review, ("ann", rv.Judge((11,), "good")))
    patch = rv.apply(judged, rv.Edit(6, "Новая гавань"), "bob")
    assert row(judged.patched(patch, 2).patched(patch.inverse, 3)) == row(judged)


def test_an_edit_without_effect_makes_nobody_an_editor(review):
    assert not rv.apply(review, rv.Edit(6, review.cells[6].text), "ann")


def test_nobody_is_nobody(review):
    assert row(after(review, ("", rv.Judge((11,), "good")))).readers == ()
