"""The public names: each can be imported and has a place in the docs."""

import re
from pathlib import Path

import pytest

import align
from align import UsageError

PAGE = (Path(__file__).resolve().parents[1] / "docs/python.md").read_text("utf-8")


@pytest.mark.parametrize("name", align.__all__)
def test_every_public_name_can_be_imported(name):
    assert getattr(align, name).__name__ == name


def test_public_names_are_sorted_and_in_the_docs():
    assert align.__all__ == sorted(align.__all__)
    words = set(re.findall(r"\w+", PAGE))
    assert set(align.__all__) <= words


def test_the_version_is_that_of_the_package():
    assert re.match(r"\d+\.\d+", align.__version__)


def test_an_alignment_is_a_list_of_beads_a_table_and_one_short_line():
    ali = align.align_sentences(["It rained."], ["Шёл дождь."], "en", "ru", method="length")
    assert list(ali) == list(ali.beads)
    assert "\n" not in repr(ali)
    assert len(repr(ali)) < 100
    assert ali._repr_html_().startswith("<table>")


def test_sentences_that_are_not_in_the_usual_languages_say_so():
    """The default languages are a guess, and what is known is another thing."""
    src = ["The keeper lit the old lamp in the evening.", "Nobody saw the ship that came at night."]
    tgt = ["In the evening, the old lamp was lit.", "At night a ship came, and nobody saw it."]
    ali = align.align_sentences(src, tgt, method="length")
    assert ali.src.notes == ()
    assert "looks like English (en)" in ali.tgt.notes[0]


@pytest.mark.parametrize("texts", [("text", ["text"]), (["text"], "text")])
def test_a_string_is_not_a_list_of_sentences(texts):
    with pytest.raises(UsageError, match="Put it in a list"):
        align.align_sentences(*texts)


def test_two_folders_are_built_by_name(tmp_path):
    from align.building import Settings, here

    for lang, text in (("en", "It rained."), ("ru", "Шёл дождь.")):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "rain.txt").write_text(text, encoding="utf-8")
    folders = str(tmp_path / "en"), str(tmp_path / "ru")
    report = align.build(
        folders, str(tmp_path / "out"), Settings("en", "ru", method="length"), run=here
    )
    assert [record.name for record in report.records] == ["rain"]
    assert [member.name for member in align.Corpus(tmp_path / "out")] == ["rain"]


def test_one_folder_is_refused(tmp_path):
    with pytest.raises(UsageError, match="pairs must be"):
        align.build(str(tmp_path), tmp_path / "out")
