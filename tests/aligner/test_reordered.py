"""Texts with the same content in another order are recognised."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from align import align_sentences, cli, pair
from align.alignment import DOUBTFUL_BELOW, is_order_note
from tests.aligner.test_belonging import CAKE, LAMP

NOTE = "the order differs from that of the source: the translation of at least"


@pytest.mark.parametrize("lang", ["ru", "el", "uk"])
def test_swapped_halves_get_one_note(lang):
    made = align_sentences(LAMP["en"] + CAKE["en"], CAKE[lang] + LAMP[lang], "en", lang)
    assert made.is_reordered
    (note,) = made.tgt.notes
    assert note.startswith(NOTE)
    assert is_order_note(note)


@pytest.mark.parametrize("lang", ["ru", "hu", "el", "uk", "vi"])
def test_a_translation_in_the_same_order_gets_none(lang):
    made = align_sentences(LAMP["en"] + CAKE["en"], LAMP[lang] + CAKE[lang], "en", lang)
    assert not made.is_reordered
    assert made.tgt.notes == ()


def test_sentences_are_not_paired_because_each_is_a_line_of_its_own(tmp_path):
    en, ru = LAMP["en"] + CAKE["en"], (LAMP["ru"] + CAKE["ru"])[::-1]
    (tmp_path / "en.txt").write_text("\n\n".join(en), "utf-8")
    (tmp_path / "ru.txt").write_text("\n\n".join(ru), "utf-8")
    made = pair(tmp_path / "en.txt", tmp_path / "ru.txt", src_lang="en", tgt_lang="ru")
    assert made.beads == align_sentences(en, ru, "en", "ru").beads


@pytest.mark.parametrize("lang", ["ru", "hu", "el"])
def test_of_shuffled_sentences_no_wrong_bead_is_certain(lang):
    order = [5, 2, 8, 0, 7, 4, 1, 6, 3]
    right = [*LAMP[lang], *CAKE[lang]]
    made = align_sentences(LAMP["en"] + CAKE["en"], [right[k] for k in order], "en", lang)
    wrong = [
        bead.probability
        for bead in made.beads
        if not bead.is_null and [order[j] for j in bead.tgt] != list(bead.src)
    ]
    assert max(wrong, default=0.0) < DOUBTFUL_BELOW


def test_unrelated_texts_have_no_order():
    made = align_sentences(LAMP["en"], CAKE["hu"] * 2, "en", "hu")
    assert not made.is_reordered


def test_an_omission_is_no_other_order():
    made = align_sentences(LAMP["en"] + CAKE["en"], CAKE["hu"], "en", "hu")
    assert not made.is_reordered


@pytest.mark.parametrize("command", ["pair", "sentences"])
def test_the_commands_say_so_once_and_exit_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("en.txt").write_text("\n".join(LAMP["en"] + CAKE["en"]), encoding="utf-8")
    Path("ru.txt").write_text("\n".join(CAKE["ru"] + LAMP["ru"]), encoding="utf-8")
    result = CliRunner().invoke(cli.main, [command, "en.txt", "ru.txt"])
    assert result.exit_code == 1
    assert result.stderr.count(NOTE) == 1
    assert "may not be translations" not in result.stderr
