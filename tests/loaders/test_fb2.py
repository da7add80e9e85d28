"""Electronic books in the format FictionBook."""

from __future__ import annotations

import io
import zipfile

import pytest

from align.errors import LoadError
from align.loaders import load

BOOK = """<?xml version="1.0" encoding="{encoding}"?>
<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"
 xmlns:l="http://www.w3.org/1999/xlink">
<description><title-info><genre>prose</genre><book-title>Маяк</book-title>
<annotation><p>О чём эта книга.</p></annotation>
<date value="2031-06-03">2031</date><lang>ru</lang></title-info></description>
<body>{body}</body>{more}</FictionBook>"""


def book(body: str, more: str = "", encoding: str = "utf-8") -> bytes:
    return BOOK.format(body=body, more=more, encoding=encoding).encode(encoding)


def read(data: bytes, name: str = "lamp.fb2") -> list[str]:
    loaded = load((name, data), "ru")
    return [loaded.paragraph_text(part) for part in loaded.paragraphs]


LAMP = "<section><title><p>Глава первая</p></title><p>Лампу зажгли утром.</p></section>"


def test_only_the_text_is_read_not_the_description_nor_pictures():
    pictures = '<binary id="a.png">QUJD</binary>'
    assert read(book(f"{LAMP}<image l:href='#a.png'/>", pictures)) == [
        "Глава первая",
        "Лампу зажгли утром.",
    ]


def test_language_title_and_date_are_those_of_the_description():
    loaded = load(("lamp.fb2", book("<section><p>Лампу зажгли утром.</p></section>")))
    assert (loaded.lang, loaded.title) == ("ru", "Маяк")
    assert loaded.date is not None
    assert loaded.date.year == 2031


def test_each_line_of_a_title_is_a_heading():
    title = "<title><p>Часть I</p><empty-line/><p>Маяк</p></title>"
    loaded = load(("lamp.fb2", book(f"{title}{LAMP}")))
    assert [part.kind for part in loaded.paragraphs] == ["title", "heading", "heading", "body"]


def test_notes_follow_the_text_without_their_numbers():
    text = '<p>Лампу зажгли<a l:href="#n1" type="note">[1]</a> утром.</p>'
    notes = '<body name="notes"><section id="n1"><title><p>1</p></title><p>Впервые.</p></section>'
    assert read(book(text, notes + "</body>")) == ["Лампу зажгли утром.", "Впервые."]


def test_lines_of_verse_and_authors_are_paragraphs():
    poem = "<poem><stanza><v>Море спит,</v><v>маяк горит.</v></stanza>"
    poem += "<text-author>Ида Марш</text-author></poem>"
    assert read(book(poem)) == ["Море спит,", "маяк горит.", "Ида Марш"]


def test_a_stated_encoding_is_used():
    assert read(book(LAMP, encoding="windows-1251"))[1] == "Лампу зажгли утром."


def test_entities_of_pages_and_lone_ampersands_are_no_error():
    assert read(book("<p>Марш&nbsp;& сыновья.</p>")) == ["Марш\u00a0& сыновья."]


def zipped(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"{name}.fb2", data)
    return stream.getvalue()


def test_a_zipped_book_is_read():
    assert read(zipped(lamp=book(LAMP)), "lamp.fb2.zip")[0] == "Глава первая"


def test_an_archive_of_several_books_is_refused():
    with pytest.raises(LoadError, match="holds 2 books"):
        read(zipped(one=book(LAMP), two=book(LAMP)), "lamps.fb2.zip")
