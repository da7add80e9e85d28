"""Reading in another process, which is stopped if a document takes too long.

A regular expression or C code of a library cannot be interrupted inside this process: one unlucky
or hostile document would block the command, or a thread of the desk, for ever. So a helper process
reads the documents. An idle helper is kept for the next document, because starting one takes a
moment.
"""

from __future__ import annotations

import atexit
import faulthandler
import os
import pickle
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from time import monotonic
from typing import Any

from align.errors import LoadError, SlowError, SverkaError

#: The longest processor time for a document: a fixed number of seconds, plus some for each
#: megabyte.
SECONDS = 60.0
SECONDS_A_MEGABYTE = 3.0
#: Other work on the machine may make it last this many times longer by the clock.
PATIENCE = 10

# A helper that has read this many bytes is not kept: Python does not give the memory back.
_LARGE = 8 * 2**20

_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from align.loaders import apart; apart.serve()"

_idle: list[subprocess.Popen[bytes]] = []  # at most one; list.append and list.pop are atomic


def call(function: str, *arguments: Any, where: str, size: int) -> Any:
    """Return what ``function`` (``package.module:name``) returns, or raise what it raises.

    ``where`` names the document and ``size`` is its length in bytes. Raises SlowError if it takes
    too long, and LoadError if the helper fails in another way.
    """
    if not sys.executable:  # Python is embedded in another program: there is nothing to start
        return _named(function)(*arguments)
    seconds = SECONDS + SECONDS_A_MEGABYTE * size / 2**20
    helper = _take(where)
    began = monotonic()
    try:
        pickle.dump((function, arguments, seconds), _pipe(helper.stdin), pickle.HIGHEST_PROTOCOL)
        _pipe(helper.stdin).flush()
        done, answer = pickle.load(_pipe(helper.stdout))  # noqa: S301 by our own program
    except (EOFError, OSError, pickle.UnpicklingError) as error:
        _end(helper)
        if is_stopped(helper.returncode):
            raise _too_slow(where, seconds) from error
        if monotonic() - began >= PATIENCE * seconds:
            raise _too_slow(where, PATIENCE * seconds) from error
        raise _lost(where, helper.returncode) from error
    except BaseException:  # such as a keyboard interrupt: the next call would receive this answer
        _end(helper)
        raise
    if size > _LARGE or _idle:
        _end(helper)
    else:
        _idle.append(helper)
    if not done:
        raise answer
    return answer


def serve() -> None:
    """Run as the helper: answer calls from standard input until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the signal is meant for the caller
    calls, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the answers
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 not a real file
        while True:
            try:
                function, arguments, seconds = pickle.load(calls)  # noqa: S301 from our own program
            except EOFError:
                return
            limit(seconds)
            # The watchdog thread runs no Python code, so nothing can delay it.
            faulthandler.dump_traceback_later(PATIENCE * seconds, exit=True, file=nowhere)
            answer = _answer(function, arguments)
            faulthandler.cancel_dump_traceback_later()
            limit(0)
            try:
                answers.write(answer)
                answers.flush()
            except BrokenPipeError:  # the caller was killed meanwhile
                os._exit(1)


def limit(seconds: float) -> None:
    """End this process once it has had ``seconds`` more of processor time; 0 removes the limit.

    Windows has no such limit.
    """
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)


def is_stopped(status: int | None) -> bool:
    """Whether a process that ended with ``status`` had used up its processor time."""
    return hasattr(signal, "SIGPROF") and status == -signal.SIGPROF


def _answer(function: str, arguments: tuple[Any, ...]) -> bytes:
    """Return whether ``function`` succeeded, and what it returned or raised."""
    try:
        return pickle.dumps((True, _named(function)(*arguments)), -1)
    except SverkaError as error:
        return pickle.dumps((False, error), -1)
    except BaseException as error:  # noqa: BLE001 the caller must learn of our own bugs too
        told = "".join(traceback.format_exception(error))
        return pickle.dumps((False, RuntimeError(f"a document could not be read:\n{told}")), -1)


def _named(function: str) -> Callable[..., Any]:
    module, _, name = function.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def _take(where: str) -> subprocess.Popen[bytes]:
    """Return a helper that is ready for a call."""
    with suppress(IndexError):
        helper = _idle.pop()
        if helper.poll() is None:
            return helper
        _end(helper)
    try:
        return subprocess.Popen(  # noqa: S603 our own program, without a shell
            [sys.executable, "-c", _PROGRAM, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
    except OSError as error:
        raise LoadError(
            "the process that reads files cannot be started ({reason})",
            where=where,
            hint="Close other programs and try again",
            reason=error,
        ) from error


def _end(helper: subprocess.Popen[bytes]) -> None:
    helper.kill()
    for pipe in (helper.stdin, helper.stdout):
        with suppress(OSError):
            _pipe(pipe).close()
    helper.wait()


def _pipe(stream: Any) -> Any:
    return stream  # by its type, Popen may have None here; ours never does


def _too_slow(where: str, seconds: float) -> SlowError:
    return SlowError(
        "reading took more than {seconds:.0f} s and was stopped",
        where=where,
        hint="Save only its text, as .txt, or split it into parts",
        seconds=seconds,
    )


def _lost(where: str, status: int | None) -> LoadError:
    return LoadError(
        "the process that was reading it ended without an answer (status {status})",
        where=where,
        hint="It may have run out of memory: split the text into parts",
        status=status,
    )


@atexit.register
def _end_all() -> None:
    while _idle:
        _end(_idle.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_idle.clear)  # two processes must not share one helper
