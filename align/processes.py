"""Further processes and threads of Sverka's own."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing import parent_process
from threading import Lock, Thread
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def end_with_parent() -> None:
    """From now on, end this process if the one that started it is killed, which cannot end it any
    more: it would work on alone, and then wait for ever.
    """
    Thread(target=_end, daemon=True).start()


def _end() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class Background:
    """A thread that does one piece of work after the other, as long as there is some.

    Unlike a ThreadPoolExecutor, which finishes all its work first, it does not keep the program
    from ending: what it does is given up then. So it is for work that can be done again.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = Lock()
        self._queue: deque[Callable[[], None]] = deque()
        self._works = False

    def submit(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do ``work`` after all that was submitted before."""
        job: Future[T] = Future()

        def run() -> None:
            if not job.set_running_or_notify_cancel():
                return
            try:
                job.set_result(work(*args, **kwargs))
            except BaseException as error:  # noqa: BLE001 whoever waits for the result must learn it
                job.set_exception(error)

        with self._lock:
            self._queue.append(run)
            if not self._works:
                self._works = True
                Thread(target=self._go, name=self._name, daemon=True).start()
        return job

    def _go(self) -> None:
        while True:
            with self._lock:
                if not self._queue:
                    self._works = False
                    return
                run = self._queue.popleft()
            run()
