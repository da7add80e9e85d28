"""Reviews as this server follows them: read once, then kept up to date by what changes.

Any desk may write to the library's file, so each look asks the store first what is new.
"""

from __future__ import annotations

from collections import deque
from operator import attrgetter
from threading import Lock, RLock
from typing import Any

from cachetools import LRUCache, cachedmethod

from align.desk.payload import delta, texts
from align.desk.weighing import Weigher
from align.review import Review
from align.store import Store

#: So many changes are kept as differences; a browser that lags further reads the whole again.
KEPT = 2_000


class Live:
    """One review and its latest changes. Any thread may use it."""

    def __init__(self, store: Store, number: int) -> None:
        self._store = store
        self.number = number
        self.weigher = Weigher(store, self.review)
        self._review = store.review(number)
        self._deltas: deque[dict[str, Any]] = deque(maxlen=KEPT)
        self._lock = RLock()
        self._texts: tuple[int, bytes] | None = None

    def review(self) -> Review:
        """The review as it is now."""
        with self._lock:
            for change in self._store.changes(self._review.id, self._review.seq):
                before = self._review
                self._review = before.patched(change.patch, change.seq)
                news = delta(before, self._review, change.patch)
                self._deltas.append({**news, "who": change.who, "op": change.op.name})
            return self._review

    def news(self, since: int) -> list[dict[str, Any]] | None:
        """What changed after ``since``, oldest first; None where that is no longer known."""
        with self._lock:
            seq = self.review().seq
            if since > seq or seq - since > len(self._deltas):
                return None
            return [one for one in self._deltas if one["seq"] > since]

    def texts(self) -> tuple[str, bytes]:
        """The whole as the grid reads it, and the name under which it is carried."""
        with self._lock:
            review = self.review()
            name = f"texts:{review.id}:{review.seq}"
            if self._texts is None or self._texts[0] != review.seq:
                self._texts = (review.seq, texts(review, name))
            return name, self._texts[1]


class Shelf:
    """The ``size`` reviews last looked at. Any thread may use it."""

    def __init__(self, store: Store, size: int = 12) -> None:
        self.store = store
        self._held: LRUCache[int, Live] = LRUCache(size)
        self._lock = Lock()

    @cachedmethod(attrgetter("_held"), lock=attrgetter("_lock"))
    def live(self, number: int) -> Live:
        """Return the review ``number``, read from the library unless it is here.

        Raises StoreError where there is none.
        """
        return Live(self.store, number)
