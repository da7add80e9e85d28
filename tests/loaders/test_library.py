"""What online libraries put around a book is left out of its text."""

from __future__ import annotations

import pytest

from align.loaders import load
from align.loaders.library import parted
from align.loaders.raw import Options

STORY = (
    "The keeper lit the lamp before the storm.\n\n"
    "Nobody in Tarn slept that night, and the ferry stayed at the pier.\n\n"
    "In the morning the sea was calm again."
)
RASSKAZ = (
    "Смотритель зажёг лампу перед бурей.\n\n"
    "Никто в Тарне не спал в ту ночь, и паром остался у причала.\n\n"
    "К утру море снова успокоилось."
)
GUTENBERG = f"""This eBook may be used by anybody.

Title: The Lamp of Tarn

*** START OF THE PROJECT GUTENBERG EBOOK THE LAMP
OF TARN ***

Produced by Olva Brenn and
the readers of Hadra.

{STORY}

*** END OF THE PROJECT GUTENBERG EBOOK THE LAMP OF TARN ***

Anybody may copy this, with these terms.

There are many terms, and they are long.
"""
OLD_GUTENBERG = f"""Please read this first.
*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.01.01.31*END*

{STORY}

End of Project Gutenberg's The Lamp of Tarn
"""
ROYALLIB = f"""Спасибо, что скачали книгу в бесплатной электронной библиотеке Royallib.com
Все книги автора: http://royallib.example/brenn
Эта же книга в других форматах: http://royallib.example/lamp

Приятного чтения!

{RASSKAZ}

Спасибо, что скачали книгу в бесплатной электронной библиотеке Royallib.com
Оставить отзыв о книге
Все книги автора
"""
LIB_RU = f"""   Ольва Бренн. Лампа Тарна

---------------------------------------------------------------
 © Ольва Бренн
 OCR: Велм Хадра
 Date: 4 May 2031
---------------------------------------------------------------

{RASSKAZ}

Last-modified: Wed, 04-May-2031 09:00:00 GMT
"""
LITRES = f"{RASSKAZ}\n\nКонец ознакомительного фрагмента.\n\nКупите всю книгу у нас.\n"
WIKISOURCE = f"{STORY}\n\nAbout this digital edition\n\nReaders of Hadra typed this book.\n"


@pytest.mark.parametrize(
    ("file", "story", "name"),
    [
        (GUTENBERG, STORY, "Project Gutenberg"),
        (OLD_GUTENBERG, STORY, "Project Gutenberg"),
        (ROYALLIB, RASSKAZ, "Royallib"),
        (LITRES, RASSKAZ, "LitRes"),
        (WIKISOURCE, STORY, "Wikisource"),
    ],
)
def test_only_the_book_is_aligned_and_a_note_says_so(file, story, name):
    document = load(("lamp.txt", file.encode()))
    assert [document.paragraph_text(one) for one in document.paragraphs] == story.split("\n\n")
    (note,) = document.notes
    assert note.startswith(f"the text added by {name} was left out (")


def test_the_title_above_a_box_stays():
    document = load(("lamp.txt", LIB_RU.encode()), "ru")
    first, *rest = [document.paragraph_text(one) for one in document.paragraphs]
    assert first.strip() == "Ольва Бренн. Лампа Тарна"
    assert rest == RASSKAZ.split("\n\n")


def test_windows_line_ends_make_no_difference():
    document = load(("lamp.txt", GUTENBERG.replace("\n", "\r\n").encode()))
    assert len(document.paragraphs) == 3


def test_what_was_left_out_is_still_in_the_text():
    document = load(("lamp.txt", GUTENBERG.encode()))
    assert "Anybody may copy this" in document.text
    assert document.paragraphs[-1].end <= document.text.index("Anybody may copy this")


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"{STORY}\n\nShe read it on Project Gutenberg, and in Wikisource too.",
        f"{STORY}\n\n{'-' * 40}\nA letter\n{'-' * 40}\n\n{STORY}",
        "*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\n*** END OF THE PROJECT GUTENBERG EBOOK",
        "",
    ],
)
def test_other_texts_are_kept_whole(text):
    assert parted(text) == (text, "", ())


def test_in_the_middle_of_a_long_text_nothing_is_recognised():
    text = f"{STORY * 60}\n\nКонец ознакомительного фрагмента.\n\n{STORY * 60}"
    assert parted(text) == (text, "", ())


def test_segments_that_are_kept_are_kept_all():
    document = load(("lamp.txt", ROYALLIB.encode()), "ru", Options(keep_segments=True))
    assert len(document.sentences) == len([line for line in ROYALLIB.split("\n") if line])
