"""Text that was once read in a wrong encoding is always reported, and repaired on request."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from align import cli
from align.loaders import Options, load, load_pair

RU = """Паром уходит в полдень.

Он возвращается до вечернего прилива, и это ещё не всё, что можно сказать о нём.

Сторож маяка сказал, что он не видел парома с пятницы."""
PL = """Strażnik powiedział, że wrota wypróbowano.

Rolnicy prosili o większy basen, który będzie już gotów."""
EN = "At the café on the pier nobody had seen it.\n\nThe ferry “Gull” leaves at noon."
REPAIR = Options(repair=True)

DAMAGED = [
    (RU, "utf-8", "cp1251"),
    (RU, "koi8_r", "cp1251"),
    (RU, "cp1251", "cp1252"),
    (RU, "cp1251", "latin-1"),
    (PL, "utf-8", "cp1250"),
    (PL, "utf-8", "latin-1"),
    (PL, "cp1250", "cp1252"),
    (EN.replace("”", ""), "utf-8", "cp1252"),
]


@pytest.mark.parametrize(("text", "written", "read"), DAMAGED)
def test_damage_is_repaired_on_request(text, written, read):
    data = text.encode(written).decode(read).encode()
    document = load(("ferry.txt", data), options=REPAIR)
    assert document.text == text
    assert "damaged passages were repaired" in document.notes[0]
    paragraphs = [document.paragraph_text(one) for one in document.paragraphs]
    assert paragraphs == [one.strip() for one in text.split("\n\n")]


@pytest.mark.parametrize(("text", "written", "read"), DAMAGED)
def test_without_a_request_it_is_reported_and_kept(text, written, read):
    damaged = text.encode(written).decode(read)
    document = load(("ferry.txt", damaged.encode()))
    assert document.text == damaged.replace("\u00ad", "")
    assert "(--repair)" in document.notes[0]
    assert document.lang == load(("ferry.txt", text.encode())).lang


@pytest.mark.parametrize("text", [RU, PL, EN, RU.upper(), "Ἐν ἀρχῇ ἦν ὁ φάρος καὶ ἡ θάλασσα ἦν."])
def test_sound_text_is_left_alone(text):
    document = load(("ferry.txt", text.encode()), options=REPAIR)
    assert document.text == text
    assert not document.notes


def test_a_passage_in_sound_text_is_found():
    passage = "Сторож сказал это.".encode().decode("cp1251")
    document = load(("ferry.txt", f"{RU}\n\n{passage}\n\n{RU}".encode()), options=REPAIR)
    assert document.text == f"{RU}\n\nСторож сказал это.\n\n{RU}"
    assert "repaired: 1 (the first: " in document.notes[0]


def test_units_are_repaired_one_by_one():
    rows = f"{EN[:43]}\t{RU[:23]}\nIt is late.\t{'Уже поздно.'.encode().decode('cp1251')}\n"
    pair = load_pair(("ferry.tsv", rows.encode()), "en", "ru", REPAIR)
    assert pair.tgt.sentence_texts == ("Паром уходит в полдень.", "Уже поздно.")
    second = pair.tgt.sentences[1]
    assert pair.tgt.text[second.start : second.end] == second.text


def test_the_command_repairs_if_asked(tmp_path):
    for name, text in (("en.txt", EN), ("ru.txt", RU.encode().decode("cp1251"))):
        (tmp_path / name).write_text(text, "utf-8")
    files = [str(tmp_path / name) for name in ("en.txt", "ru.txt")]
    told = CliRunner().invoke(cli.main, ["pair", *files, "--method", "length"])
    assert "look damaged" in told.stderr
    mended = CliRunner().invoke(cli.main, ["pair", *files, "--method", "length", "--repair"])
    assert "Паром уходит в полдень." in mended.stdout


@pytest.mark.parametrize(
    ("text", "lang", "written", "read"),
    [
        ("Das Café schließt früh.\n\nDie Fähre kommt später.", "de", "utf-8", "cp866"),
        ("Das Café schließt früh.\n\nDie Fähre kommt später.", "de", "utf-8", "koi8_r"),
        ("Das Café schließt früh, der Fährmann hört zu.", "de", "cp1252", "cp1251"),
    ],
)
def test_rarer_ways_to_read_a_text_wrongly_are_undone(text, lang, written, read):
    data = text.encode(written).decode(read).encode()
    assert load(("ferry.txt", data), lang, options=REPAIR).text == text


def test_a_latin_text_with_accented_capitals_in_a_row_is_sound():
    text = "BLÍŽENCI: Čaká vás pekný týždeň pri mori."
    assert load(("stars.txt", text.encode()), "sk", options=REPAIR).text == text
