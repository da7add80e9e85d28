"""What all workbooks have in common: texts that stay texts, a layout, and no time in the file.

Only here and where a text has several styles is openpyxl used.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from align.errors import require
from align.formats.characters import without_forbidden
from align.formats.package import zipped
from align.text import points, units
from align.words import Message

#: The most UTF-16 units that a cell can hold.
MOST = 32_767
#: The member of a workbook with its core properties.
CORE = "docProps/core.xml"
# Spreadsheets read ``_x0041_`` as the letter with that number.
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# A text that begins like this would become a formula when somebody edits it.
_FORMULA = ("=", "+", "-", "@", "'")
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")


def new(*, large: bool = False) -> Any:
    """Return an empty workbook; a ``large`` one takes its rows in order and has no sheet yet.

    Raises DependencyError without openpyxl.
    """
    require(Message("a workbook"), "openpyxl")
    from openpyxl import Workbook

    return Workbook(write_only=large)


def fits(text: str) -> bool:
    """Whether a cell can hold all of ``text``."""
    return units(text, len(text)) <= MOST


def held(text: str) -> str:
    """Return ``text`` as a cell holds it: in the characters of XML, and cut if it is too long."""
    text = _CODED.sub("_x005F_", without_forbidden(text))
    return text if fits(text) else text[: points(text, MOST)]


def add(sheet: Any, values: Iterable[Any]) -> None:
    """Add a row. A text stays one, also if it looks like a formula or an error."""
    from openpyxl.cell import WriteOnlyCell

    # The last row of a sheet cannot be asked for later: openpyxl looks at all cells to find it.
    row = []
    for value in values:
        if isinstance(value, str):
            text = held(value)
            cell = WriteOnlyCell(sheet, text)
            cell.data_type = "s"
            if text.lstrip().startswith(_FORMULA):
                cell.quotePrefix = True
            row.append(cell)
        else:
            row.append(value)
    sheet.append(row)


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


def saved(book: Any) -> bytes:
    """Return the content of the file, without the time at which it was written."""
    content = io.BytesIO()
    book.save(content)
    with zipfile.ZipFile(content) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[CORE] = undated(members[CORE])
    return zipped(members)


def undated(core: bytes) -> bytes:
    """The core properties of a workbook without its times."""
    return _DATES.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", core)
