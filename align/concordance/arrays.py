"""One file with a stream of bytes, named arrays and some JSON, to be mapped into memory.

The file is written in one pass: bytes, arrays, then a directory in JSON, and its place at the end.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from align import private
from align.errors import ExportError

#: At the beginning and at the end of a whole file. The number changes with what is in it.
MARK = b"sverka index 02\n"
_ALIGNED = 64
_PLACE = 8


class Writer:
    """Writes a file next to ``path`` and puts it there when it is whole. Only its owner can read
    it, or everyone who can read the file ``like``. Raises ExportError.
    """

    def __init__(self, path: Path, like: Path | None = None) -> None:
        self._path = path
        self._like = like
        self._aside = path.with_name(f"{path.name}.{os.getpid()}.part")
        self._arrays: dict[str, tuple[str, int, int]] = {}
        try:
            self._aside.unlink(missing_ok=True)
            private.file(self._aside)
            self._file = self._aside.open("r+b")
            self._file.write(MARK)
        except OSError as error:
            raise self._refused(error) from error

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._file.close()
        if kind is not None:
            with suppress(OSError):
                self._aside.unlink()

    def put(self, content: bytes) -> None:
        """Add to the stream of bytes; not after the first array."""
        self._write(content)

    def add(self, name: str, array: NDArray[Any]) -> None:
        """Add an array of one dimension."""
        self._write(b"\0" * (-self._file.tell() % _ALIGNED))
        self._arrays[name] = (array.dtype.str, len(array), self._file.tell())
        self._write(np.ascontiguousarray(array).data.cast("B") if len(array) else b"")

    def finish(self, facts: Mapping[str, Any]) -> None:
        """Add the directory, with ``facts``, and put the file in its place."""
        place = self._file.tell()
        directory = json.dumps({"arrays": self._arrays, **facts}, ensure_ascii=False)
        self._write(directory.encode("utf-8", "surrogatepass"))
        self._write(place.to_bytes(_PLACE, "little") + MARK)
        try:
            self._file.close()
            if self._like is not None:
                self._aside.chmod(stat.S_IMODE(self._like.stat().st_mode))
            self._aside.replace(self._path)
        except OSError as error:
            raise self._refused(error) from error

    def _write(self, content: bytes | memoryview) -> None:
        try:
            self._file.write(content)
        except OSError as error:
            raise self._refused(error) from error

    def _refused(self, error: OSError) -> ExportError:
        return ExportError(
            "the index cannot be written ({reason})",
            where=str(self._path),
            hint="Choose another place with --index",
            reason=error.strerror or error,
        )


class Arrays:
    """A file that ``Writer`` wrote. Raises OSError or ValueError if it is not whole."""

    def __init__(self, path: Path) -> None:
        self._bytes = np.asarray(np.memmap(path, np.uint8, "r"))
        tail = len(self._bytes) - len(MARK)
        if bytes(self._bytes[: len(MARK)]) != MARK or bytes(self._bytes[tail:]) != MARK:
            raise ValueError(path)
        place = int.from_bytes(bytes(self._bytes[tail - _PLACE : tail]), "little")
        directory = bytes(self._bytes[place : tail - _PLACE]).decode("utf-8", "surrogatepass")
        self.facts: dict[str, Any] = json.loads(directory)
        self._places: dict[str, tuple[str, int, int]] = self.facts.pop("arrays")

    def __getitem__(self, name: str) -> NDArray[Any]:
        kind, size, begin = self._places[name]
        dtype = np.dtype(kind)
        return self._bytes[begin : begin + size * dtype.itemsize].view(dtype)

    def stream(self, begin: int, end: int) -> bytes:
        """A part of the stream of bytes, counted from its beginning."""
        return self._bytes[len(MARK) + begin : len(MARK) + end].tobytes()

    def strings(self, name: str) -> list[str]:
        """A list of texts that ``strings`` made an array of."""
        text = self[name].tobytes().decode("utf-8", "surrogatepass")
        return text.split("\n") if text else []


def strings(texts: list[str]) -> NDArray[np.uint8]:
    """Texts without line breaks as an array."""
    return np.frombuffer("\n".join(texts).encode("utf-8", "surrogatepass"), np.uint8)
