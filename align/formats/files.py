"""Files that are written completely or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from align.errors import ExportError


def check_writable(path: Path) -> None:
    """Raise ExportError if a file could not be written to ``path``."""
    folder = path.resolve().parent
    if path.is_dir():
        raise ExportError("this is a folder", where=str(path), hint="Name a file in it")
    if not folder.is_dir():
        raise ExportError(
            "the folder of this file does not exist",
            where=str(path),
            hint="Create {folder}",
            folder=folder,
        )
    # A protected file in an open folder could still be replaced, but its owner does not want that.
    obstacle = path if path.exists() else folder
    if not os.access(obstacle, os.W_OK):
        raise ExportError(
            "no permission to write here", where=str(path), hint="Choose another place"
        )


def make_folder(path: Path) -> None:
    """Create a folder with all above it. Raises ExportError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            "the folder cannot be created ({reason})",
            where=str(path),
            reason=error.strerror or error,
        ) from error


def append_line(path: Path, line: bytes) -> None:
    """Add ``line`` to a file in one write, so that an interruption leaves it or nothing; the folder
    and the file are created if necessary. A line that an interruption cut off is removed. Raises
    ExportError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab+", buffering=0) as file:
            if file.seek(0, os.SEEK_END):
                file.seek(-1, os.SEEK_END)
                if file.read() != b"\n":
                    file.seek(0)
                    file.truncate(file.readall().rfind(b"\n") + 1)
            file.write(line + b"\n")
    except OSError as error:
        raise ExportError(
            "the file cannot be written ({reason})", where=str(path), reason=error.strerror or error
        ) from error


def whole_lines(path: Path) -> list[bytes]:
    """The lines of a file that ``append_line`` wrote, without one that an interruption cut off;
    none if there is no file. Raises OSError.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return []
    return data[: data.rfind(b"\n") + 1].splitlines()


def replace_file(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Replace the content of ``path`` in one step; its permissions stay.

    ``content`` may be given in parts.

    The content is first written to a file next to the target, which is then renamed, so neither a
    full disk nor an interruption leaves half a file. Links are followed; a device or a pipe is
    written to, never replaced. Raises ExportError.
    """
    check_writable(path)
    parts = [content] if isinstance(content, bytes) else content
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                file.writelines(parts)
        else:
            _write_beside(target, parts)
    except OSError as error:
        raise ExportError(
            "the file cannot be written ({reason})", where=str(path), reason=error.strerror or error
        ) from error


def _write_beside(target: Path, parts: Iterable[bytes]) -> None:
    # A short temporary name: the target's may already be as long as the disk allows.
    beside = target.with_name(f".sverka-{secrets.token_hex(6)}")
    try:
        with beside.open("xb") as file:
            file.writelines(parts)
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
