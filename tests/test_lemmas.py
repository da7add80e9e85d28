"""Lemmas and tags of single words."""

from __future__ import annotations

import pytest

from align import lemmas


@pytest.mark.parametrize(
    ("word", "lang", "lemma", "tag"),
    [
        ("settlements", "en", "settlement", "NOUN"),
        ("The", "en", "the", "DET"),
        ("Velmora", "en", "velmora", "PROPN"),
        ("running", "en", "run", "VERB"),
        ("was", "en", "be", "AUX"),
        ("of", "en", "of", "ADP"),
        ("1,500", "en", "1,500", "NUM"),
        ("Two", "en", "two", "NUM"),
        ("мельницами", "ru", "мельница", "NOUN"),
        ("Мария", "ru", "мария", "PROPN"),
        ("этими", "ru", "этот", "DET"),
        ("шли", "ru", "идти", "VERB"),
        ("в", "ru", "в", "ADP"),
    ],
)
def test_a_word_has_a_lemma_and_tags(word: str, lang: str, lemma: str, tag: str) -> None:
    reading = lemmas.read(word, lang)
    assert reading.lemma == lemma
    assert tag in reading.tags.split()


def test_all_tags_are_in_the_list() -> None:
    words = ["the", "old", "mill", "stood", "by", "2", "rivers", "and", "Ann", "saw", "not", "oh"]
    tags = {tag for word in words for tag in lemmas.read(word, "en").tags.split()}
    assert tags <= set(lemmas.TAGS)
    assert set(lemmas._RUSSIAN.values()) - {"CCONJ SCONJ"} <= set(lemmas.TAGS)


def test_other_languages_have_lemmas_and_no_tags() -> None:
    assert lemmas.read("Häuser", "de") == lemmas.Reading("haus", "")
    assert not lemmas.has_tags("de")
    assert lemmas.read("河", "zh") == lemmas.Reading("河", "")


def test_without_the_libraries_stems_stand_for_lemmas(monkeypatch: pytest.MonkeyPatch) -> None:
    before = lemmas.reader_of("en")
    monkeypatch.setattr(lemmas, "_has", lambda module: False)
    lemmas._known_to_simplemma.cache_clear()
    assert lemmas.read("settlements", "en") == lemmas.Reading("settlement", "")
    assert lemmas.reader_of("en") != before
    lemmas._known_to_simplemma.cache_clear()


def test_a_letter_that_the_analyser_does_not_know_breaks_nothing() -> None:
    assert lemmas.read("\ua64aя", "ru").lemma
