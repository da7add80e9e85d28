"""Rows that came about without the aligner are weighed while people go on."""

from __future__ import annotations

import pytest

from align import review as rv
from align.desk import workshop
from align.desk.live import Live
from align.desk.weighing import PAUSE, Weigher
from align.errors import StoreError
from align.store import Store

pytestmark = pytest.mark.usefixtures("in_one_process")


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def store(tmp_path, harbour):
    store = Store.open(tmp_path / "library.sqlite")
    store.add(harbour, "harbour", "ann")
    yield store
    store.close()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def weigher(store, clock):
    return Weigher(store, Live(store, 1).review, clock)


def shift(store):
    store.apply(1, rv.Shift("tgt", 12, 1), "ann", store.review(1).seq)


def unknown(store):
    return [row.id for row in store.review(1).rows if not row.weighed]


def wait(weigher, clock):
    """Look, wait for the moment to begin, look again twice: to begin and to keep."""
    weigher.look()
    clock.now += PAUSE
    weigher.look()
    weigher.look()


def test_what_slid_along_is_weighed_and_kept(store, weigher, clock):
    shift(store)
    assert unknown(store)
    wait(weigher, clock)
    assert not unknown(store)
    assert store.check() == ()


def test_a_review_as_the_aligner_left_it_is_not_weighed(store, weigher, monkeypatch):
    monkeypatch.setattr(workshop, "submit", None)
    weigher.look()
    assert store.review(1).seq == 0


def test_what_is_edited_soon_after_is_weighed_together(store, weigher, clock):
    shift(store)
    weigher.look()
    clock.now += PAUSE / 2
    store.apply(1, rv.Edit(1, "New harbour"), "ann", store.review(1).seq)
    wait(weigher, clock)
    assert not unknown(store)
    assert [change.op.name for change in store.changes(1)] == ["shift", "edit", "weigh"]


def test_where_the_aligner_fails_it_is_not_asked_again_and_again(
    store, weigher, clock, monkeypatch
):
    asked = []
    monkeypatch.setattr("align.desk.weighing.weigh", lambda review, **_: asked.append(review))
    shift(store)
    for _ in range(3):
        wait(weigher, clock)
    assert len(asked) == 1


def test_a_library_that_cannot_be_written_is_no_trouble(store, weigher, clock, monkeypatch):
    def refuse(*_):
        raise StoreError("this file may only be read")

    shift(store)
    monkeypatch.setattr(store, "weigh", refuse)
    wait(weigher, clock)
    assert unknown(store)
