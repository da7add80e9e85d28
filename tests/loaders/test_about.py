"""What files say about their texts."""

import io
import zipfile
from datetime import datetime

import docx
import pytest

from align.building import Pair, Settings
from align.building.task import Task, run
from align.concordance.metadata import columns, described, value_of
from align.loaders import load
from align.textpair import document, document_body

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>The mill</title><author>Ada Orm</author>
<respStmt><resp>Translated by</resp><name>Ivo Lund</name></respStmt></titleStmt>
<publicationStmt><publisher>Orva Press</publisher></publicationStmt>
<sourceDesc><p>A book of 1934</p></sourceDesc></fileDesc></teiHeader>
<text><body><p>The mill on the Orva was repaired in May.</p></body></text></TEI>"""
FB2 = """<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description><title-info>
<genre>prose</genre><author><first-name>Ada</first-name><last-name>Orm</last-name></author>
<translator><first-name>Ivo</first-name><last-name>Lund</last-name></translator>
<book-title>The mill</book-title><lang>en</lang></title-info>
<publish-info><year>1934</year></publish-info></description>
<body><section><p>The mill on the Orva was repaired in May.</p></section></body></FictionBook>"""
HTML = """<html><head><meta name="author" content="Ada Orm"><meta name="DC.rights" content="CC0">
</head><body><main><p>The mill on the Orva was repaired in May.</p></main></body></html>"""
TMX = """<tmx version="1.4"><header srclang="en" adminlang="en" segtype="sentence" datatype="x"
creationtool="x" creationtoolversion="1" o-tmf="x"><prop type="x-author">Ada Orm</prop></header>
<body><tu><tuv xml:lang="en"><seg>It rained.</seg></tuv></tu></body></tmx>"""


def said(name, content, lang="en"):
    data = content if isinstance(content, bytes) else content.encode()
    return dict(load((name, data), lang).metadata)


def word(**properties):
    book = docx.Document()
    book.add_paragraph("The mill on the Orva was repaired in May.")
    for name, value in properties.items():
        setattr(book.core_properties, name, value)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_word_document_says_who_wrote_it():
    found = said("mill.docx", word(author="Ada Orm", keywords="mills", category="essay"))
    assert {k: found[k] for k in ("creator", "subject", "type")} == {
        "creator": "Ada Orm",
        "subject": "mills",
        "type": "essay",
    }


def test_the_properties_of_a_template_are_none_of_the_text():
    assert said("mill.docx", word()) == {}


def test_the_day_of_a_template_does_not_count_beside_an_author():
    assert said("mill.docx", word(author="Ada Orm")) == {"creator": "Ada Orm"}


@pytest.mark.parametrize(
    "name",
    [
        "Microsoft Office User",
        "user",
        "User1",
        "Admin",
        "HP",
        "Windows User",
        "Пользователь",
        "Пользователь Windows",
        "Неизвестный автор",
        "openpyxl",
        "-",
    ],
)
def test_an_account_or_a_program_is_no_author(name):
    assert "creator" not in said("mill.docx", word(author=name))


@pytest.mark.parametrize("name", ["Ada Orm", "A. Usher", "Homer", "Adminova O. I.", "Нетова А."])
def test_a_name_that_begins_like_an_account_is_an_author(name):
    assert said("mill.docx", word(author=name))["creator"] == name


@pytest.mark.parametrize("title", ["Untitled", "Document1", "Документ 2", "Microsoft Word - a.doc"])
def test_what_a_program_calls_a_text_is_no_title(title):
    assert load(("mill.docx", word(title=title)), "en").title != title


def test_who_saved_an_open_document_last_is_not_its_author():
    head = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:x="m" xmlns:d="d"'
    data = f"""<office:document {head}><office:meta><d:creator>Somebody</d:creator></office:meta>
    <office:body><office:text>
    <x:p>The mill on the Orva was repaired in May.</x:p></office:text>
    </office:body></office:document>"""
    assert said("mill.fodt", data) == {}


def test_an_open_document_says_who_wrote_it_first():
    head = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:x="m" xmlns:d="d"'
    data = f"""<office:document {head}><office:meta><x:initial-creator>Ada Orm</x:initial-creator>
    <d:creator>Somebody</d:creator><x:keyword>mills</x:keyword></office:meta>
    <office:body><office:text>
    <x:p>The mill on the Orva was repaired in May.</x:p></office:text>
    </office:body></office:document>"""
    found = said("mill.fodt", data)
    assert (found["creator"], found["subject"]) == ("Ada Orm", "mills")


def test_tei_names_author_translator_and_source():
    assert said("mill.xml", TEI) == {
        "creator": "Ada Orm",
        "publisher": "Orva Press",
        "source": "A book of 1934",
        "translator": "Ivo Lund",
    }


def test_a_book_names_author_translator_and_genre():
    assert said("mill.fb2", FB2) == {
        "type": "prose",
        "creator": "Ada Orm",
        "translator": "Ivo Lund",
        "issued": "1934",
    }


def test_a_page_has_it_in_meta():
    assert said("mill.html", HTML) == {"creator": "Ada Orm", "rights": "CC0"}


def test_a_memory_has_it_in_its_header():
    assert said("mill.tmx", TMX) == {"creator": "Ada Orm"}


@pytest.mark.parametrize("core", [b"", b"<x"])
def test_damaged_properties_say_nothing(core):
    book = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(book, "w") as new:
        for name in old.namelist():
            new.writestr(name, core if name == "docProps/core.xml" else old.read(name))
    assert said("mill.docx", book.getvalue()) == {}


def test_plain_text_says_nothing():
    assert said("mill.txt", "The mill on the Orva was repaired in May.") == {}


def test_it_is_stored_with_the_document():
    made = load(("mill.fb2", FB2.encode()), "en")
    assert document(document_body(made)).metadata == made.metadata


class TestOfAPair:
    def texts(self):
        src = load(("mill.html", HTML.encode()), "en")
        return src, load(("mill.fb2", FB2.encode()), "en")

    def test_the_author_is_not_whoever_made_the_file_of_the_translation(self):
        properties = {"author": "Ivo Lund", "created": datetime(2031, 5, 4), "category": "essay"}
        tgt = load(("mill.docx", word(**properties)), "en")
        src = load(("mill.txt", b"The mill on the Orva was repaired in May."), "en")
        assert described(src, tgt) == {"type": "essay"}

    def test_a_translation_that_names_its_translator_knows_the_author(self):
        src = load(("mill.txt", b"The mill on the Orva was repaired in May."), "en")
        found = described(src, load(("mill.fb2", FB2.encode()), "en"))
        assert (found["creator"], found["translator"]) == ("Ada Orm", "Ivo Lund")

    def test_the_source_comes_first_but_the_translation_names_its_translator(self):
        found = described(*self.texts())
        assert (found["rights"], found["translator"], found["type"]) == ("CC0", "Ivo Lund", "prose")

    def test_a_table_comes_before_the_files_under_the_usual_names_too(self):
        found = described(*self.texts(), [("author", "A. O."), ("translator", "I. L.")])
        assert "creator" not in found
        assert (found["author"], found["translator"]) == ("A. O.", "I. L.")

    def test_a_build_records_it(self, tmp_path):
        (tmp_path / "en.html").write_text(HTML, "utf-8")
        (tmp_path / "ru.txt").write_text("Мельницу на реке Орва починили в мае.", "utf-8")
        pair = Pair("mill", str(tmp_path / "en.html"), str(tmp_path / "ru.txt"))
        record, _ = run(Task(pair, Settings("en", "ru", method="anchor"), ""))
        assert record.metadata["creator"] == "Ada Orm"
        assert type(record).from_json(record.to_json()) == record


def test_the_properties_of_office_files_give_a_title():
    assert load(("mill.docx", word(title="The mill")), "en").title == "The mill"
    head = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:x="m"'
    data = f"""<office:document {head}><office:meta><x:title>The mill</x:title></office:meta>
    <office:body><office:text><x:p>The mill was repaired in May.</x:p></office:text>
    </office:body></office:document>"""
    found = load(("mill.fodt", data.encode()), "en")
    assert (found.title, dict(found.metadata).get("title")) == ("The mill", None)


def test_a_tei_licence_keeps_its_text_and_its_address():
    about = """<publicationStmt><availability><licence target="https://orva.example/by">CC BY 4.0
    </licence></availability></publicationStmt>"""
    start, end = TEI.index("<publicationStmt>"), TEI.index("<sourceDesc>")
    found = load(("mill.xml", (TEI[:start] + about + TEI[end:]).encode()), "en")
    known = described(found, found)
    assert (known["licence"], known["rights"]) == ("https://orva.example/by", "CC BY 4.0")


@pytest.mark.parametrize("name", ["creator", "Creator", "author", "AUTHOR"])
def test_a_field_has_synonyms_and_case_does_not_count(name):
    assert value_of({"title": "The mill", "creator": "Ada Orm"}, name) == "Ada Orm"


def test_the_exact_name_comes_before_synonyms():
    assert value_of({"type": "essay", "Genre": "novel"}, "genre") == "novel"


def test_a_table_has_one_column_for_a_field_unless_a_text_has_two():
    assert columns([["Genre", "year"], ["type"]]) == ["Genre", "year"]
    assert columns([["licence", "rights"], ["rights"]]) == ["licence", "rights"]
