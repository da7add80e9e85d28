"""Long work is done elsewhere, and short work does not stand behind it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from align.desk import workshop


@pytest.fixture
def workers(monkeypatch):
    """Own workers, which end with the test."""
    own = workshop.Worker("long", gives_way=True), workshop.Worker("quick", gives_way=False)
    monkeypatch.setattr(workshop, "_long", own[0])
    monkeypatch.setattr(workshop, "_quick", own[1])
    yield
    for worker in own:
        if worker._process:
            worker._process.end()


def test_short_work_does_not_wait_for_long_work(workers):
    waiting = workshop.submit(time.sleep, 3600)
    assert workshop.soon(os.getpid).result() != os.getpid()
    assert not waiting.done()


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="this system has no priorities")
def test_only_long_work_gives_way_to_other_programs(workers):
    """On a busy machine, a person would wait minutes for work that gives way."""
    usual = os.getpriority(os.PRIO_PROCESS, 0)
    assert workshop.soon(os.getpriority, os.PRIO_PROCESS, 0).result() == usual
    assert workshop.submit(os.getpriority, os.PRIO_PROCESS, 0).result() == min(19, usual + 10)


def test_what_the_work_raises_says_where(workers):
    error = workshop.soon(int, "x").exception()
    assert isinstance(error, ValueError)
    assert "workshop.py" in error.__notes__[0]


def test_a_result_that_cannot_be_sent_ends_nothing(workers):
    assert isinstance(workshop.soon(open, os.devnull).exception(), RuntimeError)
    assert workshop.soon(int, "7").result() == 7


def test_after_a_process_was_killed_another_one_works(workers):
    killed = workshop.soon(os.kill, workshop.soon(os.getpid).result(), signal.SIGTERM)
    assert isinstance(killed.exception(), workshop.LostError)
    assert workshop.soon(int, "7").result() == 7


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


ENDING = """
import os, signal, sys, threading, time
from align.desk import workshop
from align.processes import Background
if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(3))
    Background("other work").submit(time.sleep, 3600)
    long, pid = workshop.submit(time.sleep, 3600), workshop.soon(os.getpid).result()
    threading.Thread(target=long.exception).start()  # a page of the desk that waits for it
    print(pid, flush=True)
    time.sleep(3600)
"""


def test_a_server_that_is_told_to_end_does_not_finish_its_work_first(tmp_path):
    (tmp_path / "server.py").write_text(ENDING)
    with subprocess.Popen(
        [sys.executable, tmp_path / "server.py"], stdout=subprocess.PIPE, text=True
    ) as server:
        worker = psutil.Process(int(server.stdout.readline()))
        server.send_signal(signal.SIGTERM)
        try:
            assert server.wait(60) == 3
        finally:
            server.kill()
    worker.wait(60)
