"""What a review comes to."""

from __future__ import annotations

import pytest

from align import review as rv
from align.alignment import Bead
from align.review import Review, apply
from align.review.outcome import alignment, decisions, made_of
from align.review.things import Cell
from align.text import Document


@pytest.fixture
def review(harbour) -> Review:
    return Review.of(harbour)


def done(review, *ops):
    for op in ops:
        review = review.patched(apply(review, op))
    return review


def test_an_untouched_review_comes_to_the_alignment_it_began_with(harbour, review):
    assert alignment(review) == harbour


def test_what_is_accepted_is_certain_and_the_rest_as_likely_as_before(review):
    beads = alignment(done(review, rv.Accept((11,)))).beads
    assert [bead.probability for bead in beads[:2]] == pytest.approx([1.0, 0.6])


def test_a_rejected_row_leaves_its_sentences_without_counterpart(review):
    beads = alignment(done(review, rv.Reject((12,)))).beads
    assert beads[:3] == (Bead((0,), (0,)), Bead((1,), ()), Bead((), (1,)))


def test_what_only_slid_along_is_not_certain(review):
    beads = alignment(done(review, rv.Shift("tgt", 12, 1))).beads
    assert beads[1:3] == (Bead((1,), ()), Bead((2,), (1,)))
    assert [bead.probability for bead in beads[1:]] == [1.0, 0.0, 0.0, 0.0, 0.0]


def test_the_sentences_of_a_rejected_row_are_certainly_alone(review):
    beads = alignment(done(review, rv.Reject((12,)))).beads
    assert [bead.probability for bead in beads[1:3]] == [1.0, 1.0]


def test_a_sentence_that_is_not_alone_after_all_is_not_said_to_be(review):
    beads = alignment(done(review, rv.Unlink(12), rv.Reject((12,)))).beads
    assert (beads[1], beads[1].probability) == (Bead((1,), ()), 0.0)


def test_what_is_not_accepted_is_as_likely_alone_as_the_row_is_wrong(review):
    made = alignment(done(review, rv.Shift("tgt", 15, 1)), accepted_only=True)
    assert [bead.probability for bead in made.beads[:4]] == pytest.approx([0.5, 0.5, 0.4, 0.4])


def test_of_what_nobody_weighed_nothing_is_said(review):
    moved = done(review, rv.Shift("tgt", 12, 1))
    assert {bead.probability for bead in alignment(moved, accepted_only=True).beads[2:]} <= {
        0.0,
        1.0,
    }
    told = [row["probability"] for row in decisions(moved)]
    assert told == [0.5, 1.0, None, None, None, None]


def test_accepted_rows_alone_can_be_asked_for(review):
    beads = alignment(done(review, rv.Accept((12,))), accepted_only=True).beads
    assert [bead for bead in beads if not bead.is_null] == [Bead((1,), (1,))]
    assert sorted(i for bead in beads for i in bead.src) == list(range(5))


def test_edited_texts_are_carried_with_their_paragraphs(review):
    src = alignment(done(review, rv.Edit(2, "The lamps glow."), rv.Cut(3, 9), rv.Join(4))).src
    assert src.text == "Old harbour\nThe lamps glow. Fourteen crews came. Nobody slept. Rain fell."
    assert [part.kind for part in src.paragraphs] == ["heading", "body"]
    assert [src.text[s.start : s.end] for s in src.sentences] == list(src.sentence_texts)
    assert [s.paragraph for s in src.sentences] == [0, 1, 1, 1, 1]
    assert src.paragraph_text(src.paragraphs[0]) == "Old harbour"


def test_decisions_tell_all_that_people_made_of_a_row(review):
    review = done(review, rv.Reject((12,)), rv.Note(12, "n"), rv.AddComment(12, "?"))
    row = list(decisions(review))[1]
    assert (row["number"], row["status"], row["note"]) == (2, "rejected", "n")
    assert row["comments"] == [{"who": "", "at": "", "text": "?"}]
    assert row["src"] == [{"text": "The lamps burn."}]


def test_it_says_that_people_had_a_hand_in_it(review):
    assert "reviewed (1 changes)" in alignment(done(review, rv.Accept((11,)))).made_with


def test_edited_chinese_sentences_stand_without_a_space_between_them():
    loaded = Document.from_sentences(["河水涨了。", "我们走吧。", "天黑了。"], "zh")
    cells = [Cell(k, "src", s.text, s.text, 0, str(k)) for k, s in enumerate(loaded.sentences)]
    made = made_of(loaded, cells)
    assert made.text == "河水涨了。我们走吧。天黑了。"
    assert [made.text[s.start : s.end] for s in made.sentences] == list(made.sentence_texts)
    assert made.paragraph_text(made.paragraphs[0]) == made.text
