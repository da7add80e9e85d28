"""Further texts in the library and in the files that it gives out."""

import io
import zipfile

import openpyxl
import pytest

from align import formats, returns
from align.concordance import Ask, Concordance
from align.errors import ForbiddenError, StoreError, UsageError
from align.loaders import load_pairs
from align.multi import MultiAlignment, Row, Text, as_pair
from align.review import Edit, Merge
from align.review.columns import Column
from align.store import Store
from align.store.beside import Beside
from align.text import Document


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


@pytest.fixture
def several(tmp_path):
    """A library with a text in four languages."""
    langs = {
        "en": ["The ferry left at dawn.", "It carried a cow.", "Nobody paid."],
        "ru": ["Паром ушёл на рассвете.", "Он вёз корову."],
        "fr": ["Le bac partit à l'aube.", "Il portait une vache.", "Personne ne paya."],
        "de": ["Die Fähre fuhr im Morgengrauen ab.", "Niemand zahlte."],
    }
    documents = {lang: Document.from_sentences(texts, lang) for lang, texts in langs.items()}
    rows = (
        Row(((0,), (0,), (0,), (0,))),
        Row(((1,), (1,), (1,), ())),
        Row(((2,), (), (2,), (1,))),
    )
    pair = as_pair(Text("ferry", MultiAlignment(documents, rows, "en"), {}))
    store = Store.open(tmp_path / "several.sqlite")
    store.add(pair.alignment, "ferry", "ann", further=pair.further)
    yield store
    store.close()


def said_by(work):
    return {one.name: [one.text(unit) for unit in work.units] for one in work.columns}


def test_a_text_in_several_languages_is_one_document(several):
    assert [(one.name, one.lang) for one in several.columns.of(1)] == [("fr", "fr"), ("de", "de")]
    assert said_by(several.work(several.review(1))) == {
        "fr": ["Le bac partit à l'aube.", "Il portait une vache.", "Personne ne paya."],
        "de": ["Die Fähre fuhr im Morgengrauen ab.", "", "Niemand zahlte."],
    }


def test_exports_have_all_languages_with_what_people_edited(several, tmp_path):
    review = several.review(1)
    one, two, _ = review.rows
    several.apply(1, Edit(one.tgt[0], "Паром отчалил на рассвете."), "ann", 0)
    several.apply(1, Merge((one.id, two.id)), "ann", 1)
    work = several.work(several.review(1))
    for name in ("tmx", "tei", "sverka"):
        path = tmp_path / f"ferry{formats.FORMATS[name].extensions[0]}"
        formats.export_work(work, path, formats.FORMATS[name])
        (back,) = load_pairs(path, several=True)
        made = back.alignment
        assert made.tgt_text(made.beads[0]) == "Паром отчалил на рассвете. Он вёз корову."
        said = {one.name: [" ".join(one.texts(b)) for b in made.beads] for one in back.further}
        assert said["fr"] == ["Le bac partit à l'aube. Il portait une vache.", "Personne ne paya."]
        assert said["de"] == ["Die Fähre fuhr im Morgengrauen ab.", "Niemand zahlte."]


def test_a_memory_with_all_languages_can_be_taken_back(several):
    work, review = several.work(several.review(1)), several.review(1)
    memory = formats.render_work(work, "tmx")
    assert memory.count(b"<tuv ") == 4 + 3 + 3
    found = returns.compared(work, review, ("back.tmx", memory), None)
    assert not found.differences


def concordance(store, tmp_path):
    return Concordance.open(tmp_path / "i", store.sources(further=True))


def test_a_search_finds_every_language_and_the_original_once(several, tmp_path):
    found = concordance(several, tmp_path)
    assert len(found.find(Ask("ferry", "form"))) == 1
    assert found.find(Ask("ferry", "form")).documents == 1
    (line,) = found.lines(found.find(Ask("vache", "form")).hits)
    assert (line.text.name, line.text.number, line.lang) == ("ferry", 1, "fr")
    assert (line.key, line.number) == (several.review(1).rows[1].id, 2)
    assert line.other == "It carried a cow."
    where = found.find(Ask("niemand", "form", where=(("document", "ferry"),)))
    assert len(where) == 1
    assert [one.langs for one in several.sources()] == [("en", "ru")]  # for everything else


def test_the_other_languages_are_beside_what_was_found(several, tmp_path):
    found, beside = concordance(several, tmp_path), Beside(several)
    lines = found.lines(found.find(Ask("vache", "form")).hits)
    assert beside.others(lines[0]) == {"ru": "Он вёз корову."}
    assert beside.names(lines) == ["en", "ru", "fr", "de"]
    assert beside.names(lines, ["de-AT", "ru"]) == ["de", "ru"]
    with pytest.raises(UsageError, match="has a text it"):
        beside.names(lines, ["it"])


def test_the_index_follows_the_further_texts(several, tmp_path):
    found = concordance(several, tmp_path)
    assert len(found.find(Ask("vache", "form"))) == 1
    several.columns.remove(1, several.columns.ids(1)[0], "ann")
    assert len(concordance(several, tmp_path).find(Ask("vache", "form"))) == 0
