"""Passages in another language than the rest of a text."""

from __future__ import annotations

import pytest

from align.loaders import Raw, load_here
from align.loaders.foreign import Passage, passages

RUSSIAN = [
    "Маяк на мысу построил портовый совет.",
    "Впервые его зажгли осенью того же года.",
    "Смотритель жил один с двумя козами.",
]
GERMAN = [
    "Vor dem Einschalten muss der Deckel geschlossen sein.",
    "Das Gerät darf nicht in der Nähe von Wasser stehen.",
    "Bei Störungen ist der Stecker zu ziehen.",
]
ENGLISH = [
    "The lighthouse on the cape was built by the council.",
    "It was lit for the first time that autumn.",
    "The keeper lived alone with two goats.",
]


@pytest.mark.parametrize(("lang", "own"), [("ru", RUSSIAN), ("en", ENGLISH), ("ru-RU", RUSSIAN)])
def test_neighbours_in_another_language_are_a_passage(lang, own):
    assert list(passages([*own, *GERMAN, *own], lang)) == [Passage(3, 6, "de")]


def test_a_short_sentence_does_not_cut_a_passage():
    texts = [*RUSSIAN, GERMAN[0], "Stecker!", *GERMAN[1:], *RUSSIAN]
    assert list(passages(texts, "ru")) == [Passage(3, 7, "de")]


@pytest.mark.parametrize(
    "texts",
    [
        RUSSIAN,
        [*RUSSIAN, GERMAN[0], *RUSSIAN],
        [*RUSSIAN, "TarnLamp Pro 4", "Orva, Brenn & Holt", "www.tarn.example", *RUSSIAN],
        [],
    ],
    ids=["none", "a motto", "names", "empty"],
)
def test_nothing_else_is(texts):
    assert list(passages(texts, "ru")) == []


def test_a_text_says_so_when_it_is_read():
    text = "\n\n".join([*RUSSIAN, *GERMAN, *RUSSIAN])
    (note,) = load_here(Raw("lamp.txt", text.encode())).notes
    assert note.startswith("paragraphs in another language: 3 (the first looks like German: “Vor")
