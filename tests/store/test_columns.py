"""Further texts in the library and in the files that it gives out."""

import io
import zipfile

import openpyxl
import pytest

from align import formats, returns
from align.errors import ForbiddenError, StoreError
from align.review import Merge
from align.review.columns import Column


def column(store, name="MT", lang="ru"):
    cells = store.review(1).in_order("tgt")
    return Column(name, lang, "tgt", tuple((cell.id, f"Так: {cell.id}") for cell in cells))


@pytest.fixture
def kept(store):
    """A library whose first document has a column."""
    store.columns.add(1, column(store), "ann")
    return store


def test_a_column_is_kept_and_removed(kept):
    (one,) = kept.columns.of(1)
    assert (one.name, one.lang, one.side, one.who) == ("MT", "ru", "tgt", "ann")
    assert one.parts == column(kept).parts
    assert kept.columns.of(2) == ()
    kept.columns.remove(1, one.id, "ann")
    assert kept.columns.ids(1) == ()
    with pytest.raises(StoreError, match="no column"):
        kept.columns.remove(1, one.id, "ann")


def test_only_editors_add_and_remove(kept):
    kept.set_role("ann", "editor", by=None)
    with pytest.raises(ForbiddenError):
        kept.columns.add(1, column(kept), "bob")
    with pytest.raises(ForbiddenError):
        kept.columns.remove(1, kept.columns.ids(1)[0], "bob")


def test_a_document_that_is_removed_takes_its_columns_along(kept):
    kept.remove(1, "ann")
    assert kept.columns.ids(1) == ()
    assert kept.check() == ()


def test_no_document_no_column(store):
    with pytest.raises(StoreError):
        store.columns.add(99, column(store), "ann")


def test_the_tables_have_it_as_their_last_column(kept):
    review = kept.review(1)
    first, second = (row.tgt[0] for row in review.rows[:2])
    merge = Merge((review.rows[0].id, review.rows[1].id))
    kept.apply(1, merge, "ann", 0)
    work = kept.work(kept.review(1))
    wanted = f"Так: {first} Так: {second}"
    lines = formats.render_work(work, "tsv").decode().splitlines()
    assert [line.split("\t")[-1] for line in lines[:2]] == ["MT", wanted]
    assert wanted in formats.render_work(work, "csv").decode("utf-8-sig")
    assert wanted in formats.render_work(work, "html-review").decode()
    sheet = openpyxl.load_workbook(io.BytesIO(formats.render_work(work, "xlsx"))).active
    assert [sheet.cell(row, sheet.max_column).value for row in (1, 2)] == ["MT (ru)", wanted]


def test_a_hostile_column_stays_a_text(store):
    cells = store.review(1).in_order("tgt")
    evil = "=1+1\t<b>\x00\ud800 \u202e"
    parts = tuple((cell.id, evil) for cell in cells)
    store.columns.add(1, Column("=name\n<i>", "ru", "tgt", parts), "ann")
    work = store.work(store.review(1))
    rows = formats.render_work(work, "tsv").decode().splitlines()
    assert {line.count("\t") for line in rows} == {7}
    assert "'=1+1" in formats.render_work(work, "csv").decode("utf-8-sig")
    assert "&lt;b&gt;" in formats.render_work(work, "html-review").decode()
    book = formats.render_work(work, "xlsx")
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet1.xml")


def test_a_workbook_with_a_column_can_be_taken_back(kept):
    work, review = kept.work(kept.review(1)), kept.review(1)
    book = formats.render_work(work, "xlsx")
    found = returns.compared(work, review, ("back.xlsx", book), None)
    assert not found.differences
