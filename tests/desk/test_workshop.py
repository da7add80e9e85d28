"""Long work is done elsewhere, and short work does not stand behind it."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future

import pytest

from align.desk import workshop


@pytest.fixture
def elsewhere(monkeypatch):
    """Work that was given to the other process, which does it when it is told to."""
    jobs = []

    class Pool:
        def submit(self, work, *args, **kwargs):
            jobs.append(Future())
            return jobs[-1]

    monkeypatch.setattr(workshop, "_pool", Pool())
    monkeypatch.setattr(workshop, "_waiting", set())
    return jobs


def test_short_work_is_done_elsewhere_where_nothing_is_before_it(elsewhere):
    workshop.soon(time.time)
    assert len(elsewhere) == 1


def test_short_work_does_not_wait_for_long_work(elsewhere):
    workshop.submit(time.time)
    assert workshop.soon(threading.get_ident).result(timeout=60) != threading.get_ident()
    assert len(elsewhere) == 1


def test_once_long_work_is_done_the_other_process_is_asked_again(elsewhere):
    workshop.submit(time.time)
    elsewhere[0].set_result(0.0)
    workshop.soon(time.time)
    assert len(elsewhere) == 2
