"""Documents are aligned as they were meant, and stay as they are."""

from __future__ import annotations

from align.aligner.legible import legible
from align.text import Document

RU = "Старый маяк погас, и «Мария» ушла в море — одна."


def test_a_document_keeps_its_text_and_its_offsets():
    wrong = RU.encode().decode("cp1251", "replace")
    document = Document.from_sentences([wrong, RU], "ru")
    meant = legible(document)
    assert meant.text == document.text
    assert [one.start for one in meant.sentences] == [one.start for one in document.sentences]
    assert legible(Document.from_sentences([RU], "ru")).sentence_texts == (RU,)
