"""Quality reports as files. ``REPORTS`` lists the formats; modules are loaded on first use."""

from __future__ import annotations

from align.formats.rows import Format, Table
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


_TABLE = Table(
    REPORTS,
    later("there is no report format {name!r}"),
    later("no report format has the extension {extension!r}"),
)
#: Find a row by its name, or by the name of a file, which must be one that can be written.
find, choose = _TABLE.find, _TABLE.choose


def render(evaluation: Evaluation, name: str, lang: str = "en") -> bytes:
    """The report called ``name`` as the content of a file, in ``lang`` (``en``, ``ru``).

    Raises ExportError if the name is unknown, DependencyError if a library is missing.
    """
    return find(name).load(__name__)(evaluation, lang)
