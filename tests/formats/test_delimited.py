"""CSV is for spreadsheets, TSV for programs."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from align.alignment import Alignment, Bead
from align.formats import render
from align.loaders import load_pair
from align.text import Document


def one_bead(src: str, tgt: str = "цель") -> Alignment:
    return Alignment(
        Document.from_sentences([src], "en"),
        Document.from_sentences([tgt], "ru"),
        (Bead((0,), (0,), 0.98768),),
    )


def cell(src: str, column: str = "src_text") -> str:
    content = render(one_bead(src), "csv").decode("utf-8-sig")
    return next(csv.DictReader(io.StringIO(content, newline="")))[column]


def test_csv_begins_with_the_byte_order_mark_that_spreadsheets_need() -> None:
    assert render(one_bead("a"), "csv").startswith(b"\xef\xbb\xbfsrc,tgt,")


def test_tsv_begins_directly_with_its_header() -> None:
    assert render(one_bead("a"), "tsv").startswith(b"src\ttgt\t")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+7 spoke", "-2 degrees", "@noon", " =1", "\t=1", "＝1", "'=1", "''=1", "\n@x"],
)
def test_a_text_that_would_run_as_a_formula_gets_an_apostrophe(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["5 = 5", "'Tis the tide", "– dash", "— No.", "«Да»", "a-b"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


def test_the_size_of_a_bead_does_not_look_like_a_date() -> None:
    assert (cell("a", "src_size"), cell("a", "tgt_size")) == ("1", "1")


def test_tsv_never_guards_a_text() -> None:
    assert b"\t=1+1\t" in render(one_bead("=1+1"), "tsv")


def test_a_text_with_a_quotation_mark_is_quoted_in_tsv() -> None:
    """R would drop the marks, and after a single one take lines together."""
    assert '\t"Say ""Yes"" or ""No"\t' in render(one_bead('Say "Yes" or "No'), "tsv").decode()
    assert '\t"""Yes"" or ""No"\t' in render(one_bead('"Yes" or "No'), "tsv").decode()
    assert "\tIt's «so»\t" in render(one_bead("It's «so»"), "tsv").decode()


def test_probabilities_have_four_digits() -> None:
    assert cell("a", "probability") == "0.9877"


HARD = (
    '"He left," she said.', 'A " lone quote', '"unbalanced', "'quoted'", "a, b; c", "#comment",
    'he said: "no"', "=SUM(A1)", "NA",
)  # fmt: skip


def hard() -> Alignment:
    src = Document.from_sentences(HARD, "en")
    tgt = Document.from_sentences(HARD, "ru")
    return Alignment(src, tgt, tuple(Bead((k,), (k,)) for k in range(len(HARD))))


def test_pandas_reads_tsv_as_it_was() -> None:
    table = pd.read_csv(io.BytesIO(render(hard(), "tsv")), sep="\t", keep_default_na=False)
    assert tuple(table.src_text) == tuple(table.tgt_text) == HARD


def test_pandas_reads_csv_as_it_was_except_for_formulas() -> None:
    table = pd.read_csv(io.BytesIO(render(hard(), "csv")), keep_default_na=False)
    assert tuple(text.removeprefix("'=") for text in table.src_text) == tuple(
        text.removeprefix("=") for text in HARD
    )


@pytest.mark.parametrize("name", ["tsv", "csv"])
def test_tables_come_back_as_they_were(name: str) -> None:
    made = load_pair((f"lamp.{name}", render(hard(), name)), "en", "ru")
    assert tuple(made.src.sentence_texts) == HARD


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("tsv", "read.delim(path, na.strings = '')"),
        ("csv", "read.csv(path, fileEncoding = 'UTF-8-BOM', na.strings = '')"),
    ],
)
def test_r_reads_tables_as_they_were(name: str, call: str, tmp_path: Path) -> None:
    path = tmp_path / f"lamp.{name}"
    path.write_bytes(render(hard(), name))
    program = f"path <- commandArgs(TRUE); writeLines({call}$src_text)"
    found = subprocess.run(
        ["Rscript", "-e", program, path], capture_output=True, check=True, encoding="utf-8"
    )
    assert tuple(found.stdout.replace("'=", "=").splitlines()) == HARD


def test_tsv_of_earlier_versions_keeps_its_quotation_marks() -> None:
    content = b'src\ttgt\tsrc_text\ttgt_text\n0\t0\t"Hello"\t"Halt"\n'
    made = load_pair(("lamp.tsv", content), "en", "de")
    assert made.src.sentence_texts[0] == '"Hello"'
