"""What all workbooks have in common."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from align.formats import sheets


def written(*rows: list[Any]) -> Any:
    book = sheets.new()
    for row in rows:
        sheets.add(book.active, row)
    sheets.lay_out(book.active, [10])
    return openpyxl.load_workbook(io.BytesIO(sheets.saved(book))).active


@pytest.mark.parametrize("text", ["=1+1", "+7", "-x", "@x", "'x", "#N/A", "12", "a\x07b"])
def test_a_text_stays_a_text(text: str) -> None:
    cell = written([text])["A1"]
    assert (cell.value, cell.data_type) == (text.replace("\x07", ""), "s")


def test_a_text_like_a_code_is_escaped_as_spreadsheets_do() -> None:
    assert written(["_x0041_"])["A1"].value == "_x005F_x0041_"  # openpyxl leaves it as it is


def test_numbers_stay_numbers() -> None:
    assert [cell.value for cell in written([1, 0.5, None])[1]] == [1, 0.5, None]


def test_a_text_is_cut_as_excel_counts() -> None:
    assert written(["😀" * 20_000])["A1"].value == "😀" * 16_383


def test_the_same_rows_give_the_same_bytes() -> None:
    books = sheets.new(), sheets.new()
    assert sheets.saved(books[0]) == sheets.saved(books[1])
