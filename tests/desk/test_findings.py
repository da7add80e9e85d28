"""The findings of a document, kept up to date while people edit it."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial

import pytest

from align.checks import Dismissal
from align.desk import findings, workshop
from align.desk.findings import Checker
from align.desk.found import at
from align.desk.live import Live
from align.review import Edit, Replace
from align.store import Store


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


class Workshop:
    """Does work when it is told to, which takes as long as it is told."""

    def __init__(self, monkeypatch):
        self.jobs = []
        for name in ("submit", "soon"):
            monkeypatch.setattr(workshop, name, partial(self._take, name))

    def _take(self, name, work, *args):
        job = Future()
        self.jobs.append((name, job, work, args))
        return job

    @property
    def names(self):
        return [name for name, *_ in self.jobs]

    def finish(self, name, took=0.0):
        """Do the oldest job that was given to be done so."""
        k = self.names.index(name)
        _, job, work, args = self.jobs.pop(k)
        job.set_result(work(*args)._replace(seconds=took))


@pytest.fixture
def at_work(monkeypatch):
    return Workshop(monkeypatch)


@pytest.fixture
def clock():
    return Clock()


FAULTY = "Пришли 15 экипажей."


@pytest.fixture
def checker(tmp_path, harbour, clock, at_work):
    """One document whose third pair has another number in the translation, checked once."""
    store = Store.open(tmp_path / "harbour.sqlite")
    store.add(harbour, "harbour")
    store.apply(1, Edit(8, FAULTY), "ann", 0)
    checker = Checker(store, Live(store, 1), "en", clock)
    checker.findings()
    at_work.finish("submit", took=2.0)
    checker.store = store
    return checker


def kinds(checker):
    return {one.kind for one in checker.findings()[0]}


def edit(checker, text, cell=8):
    store = checker.store
    store.apply(1, Edit(cell, text), "ann", store.review(1).seq)


class TestTheFirstCheckOfALongText:
    @pytest.fixture
    def long(self, tmp_path, harbour, clock, at_work, monkeypatch):
        """A document of which two rows are checked at a time."""
        monkeypatch.setattr(findings, "PORTION", 2)
        store = Store.open(tmp_path / "harbour.sqlite")
        store.add(harbour, "harbour")
        store.apply(1, Edit(8, FAULTY), "ann", 0)
        checker = Checker(store, Live(store, 1), "en", clock)
        checker.store = store
        return checker

    def test_it_says_how_far_it_is(self, long, at_work):
        rows = len(long.store.review(1).rows)
        assert long.findings()[0] is None
        assert long.progress == (0, rows)
        at_work.finish("submit")
        assert long.findings()[0] is not None
        assert long.progress == (2, rows)
        for _ in range(len(at_work.jobs)):
            at_work.finish("submit")
        assert "number" in kinds(long)
        assert long.progress is None

    def test_its_findings_are_there_before_it_ends(self, long, at_work):
        long.findings()
        at_work.finish("submit")
        at_work.finish("submit")
        assert "number" in kinds(long)
        assert long.progress

    def test_a_row_that_is_edited_meanwhile_is_checked_at_once(self, long, at_work):
        long.findings()
        at_work.finish("submit")
        at_work.finish("submit")
        assert "number" in kinds(long)
        edit(long, "Пришли 14 экипажей.")
        long.findings()
        at_work.finish("soon")
        assert "number" not in kinds(long)
        for _ in range(len(at_work.jobs)):
            at_work.finish("submit")
        assert "number" not in kinds(long)


def test_a_short_text_is_checked_at_once(checker):
    assert checker.progress is None


@pytest.mark.parametrize(("took", "seconds"), [(0.1, 3.0), (2.0, 10.0)])
def test_the_whole_rests_by_the_time_that_the_check_itself_took(took, seconds):
    assert findings.rest(took) == seconds


def test_a_result_that_is_fetched_late_makes_no_longer_rest(checker, clock, at_work):
    clock.now += 100
    edit(checker, "Пришли 14 экипажей.")
    checker.findings()
    assert "submit" in at_work.names


def test_the_whole_is_not_checked_again_before_it_has_rested(checker, clock, at_work):
    checker.findings()
    edit(checker, "Пришли 14 экипажей.")
    clock.now += 9.9
    checker.findings()
    assert "submit" not in at_work.names
    clock.now += 0.2
    checker.findings()
    assert "submit" in at_work.names


def test_a_fault_that_was_mended_is_gone_while_the_whole_rests(checker, at_work):
    assert "number" in kinds(checker)
    edit(checker, "Пришли 14 экипажей.")
    checker.findings()
    assert at_work.names == ["soon"]
    at_work.finish("soon")
    found, wait = checker.findings()
    assert "number" not in {one.kind for one in found}
    assert wait


def test_a_fault_that_was_made_is_there_while_the_whole_rests(checker, at_work):
    edit(checker, "Пришли 14 экипажей.")
    checker.findings()
    at_work.finish("soon")
    edit(checker, FAULTY)
    checker.findings()
    at_work.finish("soon")
    assert "number" in kinds(checker)


def test_newer_findings_may_soon_be_there(checker):
    assert checker.findings()[1] == 0
    edit(checker, "Пришли 14 экипажей.")
    assert checker.findings()[1] < 1


def test_a_check_of_the_whole_that_ends_later_takes_nothing_back(checker, clock, at_work):
    """It began before the fault was mended, and knows nothing of that."""
    clock.now += 100
    edit(checker, "Старый порт", cell=6)
    checker.findings()
    at_work.finish("soon")
    checker.findings()
    edit(checker, "Пришли 14 экипажей.")
    checker.findings()
    at_work.finish("soon")
    assert "number" not in kinds(checker)
    at_work.finish("submit")
    assert "number" not in kinds(checker)


def test_what_was_edited_while_the_whole_was_checked_is_looked_at(checker, clock, at_work):
    clock.now += 100
    edit(checker, "Старый порт", cell=6)
    checker.findings()
    edit(checker, "Пришли 14 экипажей.")
    at_work.finish("soon")
    at_work.finish("submit")
    assert "number" in kinds(checker)
    at_work.finish("soon")
    assert "number" not in kinds(checker)


def test_many_rows_wait_for_the_whole(checker, at_work, monkeypatch):
    monkeypatch.setattr(findings, "FEW", 1)
    store = checker.store
    store.apply(1, Replace(((8, "Пришли 14."), (9, "Никто."))), "ann", store.review(1).seq)
    checker.findings()
    assert at_work.names == []


def test_what_only_the_whole_text_tells_stays_as_long_as_its_words(
    harbour, at_work, clock, tmp_path
):
    store = Store.open(tmp_path / "harbour.sqlite")
    store.add(harbour, "harbour")
    again, other = "The lamps burn all night long.", "Фонари горят всю ночь напролёт."
    texts = ((2, again), (7, other), (5, again), (10, "Всю ночь горели огни."))
    store.apply(1, Replace(texts), "ann", 0)
    checker = Checker(store, Live(store, 1), "en", clock)
    checker.store = store
    checker.findings()
    at_work.finish("submit", took=2.0)
    (found,) = (one for one in checker.findings()[0] if one.kind == "varies")
    assert "bead 2" in found.message
    edit(checker, "Дождь лил.", cell=9)
    checker.findings()
    at_work.finish("soon")
    assert found in checker.findings()[0]
    edit(checker, other, cell=10)
    checker.findings()
    at_work.finish("soon")
    assert "varies" not in kinds(checker)


@pytest.mark.usefixtures("in_one_process")
def test_a_document_that_comes_to_the_library_is_looked_at(tides, monkeypatch):
    monkeypatch.setattr(findings, "PAUSE", 0)
    monkeypatch.setattr(findings, "PATIENCE", 0)
    rules = tides.alignment(2)
    tides.remove(2)
    checker = Checker(tides, Live(tides, 1), "en")
    for _ in range(2):
        checker.findings()
    assert checker.findings() == ((), False)
    tides.add(rules, "rules")
    for _ in range(2):
        checker.findings()
    found, coming = checker.findings()
    assert [one.kind for one in found] == ["varies-elsewhere"]
    assert not coming


def verdicts(checker):
    return {(one.kind, one.corrected) for one in checker.store.checking.verdicts("en", "ru")}


def redo(checker, at_work, text):
    checker.findings()
    edit(checker, text)
    checker.findings()
    at_work.finish("soon")
    checker.findings()


def test_a_fault_that_was_corrected_is_noted(checker, at_work):
    redo(checker, at_work, "Пришло 14 экипажей.")
    assert ("number", 1) in verdicts(checker)


def test_a_fault_that_comes_back_is_not_noted(checker, at_work):
    redo(checker, at_work, "Пришло 14 экипажей.")
    redo(checker, at_work, FAULTY)
    assert not any(kind == "number" for kind, _ in verdicts(checker))


def test_a_fault_that_stays_after_an_edit_is_not_noted(checker, at_work):
    redo(checker, at_work, "Вчера пришли 15 экипажей.")
    assert not any(kind == "number" for kind, _ in verdicts(checker))


def test_a_finding_that_was_dismissed_is_not_noted_as_corrected(checker, at_work):
    one = next(one for one in checker.findings()[0] if one.kind == "number")
    checker.store.checking.dismiss(1, Dismissal(one.fingerprint, "as agreed", "ann"))
    redo(checker, at_work, "Пришло 14 экипажей.")
    assert ("number", 1) not in verdicts(checker)


def test_a_kind_that_was_turned_off_is_not_noted_as_corrected(checker, at_work):
    checker.store.checking.set_severity("number", "off", "ann")
    redo(checker, at_work, "Пришло 14 экипажей.")
    assert ("number", 1) not in verdicts(checker)


def test_the_library_knows_how_many_faults_are_expected(checker):
    found = checker.findings()[0]
    (entry,) = checker.store.library()
    assert entry.expected == pytest.approx(sum(one.probability for one in found), abs=0.01)


def test_what_a_person_sees_follows_from_their_setting(checker):
    found = checker.findings()[0]
    few, every = at(found, "few"), at(found, "all")
    assert len(few.shown) + len(few.hidden) == len(every.shown) == len(found)
    assert every.expected == pytest.approx(few.expected + few.expected_hidden)
