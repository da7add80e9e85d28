"""Quality reports as files. ``REPORTS`` lists the formats; modules are loaded on first use."""

from __future__ import annotations

from pathlib import Path

from align.formats import Format, check_writable, rows
from align.quality.evaluation import Evaluation
from align.words import later

#: All formats by name, in the order in which they are offered.
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
    problem = later("no report format has the extension {extension!r}")
    chosen = find(name) if name is not None else rows.by_ending(REPORTS, path.name, path, problem)
    check_writable(path)
    return chosen


def render(evaluation: Evaluation, name: str, lang: str = "en") -> bytes:
    """The report called ``name`` as the content of a file, in ``lang`` (``en``, ``ru``).

    Raises ExportError if the name is unknown, DependencyError if a library is missing.
    """
    return find(name).load(__name__)(evaluation, lang)
