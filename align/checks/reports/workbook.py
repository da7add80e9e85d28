"""A workbook with a row for each finding, to sort, filter and share."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from align.alignment import Alignment
from align.checks.families import title
from align.checks.model.finding import NAMES, Finding
from align.errors import require
from align.formats.characters import without_forbidden
from align.formats.workbook import lay_out
from align.words import Message, Words, later

_HEADER = (
    later("Bead"), later("Severity"), later("Kind"), later("Title"), later("Message"),
    later("Source"), later("Translation"), later("Note"), later("Probability"),
)  # fmt: skip
_WIDTHS = (7, 10, 20, 26, 44, 60, 60, 30, 12)
#: Spreadsheets read text that begins with these as a formula.
_FORMULA = ("=", "+", "-", "@")


def render(alignment: Alignment, findings: Sequence[Finding], lang: str) -> bytes:
    """Write the workbook; raises DependencyError without openpyxl."""
    require(Message("a workbook"), "openpyxl")
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    say = Words(lang)
    sheet.append([*map(say, _HEADER)])
    for finding in findings:
        bead = alignment.beads[finding.bead]
        texts = (
            say(NAMES[finding.severity]),
            finding.kind,
            title(finding.kind, lang),
            finding.message,
            alignment.src_text(bead),
            alignment.tgt_text(bead),
            finding.note,
        )
        chance = finding.probability
        sheet.append([finding.bead + 1, *map(without_forbidden, texts), chance])
        sheet.cell(sheet.max_row, len(_HEADER)).number_format = "0%"
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str) and cell.value.startswith(_FORMULA):
                cell.data_type = "s"
    lay_out(sheet, _WIDTHS)
    content = BytesIO()
    book.save(content)
    return content.getvalue()
