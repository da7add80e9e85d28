"""The probability of rows that were made or reworded without the aligner.

The workshop runs the aligner. The result is stored in the library and reaches every desk as any
other change does.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from threading import Lock

from align.desk import workshop
from align.errors import StoreError
from align.models import SHIPPED, Learnt
from align.review import Review, Weigh, weigh
from align.review.anew import unweighed
from align.store import Store

#: Seconds to wait after a change before weighing its rows, because more changes may follow.
PAUSE = 2.0


class Weigher:
    """Keeps the probabilities of one review up to date; ``current`` returns the review. Safe to use
    from several threads.
    """

    def __init__(
        self,
        store: Store,
        current: Callable[[], Review],
        clock: Callable[[], float] = time.monotonic,
        *,
        learnt: Learnt = SHIPPED,
    ) -> None:
        self._store, self._current, self._clock = store, current, clock
        self._learnt = learnt
        self._lock = Lock()
        self._job: Future[Weigh | None] | None = None
        self._due: float | None = None  # when to weigh the rows that need it
        self._seen = -1  # everything up to this change is weighed, or was tried

    def look(self) -> None:
        """Store finished results, and start what is to be done."""
        with self._lock:
            if self._job and self._job.done():
                job, self._job = self._job, None
                op = None if job.exception() else job.result()
                self._keep(op)
            review = self._current()
            if self._job or review.seq == self._seen:
                return
            if self._due is None:
                if unweighed(review):
                    self._due = self._clock() + PAUSE
                else:
                    self._seen = review.seq
            elif self._clock() >= self._due:
                self._due, self._seen = None, review.seq
                self._job = workshop.submit(weigh, review, **self._learnt.keywords)

    def _keep(self, op: Weigh | None) -> None:
        with suppress(StoreError):  # it can be computed again, and nobody asked for it
            if op:
                self._store.weigh(self._current().id, op)
