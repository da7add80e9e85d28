"""A workbook of both texts, bead by bead, to edit in a spreadsheet.

The first column is hidden: it has the marks by which Sverka recognises the beads when the file
comes back. A text that is too long for a cell is cut, and its row has no mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from align.alignment import Alignment
from align.formats import sheets
from align.formats.characters import without_forbidden
from align.formats.difference import pieces
from align.formats.work import (
    STATUSES,
    Beside,
    Unit,
    Work,
    remarks_of,
    stamped,
    told,
    told_issue,
)
from align.languages import joiner
from align.text import units
from align.words import Words, later

if TYPE_CHECKING:
    from openpyxl.cell.rich_text import CellRichText

#: The columns after the hidden one, with their widths in characters.
COLUMNS = (
    (later("No."), 6),
    (later("Source"), 50),
    (later("Translation"), 50),
    (later("Changes"), 50),
    (later("Status"), 12),
    (later("Comments"), 36),
    (later("Findings"), 36),
)
#: The width of a further text, if there is one.
_FURTHER = 50


def render(alignment: Alignment) -> bytes:
    """Write the workbook of an alignment that nobody has reviewed; raises DependencyError."""
    return table(Work.of(alignment))


def table(work: Work, lang: str = "en") -> bytes:
    """Write the workbook; ``lang`` is the language of its headings.

    Raises DependencyError without openpyxl.
    """
    book = sheets.new()
    from openpyxl.packaging.custom import StringProperty
    from openpyxl.worksheet.datavalidation import DataValidation

    say = Words(lang)
    book.properties.title = without_forbidden(work.name)
    for name, value in stamped(work, work.units).items():
        book.custom_doc_props.append(StringProperty(name=name, value=value))
    sheet = book.active
    sheet.title = "Sverka"
    further = [_head(one) for one in work.columns]
    sheets.add(sheet, ["", *(say(name) for name, _ in COLUMNS), *further])
    between = [joiner(one.lang) for one in (work.alignment.src, work.alignment.tgt)]
    for number, unit in enumerate(work.units, 1):
        src, tgt = work.text(unit, "src"), work.text(unit, "tgt")
        mark = work.mark(unit) if sheets.fits(tgt) else ""
        remarks = "\n".join(told(one) for one in remarks_of(unit, say))
        issues = "\n".join(told_issue(one, say) for one in unit.issues)
        changes = _changes(unit, between[1])
        beside = [one.text(unit) for one in work.columns]
        texts = (src, tgt, changes, say(STATUSES[unit.status]), remarks, issues, *beside)
        sheets.add(sheet, [mark, number, *texts])
    choice = DataValidation("list", f'"{",".join(map(say, STATUSES.values()))}"', allow_blank=True)
    choice.add(f"F2:F{max(2, sheet.max_row)}")
    sheet.add_data_validation(choice)
    sheets.lay_out(sheet, [0, *(width for _, width in COLUMNS), *(_FURTHER for _ in work.columns)])
    sheet.column_dimensions["A"].hidden = True
    return sheets.saved(book)


def _head(beside: Beside) -> str:
    """The head of a further text: its name, and its language if that is another word."""
    return beside.name if beside.name == beside.lang else f"{beside.name} ({beside.lang})"


def _changes(unit: Unit, between: str) -> CellRichText | str:
    """What was inserted and deleted in a translation; empty if nothing was."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    if not any(passage.changed for passage in unit.tracked):
        return ""
    fonts = {
        "added": InlineFont(u="single", color="FF1B6B2F"),
        "removed": InlineFont(strike=True, color="FFB3261E"),
    }
    parts: list[Any] = []
    length = 0
    for number, passage in enumerate(unit.tracked):
        parts += [between] if number and between else []
        for piece in pieces(passage):
            text = sheets.held(piece.text)
            length += units(text, len(text))
            font = fonts.get(piece.kind)
            parts.append(TextBlock(font, text) if font else text)
    return CellRichText(parts) if length <= sheets.MOST else ""
