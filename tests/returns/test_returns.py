"""Files that other people edit and send back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from lxml import etree

from align import formats, returns
from align import review as rv
from align.alignment import Alignment
from align.errors import LoadError, ReturnError
from align.returns import Comparison
from align.store import StaleError, Store

docx = pytest.importorskip("docx")
openpyxl = pytest.importorskip("openpyxl")

KINDS = ("docx", "docx-table", "xlsx", "xliff", "xliff2", "tmx")
every_kind = pytest.mark.parametrize("kind", KINDS)


class Desk:
    """A library with one document, from which files are given out and taken back."""

    def __init__(self, store: Store, harbour: Alignment) -> None:
        self.store = store
        self.number = store.add(harbour, "Harbour", "ann")
        self.do(rv.AddComment(12, "Which lamps?\nAll of them?"), rv.Accept((12,)))

    @property
    def review(self) -> rv.Review:
        return self.store.review(self.number)

    def do(self, *ops: rv.Operation) -> None:
        for op in ops:
            self.store.apply(self.number, op, "ann", self.review.seq)

    def give(self, kind: str) -> bytes:
        return formats.render_work(self.store.work(self.review), kind)

    def compare(self, content: bytes) -> Comparison:
        returned = returns.read(("edited", content))
        return returns.compare(self.store.work(self.review), self.review, returned)

    def take(self, content: bytes) -> list[str]:
        """Take all that does not clash; return the translation, bead by bead."""
        self.do(self.compare(content).operation())
        return [self.review.text(row, "tgt") for row in self.review.rows]


@pytest.fixture
def desk(tmp_path, harbour) -> Desk:
    return Desk(Store.open(tmp_path / "library.sqlite"), harbour)


def told(found: Comparison) -> list[tuple[str, int, str, str]]:
    return [(one.kind, one.number, one.before, one.after) for one in found.differences]


def coded(text: str) -> str:
    """A text as openpyxl writes it."""
    return text.encode("ascii", "xmlcharrefreplace").decode()


def retold(content: bytes, old: str, new: str) -> bytes:
    """The same file with other words in its XML, also inside an archive."""
    if not content.startswith(b"PK"):
        assert old in content.decode()
        return content.decode().replace(old, new).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            text = before.read(name).decode()
            for one, other in ((old, new), (coded(old), coded(new))):
                text = text.replace(one, other)
            after.writestr(name, text)
    return made.getvalue()


def added_to(content: bytes, text: str, after: int | None = -1) -> bytes:
    """The same Word document with a new paragraph after one of its own, or before all of them."""
    document = docx.Document(io.BytesIO(content))
    new = document.add_paragraph(text)
    if after is None:
        document.paragraphs[0]._p.addprevious(new._p)
    else:
        document.paragraphs[:-1][after]._p.addnext(new._p)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@every_kind
def test_a_file_that_nobody_edited_has_nothing_new(desk, kind):
    assert desk.compare(desk.give(kind)).differences == ()


def test_a_row_that_was_deleted_in_a_table_is_named_and_stays(desk):
    book = openpyxl.load_workbook(io.BytesIO(desk.give("xlsx")))
    book.active.delete_rows(6)
    sheet = io.BytesIO()
    book.save(sheet)
    document = docx.Document(io.BytesIO(desk.give("docx-table")))
    row = document.tables[0].rows[5]._tr
    row.getparent().remove(row)
    word = io.BytesIO()
    document.save(word)
    desk.do(rv.Split(14, 1, 0))  # its beads are not missing: the files are older
    for made in (sheet, word):
        found = desk.compare(made.getvalue())
        assert list(map(str, found.notes)) == [
            "beads that the file no longer has, which stay as they are: 1 (6)"
        ]
        assert found.differences == ()


@every_kind
def test_a_new_text_is_shown_and_then_taken(desk, kind):
    content = retold(desk.give(kind), "Пришли 14 экипажей.", "Пришли 15 экипажей.")
    found = desk.compare(content)
    assert told(found) == [("text", 3, "Пришли 14 экипажей.", "Пришли 15 экипажей.")]
    assert desk.take(content)[2] == "Пришли 15 экипажей."


@every_kind
def test_nothing_is_lost_if_only_the_library_changed(desk, kind):
    content = desk.give(kind)
    desk.do(rv.Edit(8, "Пришли все."))
    assert desk.compare(content).differences == ()


@every_kind
def test_what_both_changed_clashes_and_is_not_taken_by_itself(desk, kind):
    content = retold(desk.give(kind), "Пришли 14 экипажей.", "Пришли 15 экипажей.")
    desk.do(rv.Edit(8, "Пришли все."))
    found = desk.compare(content)
    assert told(found) == [("text", 3, "Пришли все.", "Пришли 15 экипажей.")]
    assert "changed, too" in found.differences[0].clashes
    assert not found.operation()
    desk.do(found.operation(found.differences))
    assert desk.review.cell(8).text == "Пришли 15 экипажей."


@every_kind
def test_a_bead_that_is_gone_clashes(desk, kind):
    content = retold(desk.give(kind), "Никто ещё не спал.", "Все спали.")
    desk.do(rv.Merge((13, 14)), rv.Join(8))
    (one,) = desk.compare(content).differences
    assert "merged" in one.clashes
    assert not one.part


@every_kind
def test_a_file_of_another_document_is_refused(desk, harbour, kind):
    content = desk.give(kind)
    other = Desk(desk.store, harbour)
    with pytest.raises(ReturnError, match="another document"):
        other.compare(content)


@pytest.mark.parametrize("kind", ["html", "csv"])
def test_a_file_without_marks_is_refused(desk, kind):
    with pytest.raises(LoadError):
        desk.compare(desk.give(kind))


def test_a_plain_pair_has_no_marks(desk, harbour):
    with pytest.raises(ReturnError, match="none of the hidden marks"):
        desk.compare(formats.render(harbour, "xlsx"))


def test_all_is_one_change_which_undo_takes_back(desk):
    before = desk.review
    content = retold(desk.give("docx"), "Пришли 14", "Пришли 15")
    desk.take(retold(content, "Никто ещё не", "Никто уже не"))
    desk.store.undo(desk.number, "ann")
    assert desk.review.cells == before.cells


def test_a_change_after_the_preview_is_noticed(desk):
    found = desk.compare(retold(desk.give("docx"), "Пришли 14", "Пришли 15"))
    seen = desk.review.seq
    desk.store.apply(desk.number, rv.Edit(8, "Пришли все."), "bob", seen)
    with pytest.raises(StaleError):
        desk.store.apply(desk.number, found.operation(), "ann", seen)


@pytest.mark.parametrize("kind", ["docx", "docx-table", "xlsx"])
@pytest.mark.parametrize("size", [10, 2000, -30])
def test_a_file_of_which_a_part_is_missing_is_damaged(desk, kind, size):
    with pytest.raises(LoadError, match="is damaged") as caught:
        desk.compare(desk.give(kind)[:size])
    assert not isinstance(caught.value, ReturnError)


class TestWord:
    @pytest.fixture
    def edited(self, desk) -> Callable[[Callable[[docx.Document], None]], Comparison]:
        def edit(change: Callable[[docx.Document], None], kind: str = "docx") -> Comparison:
            document = docx.Document(io.BytesIO(desk.give(kind)))
            change(document)
            made = io.BytesIO()
            document.save(made)
            return desk.compare(made.getvalue())

        return edit

    def test_an_edit_with_python_docx_comes_back(self, edited):
        def change(document):
            run = next(r for p in document.paragraphs for r in p.runs if "14" in r.text)
            run.text = run.text.replace("14", "15")
            document.core_properties.last_modified_by = "Mira"

        (one,) = edited(change).differences
        assert (one.after, one.who) == ("Пришли 15 экипажей.", "Mira")

    def test_a_new_comment_comes_back_with_its_author(self, desk, edited):
        def change(document):
            run = next(r for p in document.paragraphs for r in p.runs if "14" in r.text)
            document.add_comment(run, "Are you sure?", "Mira", "M")

        found = edited(change)
        assert told(found) == [("comment", 3, "", "Are you sure?")]
        desk.do(found.operation())
        (comment,) = desk.review.comments_on(desk.review.rows[2])
        assert (comment.who, comment.text) == ("ann", "Mira: Are you sure?")
        assert edited(change).differences == ()  # it is known now

    def test_threads_come_back_as_word_has_them(self, desk):
        (head,) = desk.review.comments
        desk.do(rv.ReplyTo(head, "Those of the tower."))
        given = desk.give("docx")
        assert desk.compare(given).differences == ()
        with zipfile.ZipFile(io.BytesIO(given)) as archive:
            parts = {name: archive.read(name).decode() for name in archive.namelist()}
        threads = parts["word/commentsExtended.xml"]
        assert f'paraIdParent="{head:08X}"' in threads
        # Mira resolves the thread and writes another reply, as Word does.
        new = f'<w15:commentEx w15:paraId="7FFF0001" w15:paraIdParent="{head:08X}" w15:done="1"/>'
        parts["word/commentsExtended.xml"] = threads.replace('done="0"', 'done="1"').replace(
            "</w15:commentsEx>", f"{new}</w15:commentsEx>"
        )
        parts["word/comments.xml"] = parts["word/comments.xml"].replace(
            "</w:comments>",
            '<w:comment w:id="99" w:author="Mira"><w:p w14:paraId="7FFF0001"><w:r><w:t>Thanks.'
            "</w:t></w:r></w:p></w:comment></w:comments>",
        )
        place = '<w:r><w:commentReference w:id="'
        text = parts["word/document.xml"]
        at = text.rindex("</w:r>", 0, text.index("</w:p>", text.index(place))) + len("</w:r>")
        parts["word/document.xml"] = text[:at] + f'{place}99"/></w:r>' + text[at:]
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for name, body in parts.items():
                archive.writestr(name, body)
        found = desk.compare(made.getvalue())
        assert sorted(one.kind for one in found.differences) == ["comment", "resolve"]
        desk.do(found.operation())
        texts = [one.text for one in desk.review.comments.values() if one.answers == head]
        assert texts == ["Those of the tower.", "Mira: Thanks."]
        assert desk.review.comments[head].resolved

    def test_a_removed_comment_is_a_difference(self, desk, edited):
        def change(document):
            for name in ("commentReference", "commentRangeStart", "commentRangeEnd"):
                for one in list(document.element.body.iter(f"{{*}}{name}")):
                    one.getparent().remove(one)

        found = edited(change)
        assert [one.kind for one in found.differences] == ["uncomment"]
        desk.do(found.operation())
        assert desk.review.comments == {}

    def test_tracked_changes_count_as_accepted_and_name_their_author(self, edited):
        def change(document):
            run = next(r for p in document.paragraphs for r in p.runs if "14" in r.text)
            xml = run._r.getparent()
            space = {"w": run._r.nsmap["w"]}
            for tag, text in (("del", "delText"), ("ins", "t")):
                made = etree.SubElement(xml, f"{{{space['w']}}}{tag}")
                made.set(f"{{{space['w']}}}author", "Mira")
                made.set(f"{{{space['w']}}}date", "2099-05-04T10:00:00Z")
                words = etree.SubElement(
                    etree.SubElement(made, f"{{{space['w']}}}r"), f"{{{space['w']}}}{text}"
                )
                words.text = run.text if tag == "del" else "Пришло трое."
                run._r.addprevious(made)
            xml.remove(run._r)

        (one,) = edited(change).differences
        assert (one.after, one.who, one.at[:4]) == ("Пришло трое.", "Mira", "2099")

    def test_a_deleted_sentence_is_removed(self, desk, edited):
        def change(document):
            for paragraph in document.paragraphs:
                for run in paragraph.runs:
                    if run.text == "Никто ещё не спал.":
                        run.text = ""

        found = edited(change)
        assert told(found) == [("text", 4, "Никто ещё не спал.", "")]
        desk.do(found.operation())
        assert [row.type for row in desk.review.rows] == ["1-1", "1-1", "1-1", "1-0", "1-1"]

    def test_a_sentence_whose_removal_was_taken_is_shown_as_taken(self, desk):
        content = retold(desk.give("docx"), "Никто ещё не спал.", "")
        desk.do(desk.compare(content).operation())
        (one,) = desk.compare(content).differences
        assert (one.before, one.after) == ("Никто ещё не спал.", "")
        assert one.clashes == "it was already taken back"

    def test_a_sentence_that_was_joined_here_and_removed_there_is_not_called_taken(self, desk):
        content = retold(desk.give("docx"), "Никто ещё не спал.", "")
        desk.do(rv.Join(8))
        (one,) = desk.compare(content).differences
        assert one.before == "Никто ещё не спал."
        assert "merged" in one.clashes

    def test_a_new_paragraph_becomes_a_bead_of_its_own(self, desk, edited):
        def change(document):
            document.add_paragraph("И снова тишина.")
            document.add_paragraph("До утра.")

        found = edited(change)
        assert told(found) == [("text", 5, "", "И снова тишина."), ("text", 5, "", "До утра.")]
        desk.do(found.operation())
        assert [row.type for row in desk.review.rows[4:]] == ["1-1", "0-1", "0-1"]
        texts = [cell.text for cell in desk.review.in_order("tgt")]
        assert texts[-3:] == ["Шёл дождь.", "И снова тишина.", "До утра."]

    def test_a_new_paragraph_is_taken_once(self, desk):
        content = added_to(desk.give("docx"), "И снова тишина.")
        desk.do(desk.compare(content).operation())
        assert desk.compare(content).differences == ()

    def test_a_new_paragraph_between_others_stands_between_them(self, desk):
        found = desk.compare(added_to(desk.give("docx"), "Все молчали.", after=0))
        desk.do(found.operation())
        assert desk.review.text(desk.review.rows[1], "tgt") == "Все молчали."
        assert [cell.text for cell in desk.review.in_order("tgt")][1] == "Все молчали."

    def test_a_new_paragraph_before_the_first_sentence_is_a_bead_above_it(self, desk):
        content = added_to(desk.give("docx"), "Хроника Тарна.", after=None)
        found = desk.compare(content)
        assert told(found) == [("text", 0, "", "Хроника Тарна.")]
        desk.do(found.operation())
        assert [row.type for row in desk.review.rows[:2]] == ["0-1", "1-1"]
        assert desk.review.in_order("tgt")[0].text == "Хроника Тарна."
        assert desk.compare(content).differences == ()

    def test_a_new_paragraph_translates_the_next_bead_that_has_no_translation(self, desk):
        last = desk.review.rows[4]
        desk.do(rv.Unlink(last.id))
        desk.do(rv.Write(desk.review.rows[5].id, "tgt", ()))
        found = desk.compare(added_to(desk.give("docx"), "Шёл сильный дождь."))
        assert told(found) == [("text", 5, "", "Шёл сильный дождь.")]
        desk.do(found.operation())
        assert [row.type for row in desk.review.rows] == ["1-1"] * 5

    def test_a_sentence_cut_in_two_paragraphs_is_the_same(self, desk):
        content = retold(
            desk.give("docx"), "Пришли 14", "Пришли</w:t></w:r></w:p><w:p><w:r><w:t>14"
        )
        assert desk.compare(content).differences == ()

    def test_a_table_says_what_was_decided_and_commented(self, desk, edited):
        def change(document):
            cells = document.tables[0].rows[3].cells
            cells[3].text = "Accepted"
            cells[4].add_paragraph("Quite right.")
            document.tables[0].rows[2].cells[4].text = ""

        found = edited(change, "docx-table")
        assert [one[:2] for one in told(found)] == [
            ("uncomment", 2),
            ("status", 3),
            ("comment", 3),
        ]
        desk.do(found.operation())
        assert desk.review.rows[2].status == "accepted"

    def test_a_decision_does_not_name_who_changed_the_text_before(self, desk, edited):
        def change(document):
            document.tables[0].rows[2].cells[3].text = "rejected"
            document.core_properties.last_modified_by = "Mira"

        desk.do(rv.Edit(7, "Фонари светят."))
        (one,) = edited(change, "docx-table").differences
        assert (one.kind, one.who, one.at) == ("status", "", "")

    def test_a_tracked_decision_names_who_made_it(self, desk, edited):
        def change(document):
            (run,) = document.tables[0].rows[2].cells[3].paragraphs[0].runs
            run.text = "rejected"
            change = etree.Element(run._r.tag[:-1] + "ins")
            for name, value in (("author", "Mira"), ("date", "2099-05-04T10:00:00Z")):
                change.set(run._r.tag[:-1] + name, value)
            run._r.addprevious(change)
            change.append(run._r)

        (one,) = edited(change, "docx-table").differences
        assert (one.kind, one.who, one.at[:4]) == ("status", "Mira", "2099")

    def test_a_new_text_does_not_name_who_changed_it_before_the_file_was_made(self, desk, edited):
        def change(document):
            run = next(r for p in document.paragraphs for r in p.runs if "экипажей" in r.text)
            run.text = run.text.replace("экипажей", "лодок")

        desk.do(rv.Edit(8, "Пришли 15 экипажей."))
        (one,) = edited(change).differences
        assert (one.after, one.who, one.at) == ("Пришли 15 лодок.", "", "")


class TestSheet:
    @pytest.fixture
    def edited(self, desk) -> Callable[..., Comparison]:
        def edit(*values: tuple[str, object]) -> Comparison:
            book = openpyxl.load_workbook(io.BytesIO(desk.give("xlsx")))
            for place, value in values:
                book.active[place] = value
            made = io.BytesIO()
            book.save(made)
            return desk.compare(made.getvalue())

        return edit

    def test_texts_decisions_and_comments_come_back(self, desk, edited):
        found = edited(("D3", "Фонари светят."), ("F4", "принято"), ("G4", "Really?"))
        assert told(found) == [
            ("text", 2, "Фонари горят.", "Фонари светят."),
            ("status", 3, "open", "pair right"),
            ("comment", 3, "", "Really?"),
        ]
        desk.do(found.operation())
        assert [row.status for row in desk.review.rows[1:3]] == ["accepted", "accepted"]

    def test_a_text_that_looks_like_a_formula_or_a_number_is_a_text(self, edited):
        found = edited(("D3", "=1+1"), ("D4", 15))
        assert [one.after for one in found.differences] == ["=1+1", "15"]

    def test_the_number_in_the_file_is_named_if_it_is_no_longer_that_of_the_bead(self, desk):
        content = desk.give("xlsx")
        desk.do(rv.Merge((11, 12)))
        found = desk.compare(retold(content, "Пришли 14", "Пришли 15")).differences
        assert [str(one.place) for one in found] == ["Bead 2 (3 in the file)"]

    def test_a_comment_that_a_merge_moved_to_another_bead_is_not_removed(self, desk):
        content = desk.give("xlsx")
        desk.do(rv.Merge((11, 12)))
        assert desk.compare(content).differences == ()

    def test_a_bead_that_is_gone_has_the_number_of_the_file(self, desk):
        content = desk.give("xlsx")
        desk.do(rv.Merge((13, 14)))
        found = desk.compare(retold(content, "Никто ещё", "Никто уже")).differences
        assert [str(one.place) for one in found] == ["Bead 4 of the file"]

    def test_an_unknown_decision_is_said(self, edited):
        found = edited(("F4", "maybe"))
        assert found.differences == ()
        assert [str(note) for note in found.notes] == ["decisions that were not understood: maybe"]

    def test_changes_of_the_source_are_said(self, edited):
        assert "changes of the source" in edited(("C3", "The lights burn.")).notes[0]

    def test_sorted_and_deleted_rows_do_no_harm(self, desk):
        book = openpyxl.load_workbook(io.BytesIO(desk.give("xlsx")))
        book.active.delete_rows(2)
        made = io.BytesIO()
        book.save(made)
        assert desk.compare(made.getvalue()).differences == ()

    def test_a_missing_translation_can_be_written(self, desk, edited):
        desk.do(rv.Unlink(12))
        rows = [row.type for row in desk.review.rows]
        place = rows.index("1-0")
        found = edited((f"D{place + 2}", "Все фонари горят."))
        desk.do(found.operation())
        assert desk.review.text(desk.review.rows[place], "tgt") == "Все фонари горят."

    def test_two_sentences_of_a_bead_stay_apart(self, desk, edited):
        desk.do(rv.Merge((13, 14)))
        found = edited(("D4", "Пришли 15 экипажей. Никто уже не спал."))
        desk.do(found.operation())
        assert [desk.review.cell(cell).text for cell in (8, 9)] == [
            "Пришли 15 экипажей.",
            "Никто уже не спал.",
        ]

    def test_a_sentence_deleted_from_a_bead_is_removed(self, desk, edited):
        desk.do(rv.Merge((13, 14)))
        desk.do(edited(("D4", "Никто ещё не спал.")).operation())
        assert desk.review.rows[2].type == "2-1"

    def test_a_mark_that_is_there_twice_clashes(self, desk):
        book = openpyxl.load_workbook(io.BytesIO(desk.give("xlsx")))
        book.active.append([cell.value for cell in book.active[3]])
        made = io.BytesIO()
        book.save(made)
        assert {str(one.clashes) for one in desk.compare(made.getvalue()).differences} == {
            "the file has this sentence more than once"
        }


class TestUnits:
    def test_translate_toolkit_edits_xliff(self, desk, tmp_path):
        xliff = pytest.importorskip("translate.storage.xliff")
        store = xliff.xlifffile.parsestring(desk.give("xliff"))
        unit = next(unit for unit in store.units if "14" in unit.target)
        unit.target = "Пришло 15 экипажей."
        unit.addnote("Looks odd", origin="translator")
        unit.markapproved()
        found = desk.compare(bytes(store))
        assert told(found) == [
            ("text", 3, "Пришли 14 экипажей.", "Пришло 15 экипажей."),
            ("status", 3, "open", "good"),
            ("comment", 3, "", "Looks odd"),
        ]

    def test_a_unit_that_is_reopened_is_open(self, desk):
        content = retold(desk.give("xliff2"), 'state="reviewed"', 'state="translated"')
        assert told(desk.compare(content)) == [("status", 2, "pair right", "open")]

    @pytest.mark.parametrize("name", ["xliff", "xliff2", "docx-table", "xlsx"])
    def test_what_was_judged_comes_back_unchanged(self, desk, name):
        rows = [row.id for row in desk.review.rows]
        for row, rendering in zip(rows[:3], ("good", "work", "faulty"), strict=True):
            desk.do(rv.Judge((row,), rendering))
        desk.do(rv.Reject((rows[3],)))
        assert desk.compare(desk.give(name)).differences == ()

    def test_what_was_good_and_is_no_longer_approved_is_open(self, desk):
        desk.do(rv.Judge((desk.review.rows[2].id,), "faulty"))
        content = retold(desk.give("xliff2"), 'subState="sverka:faulty"', "")
        assert told(desk.compare(content)) == [("status", 3, "faulty", "open")]

    def test_a_memory_does_not_name_who_changed_a_text_before_it_was_made(self, desk):
        desk.do(rv.Edit(8, "Пришли 15 экипажей."))
        (one,) = desk.compare(retold(desk.give("tmx"), "Пришли 15", "Пришли 16")).differences
        assert (one.after, one.who, one.at) == ("Пришли 16 экипажей.", "", "")

    def test_a_damaged_file_is_refused(self, desk):
        with pytest.raises(LoadError):
            desk.compare(desk.give("xliff")[:-200])


def test_times_are_compared_in_utc(desk):
    assert datetime.fromisoformat(desk.store.work(desk.review).made).tzinfo == UTC
    assert re.fullmatch("[0-9a-f]{8}", desk.store.key(desk.number))
