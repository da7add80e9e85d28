"""Long work is done elsewhere, and short work does not stand behind it."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import Future

import psutil
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


SERVER = """
import os, time
from multiprocessing import freeze_support
from align.desk import workshop
if __name__ == "__main__":
    freeze_support()
    print(workshop.submit(os.getpid).result(), flush=True)
    workshop.submit(time.sleep, 3600)
    time.sleep(3600)
"""


def test_no_process_stays_behind_a_server_that_is_killed(tmp_path):
    (tmp_path / "server.py").write_text(SERVER)
    with subprocess.Popen(
        [sys.executable, tmp_path / "server.py"], stdout=subprocess.PIPE, text=True
    ) as server:
        worker = psutil.Process(int(server.stdout.readline()))
        server.kill()
    worker.wait(60)
    assert not worker.is_running()
