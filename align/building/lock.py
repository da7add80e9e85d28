"""One build at a time in the folder of a corpus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from align.errors import ExportError

#: The file that is locked, in the corpus. The system unlocks it when the process ends, however it
#: ends, so a file that is left over locks nothing.
NAME = ".lock"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other builds out of ``folder``: both would do all the work. Where the disk has no locks,
    nothing is kept out. Raises ExportError if a build is at work there.
    """
    lock = FileLock(folder / NAME)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise ExportError(
            "another build is at work in this folder",
            where=str(folder),
            hint="Wait until it ends, or choose another folder",
        ) from error
    except (OSError, NotImplementedError):
        yield
        return
    try:
        yield
    finally:
        lock.release()
