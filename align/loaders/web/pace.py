"""Not too many requests to a host at once, nor too soon after each other."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Pace:
    """Gives each host's requests their turn; safe to share between threads.

    ``concurrency`` requests to a host may run at once. ``clock`` and ``sleep``
    are those of the ``time`` module, unless a test has others.
    """

    def __init__(
        self,
        concurrency: int,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}
        self._places: dict[str, threading.Semaphore] = defaultdict(
            lambda: threading.Semaphore(concurrency)
        )

    @contextmanager
    def turn(self, host: str, delay: float) -> Iterator[None]:
        """Wait for a turn at ``host``: its requests begin at least ``delay`` seconds apart."""
        with self._lock:
            place = self._places[host]
        with place:
            with self._lock:
                now = self._clock()
                start = max(now, self._next.get(host, now))
                self._next[host] = start + delay
            if start > now:
                self._sleep(start - now)
            yield
