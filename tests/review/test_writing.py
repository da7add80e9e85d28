"""Writing one side of a row anew. Source cells are 1 to 5, target cells 6 to 10, rows 11 to 15."""

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


def side(review: Review, row: int) -> list[tuple[str, str]]:
    """The sentences of the translation of a row, as they are and as loaded."""
    return [(cell.text, cell.loaded) for cell in review.cells_of(review.row(row), "tgt")]


def order(review: Review) -> str:
    return " ".join(cell.text for cell in review.in_order("tgt"))


BURN = "Фонари горят."
CAME = "Пришли 14 экипажей."


class TestReword:
    def test_several_sentences_in_one_change(self, review):
        review = done(review, rv.Merge((12, 13)))
        review = done(review, rv.Write(12, "tgt", ((7, "Огни горят."), (8, "Пришло 14 команд."))))
        assert side(review, 12) == [("Огни горят.", BURN), ("Пришло 14 команд.", CAME)]
        assert not review.row(12).weighed or review.row(12).by == "person"

    def test_the_source_in_the_same_way(self, review):
        review = done(review, rv.Write(12, "src", ((2, "The lights burn."),)))
        assert review.cells[2].text == "The lights burn."

    @pytest.mark.parametrize("texts", [((8, "x"),), ((7, "x"), (7, "y")), ((99, "x"),)])
    def test_sentences_of_other_rows_are_refused(self, review, texts):
        with pytest.raises(EditError, match="no longer has these sentences"):
            rv.apply(review, rv.Write(12, "tgt", texts))

    def test_an_empty_sentence_is_refused(self, review):
        with pytest.raises(EditError, match="cannot be empty"):
            rv.apply(review, rv.Write(12, "tgt", ((7, " "),)))


class TestInsert:
    def test_after_another_sentence(self, review):
        review = done(review, rv.Write(12, "tgt", ((7, BURN), (0, "Ярко."), (0, "Весело."))))
        assert side(review, 12) == [(BURN, BURN), ("Ярко.", ""), ("Весело.", "")]
        assert f"{BURN} Ярко. Весело. {CAME}" in order(review)

    def test_before_another_sentence(self, review):
        review = done(review, rv.Write(12, "tgt", ((0, "Темно."), (7, BURN))))
        assert side(review, 12) == [("Темно.", ""), (BURN, BURN)]
        assert f"Темно. {BURN}" in order(review)

    def test_at_the_very_beginning(self, review):
        review = done(review, rv.Write(11, "tgt", ((0, "Темно."), (6, review.cells[6].text))))
        assert order(review).startswith("Темно. Старая гавань")

    def test_in_a_row_that_has_none(self, review):
        review = done(review, rv.Unlink(12))
        (row,) = (row for row in review.rows if row.src == (2,))
        review = done(review, rv.Write(row.id, "tgt", ((0, "Горят фонари."),)))
        assert side(review, row.id) == [("Горят фонари.", "")]
        assert review.row(row.id).type == "1-1"

    def test_in_the_paragraph_of_its_counterpart(self, review):
        """The first row is a heading, and the second one begins the next paragraph."""
        review = done(review, rv.Write(12, "tgt", ()), rv.Write(12, "tgt", ((0, "Горят."),)))
        (cell,) = review.row(12).tgt
        assert review.cells[cell].paragraph == 1

    def test_in_the_first_row(self, review):
        review = done(review, rv.Unlink(11), rv.Write(11, "tgt", ((0, "Гавань"),)))
        assert order(review).startswith("Гавань Старая гавань")


class TestDelete:
    def test_leaves_the_source_without_a_translation(self, review):
        review = done(review, rv.Write(12, "tgt", ()))
        assert review.row(12).type == "1-0"
        assert 7 not in review.cells

    def test_takes_the_row_along_if_nothing_is_left(self, review):
        review = done(review, rv.Unlink(12))
        (row,) = (row for row in review.rows if row.tgt == (7,))
        after = done(review, rv.Write(row.id, "tgt", ()))
        assert after.find("row", row.id) is None
        assert len(after.rows) == len(review.rows) - 1

    def test_one_of_several(self, review):
        review = done(review, rv.Merge((12, 13)), rv.Write(12, "tgt", ((8, CAME),)))
        assert (review.row(12).tgt, side(review, 12)) == ((8,), [(CAME, CAME)])

    def test_can_be_undone(self, review):
        patch = rv.apply(review, rv.Write(12, "tgt", ()))
        assert review.patched(patch).patched(patch.inverse).rows == review.rows


class TestCutAndJoin:
    def test_a_sentence_cut_in_two_has_nothing_inserted(self, review):
        review = done(review, rv.Write(13, "tgt", ((8, "Пришли"), (0, "14 экипажей."))))
        assert side(review, 13) == [("Пришли", "Пришли"), ("14 экипажей.", "14 экипажей.")]

    def test_even_if_its_first_half_was_reworded(self, review):
        review = done(review, rv.Write(13, "tgt", ((8, "Пришло"), (0, "14 экипажей."))))
        assert side(review, 13) == [("Пришло", "Пришли"), ("14 экипажей.", "14 экипажей.")]

    def test_sentences_joined_have_nothing_deleted(self, review):
        review = done(review, rv.Merge((12, 13)))
        review = done(review, rv.Write(12, "tgt", ((7, f"{BURN} {CAME}"),)))
        assert side(review, 12) == [(f"{BURN} {CAME}", f"{BURN} {CAME}")]

    def test_comments_stay_at_the_sentence_that_they_were_joined_to(self, review):
        review = done(review, rv.Unlink(13))
        (row,) = (row for row in review.rows if row.tgt == (8,))
        review = done(review, rv.AddComment(row.id, "Fourteen?"), rv.Link((2, 3), (7, 8)))
        review = done(review, rv.Write(review.row_of(7).id, "tgt", ((7, f"{BURN} {CAME}"),)))
        assert [one.cell for one in review.comments.values()] == [7]
