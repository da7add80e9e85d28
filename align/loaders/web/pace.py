"""Limits how many requests a host gets at once, and how soon after each other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Pace:
    """Gives each host's requests their turn; safe to share between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}
        self._places: dict[str, threading.Semaphore] = {}

    @contextmanager
    def turn(
        self, host: str, delay: float, concurrency: int, sleep: Callable[[float], None]
    ) -> Iterator[None]:
        """Wait (``sleep``) for a turn at ``host``, where requests begin ``delay`` seconds apart.

        At most ``concurrency`` of them run at once; the first caller sets the number.
        """
        with self._lock:
            place = self._places.setdefault(host, threading.Semaphore(concurrency))
        with place:
            with self._lock:
                now = self._clock()
                start = max(now, self._next.get(host, now))
                self._next[host] = start + delay
            if start > now:
                sleep(start - now)
            yield


#: Shared by the whole process: a host does not care how many clients a process has.
PACE = Pace()
