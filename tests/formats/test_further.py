"""Further texts beside a pair: formats that hold them, and reading them back."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest

from align.alignment import Alignment, Bead
from align.formats import FORMATS, Choice, export_pairs, lost, of_work, part_of_pair, render_work
from align.formats.work import Work
from align.loaders import load_pairs
from align.text import Document
from align.textpair import Further, Said, TextPair

NASTY = '=1+1 "x" <a> & ]]> ё'
#: The formats that hold further texts, and of these those that are read back as they were.
HOLD = [name for name, row in FORMATS.items() if "further" in row.keeps.split()]
WHOLE = ("sverka", "tei")


@pytest.fixture
def pair() -> TextPair:
    """Three beads: 1-2, 1-0 and 0-1, with a text in French and one more in Russian."""
    src = Document.from_sentences(["The bell rang twice.", "Nobody came."], "en")
    tgt = Document.from_sentences(["Колокол ударил.", "И ещё раз.", "Шёл дождь."], "ru")
    beads = Bead((0,), (0, 1), 0.9), Bead((1,), (), 0.8), Bead((), (2,), 0.7)
    french = (
        Said("src", 0, "La cloche sonna."),
        Said("src", 0, "Deux fois."),
        Said("src", 1, NASTY),
    )
    further = Further("fr", "fr", french), Further("ru-2", "ru", (Said("tgt", 2, "Лил дождь."),))
    return TextPair(Alignment(src, tgt, beads), "bell", further=further)


def written(pair: TextPair, name: str, tmp_path) -> bytes:
    path = tmp_path / f"bell{FORMATS[name].extensions[0]}"
    export_pairs([pair], path, FORMATS[name])
    return path.read_bytes()


def said(pair: TextPair) -> list[list[tuple[str, ...]]]:
    return [[one.texts(bead) for bead in pair.alignment.beads] for one in pair.further]


@pytest.mark.parametrize("name", WHOLE)
def test_whole_texts_come_back_with_their_sentences(name, pair, tmp_path):
    (back,) = load_pairs((f"bell{FORMATS[name].extensions[0]}", written(pair, name, tmp_path)))
    assert [(one.name, one.lang) for one in back.further] == [("fr", "fr"), ("ru-2", "ru")]
    assert said(back) == said(pair)
    assert [(bead.src, bead.tgt) for bead in back.alignment.beads] == [
        (bead.src, bead.tgt) for bead in pair.alignment.beads
    ]


@pytest.mark.parametrize("name", WHOLE)
def test_they_stay_with_the_pair_that_is_turned_round(name, pair, tmp_path):
    source = f"bell{FORMATS[name].extensions[0]}", written(pair, name, tmp_path)
    (back,) = load_pairs(source, "ru", "en")
    assert [bead.tgt for bead in back.alignment.beads] == [(0,), (1,), ()]
    assert said(back)[0] == said(pair)[0]


@pytest.mark.parametrize("name", HOLD)
def test_each_format_that_holds_them_has_their_texts(name, pair, tmp_path):
    content = written(pair, name, tmp_path)
    if name == "xlsx":
        rows = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
        content = "\n".join(str(cell) for row in rows for cell in row).encode()
    for text in ("La cloche sonna.", "Deux fois.", "Лил дождь."):
        assert text.encode() in content


def test_a_table_has_a_column_for_each(pair, tmp_path):
    text = written(pair, "csv", tmp_path).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert head[-2:] == ["fr", "ru-2"]
    assert [row[-2:] for row in rows] == [
        ["La cloche sonna. Deux fois.", ""],
        [f"'{NASTY}", ""],
        ["", "Лил дождь."],
    ]


def test_json_lines_name_them(pair, tmp_path):
    lines = [json.loads(line) for line in written(pair, "jsonl", tmp_path).splitlines()]
    assert lines[1]["further"] == [{"name": "fr", "lang": "fr", "text": NASTY}]


def test_a_memory_has_a_variant_for_each_and_units_without_one_side(pair, tmp_path):
    source = "bell.tmx", written(pair, "tmx", tmp_path)
    (back,) = load_pairs(source, "en", "fr", several=True)
    made = back.alignment
    assert [(made.src_text(bead), made.tgt_text(bead)) for bead in made.beads] == [
        ("The bell rang twice.", "La cloche sonna. Deux fois."),
        ("Nobody came.", NASTY),
    ]
    assert said(back) == [[("Колокол ударил. И ещё раз.",), ("Шёл дождь.",)]]


def test_formats_without_a_place_say_so(pair):
    assert "further texts" in lost([pair], FORMATS["xces"])
    assert "further texts" not in lost([pair], FORMATS["tmx"])


def test_beads_that_are_left_out_take_their_texts_along(pair):
    part = part_of_pair(pair, Choice(probability=0.85))
    assert said(part) == [[("La cloche sonna.", "Deux fois.")], [()]]


def test_a_review_has_them_as_a_pair_again(pair):
    work = Work.of(pair.alignment, pair.further)
    assert said(of_work(work)) == said(pair)
    assert NASTY.encode() not in render_work(work, "text")
