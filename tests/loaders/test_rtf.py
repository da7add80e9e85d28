"""RTF: code pages, tables, pictures, deleted text."""

from __future__ import annotations

import pytest

from align.errors import LoadError
from align.loaders import load

LINE = "The ferry of Tarn leaves at noon and comes back before the evening tide."
RUSSIAN = "Паром уходит в полдень и возвращается до вечернего прилива."


def read(body: str, lang: str = "en") -> list[str]:
    data = rf"{{\rtf1\ansi\ansicpg1251\deff0 {LINE}\par {body}}}".encode("cp1251")
    loaded = load(("ferry.rtf", data), lang)
    return [loaded.paragraph_text(part) for part in loaded.paragraphs][1:]


def test_bytes_of_the_code_page_are_read():
    escaped = "".join(rf"\'{byte:02x}" for byte in RUSSIAN.encode("cp1251"))
    assert read(escaped) == [RUSSIAN]


def test_unescaped_bytes_use_the_code_page():
    assert read(RUSSIAN) == [RUSSIAN]


def test_a_line_break_inside_a_paragraph_does_not_split_a_sentence():
    assert read(r"The bell\line rings.\line Nobody came.")[0].split() == ["The", "bell", "rings."]


def test_characters_by_number_are_read():
    escaped = "".join(rf"\u{ord(char)}?" for char in RUSSIAN)
    assert read(escaped) == [RUSSIAN]


def test_surrogate_halves_given_by_number_are_joined():
    assert read(r"\u-10179?\u-8704? smiles.") == ["\U0001f600 smiles."]


def test_deleted_text_is_left_out():
    assert read(r"The bell rings {\deleted\revauthdel1 twice}{\revised once}.") == [
        "The bell rings once."
    ]


def test_each_cell_of_a_table_is_a_paragraph():
    assert read(r"\trowd\cellx100\cellx200 Lamp\cell Oil\cell\row After.") == [
        "Lamp",
        "Oil",
        "After.",
    ]


def test_pictures_headers_and_addresses_of_links_are_left_out():
    picture = r"{\pict\pngblip " + "89ab" * 2000 + "}"
    header = r"{\header Harbour office\par}"
    link = r'{\field{\*\fldinst{HYPERLINK "https://tarn.example/"}}{\fldrslt{the bell}}}'
    assert read(f"{header}{picture}Hear {link} ring.") == ["Hear the bell ring."]


def test_an_endless_font_table_is_refused():
    """It would take quadratic time."""
    with pytest.raises(LoadError, match="font table does not end"):
        load(("ferry.rtf", b"{\\rtf1{\\fonttbl " + b"\\f1" * 50_000 + b"}}"))


def test_soft_hyphens_are_dropped():
    assert read(r"har\-bour") == ["harbour"]


def test_footnotes_follow_the_text():
    note = r"{\*\footnote\pard {\super\chftn} In \{old\} books {\i only}.}"
    assert read(rf"The bell{{\super\chftn}}{note} rings.\par He slept.\par") == [
        "The bell rings.",
        "He slept.",
        "In {old} books only.",
    ]


def test_footnotes_without_end_do_no_harm():
    assert read(r"He slept.\par {\footnote a {\footnote b")[0] == "He slept."


def test_hidden_text_is_left_out():
    assert read(r"The bell {\v never }rings\v twice\v0 .") == ["The bell rings."]


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        (r"\ansi\ansicpg10007", "mac_cyrillic"),
        (r"\ansi\ansicpg65001", "utf-8"),
        (r"\ansi\ansicpg866", "cp866"),
    ],
)
def test_pages_of_other_systems_are_known(header, encoding):
    escaped = "".join(rf"\'{byte:02x}" for byte in RUSSIAN.encode(encoding))
    loaded = load(("ferry.rtf", rf"{{\rtf1{header} {escaped}\par}}".encode()), "ru")
    assert loaded.text == RUSSIAN


def test_a_page_that_does_not_exist_is_taken_for_the_usual_one():
    data = rb"{\rtf1\ansi\ansicpg1259 caf\'e9\par}"
    assert load(("ferry.rtf", data), "en").text == "café"


@pytest.mark.parametrize(("system", "encoding"), [("mac", "mac_roman"), ("pc", "cp437")])
def test_without_a_page_the_system_decides(system, encoding):
    escaped = "".join(rf"\'{byte:02x}" for byte in "café".encode(encoding))
    data = rf"{{\rtf1\{system}\deff0 {LINE} {escaped}\par}}".encode()
    assert load(("ferry.rtf", data), "en").text.endswith("tide. café")


def test_unescaped_bytes_can_take_two_each():
    data = rb"{\rtf1\ansi\ansicpg936 " + "渡轮中午离开。".encode("gbk") + rb"\par}"
    assert load(("ferry.rtf", data), "zh").text == "渡轮中午离开。"


def test_a_mark_of_utf_8_is_no_text():
    data = b"\xef\xbb\xbf{\\rtf1\\ansi " + LINE.encode() + b"\\par}"
    assert load(("ferry.rtf", data), "en").text == LINE


def test_a_box_follows_the_paragraph_that_it_interrupts():
    """Its copy for old programs, which has the same text, is not read."""
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt Mind the tide.\par}}{\shprslt Mind\par}}"
    assert read(rf"The bell {box}rings.\par Nobody came.\par") == [
        "The bell rings.",
        "Mind the tide.",
        "Nobody came.",
    ]


def test_a_box_in_the_last_paragraph_is_read():
    assert read(r"The bell rings.{\shp{\*\shpinst{\shptxt Mind the tide.\par}}}") == [
        "The bell rings.",
        "Mind the tide.",
    ]


def test_a_binary_picture_may_hold_braces():
    assert read(r"{\pict\wmetafile8\bin6 {{{\}}}The bell{\footnote By day.} rings.\par") == [
        "The bell rings.",
        "By day.",
    ]
