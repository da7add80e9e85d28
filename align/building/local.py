"""The tasks on this machine: several processes, none of which can stop the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as SlowError
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any

from pebble import ProcessExpired, ProcessPool

from align.building.task import Record, State, Task, run

#: How many tasks wait for each process: enough to keep it busy, few enough for a quick stop.
_AHEAD = 4

#: A task and what became of it: the record and the file of the pair.
Done = tuple[Task, Record, bytes]
#: The work on a task.
Work = Callable[[Task], tuple[Record, bytes]]
#: Anything that runs tasks and yields them as they end, in any order.
Scheduler = Callable[[Iterable[Task]], Iterator[Done]]


def scheduler(
    jobs: int, timeout: float | None = None, memory: int | None = None, work: Work = run
) -> Scheduler:
    """Run tasks in ``jobs`` processes. A task that takes longer than ``timeout`` seconds, or whose
    process ends twice, gets a record that says so; once, another task may have been the cause.
    ``memory`` is the most that a process may take for its data, in bytes, where the system can
    limit it. ``work`` is what is done for a task.
    """

    def go(tasks: Iterable[Task]) -> Iterator[Done]:
        pool = processes(jobs, memory)
        try:
            yield from guarded(pool, tasks, timeout, work, ahead=_AHEAD * jobs)
        finally:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    return go


def processes(jobs: int, memory: int | None) -> ProcessPool:
    """So many processes for tasks; each keeps what was learnt from one task to the next."""
    # Started anew and not forked: threads of the parent would be lost half-way in a fork.
    context = get_context("spawn")
    return ProcessPool(jobs, context=context, initializer=_begin, initargs=[memory])


def guarded(
    pool: ProcessPool, tasks: Iterable[Task], timeout: float | None, work: Work, ahead: int
) -> Iterator[Done]:
    """Run ``tasks`` in the processes of ``pool``, ``ahead`` of them at a time."""
    waiting: dict[Future[tuple[Record, bytes]], Task] = {}
    rest = iter(tasks)
    ended_once: set[str] = set()
    while True:
        for task in islice(rest, ahead - len(waiting)):
            waiting[pool.schedule(work, args=[task], timeout=timeout)] = task
        if not waiting:
            return
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            task = waiting.pop(future)
            if isinstance(future.exception(), ProcessExpired) and task.key not in ended_once:
                ended_once.add(task.key)
                waiting[pool.schedule(work, args=[task], timeout=timeout)] = task
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
    except SlowError:
        return lost(task, "slow", f"it took longer than {timeout:g} s"), b""
    except ProcessExpired as error:
        return lost(task, "crashed", f"the process ended (exit code {error.exitcode})"), b""
    except MemoryError:
        return lost(task, "crashed", "there is not enough memory"), b""
    except Exception as error:  # noqa: BLE001 (a fault of ours in one pair must not stop the others)
        return lost(task, "crashed", f"{type(error).__name__}: {error}"), b""


def lost(task: Task, state: State, reason: str) -> Record:
    """The record of a task that did not end by itself."""
    pair = task.pair
    return Record(pair.name, pair.src, pair.tgt, state, task.key, reason, f"build.{state}")


def _begin(memory: int | None) -> None:
    """Set up a process: one thread, because there is a process for each core."""
    os.environ["SVERKA_THREADS"] = "1"
    Thread(target=_end_with_parent, daemon=True).start()
    if memory is not None:
        _limit(memory)


def _end_with_parent() -> None:
    """End this process if the one that started it was killed: an endless task would go on alone."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


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
