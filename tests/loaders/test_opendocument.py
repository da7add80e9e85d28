"""OpenDocument texts: changes, notes, spaces, tables, and the form that is not zipped."""

from __future__ import annotations

import io
import zipfile

import pytest

from align.errors import LoadError
from align.loaders import load

LINE = "The ferry of Tarn leaves at noon and comes back before the evening tide."
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style")
)


def packed(body: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return stream.getvalue()


def flat(body: str) -> bytes:
    text = f"<office:document {NAMES}><office:body>{body}</office:body></office:document>"
    return text.encode()


def read(body: str) -> list[str]:
    loaded = load(("ferry.odt", packed(f"<text:p>{LINE}</text:p>{body}")), "en")
    return [loaded.paragraph_text(part) for part in loaded.paragraphs][1:]


def test_deleted_text_is_left_out():
    deleted = "<text:deletion><text:p>twice</text:p></text:deletion>"
    changes = f"<text:tracked-changes>{deleted}</text:tracked-changes>"
    assert read(f"{changes}<text:p>The bell rings <text:change/>once.</text:p>") == [
        "The bell rings once."
    ]


def test_notes_follow_the_text_without_their_numbers():
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>By day only.</text:p></text:note-body></text:note>"
    )
    body = f"<text:p>The bell rings.{note}</text:p><text:p>The lamp burns.</text:p>"
    assert read(body) == ["The bell rings.", "The lamp burns.", "By day only."]


def test_spaces_tabs_and_line_breaks_are_read():
    body = '<text:p>The<text:s text:c="3"/>bell<text:tab/>rings<text:line-break/>once.</text:p>'
    assert [" ".join(one.split()) for one in read(body)] == ["The bell rings once."]


def test_a_huge_count_of_spaces_is_limited():
    assert len(read('<text:p>a<text:s text:c="999999999"/>b</text:p>')[0]) < 100


def test_a_count_that_is_not_a_number_is_refused():
    with pytest.raises(LoadError, match="not a valid OpenDocument text"):
        read('<text:p>a<text:s text:c="many"/>b</text:p>')


def test_comments_and_contents_lists_are_left_out():
    body = (
        "<text:table-of-content><text:p>Bell 1</text:p></text:table-of-content>"
        "<text:p>The bell<office:annotation><text:p>Is it?</text:p></office:annotation>"
        " rings.</text:p>"
    )
    assert read(body) == ["The bell rings."]


def test_each_cell_of_a_table_is_a_paragraph():
    cells = "".join(f"<table:table-cell><text:p>{w}</text:p></table:table-cell>" for w in "AB")
    assert read(f"<table:table><table:table-row>{cells}</table:table-row></table:table>") == [
        "A",
        "B",
    ]


def test_a_style_derived_from_the_title_style_marks_the_title():
    style = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    body = f'<text:p text:style-name="P1">The ferry leaves.</text:p><text:p>{LINE}</text:p>'
    assert load(("ferry.odt", packed(body, style))).title == "The ferry leaves."


def test_the_unzipped_form_is_read():
    document = load(("ferry.xml", flat(f"<office:text><text:p>{LINE}</text:p></office:text>")))
    assert document.text == LINE


def test_a_spreadsheet_inside_is_refused():
    with pytest.raises(LoadError, match="no body text"):
        load(("ferry.fodt", flat("<office:spreadsheet/>")))


def test_pictures_in_the_file_are_no_text():
    body = f"<office:text><text:p>{LINE}</text:p><text:p>{{}}</text:p></office:text>"
    picture = f"<office:binary-data>{'QUJD' * 40}</office:binary-data>"
    loaded = load(("ferry.fodt", flat(body.format(picture))), "en")
    assert loaded.text.strip() == LINE


def test_a_file_with_a_password_is_reported():
    """LibreOffice encrypts the files of the archive, not the archive."""
    stream = io.BytesIO(packed(""))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("META-INF/manifest.xml", "<m><encryption-data/></m>")
    with pytest.raises(LoadError, match="protected by a password"):
        load(("ferry.odt", stream.getvalue()), "en")
