"""A new version of a document in the library."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from align import review as rv
from align.alignment import Alignment, Bead
from align.errors import EditError, ForbiddenError
from align.review.versions import renewed
from align.store import Store
from align.store.memory import Languages
from align.text import Document

SRC = ["The mill stands by the river.", "Owls sleep by day.", "Rain falls on the roof."]
TGT = ["Мельница стоит у реки.", "Совы спят днём.", "На крышу падает дождь."]
NEW = ["Начало.", TGT[0], "Совы крепко спят днём.", TGT[2]]


def document(texts, lang="ru"):
    return Document.from_sentences(texts, lang)


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "library.sqlite")
    yield store
    store.close()


@pytest.fixture
def number(store):
    beads = tuple(Bead((k,), (k,), 0.9) for k in range(3))
    return store.add(Alignment(document(SRC, "en"), document(TGT), beads), "Mill", "Mira")


def renew(store, number, texts=NEW, who="Mira"):
    review = store.review(number)
    plan = renewed(review, "tgt", document(texts), store.authors(number))
    return store.renew(plan, "Mill, new version", who)


def do(store, number, op, who="Mira"):
    return store.apply(number, op, who, store.review(number).seq)


def test_the_new_version_has_the_decisions_and_the_old_one_stays(store, number):
    rows = [row.id for row in store.review(number).rows]
    do(store, number, rv.Accept(tuple(rows)))
    do(store, number, rv.AddComment(rows[0], "why by?"), "Ilsa")
    before = store.review(number)
    review = store.review(renew(store, number))
    assert [row.status for row in review.rows] == ["open", "accepted", "open", "accepted"]
    assert [one.who for one in review.comments.values()] == ["Ilsa"]
    assert store.review(number).rows == before.rows
    assert store.check() == ()


def test_the_history_says_who_had_edited(store, number):
    cell = store.review(number).rows[0].tgt[0]
    do(store, number, rv.Edit(cell, "Мельница у реки стоит."), "Ilsa")
    new = renew(store, number, [*TGT, "Конец."])
    first = store.changes(new)[0]
    assert (first.who, first.op) == ("Ilsa", rv.Renew(number, "tgt"))
    assert store.can_undo(new, "Ilsa") is None  # it is no decision of today
    assert store.check() == ()


def test_work_goes_on_in_the_new_version(store, number):
    new = renew(store, number)
    row = store.review(new).rows[1].id
    do(store, new, rv.Accept((row,)))
    store.undo(new, "Mira")
    assert store.check() == ()


def test_both_versions_know_each_other(store, number):
    new = renew(store, number)
    assert store.lineage(new).of == (number, "Mill")
    assert store.lineage(number).newer == ((new, "Mill, new version"),)
    assert {one.id: one.newer for one in store.library()} == {number: new, new: None}
    store.remove(number, "Mira")
    assert store.lineage(new).of is None


def test_memory_and_checks_no_longer_read_the_old_version(store, number):
    langs = Languages("en", "ru")
    assert len(store.memory.matches(SRC[0], langs)) == 1
    new = renew(store, number)
    (match,) = store.memory.matches(SRC[0], langs)
    assert (match.review, match.times) == (new, 1)
    assert store.checking.memory(store.alignment(new), new).others == ()


LONG = "Rain falls on the roof of the old mill and on the boats in the harbour."
WORDINGS = (
    "На крышу старой мельницы и на лодки в гавани падает дождь.",
    "По крыше старой мельницы и по лодкам в гавани стучит дождь.",
    "Дождь идёт над крышей старой мельницы и над лодками в гавани.",
    "Старая мельница и лодки в гавани мокнут под дождём.",
)


def test_versions_of_one_document_are_not_compared(store):
    def added(text, name):
        made = Alignment(document([LONG], "en"), document([text]), (Bead((0,), (0,), 1.0),))
        return store.add(made, name, "Mira")

    first = added(WORDINGS[0], "Mill")
    second = renew(store, first, [WORDINGS[1]])
    third = renew(store, second, [WORDINGS[2]])
    do(store, third, rv.Accept((store.review(third).rows[0].id,)))
    other = added(WORDINGS[3], "Another mill")
    for one in (first, second, third):
        pair = store.alignment(one)
        sure = replace(pair, beads=tuple(replace(bead, probability=1.0) for bead in pair.beads))
        told = store.checking.memory(sure, one).others
        assert {seen.review for seen in told} == {other}
        row = store.review(one).rows[0].id
        found = store.memory.matches(LONG, Languages("en", "ru"), without=(one, row))
        assert {match.review for match in found} == {other}
        asked = store.memory.renderings("rain", Languages("en", "ru"), within=one)
        shown = {seen.match.review for each in asked.found for seen in each.examples}
        assert shown == {other, third} if one == third else {other}


def test_a_glossary_of_the_document_goes_over(store, number):
    store.checking.choose_glossary(number, "own.csv", "Mira", b"source,target\nmill,x")
    assert store.checking.glossary(renew(store, number)) == ("own.csv", b"source,target\nmill,x")


def test_what_somebody_has_changed_since_must_be_compared_again(store, number):
    plan = renewed(store.review(number), "tgt", document(NEW))
    do(store, number, rv.Accept((store.review(number).rows[0].id,)), "Ilsa")
    with pytest.raises(EditError, match="since the versions were compared"):
        store.renew(plan, "Mill", "Mira")


def test_only_editors_load_new_versions(store, number):
    store.set_role("Mira", "editor", None)
    store.set_role("Ilsa", "reviewer", None)
    with pytest.raises(ForbiddenError):
        renew(store, number, who="Ilsa")


def test_nobody_can_send_the_operation(store, number):
    with pytest.raises(EditError):
        do(store, number, rv.Renew(number, "tgt"))


@pytest.mark.parametrize("seed", range(6))
def test_the_file_is_sound_whatever_was_done_before(store, number, seed):
    chance = Random(seed)
    for _ in range(10):
        review = store.review(number)
        row = chance.choice(review.rows)
        cell = chance.choice(row.cells)
        op = chance.choice(
            [
                rv.Edit(cell, f"Text {chance.random()}"),
                rv.Cut(cell, 3),
                rv.Join(cell),
                rv.Unlink(row.id),
                rv.AddComment(row.id, "?"),
                rv.Dismiss(f"number:{chance.random()}", "no"),
                rv.TakeBack(added=((row.id, "Added."),)),
                rv.TakeBack(removed=(cell,)),
            ]
        )
        try:
            store.apply(number, op, chance.choice(["Mira", "Ilsa"]), review.seq)
        except EditError:
            continue
    renew(store, number, [text for text in NEW if chance.random() > 0.3] or NEW)
    assert store.check() == ()
