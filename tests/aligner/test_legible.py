"""Texts that were read in the wrong encoding are repaired before they are aligned."""

from __future__ import annotations

import pytest

from align.aligner.legible import as_meant, legible
from align.text import Document

RU = "Старый маяк погас, и «Мария» ушла в море — одна."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("utf-8", "cp1251"), ("utf-8", "latin-1"), ("utf-8", "cp1252"), ("cp1251", "latin-1"),
        ("cp1251", "cp1252"),
    ],
)  # fmt: skip
def test_russian_is_read_as_it_was_meant(written, read):
    wrong = RU.encode(written).decode(read, "replace")
    # Some readers lose a letter or two.
    assert as_meant([wrong], "ru")[0].split()[0] == "Старый"


@pytest.mark.parametrize("written", ["utf-16-be", "utf-16-le"])
@pytest.mark.parametrize("read", ["latin-1", "cp1252"])
@pytest.mark.parametrize(("text", "lang"), [(RU, "ru"), ("Der Turm, die Fähre.", "de")])
def test_two_bytes_for_each_letter_are_put_together(written, read, text, lang):
    wrong = text.encode(written).decode(read, "replace")
    assert as_meant([wrong], lang)[0].split()[:2] == text.split()[:2]
    # A reader that breaks off in the middle of a letter loses no more than that.
    assert text.split()[1] in as_meant([wrong[1:]], lang)[0]


@pytest.mark.parametrize(("text", "lang"), [("Für große Mädchen", "de"), ("Là-bas, l’été", "fr")])
def test_a_few_letters_are_enough_in_latin_script(text, lang):
    assert as_meant([text.encode().decode("cp1252")], lang) == (text,)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (RU, "ru"), ("—", "ru"), ("NATO", "ru"), ("Ça va, Zoë ?", "fr"), ("ÀÉÎ", "ru"),
        ("中文没有问题。", "zh"), ("Größe", "de"), ("", "ru"), ("one\x0cof\x01two", "en"),
        ("El faro se apagó ya", "zh"), ("The old lighthouse", "ja"), ("Le phare brûle", "ko"),
    ],
)  # fmt: skip
def test_what_is_well_stays(text, lang):
    assert list(as_meant([text], lang)) == [text]


def test_a_document_keeps_its_text_and_its_offsets():
    wrong = RU.encode().decode("cp1251", "replace")
    document = Document.from_sentences([wrong, RU], "ru")
    meant = legible(document)
    assert meant.text == document.text
    assert [one.start for one in meant.sentences] == [one.start for one in document.sentences]
    assert legible(Document.from_sentences([RU], "ru")).sentence_texts == (RU,)
