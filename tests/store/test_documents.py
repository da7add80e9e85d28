"""Documents are read from the library as they were loaded."""

from dataclasses import replace

from align.store.documents import packed, unpacked
from align.text import Document
from align.words import Message, Words, joined


def kept(*notes):
    """The notes of a document that was written and read."""
    document = Document.from_sentences(["The lamp burns."], "en")
    return unpacked(packed(replace(document, notes=notes))).notes


def test_a_note_can_still_be_said_in_another_language():
    (note,) = kept(Message("the encoding was guessed: {name}", name="koi8-r"))
    assert note == "the encoding was guessed: koi8-r"
    assert Words("ru")(note) == "кодировка определена предположительно: koi8-r"


def test_a_note_inside_another_can_too():
    (note,) = kept(
        Message("this is probably another text: {doubt}", doubt=Message("the file is empty"))
    )
    assert Words("ru")(note) == "вероятно, это другой текст: файл пуст"


def test_other_texts_stay_as_they_are():
    assert kept("the harbour {n}") == ("the harbour {n}",)


def test_what_the_catalogue_does_not_have_is_read_as_the_text_that_it_was():
    made_up = Message("{n:>9}", n=7)
    (note, whole) = kept(made_up, joined(["the quay", Message("the file is empty")]))
    assert (note, whole) == ("        7", "the quay, the file is empty")
    assert type(note) is str
