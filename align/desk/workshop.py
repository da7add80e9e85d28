"""Long work, done beside the server: checks and aligning anew take whole seconds of a core.

One other process does them, one after the other and at a low priority, so that whoever edits
meanwhile waits for nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from threading import Lock
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_lock = Lock()
_pool: ProcessPoolExecutor | None = None


def submit(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """Have ``work``, a function of a module, done; arguments and result must pickle."""
    global _pool
    with _lock:
        for _ in range(2):
            if _pool is None:
                _pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=_stand_back)
            try:
                return _pool.submit(work, *args, **kwargs)
            except BrokenProcessPool:  # killed, for memory perhaps: another takes its place
                _pool = None
        raise AssertionError


def _stand_back() -> None:
    if hasattr(os, "nice"):
        os.nice(10)
