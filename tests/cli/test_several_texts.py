"""Files with several texts: import and clean keep them apart, with their names and metadata."""

import json

import pytest

from align import formats, textpair
from align.alignment import Alignment, Bead
from align.text import Document
from align.textpair import TextPair

TEXTS = {
    "mill": [("The mill stands on the Orva.", "Мельница стоит на Орве."), ("Old.", "Старая.")],
    "inn": [("The inn is shut on Monday.", "Трактир закрыт в понедельник.")],
}


def made(name):
    src, tgt = zip(*TEXTS[name], strict=True)
    sides = Document.from_sentences(src, "en"), Document.from_sentences(tgt, "ru")
    beads = tuple(Bead((k,), (k,)) for k in range(len(src)))
    return TextPair(Alignment(*sides, beads, "imported"), name, (("genre", f"of {name}"),))


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """Writes the texts into a file in the current folder, and returns its name."""
    monkeypatch.chdir(tmp_path)

    def write(name):
        path = tmp_path / name
        formats.export_pairs(map(made, TEXTS), path, formats.choose(path))
        return name

    return write


def read(path):
    return [textpair.read(line, "x") for line in path.read_bytes().splitlines()]


@pytest.mark.parametrize("name", ["c.sverka", "c.conllu.zip", "c.vert.zip", "c.tei.xml"])
def test_import_keeps_texts_with_their_metadata(name, corpus, tmp_path, sverka):
    assert sverka("import", corpus(name), "-o", "out.sverka").exit_code == 0
    found = read(tmp_path / "out.sverka")
    assert [(one.name, dict(one.metadata)["genre"]) for one in found] == [
        ("mill", "of mill"),
        ("inn", "of inn"),
    ]
    assert [len(one.alignment.beads) for one in found] == [2, 1]


def test_import_says_where_texts_are_joined(corpus, sverka):
    out = sverka("import", corpus("c.sverka"), "-o", "out.csv", "-o", "out.tmx")
    assert "out.csv: 2 texts were joined, without their names" in out.stderr
    assert "out.tmx: 2 texts" not in out.stderr


@pytest.mark.parametrize("name", ["c.conllu.zip", "c.vert.zip", "c.moses.zip", "c.sverka"])
def test_clean_sees_the_texts_that_a_file_marks(name, corpus, sverka):
    out = sverka("clean", corpus(name), "--json", "--recipe", "gentle")
    assert (json.loads(out.stdout)["texts"]) == 2


def test_clean_names_the_texts_in_the_units_of_a_memory(corpus, tmp_path, sverka):
    assert sverka("clean", corpus("c.vert.zip"), "-o", "out.tmx").exit_code == 0
    assert '<prop type="document">inn</prop>' in (tmp_path / "out.tmx").read_text("utf-8")


def test_dots_in_a_name_stay_in_that_of_the_dropped_beads(corpus, tmp_path, sverka):
    sverka("clean", corpus("c.sverka"), "-o", "news.2031.tei.xml", "--split", "a=0.5,b=0.5")
    names = {one.name for one in tmp_path.iterdir()}
    assert names >= {"news.2031.a.tei.xml", "news.2031.dropped.jsonl"}


def test_outputs_whose_texts_have_the_same_names_are_refused(corpus, tmp_path, sverka):
    out = sverka("import", corpus("c.sverka"), "-o", "h.xces.xml", "-o", "h.intertext.xml")
    assert out.exit_code == 2
    assert "same names" in out.stderr
    assert {one.name for one in tmp_path.iterdir()} == {"c.sverka"}


def test_nothing_is_written_if_a_text_beside_would_be_replaced(corpus, tmp_path, sverka):
    (tmp_path / "h.en.xml").write_text("mine")
    out = sverka("import", corpus("c.sverka"), "-o", "h.tmx", "-o", "h.xces.xml")
    assert out.exit_code == 2
    assert {one.name for one in tmp_path.iterdir()} == {"c.sverka", "h.en.xml"}


def test_the_mapping_back_names_the_other_one(tmp_path, sverka):
    (tmp_path / "h.back.align").write_text("0:0\t0:0\n")
    out = sverka("import", tmp_path / "h.back.align", "-o", tmp_path / "h.tmx")
    assert "Give the other one: h.align" in out.stderr
