"""What people decided about a text goes over to its new version."""

from dataclasses import fields
from random import Random

import pytest

from align import review as rv
from align.alignment import Alignment, Bead
from align.errors import EditError
from align.review import Review, apply
from align.review.things import KINDS
from align.review.versions import counted, renewed, unpaired
from align.text import Document

SRC = [
    "The mill stands by the river.",
    "Owls sleep by day.",
    "They hunt at night.",
    "Rain falls on the roof.",
    "Nobody repairs it.",
]
TGT = [
    "Мельница стоит у реки.",
    "Совы спят днём.",
    "Они охотятся ночью.",
    "На крышу падает дождь.",
    "Никто её не чинит.",
]


def document(texts, lang="ru"):
    return Document.from_sentences(texts, lang)


@pytest.fixture
def review():
    beads = tuple(Bead((k,), (k,), 0.9) for k in range(5))
    return Review.of(Alignment(document(SRC, "en"), document(TGT), beads), "Mill")


def do(review, op, who="Mira", at="2026-11-27T08:00:00Z"):
    return review.patched(apply(review, op, who, at))


def texts(review, side="tgt"):
    return [review.text(row, side) for row in review.rows]


def cell(review, at, side="tgt"):
    return review.rows[at].side(side)[0]


def test_the_same_text_changes_nothing(review):
    review = do(review, rv.Accept((review.rows[0].id,)))
    review = do(review, rv.Note(review.rows[1].id, "as agreed"))
    review = do(review, rv.Edit(cell(review, 2), "Ночью они охотятся."))
    found = renewed(review, "tgt", document(TGT))
    assert found.is_same
    assert [row.status for row in found.review.rows] == [row.status for row in review.rows]
    assert [row.note for row in found.review.rows] == [row.note for row in review.rows]
    assert texts(found.review) == texts(review)
    assert [one.loaded for one in found.review.in_order("tgt")] == TGT


def test_decisions_stay_with_sentences_that_stay(review):
    review = do(review, rv.Accept(tuple(row.id for row in review.rows)))
    review = do(review, rv.Bookmark(review.rows[3].id, on=True))
    found = renewed(review, "tgt", document(["Новое начало.", *TGT[:2], *TGT[3:]]))
    assert texts(found.review) == ["Новое начало.", *TGT[:2], "", *TGT[3:]]
    assert [row.status for row in found.review.rows] == [
        "open",
        "accepted",
        "accepted",
        "open",
        "accepted",
        "accepted",
    ]
    assert [row.bookmark for row in found.review.rows].index(True) == 4
    assert counted(found) == {"new": 1, "gone": 1, "changed": 0, "moved": 0}
    assert found.reopened == 1


def test_a_changed_sentence_keeps_its_counterpart_and_is_open_again(review):
    review = do(review, rv.Accept((review.rows[1].id,)))
    found = renewed(review, "tgt", document([TGT[0], "Совы здесь спят днём.", *TGT[2:]]))
    row = found.review.rows[1]
    assert (row.status, row.settled, found.reopened) == ("open", True, 1)
    assert texts(found.review, "src") == SRC


def test_an_edit_stays_when_the_loaded_sentence_does(review):
    review = do(review, rv.Edit(cell(review, 1), "Днём совы спят."))
    review = do(review, rv.Accept((review.rows[1].id,)))
    found = renewed(review, "tgt", document([*TGT, "Конец."]), {cell(review, 1): ("Ilsa", "2026")})
    new = found.review.in_order("tgt")[1]
    assert (new.text, new.loaded) == ("Днём совы спят.", TGT[1])
    assert found.review.rows[1].status == "accepted"
    assert [one.who for one in found.carried] == ["Ilsa", ""]


def test_an_edit_that_the_new_version_has_is_no_edit_any_more(review):
    review = do(review, rv.Edit(cell(review, 1), "Днём совы спят."))
    review = do(review, rv.Accept((review.rows[1].id,)))
    found = renewed(review, "tgt", document([TGT[0], "Днём совы спят.", *TGT[2:]]))
    new = found.review.in_order("tgt")[1]
    assert (new.text, new.loaded) == ("Днём совы спят.", "Днём совы спят.")
    assert found.review.rows[1].status == "accepted"


def test_an_edit_of_what_is_also_changed_stays_unless_the_new_text_is_wanted(review):
    edited = cell(review, 1)
    review = do(review, rv.Edit(edited, "Днём совы спят."))
    new = document([TGT[0], "Совы крепко спят днём.", *TGT[2:]])
    found = renewed(review, "tgt", new)
    (change,) = found.changes
    assert (change.edited, change.cell) == ("Днём совы спят.", edited)
    one = found.review.in_order("tgt")[1]
    assert (one.text, one.loaded) == ("Днём совы спят.", "Совы крепко спят днём.")
    taken = renewed(review, "tgt", new, take={edited})
    assert texts(taken.review)[1] == "Совы крепко спят днём."


def test_edits_of_the_other_side_stay(review):
    review = do(review, rv.Edit(cell(review, 1, "src"), "Owls sleep all day."))
    found = renewed(review, "tgt", document(TGT[1:]))
    one = found.review.in_order("src")[1]
    assert (one.text, one.loaded) == ("Owls sleep all day.", SRC[1])


def test_comments_go_with_their_sentence_or_stay_in_its_row(review):
    for at in (1, 2):
        review = do(review, rv.AddComment(review.rows[at].id, f"see {at}"))
    found = renewed(review, "src", document([SRC[0], *SRC[2:]], "en"))
    said = {
        found.review.text(found.review.row_of(one.cell), "tgt"): (one.who, one.text)
        for one in found.review.comments.values()
    }
    assert said == {TGT[1]: ("Mira", "see 1"), TGT[2]: ("Mira", "see 2")}


def test_an_annotation_stays_at_its_words_with_what_was_said_about_it(review):
    made = rv.Annotate(cell(review, 1), 0, 4, "accuracy", "major", "not owls")
    review = do(review, made)
    (number,) = review.remarks
    review = do(review, rv.Arbitrate(number, "disputed", "they are"))
    found = renewed(review, "tgt", document([TGT[0], "Совы крепко спят днём.", *TGT[2:]]))
    one, reply = found.review.remarks.values()
    text = found.review.cells[one.cell].text
    assert text[one.begin : one.end] == "Совы"
    assert (reply.annotation, reply.ruling) == (one.id, "disputed")
    gone = renewed(review, "tgt", document([TGT[0], *TGT[2:]]))
    lost = next(iter(gone.review.remarks.values()))
    assert (lost.lost, lost.words) == (True, "Совы")
    assert gone.review.cells[lost.cell].text == SRC[1]


def test_every_field_that_people_can_fill_goes_over():
    """If this fails, see in ``carrying.py`` whether the new field needs to be carried over."""
    known = {kind: [one.name for one in fields(cls)] for kind, cls in KINDS.items()}
    assert known["comment"] == [
        *("id", "cell", "who", "at", "text", "answers", "begin", "end", "resolved", "assigned"),
    ]
    assert known["reply"] == ["id", "annotation", "ruling", "text", "who", "at"]
    assert set(known) == {
        *("row", "cell", "comment", "annotation", "reply", "dismissal", "rule", "name"),
    }


def test_what_nothing_can_hold_is_counted(review):
    review = do(review, rv.Unlink(review.rows[1].id))
    alone = next(row for row in review.rows if not row.src)
    review = do(review, rv.AddComment(alone.id, "who wrote this?"))
    review = do(review, rv.Note(alone.id, "added"))
    found = renewed(review, "tgt", document([TGT[0], *TGT[2:]]))
    assert [(one.before, one.lost) for one in found.changes] == [(TGT[1], 2)]


def test_a_pair_that_a_person_made_stays(review):
    review = do(review, rv.Merge((review.rows[1].id, review.rows[2].id)))
    found = renewed(review, "tgt", document(["Начало.", *TGT]))
    assert [row.type for row in found.review.rows] == ["0-1", "1-1", "2-2", "1-1", "1-1"]
    assert found.review.rows[2].by == "person"


def test_sentences_that_are_one_now_join_their_rows(review):
    review = do(review, rv.Note(review.rows[3].id, "one"))
    review = do(review, rv.Note(review.rows[4].id, "two"))
    joined = "На крышу падает дождь, и никто её не чинит."
    found = renewed(review, "tgt", document([*TGT[:3], joined]))
    assert (found.review.rows[3].type, found.review.rows[3].note) == ("2-1", "one\ntwo")
    assert found.joined == 1


def test_a_sentence_that_was_cut_stays_cut(review):
    review = do(review, rv.Edit(cell(review, 1), "Совы спят. Днём."))
    review = do(review, rv.Cut(cell(review, 1), 11))
    found = renewed(review, "tgt", document([*TGT, "Конец."]))
    assert [one.text for one in found.review.in_order("tgt")][1:3] == ["Совы спят.", "Днём."]
    assert found.review.rows[1].type == "1-2"


def test_a_translation_that_was_typed_in_stays(review):
    review = do(review, rv.Unlink(review.rows[2].id))
    alone = next(row for row in review.rows if not row.tgt)
    review = do(review, rv.TakeBack(added=((alone.id, "Охотятся они по ночам."),)))
    found = renewed(review, "tgt", document([*TGT[:2], *TGT[3:]]))
    assert "Охотятся они по ночам." in texts(found.review)
    assert texts(found.review, "src") == SRC


def test_a_moved_sentence_stays_in_its_row(review):
    review = do(review, rv.Accept(tuple(row.id for row in review.rows)))
    found = renewed(review, "tgt", document([TGT[3], *TGT[:3], TGT[4]]))
    assert texts(found.review) == TGT
    assert counted(found)["moved"] == 1
    assert all(row.status == "accepted" for row in found.review.rows)


def test_dismissals_and_rules_in_force_go_over(review):
    review = do(review, rv.Dismiss("number:a:b", "a joke"))
    review = do(review, rv.Ignore("number", "", "as agreed"))
    ended = do(review, rv.Ignore("name", "", "no"))
    rule = max(ended.judgements)
    review = do(ended, rv.EndRule(rule))
    found = renewed(review, "src", document([*SRC, "The end."], "en"))
    kinds = [type(one).__name__ for one in found.review.judgements.values()]
    assert sorted(kinds) == ["Dismissed", "Ruled"]


def test_a_boundary_stays(review):
    review = do(review, rv.Boundary(review.rows[3].id, on=True))
    found = renewed(review, "tgt", document(["Начало.", *TGT]))
    assert [row.boundary for row in found.review.rows].index(True) == 4


def test_new_sentences_may_be_paired_with_those_that_lost_their_counterpart(review):
    new = document([*TGT[:2], "Пернатые хищники вылетают за добычей затемно.", *TGT[3:]])
    found = renewed(review, "tgt", new)
    rows = [found.review.row(one) for one in unpaired(found)]
    assert [(len(row.src), len(row.tgt)) for row in rows] in ([(1, 0), (0, 1)], [(0, 1), (1, 0)])


def test_a_version_without_text_is_refused(review):
    with pytest.raises(EditError):
        renewed(review, "tgt", document([]))


@pytest.mark.parametrize("seed", range(25))
def test_every_sentence_is_in_one_row_whatever_was_done(review, operations_at_random, seed):
    chance = Random(seed)
    review = operations_at_random(review, chance)
    side = chance.choice(["src", "tgt"])
    old = [one.loaded or one.text for one in review.in_order(side)] or ["A."]
    new = [text for text in old if chance.random() > 0.2] or ["B."]
    for _ in range(3):
        new.insert(chance.randrange(len(new) + 1), f"New {chance.random()}.")
    chance.shuffle(new) if seed % 5 == 0 else None
    found = renewed(review, side, document(new, "en" if side == "src" else "ru"))
    held = [one for row in found.review.rows for one in row.cells]
    assert sorted(held) == sorted(found.review.cells)
    assert all(row.cells for row in found.review.rows)
    base = [one.text for one in found.base.in_order(side)]
    assert base == new
    other = "tgt" if side == "src" else "src"
    kept = [one.text for one in found.review.in_order(other)]
    assert kept == [one.text for one in review.in_order(other)]
    assert not found.review.rows[0].boundary


@pytest.fixture
def operations_at_random():
    def many(review, chance):
        for _ in range(12):
            row = chance.choice(review.rows)
            one = chance.choice(row.cells)
            op = chance.choice(
                [
                    rv.Accept((row.id,)),
                    rv.Edit(one, f"Text {chance.random()}"),
                    rv.Cut(one, 4),
                    rv.Join(one),
                    rv.Move("tgt", row.id, 1),
                    rv.Unlink(row.id),
                    rv.AddComment(row.id, "?"),
                    rv.Boundary(row.id, on=True),
                    rv.TakeBack(added=((row.id, f"Added {chance.random()}"),)),
                    rv.TakeBack(removed=(one,)),
                    rv.Note(row.id, "n"),
                ]
            )
            try:
                review = do(review, op)
            except EditError:
                continue
        return review

    return many
