"""Plain text: what is a paragraph, a title, a heading."""

from __future__ import annotations

import pytest

from align.loaders import load
from align.loaders.layout import paragraph_spans


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraph_spans(text)]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("\n\n  One. \n \t\n\n\u200b\n Two.\n\n", ["One.", "Two."]),
        ("One.\nTwo.\nThree.", ["One.", "Two.", "Three."]),
        ("\nOne.\nTwo.\n\n", ["One.", "Two."]),
        ("", []),
        (" \n\u00a0\n\u200b", []),
    ],
)
def test_blank_lines_separate_paragraphs_and_without_any_each_line_is_one(text, paragraphs):
    assert cut(text) == paragraphs


WRAPPED = """The lamp was lit again on Friday evening, after
nine years of darkness. Nobody in the town had
slept. All the boats of the harbour came to see
it burn."""


def test_lines_wrapped_to_a_width_are_one_paragraph():
    assert cut(f"{WRAPPED}\n\nThen it rained.") == [WRAPPED, "Then it rained."]


def test_a_line_without_a_stop_above_a_capital_is_not_wrapped():
    text = "What the keeper of the lamp said on the pier\nIt rained that evening."
    assert cut(f"{text}\n\nAnd so on.") == [*text.split("\n"), "And so on."]


def test_lines_that_end_early_are_separate_paragraphs():
    text = "The lamp was lit.\nAll the boats of the harbour came to see it.\nIt rained."
    assert cut(f"{text}\n\nAnd so on.") == [*text.split("\n"), "And so on."]


def test_a_sentence_that_continues_on_the_next_line_is_one_paragraph():
    text = "The lamp,\nwhich all the boats of the harbour came to see,\nwas lit."
    assert cut(f"{text}\n\nAnd so on.") == [text, "And so on."]


def test_a_label_begins_a_paragraph_even_in_wrapped_text():
    assert len(cut(f"{WRAPPED}\nIda Marsh: We came\nwith them, all of us.\n\nEnd.")) == 3


def test_a_short_first_line_is_the_title():
    document = load(("lamp.txt", b"The lamp of Port Ellery\n\nIt was lit again on Friday evening."))
    assert document.title == "The lamp of Port Ellery"
    assert [part.kind for part in document.paragraphs] == ["title", "body"]


@pytest.mark.parametrize(
    "first",
    ["Ladies and gentlemen,", "It was dark.", "Question: who", "- a list", "the lamp", "* * *"],
)
def test_not_a_title(first):
    document = load(("lamp.txt", f"{first}\n\nIt was lit again on Friday evening.".encode()))
    assert document.title is None
    assert document.paragraphs[0].kind != "title"


def test_a_short_line_between_paragraphs_is_a_heading():
    text = "It was dark for years.\n\nThe new lamp\n\nIt was lit on Friday evening.\n\nPort Ellery"
    kinds = [part.kind for part in load(("lamp.txt", text.encode())).paragraphs]
    assert kinds == ["body", "heading", "body", "body"]


def test_a_list_of_short_lines_has_no_headings():
    text = "\n".join(["Lamp", "Pier", "Harbour", "Daughter", "Staircase", "Evening tide"])
    kinds = [part.kind for part in load(("words.txt", text.encode())).paragraphs]
    assert kinds == ["title"] + ["body"] * 5


def test_the_text_is_kept_unchanged():
    text = "  One line,  with two spaces and a\u00a0hard one.\n\n\tAnother line that is here."
    assert load(("lamp.txt", text.encode())).text == text


def paragraphs(text: str) -> list[tuple[str, str]]:
    found = load(("lamp.txt", text.encode()))
    return [(part.kind, found.paragraph_text(part)) for part in found.paragraphs]


def test_the_separators_of_layout_programs_end_lines_and_paragraphs():
    text = "The lamp was lit again.\u2028Nobody slept.\u2029\ufeffThe boats came to the pier."
    assert [said for _, said in paragraphs(text)][-1] == "The boats came to the pier."
    assert len(paragraphs(text)) == 3


def test_a_place_and_a_date_on_one_line_are_not_joined_with_the_title():
    text = (
        "ДОГОВОР № 17-а\nг. Тарн                    3 мая 2031 г.\n\nСтороны согласились обо всём."
    )
    assert paragraphs(text)[0] == ("title", "ДОГОВОР № 17-а")


@pytest.mark.parametrize("mark", ["*", "[3]", "³"])
def test_a_sentence_with_a_note_mark_is_no_heading(mark):
    text = (
        f"The lamp was lit again on Friday.\n\nNobody slept.{mark}\n\nThe boats came to the pier."
    )
    assert {kind for kind, _ in paragraphs(text)} == {"body"}


@pytest.mark.parametrize(
    ("cut", "whole"),
    [("a well-\nknown man", "well-known"), ("all the well-\nness of it", "wellness")],
)
def test_words_that_always_have_a_hyphen_keep_it(cut, whole):
    text = (
        f"The keeper of the lamp climbed the stairs of the tower and met {cut}\nat the top of it."
    )
    assert whole in load(("lamp.txt", text.encode())).text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("hi", "दीपक जलाया गया।\n\nकोई नहीं सोया।\n\nनावें बंदरगाह पर आईं।"),
        ("hy", "Լամպը վառվեց։\n\nՈչ ոք չքնեց։\n\nՆավակները եկան։"),
        ("ur", "چراغ جلایا گیا۔\n\nکوئی نہیں سویا۔\n\nکشتیاں آئیں۔"),
    ],
)
def test_sentences_of_other_scripts_are_no_headings(lang, text):
    parts = load(("lamp.txt", text.encode()), lang).paragraphs
    assert [part.kind for part in parts] == ["body"] * 3


@pytest.mark.parametrize("row", ["* * *", "*    *    *", "⁂", "— — —", "–––––", "• • •", "# # #"])
def test_a_row_of_signs_is_no_paragraph(row):
    loaded = load(("lamp.txt", f"The lamp was lit.\n\n{row}\n\nNobody slept.".encode()), "en")
    texts = [loaded.paragraph_text(part) for part in loaded.paragraphs]
    assert texts == ["The lamp was lit.", "Nobody slept."]


def test_a_place_for_a_picture_is_no_text():
    lit = "The lamp of Tarn was lit again on Friday evening, after nine years of darkness, and the"
    text = f"{lit}\n\n[Illustration]\n\nkeeper had not slept.\n\n[Illustration]\n\nIt rained."
    loaded = load(("lamp.txt", text.encode()), "en")
    texts = [" ".join(loaded.paragraph_text(part).split()) for part in loaded.paragraphs]
    assert texts == [f"{lit} keeper had not slept.", "It rained."]


BOOK = """*** START OF THIS PROJECT GUTENBERG EBOOK THE LAMP ***

The keeper _never_ slept, said _the mayor's
wife_, and the file is my_old_lamp.

*** END OF THIS PROJECT GUTENBERG EBOOK THE LAMP ***
"""


def test_italics_of_a_transcribed_book_lose_their_marks():
    loaded = load(("lamp.txt", BOOK.encode()), "en")
    text = " ".join(loaded.paragraph_text(loaded.paragraphs[0]).split())
    assert text == "The keeper never slept, said the mayor's wife, and the file is my_old_lamp."


def test_low_lines_elsewhere_stay():
    loaded = load(("lamp.txt", b"The _lamp_ of Tarn was lit again."), "en")
    assert loaded.paragraph_text(loaded.paragraphs[0]) == "The _lamp_ of Tarn was lit again."
