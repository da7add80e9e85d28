"""A workbook with a row for each finding, to sort, filter and share."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from align.alignment import Alignment
from align.checks.families import title
from align.checks.model.finding import NAMES, Finding
from align.errors import require
from align.formats.characters import without_forbidden
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
    from openpyxl.styles import Alignment as Layout
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

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
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Layout(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    content = BytesIO()
    book.save(content)
    return content.getvalue()
