"""The story of a row: every change that concerned it, with the wordings before and after."""

from __future__ import annotations

import pytest

from align import align_sentences
from align import review as rv
from align.store import Store


@pytest.fixture
def store(tmp_path) -> Store:
    return Store.open(tmp_path / "library.sqlite")


@pytest.fixture
def number(store) -> int:
    src = ["The ferry left at nine.", "Nobody was on board.", "The lamp burned on."]
    tgt = ["Паром ушёл в девять.", "На борту никого не было.", "Лампа горела."]
    made = align_sentences(src, tgt, src_lang="en", tgt_lang="ru", method="length")
    return store.add(made, "Ferry", "ann")


def do(store: Store, number: int, op: rv.Operation, who: str = "ann") -> None:
    store.apply(number, op, who, store.review(number).seq)


def told(store: Store, number: int, at: int) -> list[tuple]:
    review = store.review(number)
    steps = store.story(review, review.rows[at])
    return [
        (one.change.op.name, one.change.who, [(w.before, w.after) for w in one.rewordings])
        for one in steps
    ]


def test_every_wording_is_there_with_who_wrote_it(store, number):
    cell = store.review(number).rows[0].tgt[0]
    do(store, number, rv.Edit(cell, "Паром отошёл в девять."))
    do(store, number, rv.Edit(cell, "Паром отчалил в девять."), "bob")
    assert told(store, number, 0) == [
        ("edit", "bob", [("Паром отошёл в девять.", "Паром отчалил в девять.")]),
        ("edit", "ann", [("Паром ушёл в девять.", "Паром отошёл в девять.")]),
    ]
    assert told(store, number, 1) == []


def test_an_undone_change_stays_in_the_story(store, number):
    cell = store.review(number).rows[0].tgt[0]
    do(store, number, rv.Edit(cell, "Паром отошёл."))
    store.undo(number, "ann")
    assert [words for _, _, words in told(store, number, 0)] == [
        [("Паром отошёл.", "Паром ушёл в девять.")],
        [("Паром ушёл в девять.", "Паром отошёл.")],
    ]


def test_both_parts_of_a_cut_sentence_have_the_story_of_the_whole(store, number):
    cell = store.review(number).rows[0].tgt[0]
    do(store, number, rv.Edit(cell, "Паром отошёл. Это было в девять."))
    do(store, number, rv.Cut(cell, 13))
    row = store.review(number).rows[0]
    do(store, number, rv.Split(row.id, 1, 1))
    assert [name for name, _, _ in told(store, number, 1)] == ["split", "cut", "edit"]


def test_a_joined_sentence_has_the_story_of_both(store, number):
    first, second = (row.tgt[0] for row in store.review(number).rows[:2])
    do(store, number, rv.Edit(second, "На борту не было никого."))
    do(store, number, rv.Join(first))
    names = [name for name, _, _ in told(store, number, 0)]
    assert names == ["join", "edit"]


def test_decisions_notes_and_comments_are_in_it(store, number):
    row = store.review(number).rows[2]
    do(store, number, rv.Accept((row.id,)))
    do(store, number, rv.Note(row.id, "as in the log"))
    do(store, number, rv.AddComment(row.id, "Which lamp?"))
    do(store, number, rv.Bookmark(row.id, on=True))
    review = store.review(number)
    steps = store.story(review, review.rows[2])
    assert [one.change.op.name for one in steps] == ["bookmark", "comment", "note", "accept"]
    assert (steps[3].was, steps[3].now) == ({"status": "open"}, {"status": "accepted"})
    assert steps[2].now == {"note": "as in the log"}


def test_new_probabilities_are_not_told(store, number):
    review = store.review(number)
    row = review.rows[0]
    do(store, number, rv.Edit(row.tgt[0], "Паром отошёл."))
    store.weigh(number, rv.weigh(store.review(number)))
    assert [name for name, _, _ in told(store, number, 0)] == ["edit"]
