"""Long work outside the server: checks and realigning take seconds of processor time.

One other process does them one after the other at a low priority, so that nobody who edits has to
wait. Quick work does not wait behind them: a second process, which is started when it is needed
for the first time, does that meanwhile. It is not done in the server's own process, where it would
hold up the answers to everybody.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from align.processes import end_with_parent

P = ParamSpec("P")
T = TypeVar("T")

_lock = Lock()
_pools: dict[str, ProcessPoolExecutor] = {}
_waiting: set[Future[Any]] = set()


def submit(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """Run ``work``, a function of a module; its arguments and result must be picklable."""
    with _lock:
        job = _given("long", work, *args, **kwargs)
        _waiting.add(job)
        job.add_done_callback(_waiting.discard)
        return job


def soon(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """Run ``work``, which takes only a moment, in whichever process does no long work."""
    if not _waiting:
        return submit(work, *args, **kwargs)
    with _lock:
        return _given("quick", work, *args, **kwargs)


def _given(name: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    for _ in range(2):
        if name not in _pools:
            _pools[name] = ProcessPoolExecutor(1, get_context("spawn"), initializer=_begin)
        try:
            return _pools[name].submit(work, *args, **kwargs)
        except BrokenProcessPool:  # killed, perhaps for lack of memory: start another one
            del _pools[name]
    raise AssertionError


def _begin() -> None:
    """Prepare this process: it gives way to others, and ends with the server."""
    if hasattr(os, "nice"):
        os.nice(10)
    end_with_parent()
