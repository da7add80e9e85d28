"""Files with more than two languages."""

import csv
import io
import json

import openpyxl
import pytest
from lxml import etree

from align.errors import ExportError
from align.formats import multi
from align.loaders import load_pairs
from align.multi import MultiAlignment, Row, Text
from align.text import Document

NASTY = '=1+1 "x"\t<a> & \x0b\u2028'
LABELS = ("en", "ru", "ru-2")
#: The formats with all sentences of the texts, whatever their rows are.
WHOLE = ("sverka", "tei")


@pytest.fixture
def text():
    made = MultiAlignment(
        {
            "en": Document.from_sentences(["One.", NASTY], "en"),
            "ru": Document.from_sentences(["Один.", "Два."], "ru"),
            "ru-2": Document.from_sentences(["Раз."], "ru"),
        },
        (Row(((0,), (0,), (0,)), 0.9), Row(((1,), (), ()), 0.5), Row(((), (1,), ()), 0.7)),
        "en",
    )
    return Text("a/b", made, {"year": "1934"})


def written(name, *texts, allows=lambda _row: True):
    return b"".join(multi.find(name).write(texts, LABELS, allows))


def test_json_lines_say_all_of_a_row(text):
    lines = [json.loads(line) for line in written("jsonl", text).splitlines()]
    assert lines[0] == {
        "document": "a/b",
        "row": 1,
        "probability": 0.9,
        "sides": {
            "en": {"sentences": [0], "text": "One."},
            "ru": {"sentences": [0], "text": "Один."},
            "ru-2": {"sentences": [0], "text": "Раз."},
        },
    }
    assert lines[1]["sides"] == {"en": {"sentences": [1], "text": NASTY}}


def test_tsv_has_a_line_for_each_row(text):
    lines = written("tsv", text).decode().split("\n")
    assert [len(line.split("\t")) for line in lines[:4]] == [9] * 4
    assert lines[1].split("\t")[-3:] == ["One.", "Один.", "Раз."]


def test_csv_runs_no_formula(text):
    rows = list(csv.reader(io.StringIO(written("csv", text).decode("utf-8-sig"), newline="")))
    assert rows[2][6].startswith("'=1+1")


def test_a_workbook_has_texts_and_no_formulas(text):
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", text)))
    rows = list(book.active.iter_rows())
    assert [cell.value for cell in rows[1]][-3:] == ["One.", "Один.", "Раз."]
    assert rows[2][6].data_type == "s"
    assert rows[2][7].value is None


def test_a_workbook_has_the_same_bytes_each_time(text):
    assert written("xlsx", text) == written("xlsx", text)


def test_tmx_has_a_variant_for_each_language(text):
    units = etree.fromstring(written("tmx", text, text)).findall(".//tu")
    assert len(units) == 2
    assert [one.findtext("seg") for one in units[0].findall("tuv")] == ["One.", "Один.", "Раз."]
    assert {one.get("type"): one.text for one in units[0].findall("prop")}["year"] == "1934"


@pytest.mark.parametrize("name", multi.FORMATS)
def test_a_corpus_without_texts_is_a_file(name):
    written(name)


@pytest.mark.parametrize("name", multi.FORMATS)
def test_rows_that_are_not_wanted_are_left_out(name, text):
    content = written(name, text, allows=lambda row: row.probability > 0.95)
    if name == "xlsx":
        assert openpyxl.load_workbook(io.BytesIO(content)).active.max_row == 1
    elif name in WHOLE:  # the texts are there in full, but not the row
        (pair,) = load_pairs((f"a{multi.find(name).extension}", content))
        assert all(bead.is_null for bead in pair.alignment.beads)
        assert not any(one.texts(bead) for one in pair.further for bead in pair.alignment.beads)
    else:
        assert "Один".encode() not in content


@pytest.mark.parametrize("name", WHOLE)
def test_formats_of_whole_texts_have_two_of_them_and_the_others_beside(name, text):
    (pair,) = load_pairs((f"a{multi.find(name).extension}", written(name, text)))
    assert [(bead.src, bead.tgt) for bead in pair.alignment.beads] == [
        ((0,), (0,)),
        ((1,), ()),
        ((), (1,)),
    ]
    (further,) = pair.further
    assert (further.name, further.lang) == ("ru-2", "ru")
    assert [further.texts(bead) for bead in pair.alignment.beads] == [("Раз.",), (), ()]
    assert (pair.name, dict(pair.metadata)) == ("a/b", {"year": "1934"})


def test_formats_of_two_languages_are_refused():
    with pytest.raises(ExportError, match="more than two languages"):
        multi.find("xliff")
