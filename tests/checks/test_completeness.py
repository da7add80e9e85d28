"""Sentences that are missing, added, said twice, or left as they were."""

from __future__ import annotations

FIRST = ("The boat left the harbour of Tarn.", "Лодка вышла из гавани Тарна.")


def test_a_sentence_without_a_counterpart_was_left_out(kinds):
    assert kinds(FIRST, ("Nobody waved to it.", "")) == ["omitted-sentence"]


def test_a_sentence_that_renders_nothing_was_added(kinds):
    assert kinds(FIRST, ("", "Никто ей не махал.")) == ["added-sentence"]


def test_a_sentence_said_twice_is_told_once(kinds):
    assert kinds(FIRST, ("", FIRST[1])) == ["duplicated-sentence"]


def test_what_the_original_says_twice_may_be_said_twice(kinds):
    assert kinds(FIRST, FIRST) == []


def test_a_sentence_in_the_original_s_language_was_not_translated(kinds):
    assert kinds((FIRST[0], FIRST[0])) == ["untranslated-sentence"]


def test_words_in_the_original_s_language_were_not_translated(kinds):
    couple = ("It left without any more delay.", "Она ушла without any more delay.")
    assert kinds(couple) == ["untranslated-part"]


def test_a_name_in_latin_letters_is_no_untranslated_part(kinds):
    assert kinds(("He reads The Tarn Herald.", "Он читает The Tarn Herald.")) == []
