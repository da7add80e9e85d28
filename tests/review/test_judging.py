"""The two judgements of a row: of its pairing, and of its translation.

Source cells are 1 to 5, target cells 6 to 10, rows 11 to 15.
"""

from __future__ import annotations

import pytest

from align import review as rv
from align.review import Operation, Review
from align.review.filters import progress
from align.review.outcome import alignment, decisions


@pytest.fixture
def review(harbour) -> Review:
    return Review.of(harbour, "harbour")


def done(review: Review, *ops: Operation) -> Review:
    for op in ops:
        review = review.patched(rv.apply(review, op, "ann", "2031-05-04T12:00:00Z"))
    return review


def verdicts(review: Review) -> list[str]:
    return [row.verdict for row in review.rows]


class TestJudge:
    @pytest.mark.parametrize("rendering", ["good", "work", "faulty"])
    def test_a_judged_translation_is_in_a_pair_that_is_right(self, review, rendering):
        row = done(review, rv.Judge((11,), rendering)).row(11)
        assert (row.status, row.rendering, row.verdict) == ("accepted", rendering, rendering)

    def test_a_wrong_pair_has_no_judged_translation(self, review):
        row = done(review, rv.Judge((11,), "faulty"), rv.Reject((11,))).row(11)
        assert (row.status, row.rendering) == ("rejected", "open")

    def test_accepting_the_pair_says_nothing_of_the_translation(self, review):
        review = done(review, rv.Accept((11,)), rv.Judge((12,), "work"), rv.Accept((12,)))
        assert verdicts(review)[:2] == ["accepted", "work"]

    def test_the_judgement_can_be_withdrawn_alone_or_with_that_of_the_pair(self, review):
        review = done(review, rv.Judge((11, 12, 13), "good"), rv.Judge((11,), "open"))
        review = done(review, rv.Judge((14,), "open"), rv.Reopen((12,)))
        assert verdicts(review) == ["accepted", "open", "good", "open", "open"]

    def test_all_above_become_good_unless_somebody_has_judged_them(self, review):
        review = done(review, rv.Judge((11,), "faulty"), rv.Reject((12,)), rv.Accept((13,)))
        assert verdicts(done(review, rv.JudgeAbove(15))) == [
            "faulty", "rejected", "good", "good", "open",
        ]  # fmt: skip


class TestChangedTexts:
    @pytest.mark.parametrize(
        "op",
        [
            rv.Edit(7, "Огни горят."),
            rv.Edit(2, "The lights burn."),
            rv.Replace(((7, "Огни горят."),)),
            rv.Write(12, "tgt", ((7, "Огни горят."),)),
            rv.Write(12, "tgt", ()),
        ],
        ids=lambda op: op.name,
    )
    def test_nobody_has_judged_a_text_that_has_changed(self, review, op):
        row = done(review, rv.Judge((12,), "good"), op).row(12)
        assert (row.status, row.rendering) == ("accepted", "open")

    @pytest.mark.parametrize("verdict", ["work", "faulty"])
    def test_a_bad_translation_that_was_corrected_is_still_to_be_read(self, review, verdict):
        review = done(review, rv.Judge((12,), verdict), rv.Edit(7, "Огни горят."))
        assert review.row(12).verdict == "open"

    def test_a_text_that_is_the_same_stays_judged(self, review):
        review = done(review, rv.Judge((12,), "good"))
        assert not rv.apply(review, rv.Write(12, "tgt", ((7, review.cells[7].text),)))

    def test_another_pairing_has_no_judgement(self, review):
        review = done(review, rv.Judge((11, 12), "good"), rv.Merge((11, 12)))
        assert review.row(11).verdict == "open"

    def test_a_file_that_comes_back_says_what_the_new_text_is_worth(self, review):
        op = rv.TakeBack(texts=((7, "Огни горят."),), statuses=((12, "good"), (11, "work")))
        assert verdicts(done(review, op))[:2] == ["work", "good"]


class TestOutcome:
    def test_only_a_wrong_pair_is_cut(self, review):
        review = done(review, rv.Judge((11,), "faulty"), rv.Judge((12,), "work"), rv.Reject((13,)))
        types = [bead.type for bead in alignment(review).beads]
        assert types == ["1-1", "1-1", "1-0", "0-1", "1-1", "1-1"]

    def test_only_good_translations_can_be_asked_for(self, review):
        review = done(review, rv.Judge((11,), "good"), rv.Judge((12,), "work"), rv.Accept((13,)))
        pairs = [bead for bead in alignment(review, good_only=True).beads if not bead.is_null]
        assert [(bead.src, bead.tgt) for bead in pairs] == [((0,), (0,))]

    def test_the_decisions_name_both(self, review):
        review = done(review, rv.Judge((11,), "faulty"), rv.Accept((12,)))
        said = [(one["status"], one["rendering"]) for one in decisions(review)]
        assert said[:3] == [("accepted", "faulty"), ("accepted", "open"), ("open", "open")]

    def test_the_progress_counts_both(self, review):
        review = done(review, rv.Judge((11, 12), "good"), rv.Judge((13,), "work"), rv.Reject((14,)))
        made = progress(review)
        assert (made.accepted, made.rejected, made.open) == (3, 1, 1)
        assert (made.good, made.work, made.faulty) == (2, 1, 0)
