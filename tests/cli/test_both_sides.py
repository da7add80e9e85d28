"""One file that holds both sides is enough for a pair, whatever its kind."""

import io
import json

import docx
import openpyxl
import pytest

EN = ("The lamp was lit again on Friday evening.", "Nobody rang the bell of the harbour.")
RU = ("В пятницу вечером лампу зажгли снова.", "Никто не звонил в портовый колокол.")
MORE = ("The keeper of the lamp went home.", "Смотритель лампы ушёл домой.")
PAIRS = [*zip(EN, RU, strict=True), MORE]


def subtitles(*lines):
    cues = (
        f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{text}\n"
        for n, text in enumerate(lines, 1)
    )
    return "\n".join(cues).encode()


def word(heading=""):
    document, stream = docx.Document(), io.BytesIO()
    if heading:
        document.add_paragraph(heading)
    table = document.add_table(0, 2)
    for pair in PAIRS:
        for cell, text in zip(table.add_row().cells, pair, strict=True):
            cell.text = text
    document.save(stream)
    return stream.getvalue()


def workbook():
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for pair in PAIRS:
        book.active.append(pair)
    book.save(stream)
    return stream.getvalue()


def flat_text():
    rows = "".join(
        "<t:table-row>"
        + "".join(f"<t:table-cell><x:p>{text}</x:p></t:table-cell>" for text in pair)
        + "</t:table-row>"
        for pair in PAIRS
    )
    return (
        '<?xml version="1.0"?><office:document xmlns:office="office" xmlns:t="table" '
        f'xmlns:x="text"><office:body><office:text><t:table>{rows}</t:table>'
        "</office:text></office:body></office:document>"
    ).encode()


FILES = {
    "both.srt": lambda: subtitles(*("\n".join(pair) for pair in PAIRS)),
    "both.docx": word,
    "both.xlsx": workbook,
    "both.fodt": flat_text,
}


@pytest.mark.parametrize("name", FILES)
def test_its_rows_are_a_pair(name, tmp_path, sverka):
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    result = sverka("pair", path)
    assert result.exit_code == 0, result.stderr
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["src_text"], one["tgt_text"]) for one in found] == PAIRS


@pytest.mark.parametrize("name", FILES)
def test_it_can_be_checked_alone(name, tmp_path, sverka):
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    assert sverka("check", path).exit_code == 0


def test_subtitles_in_one_language_are_no_pair(tmp_path, sverka):
    path = tmp_path / "one.srt"
    path.write_bytes(subtitles(*EN))
    result = sverka("pair", path)
    assert result.exit_code == 2
    assert not result.stdout


def test_text_around_the_tables_is_reported(tmp_path, sverka):
    path = tmp_path / "both.docx"
    path.write_bytes(word("A table of lamps, for the harbour office."))
    assert "paragraphs outside tables were not read: 1" in sverka("pair", path).stderr
