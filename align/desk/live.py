"""Reviews in the server's memory: read once, then updated by their changes.

Any desk may write to the library's file, so the store is asked for new changes every time.
"""

from __future__ import annotations

from collections import deque
from operator import attrgetter
from threading import Lock, RLock
from typing import Any

from cachetools import LRUCache, cachedmethod

from align.desk.learnt import learnt_for
from align.desk.payload import delta, texts
from align.desk.presence import Presence
from align.desk.weighing import Weigher
from align.models import SHIPPED, Learnt
from align.review import Review
from align.store import Store

#: The number of changes kept as differences; a browser that is further behind reads everything.
KEPT = 2_000


class Live:
    """One review and its latest changes; ``learnt`` is what the aligner uses for it. Safe to use
    from several threads.
    """

    def __init__(self, store: Store, number: int, learnt: Learnt = SHIPPED) -> None:
        self._store = store
        self.number = number
        self._review = store.review(number)
        self.learnt = learnt_for(learnt, self._review.src.lang, self._review.tgt.lang)
        self.weigher = Weigher(store, self.review, learnt=self.learnt)
        self._deltas: deque[dict[str, Any]] = deque(maxlen=KEPT)
        #: Who is here.
        self.presence = Presence()
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
        """The changes after ``since``, oldest first; None if they are no longer available."""
        with self._lock:
            seq = self.review().seq
            if since > seq or seq - since > len(self._deltas):
                return None
            return [one for one in self._deltas if one["seq"] > since]

    def texts(self) -> tuple[str, bytes]:
        """The whole review as the grid reads it, and the name under which it is sent."""
        with self._lock:
            review = self.review()
            name = f"texts:{review.id}:{review.seq}"
            if self._texts is None or self._texts[0] != review.seq:
                self._texts = (review.seq, texts(review, name))
            return name, self._texts[1]


class Shelf:
    """The ``size`` reviews that were used last; ``learnt`` is what the aligner uses for all of
    them. ``visited`` says whether a page was shown since the server started: only the first one may
    open the pair of the command line, and ``opening`` whether that has begun and did not end. Safe
    to use from several threads.
    """

    def __init__(self, store: Store, learnt: Learnt = SHIPPED, size: int = 12) -> None:
        self.store, self.learnt = store, learnt
        self.visited = self.opening = False
        self._held: LRUCache[int, Live] = LRUCache(size)
        self._lock = Lock()

    @cachedmethod(attrgetter("_held"), lock=attrgetter("_lock"))
    def live(self, number: int) -> Live:
        """Return the review ``number``, from memory or from the library.

        Raises StoreError if it does not exist.
        """
        return Live(self.store, number, self.learnt)
