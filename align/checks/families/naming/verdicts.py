"""What was judged about the names of beads, so that a text that was edited is not judged anew."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from weakref import ref

import numpy as np
from numpy.typing import NDArray

from align.checks.families.naming.missing import Verdict

Links = NDArray[np.float64]

#: The largest number of beads to remember, some 2 KB each: more than a long book has.
_KEPT = 1 << 16


class Verdicts:
    """The verdicts of recent beads. Safe to use from several threads."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, tuple[ref[Links] | None, Verdict]] = OrderedDict()
        self._lock = Lock()

    def of(self, key: Hashable, links: Links | None, judge: Callable[[], Verdict]) -> Verdict:
        """What ``judge`` returns, or returned before for this key and these very links.

        The links are compared by identity, because they are cached and many; they are not kept
        alive.
        """
        with self._lock:
            known = self._known.get(key)
            if known and (known[0]() if known[0] else None) is links:
                self._known.move_to_end(key)
                return known[1]
        found = judge()
        with self._lock:
            self._known[key] = (None if links is None else ref(links)), found
            self._known.move_to_end(key)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return found
