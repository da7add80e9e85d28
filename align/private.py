"""Files with people's texts, which nobody else on the machine should read.

A system without owners and modes, such as Windows, keeps a user's folders private itself; there
these functions do nothing.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

#: Endings of files that SQLite may create next to its own.
_BESIDE = ("", "-wal", "-shm", "-journal")


def folder(path: Path) -> None:
    """Make a folder that only its owner can use. Missing parents get the usual permissions; an
    existing folder is left as it is. Raises OSError.
    """
    path.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)


def file(path: Path) -> None:
    """Make an empty file that only its owner can use; an existing one is left as it is.

    SQLite gives the files next to it the same permissions. If no file can be made, the next attempt
    to open it reports why.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, stat.S_IRUSR | stat.S_IWUSR))


def tighten(path: Path) -> None:
    """Make your own SQLite file private if others can read it only by default.

    That is the case if everyone may read it. Those who may also write to it were given access on
    purpose and keep it, and so does a group if the others have no access already.
    """
    if not hasattr(os, "geteuid"):
        return
    for name in _BESIDE:
        with suppress(OSError):
            one = path.with_name(path.name + name)
            facts = one.stat()
            mode = stat.S_IMODE(facts.st_mode)
            if facts.st_uid == os.geteuid() and (wanted := _tightened(mode)) != mode:
                one.chmod(wanted)


def _tightened(mode: int) -> int:
    if not mode & stat.S_IROTH:
        return mode
    for read, write, every in (
        (stat.S_IROTH, stat.S_IWOTH, stat.S_IRWXO),
        (stat.S_IRGRP, stat.S_IWGRP, stat.S_IRWXG),
    ):
        if mode & read and not mode & write:
            mode &= ~every
    return mode
