"""How probable the rows are that came about, or were reworded, without the aligner.

The workshop asks the aligner; what it says is kept in the library and reaches every desk as any
change does.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from threading import Lock

from align.desk import workshop
from align.errors import StoreError
from align.review import Review, Weigh, weigh
from align.review.anew import unweighed
from align.store import Store

#: Seconds from a change to weighing what came of it: by then more may have changed.
PAUSE = 2.0


class Weigher:
    """Keeps the probabilities of one review current, which ``current`` returns. Any thread may
    use it.
    """

    def __init__(
        self,
        store: Store,
        current: Callable[[], Review],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store, self._current, self._clock = store, current, clock
        self._lock = Lock()
        self._job: Future[Weigh | None] | None = None
        self._due: float | None = None  # when to weigh what is known to be unweighed
        self._seen = -1  # the change up to which everything is weighed, or was tried

    def look(self) -> None:
        """Keep what has been worked out, and begin what is to be."""
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
                self._job = workshop.submit(weigh, review)

    def _keep(self, op: Weigh | None) -> None:
        with suppress(StoreError):  # it can be worked out again, and nobody asked for it
            if op:
                self._store.weigh(self._current().id, op)
