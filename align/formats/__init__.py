"""Interchange formats: an alignment as a file that other programs can open.

Each format has its own file; ``FORMATS`` is the one list of them, and a format's module is imported
only when it is used. A writer turns an alignment into bytes and knows nothing about files; only
``export`` touches the disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from align import arguments
from align.alignment import Alignment
from align.formats import rows
from align.formats.files import (
    append_line,
    check_writable,
    make_folder,
    replace_file,
    whole_lines,
)
from align.formats.rows import Format
from align.formats.work import Work
from align.words import later

__all__ = [
    "FORMATS",
    "Format",
    "append_line",
    "check_writable",
    "choose",
    "export",
    "export_parts",
    "find",
    "left_out",
    "make_folder",
    "render",
    "render_parts",
    "render_work",
    "replace_file",
    "whole_lines",
]

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

#: Every format by name, in the order in which it is offered to people.
FORMATS: dict[str, Format] = {
    row.name: row
    for row in (
        Format(
            "tmx",
            (".tmx",),
            "tmx:render",
            "application/x-tmx+xml",
            "translation memory, TMX 1.4b",
            sides=("src", "tgt"),
            in_parts="tmx:render_parts",
            of_work="tmx:render_work",
        ),
        Format(
            "xliff",
            (".xlf", ".xliff"),
            "xliff:render",
            "application/xliff+xml",
            "translation units for editing, XLIFF 1.2",
            sides=("src",),
            in_parts="xliff:render_parts",
            of_work="xliff:render_work",
        ),
        Format(
            "xliff2",
            (".v2.xlf", ".v2.xliff"),
            "xliff2:render",
            "application/xliff+xml",
            "translation units for editing, XLIFF 2.1",
            sides=("src",),
            of_work="xliff2:render_work",
        ),
        Format(
            "docx",
            (".docx",),
            "docx:render",
            _DOCX,
            "Word: the translation with tracked changes and comments",
            of_work="docx:tracked",
        ),
        Format(
            "docx-table",
            (".table.docx",),
            "docx:render_table",
            _DOCX,
            "Word: a table of both texts with changes, comments and decisions",
            of_work="docx:table",
        ),
        Format(
            "xlsx",
            (".xlsx",),
            "workbook:render",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "workbook of both texts with changes, comments and decisions",
            of_work="workbook:table",
        ),
        Format(
            "text",
            (".txt",),
            "text:render",
            "text/plain",
            "the translation as plain text",
        ),
        Format(
            "jsonl",
            (".jsonl",),
            "jsonlines:render",
            "application/jsonl",
            "JSON lines, one per bead",
            in_parts="jsonlines:render_parts",
            of_work="jsonlines:render_work",
        ),
        Format(
            "csv",
            (".csv",),
            "delimited:csv_table",
            "text/csv",
            "table for spreadsheets",
            in_parts="delimited:csv_parts",
            of_work="delimited:csv_work",
        ),
        Format(
            "tsv",
            (".tsv",),
            "delimited:tsv_table",
            "text/tab-separated-values",
            "table for programs, one line per bead",
            in_parts="delimited:tsv_parts",
            of_work="delimited:tsv_work",
        ),
        Format(
            "tokens",
            (".tok",),
            "tokens:render",
            "text/plain",
            "tokens for word aligners",
            sides=("src", "tgt"),
            in_parts="tokens:render_parts",
        ),
        Format(
            "html-review",
            (".review.html",),
            "proof:render",
            "text/html",
            "web page to print, with changes, comments and decisions",
            of_work="proof:render_work",
        ),
        Format(
            "html", (".html", ".htm"), "webpage:render", "text/html", "web page to read and print"
        ),
    )
}


def find(name: str) -> Format:
    """Find the row of ``FORMATS`` called ``name``.

    Raises ExportError, which lists the names that exist.
    """
    return rows.by_name(FORMATS, name, later("there is no format {name!r}"))


def choose(path: str | Path, format: str | None = None) -> Format:  # noqa: A002
    """Find the format for ``path``: the one named, else by extension.

    Also checks that the file can be written, so that a caller can ask before a long job begins.
    Raises ExportError.
    """
    path = arguments.path(path)
    chosen = _by_extension(path) if format is None else find(format)
    check_writable(path)
    return chosen


def left_out(alignment: Alignment, format: Format) -> int:  # noqa: A002
    """How many beads do not fit into a format because a side that it needs is missing."""
    return sum(not all(getattr(bead, side) for side in format.sides) for bead in alignment.beads)


@arguments.checked
def render(alignment: Alignment, format: str) -> bytes:  # noqa: A002
    """Return ``alignment`` as the content of a file in ``format``, a name from ``FORMATS``.

    Raises ExportError for an unknown name.
    """
    return find(format).load(__name__)(alignment)


@arguments.checked
def render_work(work: Work, format: str, lang: str = "en") -> bytes:  # noqa: A002
    """Return a reviewed translation as the content of a file in ``format``.

    Formats that have a place for it also say what people did: tracked changes, comments, decisions,
    findings. ``lang`` (``en``, ``ru``) is the language of headings. Raises ExportError for an
    unknown name.
    """
    row = find(format)
    if not row.of_work:
        return row.load(__name__)(work.alignment)
    return row.load_of_work(__name__)(work, lang)


@arguments.checked
def export(alignment: Alignment, path: str | Path, format: str | None = None) -> Path:  # noqa: A002
    """Write ``alignment`` to ``path`` and return the path.

    ``format`` is a name from ``FORMATS``; without it the extension decides. The file is written
    completely or not at all, and replaces an existing one. Raises ExportError.
    """
    path = arguments.path(path)
    replace_file(path, render(alignment, choose(path, format).name))
    return path


def export_parts(parts: Iterable[Alignment], path: Path, format: Format) -> None:  # noqa: A002
    """Write an alignment that is given in parts to ``path``, in a format that can be written so.

    Raises ExportError.
    """
    replace_file(path, format.load_in_parts(__name__)(parts))


def render_parts(parts: Iterable[Alignment], format: Format) -> Iterator[bytes]:  # noqa: A002
    """Yield the content of a file from an alignment that is given in parts."""
    return format.load_in_parts(__name__)(parts)


def _by_extension(path: Path) -> Format:
    problem = later("no format has the extension {extension!r}")
    return rows.by_ending(FORMATS, path.name, path, problem)
