"""Requests to a host begin at intervals, and not too many run at once."""

from __future__ import annotations

import threading

from align.loaders.web.pace import Pace


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_requests_to_one_host_begin_at_intervals():
    clock = Clock()
    pace = Pace(clock)
    for _ in range(3):
        with pace.turn("a", 5.0, 1, clock.sleep):
            clock.now += 1.0  # the request itself
    assert clock.slept == [4.0, 4.0]


def test_hosts_do_not_wait_for_each_other():
    clock = Clock()
    pace = Pace(clock)
    for host in "abc":
        with pace.turn(host, 5.0, 1, clock.sleep):
            pass
    assert clock.slept == []


def test_after_a_long_pause_there_is_no_wait():
    clock = Clock()
    pace = Pace(clock)
    for _ in range(2):
        with pace.turn("a", 5.0, 1, clock.sleep):
            clock.now += 60.0
    assert clock.slept == []


def test_no_more_run_at_once_than_allowed():
    pace, running, most = Pace(), 0, 0
    lock = threading.Lock()

    def request() -> None:
        nonlocal running, most
        with pace.turn("a", 0.0, 2, lambda _seconds: None):
            with lock:
                running += 1
                most = max(most, running)
            threading.Event().wait(0.01)
            with lock:
                running -= 1

    threads = [threading.Thread(target=request) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 2


def test_a_failed_request_frees_its_place():
    pace = Pace()
    for _ in range(3):
        try:
            with pace.turn("a", 0.0, 1, lambda _seconds: None):
                raise OSError
        except OSError:
            pass
