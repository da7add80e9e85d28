"""Who is at a document right now, and on which bead.

Known only in this server's memory, from the requests that every open page sends: nothing is
written to the library.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import Any

#: Seconds without a request after which somebody is shown as away, and after which they are gone. A
#: page asks every five seconds, unless it is hidden.
AWAY, GONE = 12.0, 60.0


class Presence:
    """The people at one document. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        #: When each page of a person last asked, and the row that the person was on.
        self._seen: dict[tuple[str, str], tuple[float, int]] = {}

    def seen(self, who: str, tab: str, row: int) -> None:
        """Note that a person's page has just asked, and the id of their row (0 for none)."""
        with self._lock:
            now = self._clock()
            self._seen[who, tab] = now, row
            for key in [key for key, (at, _) in self._seen.items() if now - at > GONE]:
                del self._seen[key]

    def others(self, who: str) -> list[dict[str, Any]]:
        """The people besides ``who``, by name: the row that they were on last, and whether they are
        away.
        """
        with self._lock:
            now = self._clock()
            latest: dict[str, tuple[float, int]] = {}
            for (name, _), seen in self._seen.items():
                if name != who and now - seen[0] <= GONE:
                    latest[name] = max(seen, latest.get(name, seen))
        return [
            {"who": name, "row": row, "away": now - at > AWAY}
            for name, (at, row) in sorted(latest.items())
        ]
