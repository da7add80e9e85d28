"""What is found can be written to files that other programs read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from align.concordance import Ask, Concordance, tables
from align.errors import ExportError
from tests.concordance import mill

TABLE = tables.Table(("text", "n"), (('=1+1\t"x"', 3), ("a\nb", None)))


def test_all_files_have_the_same_rows(tmp_path: Path) -> None:
    for extension in tables.FILES:
        tables.write(TABLE, tmp_path / f"table{extension}")
    assert json.loads((tmp_path / "table.json").read_text("utf-8"))[0] == {
        "text": '=1+1\t"x"',
        "n": 3,
    }
    lines = (tmp_path / "table.jsonl").read_text("utf-8").splitlines()
    assert json.loads(lines[1]) == {"text": "a\nb", "n": None}
    rows = list(
        csv.reader(io.StringIO((tmp_path / "table.csv").read_text("utf-8-sig"), newline=""))
    )
    assert rows == [["text", "n"], ['\'=1+1\t"x"', "3"], ["a\nb", ""]]
    assert (tmp_path / "table.tsv").read_text("utf-8").splitlines()[1] == '"=1+1 ""x"""\t3'
    sheet = load_workbook(tmp_path / "table.xlsx").active
    assert [cell.value for cell in sheet[2]] == ['=1+1\t"x"', 3]
    assert sheet["A2"].data_type == "s"


def test_lines_have_metadata_and_neighbours(concordance: Concordance) -> None:
    lines = concordance.lines(concordance.find(Ask("ferry")).hits)
    table = tables.of_lines(lines, concordance.index, 1)
    row = dict(zip(table.header, table.rows[0], strict=True))
    assert (row["document"], row["match"], row["rendering"]) == ("ferry", "ferry", "Паром")
    assert (row["translator"], row["year"]) == ("Petrov", "2032")
    assert row["context_after"] == "The captain saw the ferry, the river and the town."


def test_metadata_that_are_called_like_a_column_have_one_of_their_own(tmp_path: Path) -> None:
    sources = [mill.source("ferry", mill.FERRY, side="left bank")]
    concordance = Concordance.open(tmp_path / "words.index", sources)
    lines = concordance.lines(concordance.find(Ask("ferry")).hits)
    table = tables.of_lines(lines, concordance.index)
    row = dict(zip(table.header, table.rows[0], strict=True))
    assert (row["side"], row["meta_side"]) == ("src", "left bank")


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"\.xlsx"):
        tables.write(TABLE, tmp_path / "table.doc")
