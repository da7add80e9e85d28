"""PDF: columns, running heads, cut words, and files without text.

The files are written by hand: texts at positions, in a font whose letters are half as wide as high.
"""

from __future__ import annotations

import sys
import zlib

import pytest

from align.errors import LoadError, NoTextError
from align.loaders import load, load_here, pdf
from align.loaders.raw import Raw

WIDTH, HEIGHT, SIZE, PITCH = 600, 800, 10, 13

Placed = tuple[float, float, float, str]


def written(*pages: list[Placed], trailer: str = "") -> bytes:
    """A PDF with these texts, each ``(x, y, size, text)``; readers find the objects themselves."""
    codes = [(code, bytes([code]).decode("cp1251", "replace")) for code in range(32, 256)]
    table = "".join(f"<{code:02x}> <{ord(char):04x}>\n" for code, char in codes)
    unicode = (
        "begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        f"{len(codes)} beginbfchar\n{table}endbfchar endcmap"
    )
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 32/LastChar 255"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        f"{font}/Widths[{'500 ' * 224}]/ToUnicode 4 0 R>>".encode(),
        stream(unicode.encode()),
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]"
            f"/Resources<</Font<</F 3 0 R>>>>/Contents {6 + 2 * number} 0 R>>".encode()
        )
        shown = b"".join(
            f"BT /F {size} Tf {x} {y} Td <{text.encode('cp1251').hex()}> Tj ET\n".encode()
            for x, y, size, text in page
        )
        objects.append(stream(shown))
    body = b"".join(
        f"{number} 0 obj\n".encode() + one + b"\nendobj\n" for number, one in enumerate(objects, 1)
    )
    return b"%PDF-1.7\n" + body + f"trailer<</Root 1 0 R{trailer}>>\n%%EOF".encode()


def stream(content: bytes, filter_: str = "") -> bytes:
    head = f"<</Length {len(content)}{filter_}>>stream\n".encode()
    return head + content + b"\nendstream"


def column(x: float, top: float, *lines: str, size: float = SIZE) -> list[Placed]:
    return [(x, top - PITCH * number, size, line) for number, line in enumerate(lines)]


def read(*pages: list[Placed], lang: str = "en") -> list[str]:
    loaded = load(("lamp.pdf", written(*pages)), lang)
    return [loaded.paragraph_text(part) for part in loaded.paragraphs]


LEFT = ("The lamp of Tarn was lit again on", "Friday evening, after nine years of", "darkness.")
RIGHT = ("Nobody rang the bell of the harbour", "that night, and the ferry came home", "alone.")


def test_two_columns_are_read_one_after_the_other():
    page = column(50, 700, *LEFT) + column(320, 700, *RIGHT)
    assert read(page) == [" ".join(LEFT), " ".join(RIGHT)]


def test_the_order_in_the_file_does_not_matter():
    page = column(50, 700, *LEFT) + column(320, 700, *RIGHT)
    assert read(sorted(page, key=lambda placed: -placed[1])) == read(page)


def test_a_line_over_both_columns_separates_the_text_above_and_below():
    above = column(50, 700, *LEFT) + column(320, 700, *RIGHT)
    title = [(50, 640, 18, "Of lamps, of bells and of the people of Tarn")]
    below = column(50, 600, *LEFT) + column(320, 600, *RIGHT)
    assert read(above + title + below) == [
        " ".join(LEFT),
        " ".join(RIGHT),
        "Of lamps, of bells and of the people of Tarn",
        " ".join(LEFT),
        " ".join(RIGHT),
    ]


def test_wide_gaps_between_words_are_not_columns():
    page = column(50, 700, "The lamp of Tarn was lit again on Friday evening and burns.")
    page += [(50, 687, SIZE, "Nobody rang"), (170, 687, SIZE, "the bell of the harbour tonight.")]
    assert read(page)[-1].endswith("Nobody rang the bell of the harbour tonight.")


def test_numbers_next_to_paragraphs_are_not_a_column():
    page = []
    for number in range(4):
        top = 700 - 60 * number
        page += [(50, top, SIZE, f"{number + 1}."), *column(90, top, *LEFT)]
    assert read(page) == [f"{number + 1}. {' '.join(LEFT)}" for number in range(4)]


def test_cut_words_are_rejoined():
    page = column(
        50, 700, "The lamp of Tarn was lit again by the har-", "bour office on Friday evening."
    )
    assert read(page) == ["The lamp of Tarn was lit again by the harbour office on Friday evening."]


def test_words_that_have_a_hyphen_keep_it():
    """The rest of the text decides, and in Russian the second half of the word."""
    page = column(
        50, 700, "A well-known lamp burns again, and this well-", "known bell of Tarn rings."
    )
    assert read(page) == ["A well-known lamp burns again, and this well-known bell of Tarn rings."]
    page = column(
        50, 700, "В пятницу вечером лампу снова зажёг кто-", "то из портового управления."
    )
    assert read(page, lang="ru") == [
        "В пятницу вечером лампу снова зажёг кто-то из портового управления."
    ]


def test_running_heads_and_page_numbers_are_dropped():
    pages = [
        [
            (50, 770, 8, f"Harbour news, no. {number}"),
            *column(50, 700, *LEFT),
            (290, 30, 8, f"- {number} -"),
        ]
        for number in (1, 2, 3)
    ]
    assert read(*pages) == [" ".join(LEFT)] * 3


def test_a_page_number_on_a_single_page_is_dropped():
    assert read([*column(50, 700, *LEFT), (290, 30, 8, "Page 1 of 1")]) == [" ".join(LEFT)]


def test_a_sentence_that_goes_on_over_the_page_is_one_paragraph():
    first, second = column(50, 100, *LEFT[:2]), column(50, 700, LEFT[2], "Then it rained.")
    assert read(first, second)[0].startswith(" ".join(LEFT))


def test_notes_at_the_foot_of_a_page_follow_the_text():
    first = [*column(50, 700, *LEFT[:2]), *column(50, 60, "1 By day only.", size=8)]
    second = column(50, 700, LEFT[2], "Then it rained on the harbour all night.")
    assert read(first, second)[-1] == "1 By day only."
    assert read(first, second)[0].startswith(" ".join(LEFT))


def test_an_indented_line_begins_a_paragraph():
    page = column(50, 700, *LEFT[:2], "darkness, and burns until the morning.")
    page += [(70, 661, SIZE, "Nobody rang the bell of"), (50, 648, SIZE, "the harbour that night.")]
    assert read(page)[1] == "Nobody rang the bell of the harbour that night."


def test_a_larger_distance_begins_a_paragraph():
    page = column(50, 700, *LEFT) + column(50, 640, *RIGHT)
    assert read(page) == [" ".join(LEFT), " ".join(RIGHT)]


def test_large_text_is_a_heading_and_the_first_one_the_title():
    page = [(50, 740, 18, "Lamps of Tarn"), *column(50, 700, *LEFT), (50, 640, 14, "At the pier")]
    page += column(50, 610, *RIGHT)
    loaded = load(("lamp.pdf", written(page)), "en")
    assert [part.kind for part in loaded.paragraphs] == ["title", "body", "heading", "body"]
    assert loaded.title == "Lamps of Tarn"


def test_raised_numbers_of_notes_are_dropped():
    end = 50 + SIZE * 0.5 * len("The lamp of Tarn")
    page = [
        (50, 700, SIZE, "The lamp of Tarn"),
        (end, 704, 6, "12"),
        (end + 6, 700, SIZE, " burns."),
    ]
    assert read(page) == ["The lamp of Tarn burns."]


def test_a_font_of_size_one_scaled_by_its_matrix_is_read():
    shown = f"BT /F 1 Tf 10 0 0 10 50 700 Tm <{LEFT[0].encode().hex()}> Tj ET".encode()
    data = written([(50, 700, 1, "x")])
    at, end = data.rindex(b"<</Length"), data.rindex(b"\nendobj")
    loaded = load(("lamp.pdf", data[:at] + stream(shown) + data[end:]), "en")
    assert loaded.text == LEFT[0]


def with_pictures(data: bytes) -> bytes:
    """The pages without text become scans: pages with a picture only."""
    picture = b"q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    empty = stream(b"")
    assert empty in data
    return data.replace(empty, stream(picture))


def test_a_scan_is_reported():
    with pytest.raises(NoTextError, match="images of pages") as caught:
        load(("lamp.pdf", with_pictures(written([]))))
    assert "OCR" in caught.value.hint


def test_a_page_without_anything_is_no_scan():
    with pytest.raises(NoTextError, match="no text in this PDF"):
        load(("lamp.pdf", written([])))


def test_scanned_pages_between_others_are_counted():
    loaded = load(("lamp.pdf", with_pictures(written(column(50, 700, *LEFT), []))), "en")
    assert "1 of 2" in str(loaded.notes[0])


def test_text_along_a_margin_is_left_out_with_a_note():
    aside = b"BT /F 10 Tf 0 1 -1 0 20 300 Tm <446f776e6c6f61646564> Tj ET"
    data = written(column(50, 700, *LEFT))
    at = data.rindex(b"endstream")
    data = data[:at] + aside + data[at:]
    length = data[: data.rindex(b"stream", 0, data.rindex(b"endstream") - 1)].rindex(b"/Length")
    number = data[length + 8 :].split(b">")[0]
    data = data.replace(b"/Length " + number, b"/Length %d" % (int(number) + len(aside)))
    loaded = load(("lamp.pdf", data), "en")
    assert loaded.text == " ".join(LEFT)
    assert "10 characters" in str(loaded.notes[0])


def test_numbers_of_lines_are_dropped():
    lines = [*LEFT, *RIGHT, *LEFT, *RIGHT]
    page = column(80, 700, *lines) + column(50, 700, *map(str, range(1, len(lines) + 1)))
    assert not any(char.isdigit() for text in read(page) for char in text)


def test_a_caption_inside_a_sentence_follows_it():
    page = [*column(50, 700, *LEFT[:2]), *column(50, 640, "Figure 2: A lamp.")]
    page += column(50, 600, LEFT[2])
    assert read(page) == [" ".join(LEFT), "Figure 2: A lamp."]


def test_lines_set_wider_than_the_rest_are_one_paragraph():
    page = column(50, 700, *LEFT, *LEFT, *LEFT)
    page += [(50, 500 - 20 * row, SIZE, line) for row, line in enumerate([*RIGHT, *RIGHT])]
    assert read(page)[-1].startswith(RIGHT[0])


def test_a_title_of_two_centred_lines_is_one():
    page = [(50, 740, 18, "The lamps of Tarn and the bells of"), (150, 718, 18, "Port Ellery")]
    assert read([*page, *column(50, 680, *LEFT)])[0] == (
        "The lamps of Tarn and the bells of Port Ellery"
    )


def test_letters_printed_twice_to_be_bold_are_read_once():
    page = [(50, 700, SIZE, LEFT[0]), (50.2, 700, SIZE, LEFT[0])]
    assert read(page) == [LEFT[0]]


def test_a_page_number_of_five_figures_is_no_title():
    page = [(500, 760, SIZE, "47698"), *column(50, 700, *LEFT)]
    assert read(page) == [" ".join(LEFT)]


def test_fonts_without_letters_are_reported():
    data = written([(50, 700, SIZE, " ".join(LEFT))])
    hidden = data.replace(b"> <0", b"> <e")  # each code now means a private-use character
    with pytest.raises(LoadError, match="which letters"):
        load(("lamp.pdf", hidden), "en")


def test_a_truncated_file_is_read_in_part_or_refused():
    with pytest.raises(LoadError, match="PDF"):
        load(("lamp.pdf", written(column(50, 700, *LEFT))[:300]))


def test_a_password_is_reported(monkeypatch):
    monkeypatch.setattr(pdf.json, "loads", lambda _text: {"error": "Incorrect password error"})
    with pytest.raises(LoadError, match="protected by a password"):
        load_here(Raw("lamp.pdf", written(column(50, 700, *LEFT))))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no bound on memory")
def test_a_page_that_unpacks_to_a_large_size_is_refused_or_read():
    """Packed twice, so that no length in the file shows it; the reader is a separate process."""
    bomb = zlib.compress(zlib.compress(b"BT " * (100 * 2**20 // 3), 9), 9)
    data = written([(50, 700, 1, "x")])
    at, end = data.rindex(b"<</Length"), data.rindex(b"\nendobj")
    filters = "/Filter[/FlateDecode/FlateDecode]"
    with pytest.raises(LoadError):
        load(("lamp.pdf", data[:at] + stream(bomb, filters) + data[end:]))


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(pdf, "SECONDS", 0.01)
    with pytest.raises(LoadError, match=r"takes more than 0\.0?1 s"):
        load_here(Raw("lamp.pdf", written(column(50, 700, *LEFT))))


def paragraphs(monkeypatch, *lines: str, width: float = 400) -> list[str]:
    """The paragraphs of a page with these lines, all of them full."""
    runs = [[50, 700 - 14 * k, 50 + width, 711 - 14 * k, 11, line] for k, line in enumerate(lines)]
    answer = {"pages": [runs], "pictures": [], "turned": 0}
    monkeypatch.setattr(pdf, "_answer", lambda _raw: answer)
    document = pdf.read(Raw("lamp.pdf", b"%PDF"))
    return [document.paragraph_text(part) for part in document.paragraphs]


def test_a_bullet_of_word_begins_an_item(monkeypatch):
    lines = ("\uf0b7 Лампу зажигают вечером", "\uf0b7 Её гасят утром", "когда уйдёт паром")
    assert paragraphs(monkeypatch, *lines) == [
        "• Лампу зажигают вечером",
        "• Её гасят утром когда уйдёт паром",
    ]


def test_a_latin_letter_as_a_bullet_begins_a_russian_item(monkeypatch):
    assert paragraphs(monkeypatch, "o Лампа", "o Паром") == ["o Лампа", "o Паром"]


def test_each_line_of_the_contents_is_a_paragraph(monkeypatch):
    lines = (
        "Глава о лампе . . . . . . 5",
        "О пароме\u2026\u2026\u2026 12",
        "Об острове......... 14",
    )
    assert paragraphs(monkeypatch, *lines) == list(lines)


@pytest.mark.parametrize("word", ["во-вторых", "по-русски", "по-прежнему", "из-за"])
def test_a_russian_word_cut_at_its_own_hyphen_keeps_it(monkeypatch, word):
    head, tail = word.split("-")
    (text,) = paragraphs(monkeypatch, f"Смотритель, {head}-", f"{tail} всего, ушёл домой.")
    assert text == f"Смотритель, {word} всего, ушёл домой."


def test_a_numbered_section_begins_after_a_whole_sentence(monkeypatch):
    lines = ("Лампа горит до самого утра.", "1.2 Паром и его расписание", "Паром уходит в шесть.")
    assert paragraphs(monkeypatch, *lines)[0] == lines[0]
