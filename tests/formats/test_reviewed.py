"""What the formats write of a review: changes with their authors, comments, decisions, findings."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from align import formats
from align import review as rv
from align.alignment import Alignment
from align.formats.work import Issue, Work
from align.store import Store

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ITS = "{http://www.w3.org/2005/11/its}"
TEXT = "Старая гавань\nФонари светят. Пришли 14 экипажей. Никто ещё не спал. Шёл дождь."
ISSUES = (
    Issue("term", "Term", "Not as in the glossary.", "warning", "terminology", 50, (4, 9), (0, 6)),
    Issue("number", "Number", "Not the same number.", "error", "numbers", 90, (0, 0), (3, 12)),
)


@pytest.fixture
def work(tmp_path, harbour: Alignment) -> Work:
    """Ann has edited, accepted, rejected and commented; the second bead has two findings."""
    store = Store.open(tmp_path / "library.sqlite")
    number = store.add(harbour, "Harbour <&>", "ann")
    for op in (
        rv.Edit(7, "Фонари светят."),
        rv.Accept((12,)),
        rv.Reject((13,)),
        rv.AddComment(12, "Which lamps?\nAll of them?"),
        rv.Note(14, "As agreed"),
    ):
        store.apply(number, op, "ann", store.review(number).seq)
    made = store.work(store.review(number))
    store.close()
    units = list(made.units)
    units[1] = replace(units[1], issues=ISSUES)
    return replace(made, units=tuple(units))


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


class TestWord:
    @pytest.fixture
    def body(self, work) -> etree._Element:
        return part(formats.render_work(work, "docx"), "word/document.xml")

    def test_what_was_inserted_and_deleted_is_tracked_with_its_author(self, body):
        changes = [
            (one.tag.removeprefix(W), one.get(f"{W}author"), "".join(one.itertext()))
            for one in body.iter(f"{W}ins", f"{W}del")
        ]
        assert changes == [("del", "ann", "горят"), ("ins", "ann", "светят")]
        assert all(one.get(f"{W}date").endswith("Z") for one in body.iter(f"{W}ins"))

    def test_without_the_deleted_words_it_is_the_translation(self, body, work):
        texts = ["".join(p.itertext(f"{W}t")) for p in body.iter(f"{W}p")]
        assert "\n".join(texts) == TEXT

    def test_a_heading_is_a_heading(self, body):
        assert body.find(f".//{W}pStyle").get(f"{W}val") == "Heading1"

    def test_comments_are_those_of_word(self, work):
        comments = part(formats.render_work(work, "docx"), "word/comments.xml")
        found = [
            (one.get(f"{W}author"), ["".join(p.itertext()) for p in one.iter(f"{W}p")])
            for one in comments
        ]
        assert found == [
            ("ann", ["Which lamps?", "All of them?"]),
            ("Note", ["As agreed"]),
        ]

    def test_every_sentence_has_a_hidden_mark(self, body, work):
        names = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
        assert len(names) == 5
        assert all(name.startswith(f"_sv_{work.key}_s") for name in names)

    def test_python_docx_opens_it(self, work):
        docx = pytest.importorskip("docx")
        document = docx.Document(io.BytesIO(formats.render_work(work, "docx")))
        assert document.core_properties.title == "Harbour <&>"


class TestInsertedAndDeleted:
    """Ann has written a sentence after the second bead's, and deleted the third bead's."""

    @pytest.fixture
    def work(self, tmp_path, harbour) -> Work:
        store = Store.open(tmp_path / "library.sqlite")
        number = store.add(harbour, "Harbour", "ann")
        for op in (
            rv.Write(12, "tgt", ((7, "Фонари горят."), (0, "Ярко."))),
            rv.Write(13, "tgt", ()),
            rv.Join(9),
        ):
            store.apply(number, op, "ann", store.review(number).seq)
        made = store.work(store.review(number))
        store.close()
        return made

    def test_are_tracked_in_word_with_the_space_before_them(self, work):
        body = part(formats.render_work(work, "docx"), "word/document.xml")
        changes = [
            (one.tag.removeprefix(W), one.get(f"{W}author"), "".join(one.itertext()))
            for one in body.iter(f"{W}ins", f"{W}del")
        ]
        assert changes == [
            ("ins", "ann", " "),
            ("ins", "ann", "Ярко."),
            ("del", "ann", " "),
            ("del", "ann", "Пришли 14 экипажей."),
        ]
        texts = ["".join(p.itertext(f"{W}t")) for p in body.iter(f"{W}p")]
        assert "\n".join(texts) == (
            "Старая гавань\nФонари горят. Ярко. Никто ещё не спал. Шёл дождь."
        )

    def test_stand_in_the_bead_where_they_were(self, work):
        third = work.units[2]
        assert (third.bead.type, [one.loaded for one in third.tracked]) == (
            "1-0", ["Пришли 14 экипажей."],
        )  # fmt: skip
        assert [one.text for one in work.units[1].tracked] == ["Фонари горят.", "Ярко."]

    def test_stand_in_the_tables(self, work):
        openpyxl = pytest.importorskip("openpyxl")
        content = formats.render_work(work, "xlsx")
        sheet = openpyxl.load_workbook(io.BytesIO(content), rich_text=True).active
        (changes,) = sheet["E4"].value
        assert (str(changes), changes.font.strike) == ("Пришли 14 экипажей.", True)


class TestTables:
    def test_a_row_of_the_word_table_says_all_about_a_bead(self, work):
        docx = pytest.importorskip("docx")
        content = formats.render_work(work, "docx-table", "ru")
        (table,) = docx.Document(io.BytesIO(content)).tables
        head, _, row = ([cell.text for cell in one.cells] for one in table.rows[:3])
        assert head == ["№", "Оригинал", "Перевод", "Статус", "Комментарии", "Замечания"]
        assert (row[0], row[1], row[3]) == ("2", "The lamps burn.", "пара верна")
        assert row[4].startswith("ann, 20")
        assert row[4].endswith(": Which lamps?\nAll of them?")
        assert row[5].startswith("предупреждение: Term. Not as in the glossary.\n")

    def test_a_row_of_the_workbook_says_all_about_a_bead(self, work):
        openpyxl = pytest.importorskip("openpyxl")
        content = formats.render_work(work, "xlsx")
        sheet = openpyxl.load_workbook(io.BytesIO(content), rich_text=True).active
        mark, number, src, tgt, changes, status, *_ = (cell.value for cell in sheet[3])
        assert (number, src, tgt) == (2, "The lamps burn.", "Фонари светят.")
        assert (status, mark) == ("pair right", work.mark(work.units[1]))
        assert [str(one) for one in changes] == ["Фонари ", "горят", "светят", "."]
        assert sheet.column_dimensions["A"].hidden

    def test_no_text_runs_as_a_formula(self, hard_pair):
        openpyxl = pytest.importorskip("openpyxl")
        content = formats.render(hard_pair, "xlsx")
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert "=SUM(A1:A9) was painted on the wall." in [cell.value for cell in cells]
        assert not any(cell.data_type == "f" for cell in cells)

    def test_a_text_that_is_too_long_for_a_cell_has_no_mark(self, work):
        openpyxl = pytest.importorskip("openpyxl")
        (passage,) = work.units[0].tgt
        long = replace(work.units[0], tgt=(replace(passage, text="🙂" * 20_000),))
        content = formats.render_work(replace(work, units=(long,)), "xlsx")
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        mark, _, _, text, *_ = (cell.value for cell in sheet[2])
        assert (mark, text) == (None, "🙂" * 16_383)

    @pytest.mark.parametrize(("lang", "begin"), [("en", "hint(34%)"), ("ru", "подсказка(34%)")])
    def test_a_finding_has_the_words_of_the_desk(self, work, lang, begin):
        issue = replace(ISSUES[0], severity="info", probability=0.341)
        units = (replace(work.units[0], issues=(issue,)), *work.units[1:])
        content = formats.render_work(replace(work, units=units), "docx-table", lang)
        text = "".join(part(content, "word/document.xml").itertext())
        assert f"{begin}:Term." in "".join(text.split())


class TestUnits:
    def test_tmx_says_who_changed_a_unit_and_when(self, work):
        root = etree.fromstring(formats.render_work(work, "tmx"))
        variant = root.findall(".//tu")[1].findall("tuv")[1]
        assert variant.get("changeid") == "ann"
        assert len(variant.get("changedate")) == len("20310504T123015Z")

    def test_tmx_has_comments_and_leaves_rejected_beads_out(self, work):
        root = etree.fromstring(formats.render_work(work, "tmx"))
        assert [one.get("tuid") for one in root.iter("tu")] == ["1", "2", "4", "5"]
        notes = [one.text for one in root.iter("note")]
        assert notes[0].endswith(": Which lamps?\nAll of them?")
        assert notes[1:] == ["Note: As agreed"]

    def test_xliff_has_states_and_comments(self, work):
        units = etree.fromstring(formats.render_work(work, "xliff")).findall(".//{*}trans-unit")
        states = [one.find("{*}target").get("state") for one in units[:3]]
        assert states == ["translated", "signed-off", "needs-review-translation"]
        assert [one.get("approved") for one in units[:3]] == [None, "yes", "no"]
        assert units[1].find("{*}note[@from='ann']").text == "Which lamps?\nAll of them?"

    @pytest.mark.parametrize(
        ("verdict", "state", "qualifier", "approved", "second"),
        [
            ("good", "signed-off", None, "yes", "reviewed"),
            ("work", "needs-review-translation", None, "no", "translated"),
            ("faulty", "needs-translation", "rejected-inaccurate", "no", "initial"),
            ("rejected", "needs-review-translation", "x-wrong-pair", "no", "initial"),
        ],
    )
    def test_xliff_says_what_people_judged(self, work, verdict, state, qualifier, approved, second):
        units = (replace(work.units[0], status=verdict), *work.units[1:])
        made = replace(work, units=units)
        unit = etree.fromstring(formats.render_work(made, "xliff")).find(".//{*}trans-unit")
        target = unit.find("{*}target")
        assert (target.get("state"), target.get("state-qualifier")) == (state, qualifier)
        assert unit.get("approved") == approved
        segment = etree.fromstring(formats.render_work(made, "xliff2")).find(".//{*}segment")
        assert (segment.get("state"), segment.get("subState")) == (second, f"sverka:{verdict}")

    def test_tmx_and_json_say_what_people_judged(self, work):
        made = replace(work, units=(replace(work.units[0], status="faulty"), *work.units[1:]))
        root = etree.fromstring(formats.render_work(made, "tmx"))
        props = root.find(".//tu").iterfind("prop[@type='x-status']")
        assert [one.text for one in props] == ["faulty"]
        lines = map(json.loads, formats.render_work(made, "jsonl").splitlines())
        assert [one.get("verdict") for one in lines] == [
            "faulty", "accepted", "rejected", "rejected", None, None,
        ]  # fmt: skip

    def test_xliff_has_findings_as_quality_issues(self, work):
        unit = etree.fromstring(formats.render_work(work, "xliff")).findall(".//{*}trans-unit")[1]
        name = unit.find("{*}target").get(f"{ITS}locQualityIssuesRef")
        issues = unit.find(f"{ITS}locQualityIssues")
        assert name == f"#{issues.get('{http://www.w3.org/XML/1998/namespace}id')}"
        said = [(i.get("locQualityIssueType"), i.get("locQualityIssueSeverity")) for i in issues]
        assert said == [("terminology", "50"), ("numbers", "90")]

    def test_xliff_2_marks_the_words_that_findings_are_about(self, work):
        unit = etree.fromstring(formats.render_work(work, "xliff2")).findall(".//{*}unit")[1]
        (mark,) = unit.iter("{*}mrk")  # the two overlap
        assert (mark.getparent().text, mark.text, mark.tail) == (None, "Фонари светя", "т.")
        assert mark.get(f"{ITS}locQualityIssuesRef") is not None

    def test_xliff_2_has_states(self, work):
        segments = etree.fromstring(formats.render_work(work, "xliff2")).findall(".//{*}segment")
        assert [one.get("state") for one in segments[:3]] == ["translated", "reviewed", "initial"]
        assert segments[2].get("subState") == "sverka:rejected"


def test_plain_text_is_the_translation(work):
    assert formats.render_work(work, "text").decode() == f"{TEXT}\n"


def test_the_key_is_the_same_in_a_copy_of_the_library(tmp_path, harbour):
    store = Store.open(tmp_path / "library.sqlite")
    one, two = (store.add(harbour, name, "ann") for name in ("a", "b"))
    store.backup(tmp_path / "copy.sqlite")
    assert store.key(one) == Store.open(tmp_path / "copy.sqlite").key(one)
    assert store.key(one) != store.key(two)


class TestMarkedErrors:
    """Errors that people marked are written wherever a format has a place for them."""

    @pytest.fixture
    def marked(self, tmp_path, harbour) -> Work:
        store = Store.open(tmp_path / "marked.sqlite")
        number = store.add(harbour, "Harbour", "ann")
        for op in (
            rv.Annotate(7, 0, 6, "wrong-term", "major", "See the <glossary>"),
            rv.Annotate(2, 4, 9, "tone", "minor", ""),
            rv.Annotate(8, 0, 6, "omission", "critical", ""),
        ):
            store.apply(number, op, "ann", store.review(number).seq)
        last = max(store.review(number).remarks)
        store.apply(number, rv.Arbitrate(last, "rejected", "It is there."), "ann", 3)
        return store.work(store.review(number))

    def test_in_xliff_they_are_quality_issues_at_their_words(self, marked):
        root = etree.fromstring(formats.render_work(marked, "xliff2"))
        found = [dict(one.attrib) for one in root.iter(f"{ITS}locQualityIssue")]
        assert [(one["locQualityIssueType"], one["locQualityIssueSeverity"]) for one in found] == [
            ("other", "30"),
            ("terminology", "60"),
        ]
        assert found[1]["locQualityIssueComment"] == "Wrong term. See the <glossary>"
        assert "themqm.org" in found[1]["locQualityIssueProfileRef"]
        assert "locQualityIssueProfileRef" not in found[0]
        marks = ["".join(one.itertext()) for one in root.iter("{*}mrk")]
        assert marks == [marked.text(marked.units[1], "src")[4:9], marked.units[1].tgt[0].text[:6]]

    def test_in_tmx_they_are_properties(self, marked):
        root = etree.fromstring(formats.render_work(marked, "tmx"))
        found = [one.text for one in root.iter("prop") if one.get("type") == "x-mqm-error"]
        assert found == ["tone; minor; src 4-9", "wrong-term; major; tgt 0-6; See the <glossary>"]

    def test_in_json_they_are_errors(self, marked):
        lines = map(json.loads, formats.render_work(marked, "jsonl").decode().splitlines())
        errors = [one for line in lines for one in line.get("errors", ())]
        assert [(one["category"], one["tgt_span"]) for one in errors] == [
            ("tone", [0, 0]),
            ("wrong-term", [0, 6]),
        ]

    @pytest.mark.parametrize("name", ["docx-table", "xlsx", "html-review", "xliff"])
    def test_other_formats_write_them_too(self, marked, name):
        assert formats.render_work(marked, name)

    def test_the_print_view_says_them(self, marked):
        page = formats.render_work(marked, "html-review").decode()
        assert "major error: Wrong term. See the &lt;glossary&gt;" in page
