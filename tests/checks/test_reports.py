"""Reports: every format holds every finding."""

from __future__ import annotations

import json
import sys
from io import BytesIO

import pytest
from lxml import html

import align
from align.checks import Findings, reports
from align.errors import DependencyError, ExportError


@pytest.fixture
def pair(pair_of):
    return pair_of(
        ("All 14 came back.", "Вернулось 15."),
        ("Who paid?", "Платил город."),
        ("=1+1 <b>is</b> 2", "=1+1 <b>это</b> 3"),
    )


@pytest.mark.parametrize("name", [name for name in reports.REPORTS if name != "xlsx"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_report_holds_every_finding(name, lang, pair):
    found = align.check(pair, lang=lang)
    content = reports.render(pair, found, name, lang).decode("utf-8")
    assert len(found) == 3
    assert all(one.kind in content for one in found)


def test_the_page_marks_the_words_and_shows_markup_as_text(pair):
    found = align.check(pair)
    page = html.fromstring(reports.render(pair, found, "html"))
    assert [mark.text for mark in page.iter("mark")][:2] == ["14", "15"]
    assert not list(page.iter("b"))
    assert not page.xpath("//script | //link | //img")


def test_sarif_points_at_the_words(pair):
    log = json.loads(reports.render(pair, align.check(pair), "sarif"))
    first = log["runs"][0]["results"][0]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (log["version"], first["level"]) == ("2.1.0", "error")
    assert pair.tgt.text[region["charOffset"] :][: region["charLength"]] == "15"
    assert region["startLine"] == 1


def test_the_workbook_has_a_row_a_finding_and_no_formulas(pair):
    openpyxl = pytest.importorskip("openpyxl")
    found = align.check(pair)
    book = openpyxl.load_workbook(BytesIO(reports.render(pair, found, "xlsx")))
    rows = list(book.active.iter_rows(values_only=True))
    assert [row[2] for row in rows[1:]] == [one.kind for one in found]
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)


def test_without_its_library_the_workbook_says_what_to_install(pair, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(DependencyError, match=r"pip install .openpyxl"):
        reports.render(pair, (), "xlsx")


def test_an_unknown_report_is_refused_with_those_that_exist(tmp_path):
    with pytest.raises(ExportError, match="html"):
        reports.find("nothing")
    with pytest.raises(ExportError, match=r"\.sarif"):
        reports.choose(tmp_path / "report.nothing")


def test_json_has_probabilities_and_says_how_many_faults_are_expected(pair):
    found = align.check(pair)
    report = json.loads(reports.render(pair, found, "json"))
    assert [one["probability"] for one in report["findings"]] == [one.probability for one in found]
    assert report["expected"] == pytest.approx(found.expected, abs=0.01)


@pytest.mark.parametrize("name", ["html", "json"])
def test_reports_count_what_is_not_shown(name, pair):
    found = Findings((), align.check(pair))
    content = reports.render(pair, found, name).decode("utf-8")
    assert ("3 unlikely findings not shown" in content) or json.loads(content)["hidden"] == 3


def test_sarif_ranks_results_by_probability(pair):
    found = align.check(pair)
    results = json.loads(reports.render(pair, found, "sarif"))["runs"][0]["results"]
    assert [one["rank"] for one in results] == [round(100 * one.probability, 1) for one in found]


def test_the_workbook_has_probabilities(pair):
    openpyxl = pytest.importorskip("openpyxl")
    found = align.check(pair)
    book = openpyxl.load_workbook(BytesIO(reports.render(pair, found, "xlsx")))
    rows = list(book.active.iter_rows(values_only=True))
    assert [row[-1] for row in rows] == ["Probability", *(one.probability for one in found)]
