"""The tasks on a Dask cluster: batches of pairs on any number of machines.

Dask sees a batch as one task. A worker does not work on pairs itself: each of its threads has a
process for that, as on one machine, so a pair that hangs, crashes or takes too much memory does not
end the worker. If a worker is lost, Dask gives its batches to others; if the scheduler is lost, the
build waits for another one at the same address and submits again what was not done.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic, sleep
from typing import Any

from align import files
from align.building.building import code_version
from align.building.local import Done, Scheduler, Work, Workers, guarded, lost
from align.building.task import Record, Settings, Task, run
from align.errors import ClusterError, require
from align.loaders import USUAL, raw
from align.words import later

#: How long the work on a batch should take, in seconds: short, to lose little with a worker or if
#: the build is interrupted, but with many threads so long that the scheduler gets no more than so
#: many batches a second.
_SHORT, _LONG, _A_SECOND = 0.25, 2.0, 100
#: The most pairs in a batch.
_MOST = 64
#: The pace is that of so many of the last batches.
_RECENT = 8
#: Batches that wait for each thread of the cluster, with the one in work.
_AHEAD = 2
#: So many seconds between two looks at the cluster.
_LOOK = 2.0
#: How long a scheduler may take to answer when the build connects to it, in seconds.
_ANSWER = 10.0
#: So many connections may be lost before a result arrives, and so often is a result asked for.
_LOST = 10
#: So many seconds between two questions for a result that was lost on the way.
_PAUSE = 1.0
#: A pair is given up if its worker was lost, or failed in another way, so many times.
_TRIES = 3

#: What a worker sends back: the results, in the order of the batch, the seconds they took, and the
#: files that it does not see.
_Results = tuple[list[tuple[Record, bytes]], float, list[str]]

_own = threading.local()


@dataclass(frozen=True, slots=True)
class _How:
    """What is the same for all batches. ``code`` is the version of the code that the results are
    from, ``folder`` the one that relative paths start from.
    """

    timeout: float | None
    memory: int | None
    work: Work
    code: str
    folder: str


@dataclass(eq=False, slots=True)
class _Batch:
    """Pairs that are sent together, and how often that failed."""

    tasks: list[Task]
    failed: int = 0
    future: Any = None


@dataclass(slots=True)
class _Pace:
    """How many pairs make a batch, by the time that the last ones took: the first batch of a new
    process takes much longer than others, and the texts may become longer.
    """

    batches: deque[tuple[int, float]] = field(default_factory=lambda: deque(maxlen=_RECENT))

    def add(self, pairs: int, seconds: float) -> None:
        """Count a batch."""
        self.batches.append((pairs, seconds))

    def size(self, threads: int) -> int:
        """The number of pairs for one batch, on a cluster with so many threads."""
        pairs = sum(number for number, _ in self.batches)
        seconds = sum(taken for _, taken in self.batches)
        if not seconds:
            return 1
        wanted = min(_LONG, max(_SHORT, threads / _A_SECOND))
        return max(1, min(_MOST, int(wanted * pairs / seconds)))


def scheduler(
    address: str,
    timeout: float | None = None,
    memory: int | None = None,
    work: Work = run,
    *,
    patience: float = 600.0,
    tell: Callable[[str], None] = lambda _line: None,
) -> Scheduler:
    """Run tasks on the Dask cluster whose scheduler is at ``address`` (``tcp://host:8786``).

    ``timeout``, ``memory`` and ``work`` are as for ``local.scheduler``; the workers need the same
    version of Sverka, and must see the files under the same paths. If the scheduler is lost, the
    build waits ``patience`` seconds for it. ``tell`` gets what a person wants to know meanwhile.
    Raises DependencyError now, ClusterError while the tasks are run.
    """
    require(later("working on a cluster"), "distributed")
    how = _How(timeout, memory, work, code_version(), str(Path.cwd()))

    def go(tasks: Iterable[Task]) -> Iterator[Done]:
        session = _Session(address, how, patience, tell)
        try:
            yield from session.run(iter(tasks))
        finally:
            session.close()

    return go


@dataclass(slots=True)
class _Session:
    """The work of one build on a cluster: its connection, and the batches in work."""

    address: str
    how: _How
    patience: float
    tell: Callable[[str], None]
    client: Any = None  # Dask's types are not complete
    ended: SimpleQueue[tuple[_Batch, Any, _Results | BaseException]] = field(
        default_factory=SimpleQueue
    )
    waiting: set[_Batch] = field(default_factory=set)
    again: deque[_Batch] = field(default_factory=deque)
    pace: _Pace = field(default_factory=_Pace)
    lost: int = 0
    threads: int = 0
    looked: float = 0.0

    def run(self, rest: Iterator[Task]) -> Iterator[Done]:
        """Send batches and yield what comes back, until nothing is left."""
        while True:
            if not (self.waiting or self.again):
                first = list(islice(rest, 1))
                if not first:
                    return
                self.again.append(_Batch(first))
            self._fill(rest)
            try:
                batch, future, found = self.ended.get(timeout=_LOOK)
            except Empty:
                continue
            if future is batch.future:  # else it belongs to a connection that was lost
                yield from self._take(batch, found)

    def close(self) -> None:
        """Give up what is in work, and leave the cluster."""
        for batch in self.waiting:
            batch.future = None
        self.waiting.clear()
        client, self.client = self.client, None
        if client is not None:
            with suppress(Exception):  # it may be lost already
                client.close(timeout=2)  # its batches are cancelled, for nobody else wants them

    def _fill(self, rest: Iterator[Task]) -> None:
        """Send batches until each thread has enough."""
        self._look()
        while len(self.waiting) < _AHEAD * max(1, self.threads):
            if self.again:
                batch = self.again.popleft()
            else:
                tasks = list(islice(rest, self.pace.size(self.threads)))
                if not tasks:
                    return
                batch = _Batch(tasks)
            self._send(batch)

    def _send(self, batch: _Batch) -> None:
        self.waiting.add(batch)
        batch.future = self.client.submit(work_on, batch.tasks, self.how, pure=False)
        self.client.loop.add_callback(self._fetch, batch, batch.future)

    async def _fetch(self, batch: _Batch, future: Any) -> None:
        """Wait, in Dask's thread, until the results of a batch are here, however long that takes.
        If a worker is lost with them, Dask has the batch done again.
        """
        found: Any = None
        for _ in range(_LOST):
            try:
                found = await future
                break
            except (Exception, asyncio.CancelledError) as error:  # noqa: BLE001 (``_take`` says so)
                found = error
            if future.status in ("error", "cancelled"):
                break
            await asyncio.sleep(_PAUSE)  # they were lost on the way
        self.ended.put((batch, future, found))

    def _take(self, batch: _Batch, found: _Results | BaseException) -> Iterator[Done]:
        from distributed import KilledWorker

        if isinstance(found, ClusterError):
            raise found
        if isinstance(found, ImportError):
            raise ClusterError(
                "a worker of the cluster cannot load Sverka ({reason})",
                where=self.address,
                hint="Install the same version of Sverka on all workers",
                reason=found,
            ) from found
        if isinstance(found, BaseException):
            if batch.future.status == "cancelled" or self.client.status != "running":
                self._reconnect()
                return
            said = (
                "its worker was lost again and again"
                if isinstance(found, KilledWorker)
                else f"{type(found).__name__}: {found}"
            )
            self.waiting.discard(batch)
            yield from self._failed(batch, said)
            return
        self.lost = 0
        self.waiting.discard(batch)
        batch.future = None  # so that the worker forgets the results
        results, seconds, missing = found
        for path in missing:
            if Path(path).exists():
                raise ClusterError(
                    "a worker of the cluster does not see this file",
                    where=path,
                    hint="Start where all machines share the files, or put them in a store",
                )
        self.pace.add(len(results), seconds)
        for task, (record, content) in zip(batch.tasks, results, strict=True):
            yield task, record, content

    def _failed(self, batch: _Batch, said: str) -> Iterator[Done]:
        """Find out which pair of a batch it was: each is tried alone."""
        batch.failed += 1
        if len(batch.tasks) > 1:
            self.again.extend(_Batch([task], batch.failed) for task in batch.tasks)
        elif batch.failed < _TRIES:
            self.again.append(batch)
        else:
            (task,) = batch.tasks
            yield task, lost(task, "crashed", said), b""

    def _reconnect(self) -> None:
        """Connect anew, and send everything again that was in work."""
        self.lost += 1
        if self.lost > _LOST:
            raise ClusterError(
                "the connection to the scheduler of the cluster is lost again and again",
                where=self.address,
                hint="See what the scheduler prints, and start the build again",
            )
        self.tell("lost the connection to the scheduler of the cluster; waiting for it")
        self.again.extendleft(self.waiting)
        self.close()
        self.client = self._connect(self.patience)
        self.tell("connected to the cluster again")

    def _connect(self, patience: float = 0.0) -> Any:
        from distributed import Client

        # It would print how it lost the connection; ``tell`` says so in one line.
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
        until = monotonic() + patience
        while True:
            try:
                client = Client(  # type: ignore[no-untyped-call]
                    self.address, timeout=_ANSWER, set_as_default=False
                )
            except (OSError, ValueError, TimeoutError) as error:
                if monotonic() >= until:
                    raise ClusterError(
                        "the scheduler of the cluster does not answer ({reason})",
                        where=self.address,
                        hint="Check the address, or start the scheduler and the build again",
                        reason=error,
                    ) from error
                sleep(1)
                continue
            if client.dashboard_link:
                self.tell(f"Dask's dashboard: {client.dashboard_link}")
            return client

    def _look(self) -> None:
        """See whether the connection holds, and how many threads there are now."""
        if self.client is None:
            self.client = self._connect()
        elif self.threads and monotonic() - self.looked < _LOOK:
            return
        elif self.client.status != "running":
            self._reconnect()
        self.looked = monotonic()
        with suppress(Exception):  # the next look finds a connection that was lost
            workers = self.client.nthreads()
            found = sum(workers.values())
            if found != self.threads:
                self.threads = found
                self.tell(f"the cluster has {len(workers)} workers with {found} threads")


def work_on(tasks: list[Task], how: _How) -> _Results:
    """Work on a batch, on a worker: in a process that this thread of it keeps."""
    if code_version() != how.code:
        from distributed import get_worker

        raise ClusterError(
            "a worker of the cluster has another version of Sverka",
            where=str(get_worker().address),
            hint="Install the same version everywhere and start the workers anew",
        )
    began = monotonic()
    workers = _workers(tasks[0].settings, how)
    done = guarded(workers, tasks, how.timeout, how.work, ahead=1)
    found = {task.key: (record, content) for task, record, content in done}
    missing = [
        str(path)
        for task in tasks
        if found[task.key][0].state == "unreadable"
        for path in _needed(task, how.folder)
        if not path.exists()
    ]
    return [found[task.key] for task in tasks], monotonic() - began, missing


def _needed(task: Task, folder: str) -> Iterator[Path]:
    """The files on a disk that a task needs."""
    for name in (task.pair.src, task.pair.tgt, *task.settings.files):
        if not (files.stored(name) or raw.address(name)):
            yield Path(folder, (raw.record(name) or (name,))[0])


def _workers(settings: Settings, how: _How) -> Workers:
    """The process of this thread, with what it has loaded."""
    needed = replace(settings, options=(USUAL, USUAL)), how.memory, how.folder
    if getattr(_own, "needed", None) != needed:
        if held := getattr(_own, "workers", None):
            held.stop()
        # Dask starts its workers as daemons, which may not start processes. Ours end with them.
        multiprocessing.current_process().daemon = False
        _own.workers, _own.needed = Workers(needed[0], 1, how.memory, how.folder), needed
    workers: Workers = _own.workers
    return workers
