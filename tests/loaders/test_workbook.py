"""Workbooks: as a pair, and as a text."""

from __future__ import annotations

import io

import openpyxl
import pytest

from align.errors import LoadError
from align.loaders import load, load_pair
from tests.loaders.test_contract import zipped

ROWS = [
    ("No.", "English", "Русский"),
    (1, "The lamp was lit again on Friday evening.", "В пятницу вечером лампу зажгли снова."),
    (2, "Nobody rang the bell of the harbour.", "Никто не звонил в портовый колокол."),
    (3, "The keeper went home.", None),
]


def workbook(*sheets: list[tuple[object, ...]], hidden: int = -1) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for index, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Лист {index}")
        if index == hidden:
            sheet.sheet_state = "hidden"
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def open_document(rows: str) -> bytes:
    content = f"""<o:document-content xmlns:o="office" xmlns:t="table" xmlns:x="text">
<o:body><o:spreadsheet><t:table>{rows}</t:table></o:spreadsheet></o:body></o:document-content>"""
    media = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": media, "content.xml": content})


def paragraphs(data: bytes, lang: str | None = None, name: str = "lamp.xlsx") -> list[str]:
    loaded = load((name, data), lang)
    return [loaded.paragraph_text(part) for part in loaded.paragraphs]


def test_two_languages_side_by_side_are_a_pair():
    pair = load_pair(("lamp.xlsx", workbook(ROWS)))
    assert (pair.src.lang, pair.tgt.lang) == ("en", "ru")
    assert [(bead.src, bead.tgt) for bead in pair.beads] == [((0,), (0,)), ((1,), (1,)), ((2,), ())]


def test_either_side_is_a_text():
    assert paragraphs(workbook(ROWS), "ru") == [ROWS[1][2], ROWS[2][2]]


def test_sheets_in_one_language_are_a_text_without_their_numbers():
    rows = [(number, text) for number, text, _ in ROWS[1:]]
    assert paragraphs(workbook(rows, rows[:1])) == [*(row[1] for row in rows), rows[0][1]]


def test_a_text_is_no_pair():
    with pytest.raises(LoadError, match="one language: en"):
        load_pair(("lamp.xlsx", workbook([(text,) for _, text, _ in ROWS[1:]])))


def test_hidden_sheets_are_left_out():
    rows = [(text,) for _, text, _ in ROWS[1:]]
    assert paragraphs(workbook(rows, rows, hidden=1)) == [row[0] for row in rows]


def test_numbers_alone_are_no_text():
    with pytest.raises(LoadError, match="no text in the cells"):
        paragraphs(workbook([(1, 2), (3, 4)]), "en")


def test_open_document_sheets_are_read_with_repeated_cells():
    rows = "".join(
        f'<t:table-row><t:table-cell t:number-columns-repeated="2"/><t:table-cell><x:p>{en}</x:p>'
        f"</t:table-cell><t:table-cell><x:p>{ru}</x:p></t:table-cell></t:table-row>"
        for _, en, ru in ROWS[1:3]
    )
    pair = load_pair(("lamp.ods", open_document(rows)))
    assert (pair.src.lang, pair.tgt.lang, len(pair.beads)) == ("en", "ru", 2)


def test_paragraphs_inside_paragraphs_are_read_once():
    """Found by fuzzing: each level was read again with all that is in it."""
    rows = "".join(
        f"<t:table-row><t:table-cell><x:p>{en}<x:p>{en}</x:p></x:p></t:table-cell><t:table-cell>"
        f"<x:p>{ru}</x:p></t:table-cell></t:table-row>"
        for _, en, ru in ROWS[1:3]
    )
    pair = load_pair(("lamp.ods", open_document(rows)))
    assert pair.src.sentence_texts == tuple(f"{en}{en}" for _, en, _ in ROWS[1:3])


def test_a_locked_workbook_is_named():
    with pytest.raises(LoadError, match="password-protected"):
        paragraphs(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked", "en")


def test_heads_say_which_columns_are_the_sides_of_a_few_words():
    rows = [("No.", "Source", "Translation", "Status"), (1, "Lamp", "Лампа", "good")]
    pair = load_pair(("lamp.xlsx", workbook(rows)), "en", "ru")
    assert (pair.src_text(pair.beads[0]), pair.tgt_text(pair.beads[0])) == ("Lamp", "Лампа")


def test_codes_of_spreadsheets_are_decoded():
    rows = [("Source", "Translation"), ("Lamp_x005F_x0041_", "Лампа_x000D_два")]
    pair = load_pair(("lamp.xlsx", workbook(rows)), "en", "ru")
    assert pair.src_text(pair.beads[0]) == "Lamp_x0041_"
    assert pair.tgt_text(pair.beads[0]) == "Лампа два"
