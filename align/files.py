"""Files that a user names: opened and read, with the right error if that is impossible."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from align.errors import LoadError, SverkaError
from align.words import later

_HINT = later("Check the path")
_NOT_UTF8 = later("the file is not encoded in UTF-8 (line {line})")


def opened(
    path: str | Path, *, error: type[SverkaError] = LoadError, hint: str = _HINT
) -> BinaryIO:
    """Open a file to read its bytes. Raises ``error`` with the reason, and ``hint`` unless another
    one says better what to do.
    """
    try:
        return Path(path).open("rb")
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
