"""A workbook of both texts, bead by bead, to edit in a spreadsheet.

The first column is hidden: it has the marks by which Sverka recognises the beads when the file
comes back. A text that is too long for a cell is cut, and its row has no mark.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from align.alignment import Alignment
from align.errors import require
from align.formats.characters import without_forbidden
from align.formats.difference import pieces
from align.formats.package import zipped
from align.formats.work import (
    STATUSES,
    Beside,
    Unit,
    Work,
    remarks_of,
    told,
    told_issue,
)
from align.languages import joiner
from align.text import points, units
from align.words import Message, Words, later

if TYPE_CHECKING:
    from openpyxl.cell.rich_text import CellRichText

#: The name of the property that says when the file was made.
MADE = "SverkaMade"
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
#: The most UTF-16 units that a cell can hold.
MOST = 32_767
# Spreadsheets read ``_x0041_`` as the letter with that number.
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = ("=", "+", "-", "@", "'")
#: The member of a workbook with its core properties.
CORE = "docProps/core.xml"
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")


def render(alignment: Alignment) -> bytes:
    """Write the workbook of an alignment that nobody has reviewed; raises DependencyError."""
    return table(Work.of(alignment))


def table(work: Work, lang: str = "en") -> bytes:
    """Write the workbook; ``lang`` is the language of its headings.

    Raises DependencyError without openpyxl.
    """
    require(Message("a workbook"), "openpyxl")
    from openpyxl import Workbook
    from openpyxl.packaging.custom import StringProperty
    from openpyxl.worksheet.datavalidation import DataValidation

    say = Words(lang)
    book = Workbook()
    book.properties.title = without_forbidden(work.name)
    if work.key:
        book.custom_doc_props.append(StringProperty(name=MADE, value=work.made))
    sheet = book.active
    sheet.title = "Sverka"
    further = [_written(_head(one)) for one in work.columns]
    sheet.append(["", *(say(name) for name, _ in COLUMNS), *further])
    between = [joiner(one.lang) for one in (work.alignment.src, work.alignment.tgt)]
    _guard(sheet)
    for number, unit in enumerate(work.units, 1):
        src, tgt = work.text(unit, "src"), work.text(unit, "tgt")
        mark = work.mark(unit) if _fits(tgt) else ""
        remarks = "\n".join(told(one) for one in remarks_of(unit, say))
        issues = "\n".join(told_issue(one, say) for one in unit.issues)
        changes = _changes(unit, between[1])
        beside = [one.text(unit) for one in work.columns]
        texts = (src, tgt, changes, say(STATUSES[unit.status]), remarks, issues, *beside)
        sheet.append([mark, number, *map(_written, texts)])
        _guard(sheet)
    choice = DataValidation("list", f'"{",".join(map(say, STATUSES.values()))}"', allow_blank=True)
    choice.add(f"F2:F{max(2, sheet.max_row)}")
    sheet.add_data_validation(choice)
    lay_out(sheet, [0, *(width for _, width in COLUMNS), *(_FURTHER for _ in work.columns)])
    sheet.column_dimensions["A"].hidden = True
    content = io.BytesIO()
    book.save(content)
    return _undated(content.getvalue())


def _head(beside: Beside) -> str:
    """The head of a further text: its name, and its language if that is another word."""
    return beside.name if beside.name == beside.lang else f"{beside.name} ({beside.lang})"


def _guard(sheet: Any) -> None:
    """Keep the texts of the last row from being read as formulas."""
    for cell in sheet[sheet.max_row][2:]:
        if isinstance(cell.value, str) and cell.value.lstrip().startswith(_FORMULA):
            cell.data_type = "s"
            cell.quotePrefix = True


def _fits(text: str) -> bool:
    return units(text, len(text)) <= MOST


def _written(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = _CODED.sub("_x005F_", without_forbidden(value))
    return text if _fits(text) else text[: points(text, MOST)]


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
            text = _written(piece.text)
            length += units(text, len(text))
            font = fonts.get(piece.kind)
            parts.append(TextBlock(font, text) if font else text)
    return CellRichText(parts) if length <= MOST else ""


def lay_out(sheet: Any, widths: Sequence[int]) -> None:
    """Lay out a table with a heading, which then stays in sight and filters the rows.

    ``widths`` are those of the columns, in characters; 0 leaves a column as it is.
    """
    from openpyxl.styles import Alignment as Layout
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(widths, 1):
        if width:
            sheet.column_dimensions[get_column_letter(column)].width = width
    layout = Layout(wrap_text=True, vertical="top")
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = layout
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _undated(content: bytes) -> bytes:
    """The same workbook without the time at which it was written."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[CORE] = undated(members[CORE])
    return zipped(members)


def undated(core: bytes) -> bytes:
    """The core properties of a workbook without its times."""
    return _DATES.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", core)
