"""A review, or some of its rows, checked for the desk."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from align.alignment import Bead
from align.checks.control import Control
from align.checks.profile import find as profile
from align.desk import checking
from align.desk.checking import excerpt, find, report, timed
from align.review import Reject, Review, Unlink, apply


def test_another_document_s_rendering_is_found(tides):
    review = tides.review(1)
    (found,) = find(review, "en", Control(), tides.path)
    assert found.kind == "varies-elsewhere"
    assert found.words == tuple(review.text(review.rows[0], side) for side in ("src", "tgt"))


def test_a_report_has_it(tides):
    made = json.loads(report(tides.review(1), "en", Control(), tides.path, "json"))
    assert [one["kind"] for one in made["findings"]] == ["varies-elsewhere"]


def test_the_others_are_not_read_where_nobody_wants_to_know(tides, monkeypatch):
    monkeypatch.setattr(checking, "_opened", None)
    assert find(tides.review(1), "en", Control(profile("figures")), tides.path) == ()


@pytest.mark.parametrize("take", [find, checking.whole])
def test_a_wrong_pair_is_not_called_an_omission_and_an_addition(tides, harbour, take):
    number = tides.add(harbour, "harbour")
    tides.apply(number, Unlink(12), "ann", 0)
    tides.apply(number, Reject((13,)), "ann", 1)
    found = take(tides.review(number), "en", Control(), tides.path)
    alone = [one for one in found if one.kind in ("omitted-sentence", "added-sentence")]
    assert len(alone) == 2  # only of the row that was unlinked


def test_rows_are_checked_among_their_neighbours(harbour, monkeypatch):
    monkeypatch.setattr(checking, "NEAR", (1, 1))
    review = Review.of(harbour)
    part = excerpt(review, {13})
    assert [row.id for row in part.rows] == [12, 13, 14]
    assert set(part.cells) == {2, 3, 4, 7, 8, 9}
    assert find(part, "en", Control(profile("figures")), None) == ()


def test_rows_are_checked_with_the_rows_to_which_their_sentences_moved(
    harbour, monkeypatch, tmp_path
):
    monkeypatch.setattr(checking, "NEAR", (0, 0))
    alone = (*(Bead((i,), ()) for i in range(5)), *(Bead((), (i,)) for i in range(5)))
    made = replace(harbour, beads=alone, suggestions=(Bead((0,), (4,), 0.9),))
    review = Review.of(made)
    first, last = review.rows[0].id, review.rows[-1].id
    part = excerpt(review, {first})
    assert [row.id for row in part.rows] == [first, last]
    checked = timed(part, "en", Control(), tmp_path / "library.sqlite", {first})
    assert [one.kind for one in checked.found] == ["moved"]


def test_a_sentence_without_counterpart_is_checked_by_itself(harbour, monkeypatch):
    monkeypatch.setattr(checking, "NEAR", (0, 0))
    review = Review.of(harbour)
    review = review.patched(apply(review, Unlink(13)))
    checked = timed(excerpt(review, {13}), "en", Control(profile("figures")), None, {13})
    assert all(one.cell == 3 for one in checked.found)


def test_a_languagetool_server_that_does_not_answer_costs_no_other_finding(harbour):
    review = Review.of(harbour)
    asking = Control(profile("figures"), languagetool="http://127.0.0.1:9")
    checked = timed(review, "en", asking, None, None)
    assert "LanguageTool does not answer" in checked.trouble
    assert checked.found == timed(review, "en", Control(profile("figures")), None, None).found
