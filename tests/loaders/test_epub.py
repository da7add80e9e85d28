"""Books: the reading order, notes, stated metadata, and copy protection."""

from __future__ import annotations

import io
import zipfile

import pytest

from align.errors import LoadError
from align.loaders import load

CHAPTERS = {
    "text/one.xhtml": "<h1>The lamp</h1><p>The lamp of Tarn was lit again on Friday evening.</p>",
    "text/two.xhtml": "<h1>The bell</h1><p>Nobody rang the bell of the harbour that night.</p>",
}
XHTML = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>x</title></head><body>{}</body></html>"""


def book(chapters=CHAPTERS, order=("two", "one"), extra=None, metadata="") -> bytes:
    items = "".join(
        f'<item id="{name[5:8]}" href="{name}" media-type="application/xhtml+xml"/>'
        for name in chapters
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in order)
    package = f"""<package xmlns="http://www.idpf.org/2007/opf"
xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{metadata}</metadata>
<manifest>{items}
<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="nav"/>{spine}</spine></package>"""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        )
        archive.writestr("OPS/book.opf", package)
        archive.writestr("OPS/nav.xhtml", XHTML.format("<p>Contents</p>"))
        for name, body in chapters.items():
            archive.writestr(f"OPS/{name}", XHTML.format(body))
        for name, text in (extra or {}).items():
            archive.writestr(name, text)
    return stream.getvalue()


def read(data: bytes) -> list[str]:
    loaded = load(("book.epub", data))
    return [loaded.paragraph_text(part) for part in loaded.paragraphs]


def test_chapters_come_in_their_reading_order_without_the_navigation():
    assert [text for text in read(book()) if len(text) < 20] == ["The bell", "The lamp"]


def test_the_metadata_of_the_book_are_kept():
    stated = "<dc:language>en-GB</dc:language><dc:rights>CC0</dc:rights>"
    document = load(("book.epub", book(metadata=stated)))
    assert (document.lang, document.licence) == ("en-GB", "CC0")


def test_without_a_heading_the_title_is_the_stated_one():
    chapters = {"text/one.xhtml": "<p>The lamp of Tarn was lit again on Friday evening.</p>" * 2}
    made = book(chapters, ("one",), metadata="<dc:title>Lamps and bells</dc:title>")
    assert load(("book.epub", made)).title == "Lamps and bells"


def test_notes_are_read_and_their_numbers_are_not():
    chapters = {
        "text/one.xhtml": "<p>The lamp of Tarn was lit again"
        '<a epub:type="noteref" href="#n">1</a>.</p>'
        '<aside epub:type="footnote" id="n"><p>On Friday evening.</p></aside>'
    }
    assert read(book(chapters, ("one",))) == [
        "The lamp of Tarn was lit again.",
        "On Friday evening.",
    ]


def test_encrypted_chapters_are_refused_by_name():
    listed = '<e><CipherReference URI="OPS/text/one.xhtml"/></e>'
    with pytest.raises(LoadError, match="copy-protected"):
        load(("book.epub", book(extra={"META-INF/encryption.xml": listed})))


def test_encrypted_fonts_do_not_matter():
    listed = '<e><CipherReference URI="OPS/font.otf"/></e>'
    assert read(book(extra={"META-INF/encryption.xml": listed})) == read(book())


def test_a_missing_chapter_is_refused():
    data = book(extra={"META-INF/encryption.xml": "<e/>"}).replace(b"text/one", b"text/off")
    with pytest.raises(LoadError, match="not a valid EPUB book"):
        load(("book.epub", data))
