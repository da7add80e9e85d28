"""Aligning part of a review anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align import aligner
from align import review as rv
from align.alignment import Alignment, Bead
from align.errors import EditError
from align.review import Review, anew, apply
from align.review.anew import realign, weigh, weighed
from align.text import Document
from tests.aligner.test_belonging import CAKE, LAMP

EN = (
    *("Tarn", "Brenn", "Osk", "Velm", "Hadra", "Quill"),
    *("Morra", "Sund", "Pell", "Varo", "Lint", "Drus"),
)
RU = (
    *("Тарн", "Бренн", "Оск", "Вельм", "Хадра", "Куилл"),
    *("Морра", "Сунд", "Пелл", "Варо", "Линт", "Друс"),
)
SRC = [f"Captain {name} paid {n} crowns for the old lamps." for n, name in enumerate(EN, 101)]
TGT = [f"Капитан {name} заплатил {n} крон за старые фонари." for n, name in enumerate(RU, 101)]
ONE_TO_ONE = tuple(Bead((k,), (k,), 0.1) for k in range(4))
TGT[8:8] = ["Дождь шёл всю ночь до самого утра, и во всём городе никто так и не заснул."]


@pytest.fixture
def review() -> Review:
    """Twelve sentences and thirteen; from the ninth row on each is one too high."""
    beads = (*(Bead((i,), (i,), 0.4) for i in range(12)), Bead((), (12,), 0.4))
    src, tgt = Document.from_sentences(SRC, "en"), Document.from_sentences(TGT, "ru")
    return Review.of(Alignment(src, tgt, beads, method="anchor"))


def done(review: Review, *ops: rv.Operation) -> Review:
    for op in ops:
        review = review.patched(apply(review, op))
    return review


def pairs(review: Review) -> list[tuple[str, str]]:
    return [(review.text(row, "src"), review.text(row, "tgt")) for row in review.rows]


def ids(review: Review) -> list[int]:
    return [row.id for row in review.rows]


def test_all_that_is_open_is_aligned_anew(review):
    after = done(review, realign(review))
    assert [row.type for row in after.rows] == ["1-1"] * 8 + ["0-1"] + ["1-1"] * 4
    assert all(row.by == "aligner" for row in after.rows)


def test_accepted_rows_and_those_that_a_person_paired_stay(review):
    rows = ids(review)
    review = done(review, rv.Accept((rows[8],)), rv.Merge((rows[9], rows[10])))
    kept = review.row(rows[8]), review.row(rows[9])
    after = done(review, realign(review))
    assert (after.row(rows[8]), after.row(rows[9])) == kept
    assert set(realign(review).rows).isdisjoint({rows[8], rows[9]})


def test_a_selection_is_aligned_and_nothing_else_changes(review):
    rows = ids(review)
    op = realign(review, rows[7:])
    assert op.rows == tuple(rows[7:])
    after = done(review, op)
    assert after.rows[:7] == review.rows[:7]
    assert pairs(after)[9] == (SRC[8], TGT[9])


def test_accepted_rows_in_a_selection_stay_and_nothing_crosses_them(review):
    rows = ids(review)
    review = done(review, rv.Accept((rows[10],)))
    after = done(review, realign(review, rows[7:]))
    assert after.row(rows[10]).status == "accepted"
    position = after.position(rows[10])
    above = {cell for row in after.rows[:position] for cell in row.cells}
    assert above == {cell for row in review.rows[:10] for cell in row.cells}


def test_nothing_crosses_a_boundary(review):
    rows = ids(review)
    review = done(review, rv.Boundary(rows[9], on=True))
    after = done(review, realign(review))
    (position,) = (k for k, row in enumerate(after.rows) if row.boundary)
    above = {cell for row in after.rows[:position] for cell in row.cells}
    assert above == {cell for row in review.rows[:9] for cell in row.cells}


def test_rows_that_cross_are_no_obstacle(review):
    first, last = review.rows[1], review.rows[11]
    review = done(review, rv.Link(first.src, last.tgt))
    after = done(review, realign(review))
    assert (SRC[1], TGT[11]) in pairs(after)
    assert (SRC[2], TGT[2]) in pairs(after)


def test_edited_text_is_what_is_aligned(review):
    cell = review.rows[8].tgt[0]
    review = done(review, rv.Edit(cell, TGT[9]), rv.Edit(review.rows[9].tgt[0], TGT[8]))
    assert (SRC[8], TGT[9]) in pairs(done(review, realign(review)))


def test_where_nothing_is_open_there_is_nothing_to_align(review):
    review = done(review, rv.Accept(tuple(ids(review))))
    with pytest.raises(EditError, match="nothing to realign"):
        realign(review)


def test_one_side_alone_is_nothing_to_align(review):
    with pytest.raises(EditError, match="nothing to realign"):
        realign(review, [review.rows[-1].id])


def test_an_imported_review_is_aligned_by_what_suits_its_languages(review):
    assert realign(replace(review, method="imported")).beads


class TestWeighing:
    """How probable the rows are that came about without the aligner, which changes none of them."""

    def test_rows_that_slid_to_their_counterparts_are_probable(self, review):
        slid = done(review, rv.Shift("src", review.rows[8].id, 1))
        after = weighed(slid)
        assert pairs(after) == pairs(slid)
        assert pairs(after)[9] == (SRC[8], TGT[9])
        assert all(row.weighed and row.probability > 0.8 for row in after.rows[9:])

    def test_rows_that_slid_away_from_them_are_not(self, review):
        after = weighed(done(review, rv.Shift("tgt", review.rows[1].id, 1)))
        assert all(row.weighed and row.probability < 0.2 for row in after.rows[3:8])

    def test_nothing_else_is_weighed(self, review):
        op = weigh(done(review, rv.Edit(1, SRC[1])))
        assert [number for number, _, _ in op.rows] == [review.rows[0].id]
        assert weigh(review) is None

    def test_other_words_make_a_pair_less_probable(self, review):
        first = weighed(done(review, rv.Edit(1, f"{SRC[0]} Truly."))).rows[0]
        other = weighed(done(review, rv.Edit(1, "The ice on the river broke at dawn."))).rows[0]
        assert other.probability < first.probability

    def test_what_a_person_settled_is_not_weighed(self, review):
        slid = done(review, rv.Shift("tgt", review.rows[1].id, 1), rv.Accept((ids(review)[5],)))
        assert ids(review)[5] not in [number for number, _, _ in weigh(slid).rows]

    def test_what_the_aligner_would_never_look_at_is_improbable(self, review):
        eight = rv.Merge(tuple(ids(review)[2:6]))
        moved = done(review, eight, rv.Move("tgt", ids(review)[2], 1))
        assert weighed(moved).row(ids(review)[2]).probability == 0.0

    def test_of_a_sentence_without_rivals_nothing_is_said(self, review):
        rows = ids(review)
        lonely = done(review, rv.Accept(tuple(rows)), rv.Link((2, 5), (16,)))
        left = [row for row in weighed(lonely).rows if not row.settled]
        assert left
        assert all(row.weighed and row.probability == 0.0 for row in left)

    def test_many_are_weighed_in_portions(self, review, monkeypatch):
        monkeypatch.setattr(anew, "PORTION", 3)
        slid = done(review, rv.Shift("src", review.rows[8].id, 1))
        assert len(weigh(slid).rows) == 3
        assert not anew.unweighed(weighed(slid))

    def test_pairs_of_unrelated_texts_stay_improbable(self):
        src, tgt = (
            Document.from_sentences(LAMP["en"][:4], "en"),
            Document.from_sentences(CAKE["ru"], "ru"),
        )
        review = Review.of(replace(aligner.align(src, tgt), beads=ONE_TO_ONE))
        after = weighed(done(review, rv.Edit(1, f"{LAMP['en'][0]} Truly.")))
        assert after.rows[0].weighed
        assert after.rows[0].probability < 0.5

    def test_an_imported_review_is_weighed_by_what_suits_its_languages(self, review):
        slid = done(review, rv.Shift("src", review.rows[8].id, 1))
        assert weigh(replace(slid, method="imported"))
