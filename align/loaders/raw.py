"""The edge of the loaders: the bytes of a source, up to a limit."""

from __future__ import annotations

import mimetypes
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from align import files
from align.errors import LoadError, UsageError

Source = str | Path | tuple[str, bytes]

#: The largest source in bytes (64 MiB, some 10,000 book pages); more is never read.
MAX_BYTES = 64 * 2**20

# Path collapses a double slash to one.
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+):/{1,2}(?=[^/])", re.IGNORECASE)


#: A page in a file of a web archive: its address, or the offset of its record.
_RECORD = re.compile(r"(.+?\.warc(?:\.gz)?)#(.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Options:
    """How a user wants files to be read.

    ``encoding`` is that of texts that are not UTF-8, as Python or the web call it; None: guess it.
    ``repair`` undoes wrong encodings in the text. ``keep_segments`` keeps the segments that a file
    has (units, lines, cues) as sentences. ``code`` keeps blocks of program code. ``assumed`` is the
    tag of the language of a text that is too short to tell its own.
    """

    encoding: str | None = None
    repair: bool = False
    keep_segments: bool = False
    code: bool = False
    assumed: str | None = None


#: Everything as usual.
USUAL = Options()


@dataclass(frozen=True, slots=True)
class Raw:
    """A source before it is decoded: ``name`` is the path or the name as the user gave it.

    A page from the web has the ``address`` that it was fetched from, and the media type (in lower
    case) and the ``charset`` that its server states. ``options`` are what the user wants.
    """

    name: str
    data: bytes
    address: str | None = None
    media: str | None = None
    charset: str | None = None
    options: Options = USUAL
    folder: str | None = None

    @property
    def suffix(self) -> str:
        """The extension in lower case, with its dot: of the media type, else of the file name.

        For a packed file (``memory.tmx.gz``) it is the one before ``.gz``.
        """
        by_media = mimetypes.guess_extension(self.media) if self.media else None
        return by_media or Path(self.name.lower().removesuffix(".gz")).suffix


def check_source(source: Source) -> None:
    """Raise UsageError if a source has no name."""
    name = source[0] if isinstance(source, tuple) else str(source)
    if not name.strip():
        raise UsageError("the name of the text is empty", hint="Give a path, for example text.txt")


def address(source: Source) -> str | None:
    """Return ``source`` if it is the address of a page (``https://...``) rather than a file, else
    None.
    """
    if not isinstance(source, tuple) and (files.stored(source) or record(source)):
        return None
    found = None if isinstance(source, tuple) else _ADDRESS.match(str(source))
    return f"{found[1]}://{str(source)[found.end() :]}" if found else None


def record(source: Source) -> tuple[str, str] | None:
    """The file of a web archive and the page in it, if ``source`` is ``file.warc.gz#page``."""
    found = None if isinstance(source, tuple) else _RECORD.fullmatch(str(source))
    return (found[1], found[2]) if found else None


def read(source: Source) -> Raw:
    """Return the bytes of ``source``, at most ``MAX_BYTES`` of them.

    Raises LoadError if the file is unreadable, empty or too large.
    """
    check_source(source)
    if isinstance(source, tuple):
        name, data = source
        folder = None
        _check_size(name, len(data))
    else:
        name = str(source)
        data = _read_file(name)
        folder = str(Path(name).resolve().parent)
    if not data:
        raise LoadError("the file is empty", where=name, hint="Give a file with the text in it")
    return Raw(name, data, folder=folder)


def begin(source: str | Path, size: int = 4096) -> Raw:
    """Return the first bytes of a file, to recognise its kind. Raises LoadError."""
    return Raw(str(source), files.content(source, size=size))


def _read_file(name: str) -> bytes:
    try:
        status = Path(name).stat()
    except (OSError, ValueError):
        pass  # opening it says what is wrong
    else:
        # Opening a pipe would wait for someone to write to it.
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise LoadError(
                "this is a device or a pipe, not a file", where=name, hint="Give a file"
            )
        _check_size(name, status.st_size)
    data = files.content(name, size=MAX_BYTES + 1)
    _check_size(name, len(data))  # the file may have grown since its size was read
    return data


def _check_size(name: str, size: int) -> None:
    if size > MAX_BYTES:
        raise LoadError(
            "the file is larger than the limit of {most} MB: {size:,.0f} MB",
            where=name,
            hint="Split the text into parts",
            size=size / 2**20,
            most=MAX_BYTES // 2**20,
        )
