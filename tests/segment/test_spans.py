"""What holds for any text in any language."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.languages import known
from align.segment import spans, split
from align.text import Document, Paragraph

LANGUAGES = st.sampled_from([*sorted(known()), "el", "hy", "th", "und", "", "x-klingon"])
# Dense mixtures of letters, marks and quotes reach rules that random text does not.
PIECES = st.sampled_from(
    [*" .?!…。「」“”«»()\"'—-\n\u00a0\u2028:;1IвA", "г.", "т. е.", "Mr.", "U.S.", "2015 г.", "»."]
)
TEXTS = st.text() | st.lists(PIECES).map("".join)


@given(TEXTS, LANGUAGES)
def test_spans_are_ordered_trimmed_and_leave_out_only_white_space(text, lang):
    end = 0
    for start, stop in spans(text, lang):
        assert text[end:start].strip() == ""
        assert text[start:stop] == text[start:stop].strip() != ""
        end = stop
    assert text[end:].strip() == ""


@given(TEXTS, st.text(max_size=8))
def test_every_language_tag_is_accepted(text, lang):
    spans(text, lang)


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0"])
def test_white_space_contains_no_sentence(text):
    assert spans(text, "en") == []


@pytest.mark.parametrize("text", ["a", "No stop at all", "Нет точки", "***", "…", "."])
def test_a_paragraph_without_an_inner_end_is_one_sentence(text):
    assert spans(text, "ru") == [(0, len(text))]


def test_a_line_break_inside_a_paragraph_is_a_space():
    text = "The gate opened at\nfive. Mr.\nHolt saw\r\nit.\nHe left."
    assert [text[a:b] for a, b in spans(text, "en")] == [
        "The gate opened at\nfive.",
        "Mr.\nHolt saw\r\nit.",
        "He left.",
    ]


def test_offsets_count_code_points():
    text = "👍🏽 Да. 👍🏽 Нет."
    assert [text[a:b] for a, b in spans(text, "ru")] == ["👍🏽 Да.", "👍🏽 Нет."]


def test_a_document_keeps_everything_but_its_sentences():
    text = "menu\n\nOne. Two.\n\nThree."
    raw = Document(text, "en", (Paragraph(6, 15), Paragraph(17, 23, "answer", "Holt")), title="T")
    done = split(raw)
    assert replace(done, sentences=()) == raw
    assert done.sentence_texts == ("One.", "Two.", "Three.")
    assert [sentence.paragraph for sentence in done.sentences] == [0, 0, 1]
    assert all(text[s.start : s.end] == s.text for s in done.sentences)


def test_splitting_twice_equals_splitting_once():
    once = split(Document("One. Two.", "en", (Paragraph(0, 9),)))
    assert split(once) == once


def test_line_breaks_and_runs_of_spaces_are_one_space_in_a_sentence():
    """The offsets still refer to the page's own characters; a single no-break space stays."""
    text = "Five\n\xa0 boats\tcame in 20\xa0min."
    (sentence,) = split(Document(text, "en", (Paragraph(0, len(text)),))).sentences
    assert sentence.text == "Five boats came in 20\xa0min."
    assert (sentence.start, sentence.end) == (0, len(text))
