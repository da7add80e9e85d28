"""Reads workbooks that come back."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import closing
from datetime import date, time
from typing import Any

from align.errors import require
from align.formats.work import Mark
from align.loaders import guard
from align.loaders.raw import Raw
from align.loaders.workbook import decoded
from align.returns.columns import Columns
from align.returns.said import Returned, Said, stamp
from align.words import Message

_WHAT = Message("workbook")


def read(raw: Raw) -> Returned:
    """Return what a workbook says. Raises LoadError if it is damaged, and DependencyError without
    openpyxl.
    """
    require(Message("reading a workbook"), "openpyxl")
    import openpyxl

    guard.archive(raw, _WHAT).close()
    with (
        guard.foreign(raw.name, _WHAT),
        warnings.catch_warnings(action="ignore"),  # they are about styles
        closing(openpyxl.load_workbook(io.BytesIO(raw.data), keep_links=False)) as book,
    ):
        facts = {one.name: str(one.value or "") for one in book.custom_doc_props.props}
        who = book.properties.lastModifiedBy or ""
        sheets = [list(sheet.iter_rows()) for sheet in book.worksheets]
    said = [one for rows in sheets for one in _sheet(rows, raw.name)]
    return Returned(raw.name, tuple(said), *stamp(facts), who=who)


def _sheet(rows: list[tuple[Any, ...]], where: str) -> Iterator[Said]:
    columns: Columns | None = None
    for row in rows:
        cells = [_shown(cell.value) for cell in row]
        mark = next(filter(None, map(Mark.read, cells)), None)
        if mark and mark.status:
            columns = columns or Columns.of([_shown(cell.value) for cell in rows[0]], where)
            yield columns.said(mark, cells)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date | time):
        return value.isoformat()
    return decoded(str(value))
