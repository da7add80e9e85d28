"""The translation as plain text: a line for each paragraph."""

from __future__ import annotations

from itertools import groupby

from align.alignment import Alignment
from align.languages import joiner


def render(alignment: Alignment) -> bytes:
    """Write the text in UTF-8, without what is outside its paragraphs."""
    document = alignment.tgt
    between = joiner(document.lang)
    lines = (
        between.join(" ".join(sentence.text.split("\n")) for sentence in group)
        for _, group in groupby(document.sentences, key=lambda sentence: sentence.paragraph)
    )
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
