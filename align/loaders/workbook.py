"""Workbooks (xlsx, ods): two languages side by side are a pair, any other sheet is a text."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import closing
from datetime import date, time

from lxml import etree

from align.errors import LoadError, require
from align.loaders import bitext, guard, language
from align.loaders.bitext import Table
from align.loaders.raw import Raw
from align.loaders.units import SIDES, Bitext, Unit, squeezed
from align.words import Message

_WHAT = Message("workbook")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_LOCKED = b"\xd0\xcf\x11\xe0"
_MOST_CELLS = 2_000_000
_MOST_COLUMNS = 100  # later columns are not read

# Signs that spreadsheets write as codes.
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")

# A cell of text has more letters than figures; a column of text has such cells in most rows.
_TEXT_SHARE = 0.5


def read_bitext(raw: Raw) -> Bitext:
    """Return the rows of the sheets in ``raw`` as units.

    If no sheet has two languages side by side, each cell of its columns of text is a unit with
    the source only: the workbook is one side of a pair. Hidden sheets are left out. Raises
    LoadError if it is not a valid workbook or has no text.
    """
    sheets = list(_sheets(raw))
    try:
        return bitext.of_tables(sheets, raw.name)
    except LoadError:
        texts = [text for rows in sheets for text in _texts(rows)]
    if not texts:
        raise LoadError(
            "there is no text in the cells of this workbook",
            where=raw.name,
            hint="Give a file with the text in it",
        )
    lang = next(iter(language.detect("\n".join(texts))), SIDES[0])
    return Bitext((lang,), tuple(Unit({lang: text}) for text in texts), guessed=True)


def _sheets(raw: Raw) -> Iterator[Table]:
    """Yield the visible sheets that have any cells, as rows of texts."""
    found = _open_document(raw) if _ODS in raw.data[:200] else _office(raw)
    for rows in found:
        filled = [row for row in rows if any(row)]
        if filled:
            yield filled


def _office(raw: Raw) -> Iterator[Table]:
    """Yield the visible sheets of an xlsx."""
    require(Message("reading a workbook"), "openpyxl")
    import openpyxl

    if raw.data.startswith(_LOCKED):
        raise guard.damaged(
            raw.name, _WHAT, Message("it is password-protected or in an old Excel format")
        )
    guard.archive(raw, _WHAT).close()
    left = _MOST_CELLS
    with (
        guard.foreign(raw.name, _WHAT),
        warnings.catch_warnings(action="ignore"),  # they are about styles
        closing(
            openpyxl.load_workbook(
                io.BytesIO(raw.data), read_only=True, data_only=True, keep_links=False
            )
        ) as book,
    ):
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            sheet.reset_dimensions()  # many programs state them wrongly
            rows: list[list[str]] = []
            for row in sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True):
                left -= max(1, len(row))
                if left < 0:
                    raise guard.damaged(
                        raw.name, _WHAT, Message("more than {most:,} cells", most=_MOST_CELLS)
                    )
                rows.append([_shown(value) for value in row])
            yield rows


def _open_document(raw: Raw) -> Iterator[Table]:
    """Yield the sheets of an ods."""
    with guard.archive(raw, _WHAT) as parts:
        root = guard.xml(guard.member(parts, "content.xml", raw.name, _WHAT), raw.name, _WHAT)
    guard.without_namespaces(root)
    etree.strip_elements(root, "annotation", with_tail=False)
    for table in root.iterfind("body/spreadsheet/table"):
        # A table in a cell belongs to the text of the cell.
        yield [list(_cells(row)) for row in table.xpath(".//table-row[not(ancestor::table-cell)]")]


def _cells(row: guard.Element) -> Iterator[str]:
    """Yield the texts of a row; a cell may stand for several equal ones."""
    left = _MOST_COLUMNS
    for cell in row.iterchildren("table-cell", "covered-table-cell"):
        lines = cell.xpath(".//p[not(ancestor::p)]")
        text = squeezed(" ".join("".join(one.itertext()) for one in lines))
        times = cell.get("number-columns-repeated", "1")
        number = min(int(times), left) if times.isdecimal() else 1
        left -= number
        yield from [text] * number


def _shown(value: object) -> str:
    """Return the text of a cell; times and dates as in ISO 8601."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, date | time):
        return value.isoformat()
    return squeezed(decoded(str(value)))


def decoded(text: str) -> str:
    """Return the text of a cell as spreadsheets show it: ``_x005F_`` is the underscore before
    something that looks like a code. What is no sign of ours stays.
    """
    return _CODED.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return sign if sign in "_\r\n\t" else found[0]


def _texts(rows: Table) -> Iterator[str]:
    """Yield the cells of the columns of text, row by row."""
    columns = [
        index
        for index in range(max(map(len, rows)))
        if _is_text([row[index] for row in rows if index < len(row)])
    ]
    for row in rows:
        yield from (row[index] for index in columns if index < len(row) and row[index])


def _is_text(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    worded = sum(2 * sum(map(str.isalpha, cell)) > len(cell) for cell in filled)
    return worded > _TEXT_SHARE * len(filled)
