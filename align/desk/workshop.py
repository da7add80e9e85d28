"""Long work outside the server: checks and realigning take seconds of processor time.

One other process does them one after the other at a low priority, so that nobody who edits has to
wait. Quick work, for which somebody waits, is done by a second process at the usual priority, which
is started when it is needed for the first time. Neither is done in the server's own process, where
it would hold up the answers to everybody. When the server ends, both are killed, whatever they do.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pickle import PicklingError
from threading import Lock, Thread, main_thread
from traceback import format_exc
from typing import Any, NamedTuple, ParamSpec, TypeVar

from align.processes import Background, end_with_parent

P = ParamSpec("P")
T = TypeVar("T")


class LostError(RuntimeError):
    """The process that worked was killed, perhaps for lack of memory."""


class _Process(NamedTuple):
    """A process that works, and the pipe to it."""

    itself: BaseProcess
    pipe: Connection[Any, Any]

    @classmethod
    def started(cls, *, gives_way: bool) -> _Process:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        itself = context.Process(target=_serve, args=(theirs, gives_way), daemon=True)
        itself.start()
        theirs.close()
        return cls(itself, ours)

    def do(self, work: Callable[..., T], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> T:
        """Have it done. Raises LostError, and what ``work`` raises."""
        try:
            self.pipe.send((work, args, kwargs))
            done, answer = self.pipe.recv()
        except (EOFError, OSError) as error:
            self.end()
            raise LostError("the process that did this was killed") from error
        if not done:
            raise answer
        result: T = answer
        return result

    def end(self) -> None:
        self.itself.kill()
        self.itself.join()
        self.pipe.close()


class Worker:
    """Does one piece of work after the other in a process, which is started for the first one, and
    anew if it was killed. If it ``gives_way``, it has a low priority.
    """

    def __init__(self, name: str, *, gives_way: bool) -> None:
        self._gives_way = gives_way
        self._turns = Background(name)
        self._lock = Lock()
        self._process: _Process | None = None
        self._ended = False

    def submit(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do ``work`` after all that was submitted before."""
        return self._turns.submit(self._do, work, args, kwargs)

    def _do(self, work: Callable[..., T], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> T:
        return self._ready().do(work, args, kwargs)

    def _ready(self) -> _Process:
        with self._lock:
            if self._ended:
                raise LostError("the desk is being closed")
            if self._process is None or not self._process.itself.is_alive():
                if self._process is None:
                    Thread(target=self._end_with_server, daemon=True).start()
                self._process = _Process.started(gives_way=self._gives_way)
            return self._process

    def _end_with_server(self) -> None:
        """Kill the process when the server begins to end, so that no thread waits for it."""
        main_thread().join()
        with self._lock:
            self._ended = True
            if self._process:
                self._process.itself.kill()


_long = Worker("long work", gives_way=True)
_quick = Worker("quick work", gives_way=False)


def submit(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """Run ``work``, a function of a module; its arguments and result must be picklable."""
    return _long.submit(work, *args, **kwargs)


def soon(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """Run ``work``, which takes only a moment, and which somebody waits for."""
    return _quick.submit(work, *args, **kwargs)


def _serve(pipe: Connection[Any, Any], gives_way: bool) -> None:
    """Do what comes through the ``pipe`` until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the signal is meant for the server
    if gives_way and hasattr(os, "nice"):
        os.nice(10)
    end_with_parent()
    with suppress(EOFError, OSError):
        while True:
            answer = _answer(*pipe.recv())
            try:
                pipe.send(answer)
            except (PicklingError, TypeError, AttributeError) as error:
                pipe.send((False, RuntimeError(f"a result that cannot be sent: {error}")))


def _answer(
    work: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> tuple[bool, Any]:
    """Whether ``work`` succeeded, and what it returned or raised."""
    try:
        return True, work(*args, **kwargs)
    except Exception as error:  # noqa: BLE001 whoever waits for the result must learn it
        error.add_note(format_exc())
        return False, error
