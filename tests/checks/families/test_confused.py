"""Slips that made another word, and lone letters that are no words."""

from __future__ import annotations

import pytest

import align


@pytest.fixture
def slips(pair_of):
    """A function that returns (word, first suggestion, severity) of each wrong word."""

    def run(text, lang="en", src="Umkhumbi uhambile.", src_lang="zu"):
        alignment = pair_of((src, text), langs=(src_lang, lang))
        return [
            (text[slice(*one.tgt_span)], one.suggestions[:1], one.severity)
            for one in align.check(alignment)
            if one.kind == "wrong-word"
        ]

    return run


@pytest.mark.parametrize(
    ("text", "word", "better"),
    [
        ("The miller opened the gate an went home.", "an", "and"),
        ("Both ferries re late tonight.", "re", "are"),
        ("She said hat the bridge was closed.", "hat", "that"),
        ("They ill leave before noon.", "ill", "will"),
        ("The two villages have bee flooded.", "bee", "been"),
        ("He has more sheep tan his uncle.", "tan", "than"),
        ("It was the fist time she sang.", "fist", "first"),
        ("Both brothers came wit their dogs.", "wit", "with"),
        ("The road was shut for two moths.", "moths", "months"),
        ("He sold his ow boat.", "ow", "now"),
        ("The parcel came form the island.", "form", "from"),
        ("The mayor did no go to the fair.", "no", "not"),
    ],
)
def test_an_english_word_that_nobody_means_there_is_a_slip(text, word, better, slips):
    assert slips(text) == [(word, (better,), "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "An hour later an unusual guest put an end to it.",
        "The ad the firm placed was an honest one.",
        "She fell ill and they ill-treated nobody.",
        "He wore that hat the whole day, tipped to one side.",
        "A wee boat crossed in the wee hours.",
        "The bee has gone to its hive.",
        "Her wit and her tan were the talk of the town.",
        "He raised his fist and shouted, and that was all.",
        "Walk to and fro in good form.",
        "In the long run, an x-ray or an MRI costs no less.",
        "We saw three moths and two ears of corn.",
        "Do, re, mi, sang the choir.",
    ],
)
def test_the_same_words_elsewhere_are_meant(text, slips):
    assert slips(text) == []


@pytest.mark.parametrize(
    ("text", "lang", "letter"),
    [
        ("The tower s older than the church.", "en", "s"),
        ("Он пришёл н пристань рано утром.", "ru", "н"),
        ("Der Müller ging i den Wald.", "de", "i"),
        ("Le meunier est parti s la route.", "fr", "s"),
        ("Młynarz poszedł d lasu rano.", "pl", "d"),
    ],
)
def test_a_lone_letter_that_is_no_word_is_a_slip(text, lang, letter, slips):
    assert [word for word, _, _ in slips(text, lang)] == [letter]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Vitamin c helps, and so does a walk.", "en"),
        ("The letter e comes next, e.g. here.", "en"),
        ("Он и я ушли к морю, а они остались у костра.", "ru"),
        ("Длина 5 м при ширине 3 м.", "ru"),
        ("Y tú o yo iremos a casa.", "es"),
        ("Byli u nás s ním i v lese.", "cs"),
    ],
)
def test_words_of_one_letter_and_names_of_letters_are_no_slips(text, lang, slips):
    assert slips(text, lang) == []


def test_a_word_of_the_source_is_meant(slips):
    assert slips("He said te quiero to her.", src="Él dijo te quiero.", src_lang="es") == []


def test_in_a_short_quotation_it_is_only_a_hint(slips):
    assert [one[2] for one in slips("The board said “boats ae late” again.")] == ["info"]
