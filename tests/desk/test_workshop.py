"""Long work is done elsewhere, and short work does not stand behind it."""

from __future__ import annotations

import time
from concurrent.futures import Future

import pytest

from align.desk import workshop


@pytest.fixture
def jobs(monkeypatch):
    """Work that was given to the other processes, which do it when they are told to."""
    given = {"long": [], "quick": []}

    class Pool:
        def __init__(self, name):
            self.jobs = given[name]

        def submit(self, work, *args, **kwargs):
            self.jobs.append(Future())
            return self.jobs[-1]

    monkeypatch.setattr(workshop, "_pools", {name: Pool(name) for name in given})
    monkeypatch.setattr(workshop, "_waiting", set())
    return given


def test_short_work_is_done_where_long_work_is_if_nothing_is_before_it(jobs):
    workshop.soon(time.time)
    assert [len(one) for one in jobs.values()] == [1, 0]


def test_short_work_does_not_wait_for_long_work(jobs):
    workshop.submit(time.time)
    workshop.soon(time.time)
    assert [len(one) for one in jobs.values()] == [1, 1]


def test_once_long_work_is_done_the_other_process_is_asked_again(jobs):
    workshop.submit(time.time)
    jobs["long"][0].set_result(0.0)
    workshop.soon(time.time)
    assert [len(one) for one in jobs.values()] == [2, 0]
