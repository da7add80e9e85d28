"""Python's garbage collector, told to look less often while a text is checked.

A check builds many objects that are kept and hardly any that refer to each other in a circle, so
the collector reads all that are kept several times and finds nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

#: How many objects more than before there are when the collector looks again.
_OBJECTS = 100_000

_lock = Lock()
#: The thresholds before the first of the blocks that are running now.
_usual: list[tuple[int, int, int]] = []
_running = 0


@contextmanager
def less_often() -> Iterator[None]:
    """Let the collector look less often until the block ends. Blocks may overlap, in several
    threads; a collector that is off, or looks less often already, stays as it is.
    """
    global _running
    with _lock:
        _running += 1
        if _running == 1 and 0 < gc.get_threshold()[0] < _OBJECTS:
            _usual.append(gc.get_threshold())
            gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])
    try:
        yield
    finally:
        with _lock:
            _running -= 1
            if not _running and _usual:
                gc.set_threshold(*_usual.pop())
