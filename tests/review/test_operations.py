"""What each operation does; source cells are 1 to 5, target cells 6 to 10, rows 11 to 15."""

from __future__ import annotations

import pytest

from align import review as rv
from align.errors import EditError
from align.review import Operation, Review


@pytest.fixture
def review(harbour) -> Review:
    return Review.of(harbour, "harbour")


def done(review: Review, *ops: Operation) -> Review:
    for op in ops:
        review = review.patched(rv.apply(review, op, "ann", "2031-05-04T12:00:00Z"))
    return review


def beads(review: Review) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(row.src, row.tgt) for row in review.rows]


def statuses(review: Review) -> list[str]:
    return [row.status for row in review.rows]


BY_PERSON = ("person", 1.0, True)
LEFT = ("aligner", 0.0, False)
PROPOSED = "as the aligner proposed it"


def told(review: Review) -> list[object]:
    """What each row is said to be, in the order shown."""
    told = [(row.by, row.probability, row.weighed) for row in review.rows]
    return [one if one in (BY_PERSON, LEFT) else PROPOSED for one in told]


def refused(review: Review, op: Operation) -> str:
    with pytest.raises(EditError) as caught:
        rv.apply(review, op)
    return str(caught.value)


def test_a_review_begins_as_the_aligner_left_it(review):
    assert beads(review) == [((i,), (i + 5,)) for i in range(1, 6)]
    assert [row.probability for row in review.rows] == pytest.approx([0.5, 0.6, 0.7, 0.8, 0.9])
    assert statuses(review) == ["open"] * 5
    assert not any(cell.changed for cell in review.cells.values())


class TestDecisions:
    def test_rows_are_accepted_rejected_and_opened_again(self, review):
        review = done(review, rv.Accept((11, 12)), rv.Reject((13,)), rv.Reopen((12,)))
        assert statuses(review) == ["accepted", "open", "rejected", "open", "open"]

    def test_accepting_above_takes_open_rows_only_and_not_the_row_itself(self, review):
        review = done(review, rv.Reject((11,)), rv.AcceptAbove(14))
        assert statuses(review) == ["rejected", "accepted", "accepted", "open", "open"]

    def test_what_is_so_already_changes_nothing(self, review):
        review = done(review, rv.Accept((11,)))
        assert not rv.apply(review, rv.Accept((11,)))

    def test_a_note_and_a_bookmark_are_set_and_taken_away(self, review):
        review = done(review, rv.Note(11, " left out "), rv.Bookmark(11, on=True))
        assert (review.row(11).note, review.row(11).bookmark) == ("left out", True)
        review = done(review, rv.Note(11, ""), rv.Bookmark(11, on=False))
        assert (review.row(11).note, review.row(11).bookmark) == ("", False)

    def test_no_boundary_stands_above_the_first_row(self, review):
        assert "first bead" in refused(review, rv.Boundary(11, on=True))

    def test_a_row_that_is_not_there_is_named(self, review):
        assert "no bead 99" in refused(review, rv.Accept((99,)))

    def test_a_comment_says_who_made_it_and_when(self, review):
        review = done(review, rv.AddComment(12, "lamps or lights?"))
        (comment,) = review.comments_on(review.row(12))
        assert (comment.who, comment.at) == ("ann", "2031-05-04T12:00:00Z")

    def test_a_comment_stays_with_its_sentence_whatever_happens_to_the_row(self, review):
        review = done(review, rv.AddComment(12, "?"), rv.Merge((11, 12)), rv.Split(11, 1, 1))
        assert [bool(review.comments_on(row)) for row in review.rows[:2]] == [False, True]
        review = done(review, rv.Join(1))
        assert review.comments_on(review.rows[0])

    def test_an_empty_comment_is_refused(self, review):
        assert "empty" in refused(review, rv.AddComment(11, "  "))

    def test_a_comment_is_taken_away(self, review):
        review = done(review, rv.AddComment(12, "?"))
        assert not done(review, rv.DropComment(max(review.comments))).comments


class TestStructure:
    def test_neighbours_merge_into_the_first_one(self, review):
        review = done(review, rv.Merge((12, 13, 14)))
        assert beads(review)[1] == ((2, 3, 4), (7, 8, 9))
        assert [row.id for row in review.rows] == [11, 12, 15]

    def test_what_a_person_pairs_is_certain_open_and_told_apart(self, review):
        row = done(review, rv.Accept((12, 13)), rv.Merge((12, 13))).row(12)
        assert (row.probability, row.status, row.by) == (1.0, "open", "person")

    def test_merging_keeps_notes_and_bookmarks(self, review):
        notes = rv.Note(12, "one"), rv.Note(13, "two"), rv.Bookmark(13, on=True)
        row = done(review, *notes, rv.Merge((12, 13))).row(12)
        assert (row.note, row.bookmark) == ("one\ntwo", True)

    def test_rows_apart_do_not_merge(self, review):
        assert "not adjacent" in refused(review, rv.Merge((11, 13)))

    def test_nothing_merges_or_moves_across_a_boundary(self, review):
        review = done(review, rv.Boundary(13, on=True))
        for op in (rv.Merge((12, 13)), rv.Move("src", 12, 1), rv.Move("src", 13, -1)):
            assert "boundary" in refused(review, op)

    def test_a_row_splits_at_a_sentence_of_either_side(self, review):
        review = done(review, rv.Merge((12, 13)), rv.Split(12, 1, 2))
        assert beads(review)[1:3] == [((2,), (7, 8)), ((3,), ())]

    @pytest.mark.parametrize(("src", "tgt"), [(0, 0), (1, 1), (2, 0), (-1, 1)])
    def test_no_half_of_a_split_is_empty(self, review, src, tgt):
        refused(review, rv.Split(11, src, tgt))

    def test_a_sentence_moves_down_and_back_up(self, review):
        moved = done(review, rv.Move("tgt", 12, 1))
        assert beads(moved)[1:3] == [((2,), ()), ((3,), (7, 8))]
        assert beads(done(moved, rv.Move("tgt", 13, -1))) == beads(review)

    def test_past_the_end_a_sentence_gets_a_row_of_its_own(self, review):
        assert beads(done(review, rv.Move("tgt", 15, 1)))[4:] == [((5,), ()), ((), (10,))]
        assert beads(done(review, rv.Move("src", 11, -1)))[:2] == [((1,), ()), ((), (6,))]

    def test_a_side_slides_down_and_leaves_the_row_without_counterpart(self, review):
        slid = done(review, rv.Shift("tgt", 13, 1))
        assert beads(slid)[2:] == [((3,), ()), ((4,), (8,)), ((5,), (9,)), ((), (10,))]

    def test_a_side_slides_back_up(self, review):
        slid = done(review, rv.Shift("tgt", 13, 1), rv.Shift("tgt", 14, -1))
        assert beads(slid) == beads(review)

    def test_sliding_ends_at_an_accepted_row_or_a_boundary(self, review):
        for stop in (rv.Accept((14,)), rv.Boundary(14, on=True)):
            slid = done(review, stop, rv.Shift("src", 12, 1))
            assert beads(slid)[1:5] == [((), (7,)), ((2,), (8,)), ((3,), ()), ((4,), (9,))]

    def test_an_accepted_row_does_not_slide(self, review):
        assert "accepted" in refused(done(review, rv.Accept((12,))), rv.Shift("src", 12, 1))

    def test_unlinking_leaves_each_sentence_alone(self, review):
        review = done(review, rv.Merge((12, 13)), rv.Unlink(12))
        assert beads(review)[1:5] == [((2,), ()), ((3,), ()), ((), (7,)), ((), (8,))]

    def test_any_sentences_are_linked_where_the_first_stood(self, review):
        review = done(review, rv.Link((2, 5), (6,)))
        assert beads(review) == [
            ((1,), ()),
            ((2, 5), (6,)),
            ((), (7,)),
            ((3,), (8,)),
            ((4,), (9,)),
            ((), (10,)),
        ]

    def test_linking_takes_no_sentence_for_one_of_the_other_side(self, review):
        assert "other side" in refused(review, rv.Link((6,), (1,)))

    def test_relinking_keeps_what_comes_out_the_same(self, review):
        review = done(review, rv.Note(12, "hm"), rv.Bookmark(13, on=True))
        review = done(review, rv.Reject((12,)))
        new = (((2,), (7,), 0.7), ((3, 4), (8, 9), 0.4))
        after = done(review, rv.Relink((12, 13, 14), new))
        row = after.row(12)
        assert (row.note, row.status, row.probability) == ("hm", "rejected", 0.7)
        row = after.row(13)
        assert (row.type, row.probability, row.by, row.bookmark) == ("2-2", 0.4, "aligner", True)

    def test_relinking_neither_loses_sentences_nor_reaches_across_rows_that_stay(self, review):
        assert "do not contain the same sentences" in refused(
            review, rv.Relink((12,), (((2,), (), 1.0),))
        )
        across = (((2, 4), (7, 9), 0.5),)
        assert "cross one that stays" in refused(review, rv.Relink((12, 14), across))

    def test_a_boundary_stays_above_what_was_below_it(self, review):
        review = done(review, rv.Boundary(13, on=True), rv.Unlink(13))
        assert [row.boundary for row in review.rows] == [False, False, True, False, False, False]


class TestCertainty:
    """What a person says is certain; what only follows from it is for the aligner to weigh."""

    def test_of_a_side_that_slides_only_the_row_where_it_begins_is_certain(self, review):
        slid = done(review, rv.Shift("tgt", 12, 1))
        assert told(slid) == [PROPOSED, BY_PERSON, LEFT, LEFT, LEFT, LEFT]
        assert told(done(slid, rv.Shift("src", 13, -1)))[1:] == [BY_PERSON, *[LEFT] * 4]

    def test_what_a_person_paired_is_certain_no_more_once_it_slides(self, review):
        slid = done(review, rv.Merge((13, 14)), rv.Shift("src", 12, 1))
        assert told(slid) == [PROPOSED, BY_PERSON, LEFT, LEFT, LEFT]

    def test_sliding_again_leaves_them_as_uncertain(self, review):
        slid = done(review, rv.Shift("tgt", 12, 1), rv.Shift("tgt", 12, 1))
        assert LEFT in told(slid)
        assert told(slid).count(BY_PERSON) == 1

    def test_the_row_that_a_sentence_is_moved_to_is_certain_and_what_it_left_is_not(self, review):
        assert told(done(review, rv.Move("tgt", 12, 1)))[1:3] == [LEFT, BY_PERSON]

    def test_of_rows_that_lose_a_sentence_to_a_link_none_is_certain(self, review):
        linked = done(review, rv.Link((2, 5), (6,)))
        assert told(linked) == [LEFT, BY_PERSON, LEFT, PROPOSED, PROPOSED, LEFT]

    def test_merged_and_split_rows_and_single_sentences_are_certain(self, review):
        merged = done(review, rv.Merge((11, 12)))
        assert told(merged)[0] == BY_PERSON
        assert told(done(merged, rv.Split(11, 1, 1)))[:2] == [BY_PERSON, BY_PERSON]
        assert told(done(merged, rv.Unlink(11)))[:4] == [BY_PERSON] * 4

    def test_other_words_put_the_aligners_opinion_out_of_date(self, review):
        for op in (rv.Edit(2, "Rain."), rv.Replace(((2, "Rain."),))):
            row = done(review, op).row(12)
            assert (row.by, row.probability, row.weighed) == ("aligner", pytest.approx(0.6), False)

    def test_the_same_words_leave_it_as_it_was(self, review):
        assert not rv.apply(review, rv.Edit(2, " The lamps burn. "))

    def test_other_words_leave_a_persons_pair_certain(self, review):
        assert told(done(review, rv.Merge((11, 12)), rv.Edit(2, "Rain.")))[0] == BY_PERSON

    def test_neither_row_of_two_joined_sentences_is_certain(self, review):
        joined = done(review, rv.Join(2))
        assert [(row.by, row.weighed) for row in joined.rows[1:3]] == [("aligner", False)] * 2

    def test_cutting_a_sentence_changes_nothing_of_what_is_said(self, review):
        assert done(review, rv.Cut(2, 4)).row(12).weighed

    def test_accepting_makes_it_certain_and_reopening_does_not_keep_it_so(self, review):
        slid = done(review, rv.Shift("tgt", 12, 1), rv.Accept((13,)))
        assert slid.row(13).settled
        assert not done(slid, rv.Reopen((13,))).row(13).settled

    def test_a_row_is_weighed(self, review):
        slid = done(review, rv.Shift("tgt", 12, 1))
        row = slid.row(14)
        assert done(slid, rv.Weigh(((14, row.version, 0.4),))).row(14).probability == 0.4
        assert done(slid, rv.Weigh(((14, row.version, 0.4),))).row(14).weighed

    def test_a_row_that_changed_since_it_was_weighed_stays_as_it_is(self, review):
        slid = done(review, rv.Shift("tgt", 12, 1))
        assert not rv.apply(slid, rv.Weigh(((14, slid.row(14).version - 1, 0.4), (99, 0, 0.4))))

    def test_what_was_weighed_meanwhile_hinders_no_undoing(self, review):
        patch = rv.apply(review, rv.Edit(2, "Rain."))
        edited = review.patched(patch)
        after = done(edited, rv.Weigh(((12, edited.row(12).version, 0.1),)))
        assert all(diff.fits(after.find(diff.kind, diff.id)) for diff in patch.inverse.diffs)
        row = after.patched(patch.inverse).row(12)
        assert (row.probability, row.weighed) == (pytest.approx(0.6), True)

    def test_weighing_disturbs_nobody(self, review):
        slid = done(review, rv.Shift("tgt", 12, 1))
        assert not rv.apply(slid, rv.Weigh(((14, slid.row(14).version, 0.4),))).touched


class TestWording:
    def test_an_edit_keeps_what_was_loaded(self, review):
        cell = done(review, rv.Edit(1, "New\n harbour ")).cell(1)
        assert (cell.text, cell.loaded, cell.changed) == ("New harbour", "Old harbour", True)

    @pytest.mark.parametrize("text", ["", " \n ", "a" * 1_000_001])
    def test_a_sentence_is_neither_empty_nor_endless(self, review, text):
        refused(review, rv.Edit(1, text))

    def test_half_a_character_is_replaced(self, review):
        assert done(review, rv.Edit(1, "a\ud800b")).cell(1).text == "a\ufffdb"

    def test_a_sentence_is_cut_in_two_that_stay_in_the_row(self, review):
        review = done(review, rv.Accept((12,)), rv.Cut(2, 4))
        row = review.row(12)
        assert [cell.text for cell in review.cells_of(row, "src")] == ["The", "lamps burn."]
        assert row.status == "accepted"
        assert not any(cell.changed for cell in review.cells_of(row, "src"))

    @pytest.mark.parametrize("at", [-1, 0, 15, 99])
    def test_no_half_of_a_cut_is_empty(self, review, at):
        assert "empty" in refused(review, rv.Cut(2, at))

    def test_a_sentence_joins_the_next_one_in_another_row(self, review):
        review = done(review, rv.Join(2))
        assert beads(review)[1:3] == [((2,), (7,)), ((), (8,))]
        assert review.cell(2).text == "The lamps burn. Fourteen crews came."

    def test_the_last_sentence_has_none_to_join(self, review):
        assert "last" in refused(review, rv.Join(5))

    def test_many_sentences_are_replaced_at_once(self, review):
        review = done(review, rv.Replace(((1, "a"), (6, "b"))))
        assert (review.cell(1).text, review.cell(6).text) == ("a", "b")


TOUCHED = [
    (rv.Judge((11, 12), "good"), (11, 12)),
    (rv.JudgeAbove(13), (13,)),
    (rv.Accept((11, 12)), (11, 12)),
    (rv.Reject((11,)), (11,)),
    (rv.Reopen((11,)), (11,)),
    (rv.AcceptAbove(13), (13,)),
    (rv.Note(11, "x"), (11,)),
    (rv.Bookmark(11, on=True), (11,)),
    (rv.Boundary(12, on=True), (12,)),
    (rv.AddComment(11, "x"), (11,)),
    (rv.DropComment(16), (13,)),
    (rv.DropComment(99), ()),
    (rv.CommentOn(8, 0, "", "x"), (13,)),
    (rv.ReplyTo(16, "x"), (13,)),
    (rv.Resolve(16, on=True), (13,)),
    (rv.Assign(16, "bob"), (13,)),
    (rv.Annotate(8, 0, 2, "omission", "minor", ""), (13,)),
    (rv.Reannotate(17, "omission", "minor", ""), (13,)),
    (rv.Arbitrate(17, "upheld", "x"), (13,)),
    (rv.Unannotate(17), (13,)),
    (rv.Unannotate(16), ()),
    (
        rv.TakeBack(
            texts=((7, "x"),), removed=(8,), added=((15, "y"),), statuses=((14, "accepted"),)
        ),
        (15, 14, 12, 13),
    ),
    (rv.Renew(1, "tgt"), ()),
    (rv.Merge((11, 12)), (11, 12)),
    (rv.Split(11, 1, 0), (11,)),
    (rv.Move("src", 11, 1), (11,)),
    (rv.Shift("src", 11, 1), (11,)),
    (rv.Unlink(11), (11,)),
    (rv.Link((1,), (8,)), (11, 13)),
    (rv.Relink((11, 12), ()), (11, 12)),
    (rv.Weigh(((14, 0, 0.5),)), (14,)),
    (rv.Write(12, "tgt", ((7, "x"),)), (12,)),
    (rv.Edit(2, "x"), (12,)),
    (rv.Edit(99, "x"), ()),
    (rv.Replace(((2, "x"), (8, "y"))), (12, 13)),
    (rv.Cut(2, 3), (12,)),
    (rv.Join(2), (12,)),
    (rv.Dismiss("one", "x"), ()),
    (rv.Restore("one"), ()),
    (rv.Ignore("number", "", "x"), ()),
    (rv.EndRule(16), ()),
    (rv.Rename("x"), ()),
]


@pytest.mark.parametrize(("op", "rows"), TOUCHED, ids=lambda value: getattr(value, "name", None))
def test_an_operation_says_which_rows_it_touches(op, rows, review):
    marked = rv.Annotate(8, 0, 3, "style", "minor", "")
    assert op.touches(done(review, rv.AddComment(13, "Is it so?"), marked)) == rows


def test_every_operation_says_which_rows_it_touches():
    assert {op.name for op, _ in TOUCHED} == {*rv.OPERATIONS}
