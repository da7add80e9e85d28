"""Long work, done beside the server: checks and aligning anew take whole seconds of a core.

One other process does them, one after the other and at a low priority, so that whoever edits
meanwhile waits for nothing. What takes only a moment does not stand behind them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from threading import Lock
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_lock = Lock()
_pool: ProcessPoolExecutor | None = None
_waiting: set[Future[Any]] = set()
_here = ThreadPoolExecutor(1, thread_name_prefix="workshop")


def submit(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """Have ``work``, a function of a module, done; arguments and result must pickle."""
    global _pool
    with _lock:
        for _ in range(2):
            if _pool is None:
                _pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=_stand_back)
            try:
                job = _pool.submit(work, *args, **kwargs)
            except BrokenProcessPool:  # killed, for memory perhaps: another takes its place
                _pool = None
                continue
            _waiting.add(job)
            job.add_done_callback(_waiting.discard)
            return job
        raise AssertionError


def soon(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """Have ``work`` done that takes only a moment: by the other process where it is idle, else by a
    thread of this one.
    """
    submitted = _here.submit if _waiting else submit
    return submitted(work, *args, **kwargs)


def _stand_back() -> None:
    if hasattr(os, "nice"):
        os.nice(10)
