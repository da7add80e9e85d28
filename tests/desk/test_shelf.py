"""Pairs are known by their content, and aligned once."""

from dataclasses import replace

import pytest

from align.desk.samples import samples, title
from align.desk.shelf import Pair, Shelf
from align.errors import LoadError

PAIR = Pair(("a.txt", b"One."), ("b.txt", "Один.".encode()), "en", "ru")


def test_equal_content_has_equal_keys():
    assert PAIR.key == replace(PAIR).key


@pytest.mark.parametrize(
    "change",
    [
        {"src": ("a.txt", b"Two.")},
        {"tgt": ("b.txt", b"Dva.")},
        {"src_lang": "en-GB"},
        {"method": "length"},
    ],
)
def test_another_text_or_option_has_another_key(change):
    assert PAIR.key != replace(PAIR, **change).key


def test_a_file_that_changes_has_another_key(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("One.", "utf-8")
    before = Pair(path, PAIR.tgt).key
    path.write_text("One. Two.", "utf-8")
    assert Pair(path, PAIR.tgt).key != before


def test_a_missing_file_still_has_a_key_so_that_loading_can_say_what_is_wrong(tmp_path):
    pair = Pair(tmp_path / "none.txt", PAIR.tgt)
    assert pair.key
    with pytest.raises(LoadError):
        pair.align()


def test_a_pair_is_aligned_once(monkeypatch):
    made = []
    monkeypatch.setattr(Pair, "align", lambda self, progress=None: made.append(self) or object())
    shelf = Shelf()
    assert shelf.alignment(PAIR) is shelf.alignment(replace(PAIR))
    assert len(made) == 1


def test_the_oldest_pair_makes_room():
    shelf = Shelf(size=2)
    keys = [shelf.keep(replace(PAIR, src=("a.txt", bytes([n])))) for n in range(3)]
    assert [shelf.find(key) is None for key in keys] == [True, False, False]


def test_a_pair_names_its_downloads_after_the_original():
    assert PAIR.name == "a"
    assert Pair("texts/quiet-mill.en.txt", "b.txt").name == "quiet-mill.en"


def test_samples_are_files_of_one_stem_in_both_folders(tmp_path):
    for name in ("en/owl.txt", "ru/owl.html", "en/alone.txt", "ru/notes.xml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert list(samples(tmp_path)) == ["owl"]


def test_without_a_corpus_there_are_no_samples(tmp_path):
    assert samples(tmp_path / "none") == {}


def test_a_stem_is_shown_as_words():
    assert title("sluice-news-conference") == "Sluice news conference"
