"""Findings as files. ``REPORTS`` lists the formats; their modules are loaded on first use."""

from __future__ import annotations

from collections.abc import Sequence

from align.alignment import Alignment
from align.checks.model.finding import Finding
from align.formats.rows import Format, Table
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


_TABLE = Table(
    REPORTS,
    later("there is no report format {name!r}"),
    later("no report format has the extension {extension!r}"),
)
#: Find a row by its name, or by the name of a file, which must be one that can be written.
find, choose = _TABLE.find, _TABLE.choose


def render(alignment: Alignment, findings: Sequence[Finding], name: str, lang: str = "en") -> bytes:
    """The report called ``name`` as the content of a file, in ``lang`` (``en``, ``ru``).

    Raises ExportError if the name is unknown, DependencyError if a library is missing.
    """
    return find(name).load(__name__)(alignment, findings, lang)
