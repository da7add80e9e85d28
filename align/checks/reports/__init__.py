"""Findings as files. ``REPORTS`` lists the formats; their modules are loaded on first use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from align.alignment import Alignment
from align.checks.model.finding import Finding
from align.formats import Format, check_writable, rows
from align.words import later

#: All formats by name, in the order in which they are offered. Each extension appears only once.
REPORTS: dict[str, Format] = {
    row.name: row
    for row in (
        Format("html", (".html", ".htm"), "page:render", "text/html", "web page to read and print"),
        Format(
            "xlsx",
            (".xlsx",),
            "workbook:render",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "Excel workbook",
        ),
        Format(
            "sarif",
            (".sarif", ".sarif.json"),
            "sarif:render",
            "application/sarif+json",
            "SARIF 2.1.0, for build servers and editors",
        ),
        Format("json", (".json",), "plain:json_report", "application/json", "for programs"),
        Format("text", (".txt",), "plain:text_report", "text/plain", "plain text"),
    )
}


def find(name: str) -> Format:
    """The row of REPORTS called ``name``. Raises ExportError, which lists the names that exist."""
    return rows.by_name(REPORTS, name, later("there is no report format {name!r}"))


def choose(path: str | Path, name: str | None = None) -> Format:
    """The format for ``path``: by ``name`` if given, otherwise by its extension.

    Also checks that the file can be written. Raises ExportError.
    """
    path = Path(path)
    chosen = find(name) if name is not None else _by_extension(path)
    check_writable(path)
    return chosen


def _by_extension(path: Path) -> Format:
    problem = later("no report format has the extension {extension!r}")
    return rows.by_ending(REPORTS, path.name, path, problem)


def render(alignment: Alignment, findings: Sequence[Finding], name: str, lang: str = "en") -> bytes:
    """The report called ``name`` as the content of a file, in ``lang`` (``en``, ``ru``).

    Raises ExportError if the name is unknown, DependencyError if a library is missing.
    """
    return find(name).load(__name__)(alignment, findings, lang)
