"""Files that hold people's texts, which nobody else on the machine is to read.

A system without owners and modes, such as Windows, keeps what is in a user's folders private
itself; nothing is done there.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

#: What SQLite may have put beside its file.
_BESIDE = ("", "-wal", "-shm", "-journal")


def folder(path: Path) -> None:
    """Make a folder for its owner alone; those on the way to it are made as folders usually are,
    and one that is there stays as it is. Raises OSError.
    """
    path.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)


def file(path: Path) -> None:
    """Make an empty file for its owner alone; one that is there stays as it is.

    SQLite gives what it puts beside a file the same permissions. Where no file can be made,
    whoever opens it next finds out why.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, stat.S_IRUSR | stat.S_IWUSR))


def tighten(path: Path) -> None:
    """Take an SQLite file of one's own from those who may read it only because new files are so.

    That is when everyone may read it. Who may write it as well was let in on purpose and stays, and
    so does a group where the others are shut out already.
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
