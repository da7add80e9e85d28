"""A workbook with a row for each finding, to sort, filter and share."""

from __future__ import annotations

from collections.abc import Sequence

from align.alignment import Alignment
from align.checks.families import title
from align.checks.model.finding import NAMES, Finding
from align.formats import sheets
from align.words import Words, later

_HEADER = (
    later("Bead"), later("Severity"), later("Kind"), later("Title"), later("Message"),
    later("Source"), later("Translation"), later("Note"), later("Probability"),
)  # fmt: skip
_WIDTHS = (7, 10, 20, 26, 44, 60, 60, 30, 12)


def render(alignment: Alignment, findings: Sequence[Finding], lang: str) -> bytes:
    """Write the workbook; raises DependencyError without openpyxl."""
    book = sheets.new()
    sheet = book.active
    say = Words(lang)
    sheets.add(sheet, map(say, _HEADER))
    for finding in findings:
        bead = alignment.beads[finding.bead]
        row = (
            finding.bead + 1,
            say(NAMES[finding.severity]),
            finding.kind,
            title(finding.kind, lang),
            finding.message,
            alignment.src_text(bead),
            alignment.tgt_text(bead),
            finding.note,
            finding.probability,
        )
        sheets.add(sheet, row)
    for (chance,) in sheet.iter_rows(2, min_col=len(_HEADER), max_col=len(_HEADER)):
        chance.number_format = "0%"
    sheets.lay_out(sheet, _WIDTHS)
    return sheets.saved(book)
