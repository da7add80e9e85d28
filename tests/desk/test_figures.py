"""Figures about the work on reviews."""

from dataclasses import replace

import pytest

from align.desk import figures
from align.review import Accept, Bookmark, Judge, Reopen
from align.store import Store


@pytest.fixture
def changes(tmp_path, harbour):
    store = Store.open(tmp_path / "library.sqlite")
    number = store.add(harbour, "Harbour")
    ids = [row.id for row in store.review(number).rows]
    store.apply(number, Accept(tuple(ids[:2])), "Mira", 0)
    store.apply(number, Accept(tuple(ids[2:3])), "Mira", 1)
    store.apply(number, Bookmark(ids[3], True), "Ilsa", 2)
    times = ("2031-05-04T09:00:00+00:00", "2031-05-04T09:03:00+00:00", "2031-05-04T11:00:00+00:00")
    return [replace(c, at=at) for c, at in zip(store.changes(number), times, strict=True)]


def test_each_person_has_changes_decisions_and_hours(changes):
    mira, ilsa = figures.work(changes)
    assert (mira.who, mira.changes, mira.decided) == ("Mira", 2, 3)
    assert mira.hours == pytest.approx(0.05)
    assert mira.speed == pytest.approx(60)
    assert (ilsa.decided, ilsa.speed) == (0, None)


def test_long_rests_are_no_work(changes):
    later = replace(changes[1], at="2031-05-04T10:00:00+00:00")
    assert figures.work([changes[0], later])[0].hours == 0


@pytest.fixture
def judged(tmp_path, harbour):
    """A library in which Mira has judged two beads, and the ids of its beads."""
    store = Store.open(tmp_path / "library.sqlite")
    number = store.add(harbour, "Harbour")
    ids = [row.id for row in store.review(number).rows]
    store.apply(number, Judge(tuple(ids[:2]), "good"), "Mira", 0)
    return store, number, ids


def decided(store, number):
    (mira,) = figures.work(store.changes(number))
    return mira.decided


def test_what_was_undone_is_no_decision_until_it_is_redone(judged):
    store, number, _ = judged
    store.undo(number, "Mira")
    assert decided(store, number) == 0
    store.redo(number, "Mira")
    assert decided(store, number) == 2


def test_a_bead_that_is_judged_again_counts_once(judged):
    store, number, ids = judged
    store.apply(number, Judge((ids[0],), "work"), "Mira", 1)
    assert decided(store, number) == 2


def test_what_was_withdrawn_is_no_decision(judged):
    store, number, ids = judged
    store.apply(number, Reopen((ids[0],)), "Mira", 1)
    assert decided(store, number) == 1
