"""Not too many requests to a host at once, nor too soon after each other."""

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

        ``concurrency`` of them may run at once, as the first to come has it.
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


#: The one of this process: a host does not care how many clients the process has.
PACE = Pace()
