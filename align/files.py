"""Files that a user names: opened and read, with the right error if that is impossible.

A name may be a path, or an address in a store that fsspec knows (``s3://bucket/text.txt``).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, BinaryIO

from align.errors import LoadError, SverkaError, require
from align.words import later

_HINT = later("Check the path")
_NOT_UTF8 = later("the file is not encoded in UTF-8 (line {line})")


#: How addresses of stored files begin. Those of pages (``https``) are not among them.
_STORED = re.compile(
    r"(s3|gs|gcs|az|abfs|abfss|hdfs|webhdfs|sftp|memory):/{1,2}(?=[^/])", re.IGNORECASE
)


def stored(name: str | Path) -> str | None:
    """The address of a file in a store, as fsspec takes it; None if ``name`` is something else."""
    found = _STORED.match(str(name))  # Path has made one slash of two
    return f"{found[1].lower()}://{str(name)[found.end() :]}" if found else None


def store_of(address: str) -> tuple[Any, str]:
    """The fsspec file system of an address, and the path in it.

    Raises DependencyError, LoadError.
    """
    require(later("working with files in a store"), "fsspec")
    import fsspec

    try:
        system, path = fsspec.url_to_fs(address)
    except ImportError as reason:  # names the library for this kind of store
        raise LoadError(
            later("files in this store need another library ({reason})"),
            where=address,
            hint=later("Install that library"),
            reason=reason,
        ) from reason
    return system, path


def listed(address: str) -> list[str]:
    """The addresses of all files below a folder in a store, sorted. Raises LoadError."""
    system, path = store_of(address)
    try:
        found = system.find(path)
    except Exception as reason:
        raise _unreadable(address, reason, LoadError, _HINT) from reason
    return sorted(str(system.unstrip_protocol(one)) for one in found)


def opened(
    path: str | Path, *, error: type[SverkaError] = LoadError, hint: str = _HINT
) -> BinaryIO:
    """Open a file to read its bytes. Raises ``error`` with the reason, and ``hint`` unless another
    one says better what to do.
    """
    address = stored(path)
    try:
        if address:
            return _opened_in_store(address)
        return Path(path).open("rb")
    except SverkaError:
        raise
    except FileNotFoundError as reason:
        raise error(later("there is no such file"), where=str(path), hint=hint) from reason
    except IsADirectoryError as reason:
        said = later("this is a folder, not a file")
        raise error(said, where=str(path), hint=later("Give one of its files")) from reason
    except PermissionError as reason:
        said = later("no permission to read the file")
        todo = later("Ask for permission or copy the file")
        raise error(said, where=str(path), hint=todo) from reason
    except (OSError, ValueError) as reason:  # ValueError: a NUL inside the path
        raise _unreadable(path, reason, error, hint) from reason


def _opened_in_store(address: str) -> BinaryIO:
    system, path = store_of(address)
    try:
        file: BinaryIO = system.open(path, "rb")
    except OSError:
        raise
    except Exception as reason:  # each store has errors of its own
        raise OSError(str(reason)) from reason
    return file


def content(
    path: str | Path, *, size: int = -1, error: type[SverkaError] = LoadError, hint: str = _HINT
) -> bytes:
    """Read a file, or its first ``size`` bytes. Raises ``error``, as ``opened`` does."""
    with opened(path, error=error, hint=hint) as file:
        try:
            return file.read(size)
        except OSError as reason:
            raise _unreadable(path, reason, error, hint) from reason


def text(path: str | Path, *, error: type[SverkaError] = LoadError, hint: str = _HINT) -> str:
    """Read a file in UTF-8, with or without a mark. Raises ``error``, as ``opened`` does, also if
    it is in another encoding.
    """
    data = content(path, error=error, hint=hint)
    try:
        found = data.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        line = data.count(b"\n", 0, reason.start) + 1
        raise error(_NOT_UTF8, where=str(path), hint=hint, line=line) from reason
    return found.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(
    path: str | Path, reason: Exception, error: type[SverkaError], hint: str
) -> SverkaError:
    said = reason.strerror if isinstance(reason, OSError) else None
    return error(
        later("the file cannot be read ({reason})"),
        where=str(path),
        hint=hint,
        reason=said or reason,
    )
