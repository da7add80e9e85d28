"""The tasks on this machine: several processes, none of which can stop the others."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import chain, islice
from multiprocessing import get_context
from typing import Any

from pebble import CONSTS, ProcessExpired, ProcessPool

from align.building.task import Record, Settings, State, Task, prepare, run
from align.processes import end_with_parent

#: How many tasks wait for each process: enough to keep it busy, few enough for a quick stop.
_AHEAD = 4
#: How often a task is tried again: if the process that worked on it ended, for another task may
#: have been the cause, or if all processes had ended before one began with it.
_AGAIN: dict[type[object], int] = {ProcessExpired: 1, BrokenProcessPool: 2}

#: Seconds in which a process may end by itself: it has nothing to save.
CONSTS.term_timeout = 0.1

#: A task and what became of it: the record and the file of the pair.
Done = tuple[Task, Record, bytes]
#: The work on a task.
Work = Callable[[Task], tuple[Record, bytes]]
#: Anything that runs tasks and yields them as they end, in any order.
Scheduler = Callable[[Iterable[Task]], Iterator[Done]]


def scheduler(
    jobs: int, timeout: float | None = None, memory: int | None = None, work: Work = run
) -> Scheduler:
    """Run tasks in ``jobs`` processes. A task that takes longer than ``timeout`` seconds, without
    the time that it waits for a process to begin, or whose process ends twice, gets a record that
    says so. ``memory`` is the most that a process may take for its data, in bytes, where the system
    can limit it. ``work`` is what is done for a task.
    """

    def go(tasks: Iterable[Task]) -> Iterator[Done]:
        rest = iter(tasks)
        first = next(rest, None)
        if first is None:
            return
        workers = Workers(first.settings, jobs, memory)
        try:
            yield from guarded(workers, chain([first], rest), timeout, work, _AHEAD * jobs)
        finally:
            workers.stop()

    return go


class Workers:
    """``jobs`` processes that work on tasks, in the ``folder`` that paths are relative to.

    Each of them loads what tasks with these ``settings`` need before it takes the first one, and
    keeps it for the others. They are started when the first task is there, and anew when all have
    ended.
    """

    def __init__(
        self, settings: Settings, jobs: int, memory: int | None, folder: str | None = None
    ) -> None:
        self._jobs = jobs
        self._begin = settings, memory, folder
        self._pool: ProcessPool | None = None

    def submit(self, work: Work, task: Task, timeout: float | None) -> Future[Any]:
        """Have a task done as soon as a process is free; ``timeout`` counts from then."""
        if self._pool is None or not self._pool.active:
            self.stop()
            # Started anew and not forked: threads of the parent would be lost half-way in a fork.
            context = get_context("spawn")
            self._pool = ProcessPool(
                self._jobs, context=context, initializer=_begin, initargs=self._begin
            )
        return self._pool.schedule(work, args=[task], timeout=timeout)

    def stop(self) -> None:
        """End all processes, whatever they are doing."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()


def guarded(
    workers: Workers, tasks: Iterable[Task], timeout: float | None, work: Work, ahead: int
) -> Iterator[Done]:
    """Run ``tasks`` by ``workers``, ``ahead`` of them at a time."""
    waiting: dict[Future[tuple[Record, bytes]], Task] = {}
    rest = iter(tasks)
    lost_before: Counter[tuple[str, type[object]]] = Counter()
    while True:
        for task in islice(rest, ahead - len(waiting)):
            waiting[workers.submit(work, task, timeout)] = task
        if not waiting:
            return
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            task = waiting.pop(future)
            error = type(future.exception())
            if lost_before[task.key, error] < _AGAIN.get(error, 0):
                lost_before[task.key, error] += 1
                waiting[workers.submit(work, task, timeout)] = task
            else:
                yield task, *_outcome(task, future, timeout)


def here(tasks: Iterable[Task]) -> Iterator[Done]:
    """Run tasks in this process, one after the other: for tests and for debugging."""
    for task in tasks:
        yield task, *run(task)


def _outcome(
    task: Task, future: Future[tuple[Record, bytes]], timeout: float | None
) -> tuple[Record, bytes]:
    try:
        return future.result()
    except ProcessExpired as error:
        return lost(task, "crashed", f"the process ended (exit code {error.exitcode})"), b""
    except MemoryError:
        return lost(task, "crashed", "there is not enough memory"), b""
    except Exception as error:  # noqa: BLE001 (a fault of ours in one pair must not stop the others)
        # What the work itself raised has a cause: its traceback.
        if isinstance(error, TimeoutError) and error.__cause__ is None:
            return lost(task, "slow", f"it took longer than {timeout:g} s"), b""
        return lost(task, "crashed", f"{type(error).__name__}: {error}"), b""


def lost(task: Task, state: State, reason: str) -> Record:
    """The record of a task that did not end by itself."""
    pair = task.pair
    return Record(pair.name, pair.src, pair.tgt, state, task.key, reason, f"build.{state}")


def _begin(settings: Settings, memory: int | None, folder: str | None) -> None:
    """Set up a process: one thread, because there is a process for each core."""
    os.environ["SVERKA_THREADS"] = "1"
    end_with_parent()
    if folder is not None:
        with suppress(OSError):  # it need not exist if all texts are in a store
            os.chdir(folder)
    if memory is not None:
        _limit(memory)
    prepare(settings)


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    kind: Any = getattr(resource, "RLIMIT_DATA", None)
    if kind is not None:
        _, most = resource.getrlimit(kind)
        limit = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(kind, (limit, most))
