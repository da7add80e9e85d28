"""Long work outside the server: checks and realigning take seconds of processor time.

One other process does them one after the other at a low priority, so that nobody who edits has to
wait. Quick work does not wait behind them.
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
    """Run ``work``, a function of a module; its arguments and result must be picklable."""
    global _pool
    with _lock:
        for _ in range(2):
            if _pool is None:
                _pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=_stand_back)
            try:
                job = _pool.submit(work, *args, **kwargs)
            except BrokenProcessPool:  # killed, perhaps for lack of memory: start another one
                _pool = None
                continue
            _waiting.add(job)
            job.add_done_callback(_waiting.discard)
            return job
        raise AssertionError


def soon(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """Run ``work``, which takes only a moment: in the other process if it is idle, otherwise in a
    thread of this one.
    """
    submitted = _here.submit if _waiting else submit
    return submitted(work, *args, **kwargs)


def _stand_back() -> None:
    if hasattr(os, "nice"):
        os.nice(10)
