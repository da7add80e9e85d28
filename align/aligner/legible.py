"""Documents as the aligner reads them: sentences that were read in the wrong encoding are repaired.

The document itself and its offsets stay unchanged.
"""

from __future__ import annotations

from dataclasses import replace

from align.loaders import misread
from align.text import Document


def legible(document: Document) -> Document:
    """``document`` with its misread sentences repaired; the same object if all are correct."""
    texts = document.sentence_texts
    meant = misread.sentences(texts, document.lang)
    if meant is texts:
        return document
    sentences = (
        replace(sentence, text=text)
        for sentence, text in zip(document.sentences, meant, strict=True)
    )
    return replace(document, sentences=tuple(sentences))
