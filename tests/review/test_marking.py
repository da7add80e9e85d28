"""Errors that people mark, the words they stay at, and what people say about them."""

from __future__ import annotations

import pytest

from align import align_sentences
from align import review as rv
from align.errors import EditError, ForbiddenError
from align.review.anchors import carried
from align.store import StaleError, Store

TGT = ["Старый паром ушёл в девять.", "На борту никого не было.", "Лампа горела."]


@pytest.fixture
def store(tmp_path) -> Store:
    return Store.open(tmp_path / "library.sqlite")


@pytest.fixture
def number(store) -> int:
    src = ["The old ferry left at nine.", "Nobody was on board.", "The lamp burned on."]
    made = align_sentences(src, TGT, src_lang="en", tgt_lang="ru", method="length")
    return store.add(made, "Ferry", "ann")


def do(store, number, op, who="ann"):
    return store.apply(number, op, who, store.review(number).seq)


def mark(store, number, at=0, words="паром", who="ann", **more) -> int:
    """Mark these words of the translation of a row; the id of the annotation."""
    review = store.review(number)
    cell = review.cells[review.rows[at].tgt[0]]
    begin = cell.text.index(words)
    said = {"category": "wrong-term", "severity": "major", "note": "", **more}
    do(store, number, rv.Annotate(cell.id, begin, begin + len(words), **said), who)
    return max(store.review(number).remarks)


def words(store, number, one) -> str | None:
    review = store.review(number)
    known = review.remarks[one]
    return None if known.lost else review.cells[known.cell].text[known.begin : known.end]


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("Вчера старый паром ушёл в девять.", "паром"),
        ("Старый белый паром ушёл.", "паром"),
        ("Старый корабль ушёл в девять.", None),
        ("паром", "паром"),
        ("Пришла зима.", None),
    ],
)
def test_an_annotation_stays_at_its_words_or_is_lost(store, number, text, now):
    one = mark(store, number)
    cell = store.review(number).remarks[one].cell
    do(store, number, rv.Edit(cell, text))
    assert words(store, number, one) == now
    assert store.review(number).remarks[one].words == "паром"
    store.undo(number, "ann")
    assert words(store, number, one) == "паром"
    assert store.check() == ()


def test_a_lost_annotation_is_found_again_when_its_words_come_back(store, number):
    one = mark(store, number)
    cell = store.review(number).remarks[one].cell
    do(store, number, rv.Edit(cell, "Старый корабль ушёл в девять."))
    assert store.review(number).remarks[one].lost
    do(store, number, rv.Edit(cell, TGT[0]))
    assert words(store, number, one) == "паром"


def test_words_that_replace_a_part_belong_to_the_annotation(store, number):
    one = mark(store, number, words="Старый паром")
    cell = store.review(number).remarks[one].cell
    do(store, number, rv.Edit(cell, "Дряхлый паром ушёл в девять."))
    assert words(store, number, one) == "Дряхлый паром"


def test_an_annotation_moves_with_its_words_when_a_sentence_is_cut(store, number):
    first, second = mark(store, number, words="паром"), mark(store, number, words="в девять")
    cell = store.review(number).remarks[first].cell
    do(store, number, rv.Cut(cell, TGT[0].index("ушёл")))
    assert words(store, number, first) == "паром"
    assert words(store, number, second) == "в девять"
    homes = [store.review(number).remarks[one].cell for one in (first, second)]
    assert homes[0] != homes[1]
    store.undo(number, "ann")
    assert words(store, number, second) == "в девять"
    assert store.check() == ()


def test_an_annotation_moves_with_its_words_when_sentences_are_joined(store, number):
    one = mark(store, number, 1, "никого")
    do(store, number, rv.Join(store.review(number).rows[0].tgt[0]))
    assert words(store, number, one) == "никого"
    assert store.review(number).remarks[one].cell == store.review(number).rows[0].tgt[0]
    store.undo(number, "ann")
    assert words(store, number, one) == "никого"
    assert store.check() == ()


def test_an_annotation_of_a_sentence_that_is_removed_is_kept_as_lost(store, number):
    one = mark(store, number, 1, "никого")
    cell = store.review(number).remarks[one].cell
    do(store, number, rv.TakeBack("a.docx", removed=(cell,)))
    assert words(store, number, one) is None
    assert store.review(number).remarks[one].words == "никого"
    store.undo(number, "ann")
    assert words(store, number, one) == "никого"
    assert store.check() == ()


def test_without_words_the_whole_sentence_is_marked(store, number):
    cell = store.review(number).rows[2].tgt[0]
    do(store, number, rv.Annotate(cell, 3, 3, "awkward", "minor", ""))
    (one,) = store.review(number).remarks.values()
    assert (one.begin, one.end) == (0, len(TGT[2]))


def test_marking_does_not_disturb_others_at_the_row(store, number):
    seen = store.review(number).seq
    mark(store, number, who="bob")
    row = store.review(number).rows[0].id
    store.apply(number, rv.Accept((row,)), "ann", seen)
    assert store.review(number).rows[0].status == "accepted"


def test_two_people_do_not_overwrite_each_others_judgement_of_an_error(store, number):
    one = mark(store, number)
    seen = store.review(number).seq
    do(store, number, rv.Reannotate(one, "omission", "critical", "Worse."), "bob")
    with pytest.raises(StaleError):
        store.apply(number, rv.Reannotate(one, "grammar", "minor", ""), "ann", seen)


def test_the_latest_ruling_holds_and_is_taken_back_with_its_reply(store, number):
    one = mark(store, number)
    assert store.review(number).ruling_on(one) == ""
    do(store, number, rv.Arbitrate(one, "disputed", "It is what the glossary says."), "bob")
    do(store, number, rv.Arbitrate(one, "", "Let me see."))
    assert store.review(number).ruling_on(one) == "disputed"
    do(store, number, rv.Arbitrate(one, "rejected", "True."), "cid")
    assert store.review(number).ruling_on(one) == "rejected"
    store.undo(number, "cid")
    assert store.review(number).ruling_on(one) == "disputed"
    assert store.check() == ()


def test_a_reply_needs_words(store, number):
    one = mark(store, number)
    with pytest.raises(EditError):
        do(store, number, rv.Arbitrate(one, "upheld", "  "))


def test_what_others_have_answered_is_not_removed_by_undoing(store, number):
    one = mark(store, number)
    do(store, number, rv.Arbitrate(one, "disputed", "Why?"), "bob")
    with pytest.raises(StaleError):
        store.undo(number, "ann")
    do(store, number, rv.Unannotate(one))
    assert store.review(number).remarks == {}
    store.undo(number, "ann")
    assert len(store.review(number).remarks) == 2
    assert store.check() == ()


def test_an_annotation_can_be_undone_after_its_words_have_moved(store, number):
    one = mark(store, number)
    cell = store.review(number).remarks[one].cell
    do(store, number, rv.Edit(cell, "Вчера старый паром ушёл."), "bob")
    store.undo(number, "ann")
    assert store.review(number).remarks == {}
    store.redo(number, "ann")
    assert store.check() == ()


def test_a_reader_may_not_mark_errors(store, number):
    store.set_role("ann", "editor", None)
    with pytest.raises(ForbiddenError):
        mark(store, number, who="bob")


def test_words_are_found_in_any_script():
    assert carried("港口开了门", "旧港口开了门", 2, 4) == (3, 5)
    assert carried("x 🙂 lamp y", "🙂🙂 x 🙂 lamp y", 4, 8) == (7, 11)
