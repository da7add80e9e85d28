"""The edge of the loaders: the bytes of a source, and whether they can be a text at all."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from align.errors import LoadError

Source = str | Path | tuple[str, bytes]

#: No source may have more bytes than this (64 MiB, some 10,000 book pages); no more is ever read.
MAX_BYTES = 64 * 2**20

_ADDRESS = re.compile(r"https?:/", re.IGNORECASE)

_SAVE_AS_TEXT = "Save it as plain text or HTML and give that file"

#: First bytes of what people drop on a text tool by mistake, and its name.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive, a Word document or a spreadsheet"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document or spreadsheet"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
)


@dataclass(frozen=True, slots=True)
class Raw:
    """A source before it is decoded: ``name`` is the path or the name as the user gave it."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """The file name's extension in lower case, with its dot; empty where there is none."""
        return Path(self.name).suffix.lower()


def read(source: Source) -> Raw:
    """Return the bytes of ``source``, at most ``MAX_BYTES`` of them.

    Raises LoadError for an address, for what is not a readable file, and for
    what is empty, too large or visibly no text.
    """
    if isinstance(source, tuple):
        name, data = source
        _check_size(name, len(data))
    else:
        name = str(source)
        data = _read_file(name)
    if not data:
        raise LoadError("the file is empty", where=name, hint="Give a file that holds the text")
    looks_like = next((kind for mark, kind in _SIGNATURES if data.startswith(mark)), None)
    if looks_like:
        raise LoadError(f"this looks like {looks_like}, not a text", where=name, hint=_SAVE_AS_TEXT)
    return Raw(name, data)


def _read_file(name: str) -> bytes:
    if _ADDRESS.match(name):
        raise LoadError(
            "this version does not fetch addresses",
            where=name,
            hint="Save the page in the browser and give the file",
        )
    path = Path(name)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise LoadError(
                "this is a directory, not a file", where=name, hint="Give one of its files"
            )
        if not stat.S_ISREG(status.st_mode):
            raise LoadError(
                "this is a device or a pipe, not a file", where=name, hint="Give a file"
            )
        _check_size(name, status.st_size)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise LoadError("there is no such file", where=name, hint="Check the path") from error
    except PermissionError as error:
        raise LoadError(
            "the file may not be read", where=name, hint="Ask for permission or copy the file"
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL inside the path
        raise LoadError(
            f"the file cannot be read ({error})", where=name, hint="Check the path"
        ) from error
    _check_size(name, len(data))  # the file may have grown since it was measured
    return data


def _check_size(name: str, size: int) -> None:
    if size > MAX_BYTES:
        raise LoadError(
            f"{size / 2**20:,.0f} MB are more than the {MAX_BYTES // 2**20} MB that are read",
            where=name,
            hint="Split the text into parts",
        )
