"""Files of translation units of any size, read part by part."""

from __future__ import annotations

import codecs
import gzip
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from align import files
from align.alignment import Alignment
from align.errors import LoadError
from align.loaders import bitext, damage, decode, guard
from align.loaders.raw import MAX_BYTES, USUAL, Options, Raw
from align.loaders.units import Reading, Unit
from align.text import Document
from align.words import Message

#: The number of units in a part: enough to detect their languages, few enough to save memory.
UNITS = 5000

_CHUNK = 2**20  # bytes that are read at once
_GZIP = b"\x1f\x8b\x08"


def is_large(path: Path) -> bool:
    """Whether a file is larger than what is read as a whole, perhaps only when unpacked."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            if size > 18 and file.read(3) == _GZIP:
                file.seek(-4, 2)  # where gzip states the size of what it packed
                size = max(size, int.from_bytes(file.read(4), "little"))
    except (OSError, ValueError):  # a path with a null byte
        return False  # the error is raised when the file is read
    return size > MAX_BYTES


class Parts:
    """An alignment that a large file states, in parts: iterate over them as often as you like.

    Units without text in the two languages are left out. The languages are those of the first part
    unless they are given. After an iteration, ``notes``, ``langs`` and the numbers are complete.
    """

    def __init__(
        self,
        path: Path,
        module: str,
        langs: tuple[str | None, str | None],
        options: Options = USUAL,
    ) -> None:
        self.name = str(path)
        self._path, self._asked, self._repair = path, langs, options.repair
        self._module: Any = import_module(module)
        self._encoding = _stated(path, options.encoding)
        self._begin()

    def _begin(self) -> None:
        self.langs: tuple[str, str] = ("", "")
        self.beads = self.null_beads = 0
        self._reading = Reading(self._encoding)
        self._damaged, self._first = 0, ""
        self._units = self._left_out = self._second = 0
        self._names: tuple[str, str] = ("", "")
        self._told: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """Notes on what was left out so far."""
        left_out = bitext.left_out_notes(self._left_out, self._units, self._second, self._names)
        damaged = (
            (damage.note(self._damaged, self._first, repair=self._repair),) if self._damaged else ()
        )
        return (*self._reading.notes(), *left_out, *self._told, *damaged)

    def __iter__(self) -> Iterator[Alignment]:
        """Yield the parts. Raises LoadError."""
        self._begin()
        with (
            guard.foreign(self.name, Message("file of translation units")),
            opened(self._path) as file,
        ):
            units = self._module.read_units(file, self.name, self._reading)
            first = True
            while found := tuple(islice(units, UNITS)):
                yield self._part(found, first=first)
                first = False
        if first:
            self._module.bitext_of(self._reading, (), self.name)  # raises the error

    def _part(self, found: tuple[Unit, ...], *, first: bool) -> Alignment:
        whole = self._module.bitext_of(self._reading, found, self.name)
        if first:
            self._names = bitext.names(whole, *self._asked, self.name)
        pair = bitext.paired(whole, self._names, self._asked)
        if first:
            (src, of_src), (tgt, of_tgt) = bitext.tags(whole, pair, self._asked, self.name)
            self.langs, self._told = (src, tgt), (*of_src, *of_tgt)
        self._units += len(found)
        self._left_out += pair.left_out
        self._second += pair.second
        self.beads += len(pair.beads)
        self.null_beads += sum(bead.is_null for bead in pair.beads)
        made = bitext.part(pair, self.langs, self.name, whole.made_with)
        return replace(made, src=self._examined(made.src), tgt=self._examined(made.tgt))

    def _examined(self, side: Document) -> Document:
        found = damage.find(side)
        if found is None:
            return side
        self._first = self._first or found.first
        self._damaged += found.count
        return replace(found.repaired, notes=()) if self._repair else side


def _stated(path: Path, encoding: str | None) -> str | None:
    """Return the stated ``encoding`` of a file; None if its text is UTF-8 or has a mark."""
    if encoding is None:
        return None
    decode.check_encoding(encoding)
    decoder = codecs.getincrementaldecoder("utf-8")()
    with opened(path) as file:
        chunk = file.read(_CHUNK)
        if decode.has_mark(chunk):
            return None
        try:
            while chunk:
                decoder.decode(chunk)
                chunk = file.read(_CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return encoding
    return None


def opened(path: Path) -> BinaryIO:
    """Open a file that may be packed with gzip. Raises LoadError."""
    file = files.opened(path)
    if file.read(3) == _GZIP:
        file.close()
        unpacked: Any = gzip.open(path)  # noqa: SIM115 by the caller
        return unpacked  # type: ignore[no-any-return]
    file.seek(0)
    return file


def too_large(raw: Raw) -> LoadError:
    """Return the error for a large file that was to be read as a whole."""
    return LoadError(
        "the file is larger than {most} MB, which is too large to read into memory",
        where=raw.name,
        hint="Use a part of the file; only sverka import reads files of any size",
        most=MAX_BYTES // 2**20,
    )
