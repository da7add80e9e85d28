"""A table of formats, and how to find a row: by its name or by a file's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from align import arguments
from align.errors import ExportError
from align.formats.files import check_writable
from align.words import later


class Format(NamedTuple):
    """A row of the table.

    ``extensions`` are in lower case with their dot, the usual one first; ``writer`` is
    ``module:function`` in the table's package; ``media_type`` is for downloads; ``sides`` are those
    that a bead must have to be in the file; ``in_parts`` is the writer for an alignment in parts;
    ``of_work`` is the one for a ``Work`` and the language of headings, if a file of this format
    also says what people did.

    If it takes ``pairs``, ``writer`` is its only one: it takes any number of ``TextPair`` one by
    one and yields the file in parts. If a format has several ``files``, it yields the ending of one
    of them with each part. ``keeps`` names what is in the file, as in ``TRAITS``; ``reads`` says
    whether Sverka reads the format. The file of a side ends in its language and ``beside``.
    """

    name: str
    extensions: tuple[str, ...]
    writer: str
    media_type: str
    description: str
    sides: tuple[str, ...] = ()
    in_parts: str = ""
    of_work: str = ""
    pairs: bool = False
    files: bool = False
    keeps: str = ""
    reads: bool = False
    beside: str = ""

    @property
    def streams(self) -> bool:
        """Whether alignments of any number and size can be written one after another."""
        return self.pairs or bool(self.in_parts)

    def load(self, package: str) -> Callable[..., bytes]:
        """Return the writer, whose module under ``package`` is imported only now."""
        return self._named(package, self.writer)

    def load_pairs(self, package: str) -> Callable[..., Iterator[Any]]:
        """Return the writer that takes pairs."""
        return self._named(package, self.writer)

    def load_in_parts(self, package: str) -> Callable[..., Iterator[bytes]]:
        """Return the writer that takes parts and yields parts of the file."""
        return self._named(package, self.in_parts)

    def load_of_work(self, package: str) -> Callable[..., bytes]:
        """Return the writer that takes a ``Work`` and a language."""
        return self._named(package, self.of_work)

    def _named(self, package: str, name: str) -> Callable[..., Any]:
        module, _, function = name.partition(":")
        writer: Callable[..., Any] = getattr(import_module(f"{package}.{module}"), function)
        return writer


@dataclass(frozen=True, slots=True)
class Table:
    """A table of formats by name, and what to say if it has none: of a name (with ``{name!r}``), or
    of an extension (with ``{extension!r}``).
    """

    rows: Mapping[str, Format]
    no_name: str
    no_extension: str

    def find(self, name: str) -> Format:
        """Find the row called ``name``. Raises ExportError, which lists the names that exist."""
        try:
            return self.rows[name.lower()]
        except KeyError:
            near = arguments.nearest(name, self.rows)
            raise ExportError(
                self.no_name,
                hint="Did you mean {near}? Choose one of {choices}"
                if near
                else "Choose one of {choices}",
                name=name,
                near=near,
                choices=", ".join(self.rows),
            ) from None

    def choose(self, path: str | Path, name: str | None = None) -> Format:
        """Find the format for ``path``: the one named, else the one with the longest extension that
        the path has.

        Also checks that the file can be written, so that a caller can ask before a long job begins.
        Raises ExportError, which lists the extensions that exist.
        """
        path = arguments.path(path)
        if path.is_dir():
            check_writable(path)  # a folder rarely has an extension
        chosen = self._by_extension(path) if name is None else self.find(name)
        check_writable(path)
        return chosen

    def _by_extension(self, path: Path) -> Format:
        matching = {
            end: row
            for row in reversed(list(self.rows.values()))
            for end in row.extensions
            if path.suffix and path.name.lower().endswith(end)
        }
        if matching:
            return matching[max(matching, key=len)]
        known = ", ".join(end for row in self.rows.values() for end in row.extensions)
        raise ExportError(
            self.no_extension if path.suffix else later("the name has no extension"),
            where=str(path),
            hint="Use one of {extensions}, or name the format (--format)",
            extensions=known,
            extension=path.suffix,
        )
