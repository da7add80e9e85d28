"""Tokens for word aligners."""

from __future__ import annotations

import pytest

from align.alignment import Alignment, Bead
from align.formats import render
from align.text import Document


def line(src: str, tgt: str, tgt_lang: str = "ru-RU") -> str:
    documents = Document.from_sentences([src], "en-GB"), Document.from_sentences([tgt], tgt_lang)
    return render(Alignment(*documents, (Bead((0,), (0,)),)), "tokens").decode()


def test_punctuation_is_separated() -> None:
    assert line("Well, Mr. Holt left.", "Что ж, Хольт ушел.") == (
        "Well , Mr. Holt left . ||| Что ж , Хольт ушел .\n"
    )


def test_punctuation_is_normalised() -> None:
    assert line("Five “piers”", "Пять «пирсов»…") == 'Five " piers " ||| Пять " пирсов " ...\n'


def test_a_null_bead_gives_no_line(hard_pair: Alignment) -> None:
    filled = [bead for bead in hard_pair.beads if not bead.is_null]
    assert render(hard_pair, "tokens").count(b"\n") == len(filled)


def test_the_separator_of_the_sides_occurs_once() -> None:
    assert line("a ||| b", "в ||| г").count("|||") == 1


@pytest.mark.parametrize("lang", ["zh", "ka", "tlh", "und"])
def test_a_language_unknown_to_moses_is_still_tokenised(lang: str) -> None:
    assert line("One.", "სამი.", lang).startswith("One . ||| ")
