"""Long parts of a text that have no counterpart, as where a translation was cut short."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from align.alignment import Alignment, Bead
from align.text import Document, shown
from align.words import Message, later

_STRETCH = later(
    "{where}: {n} sentences in a row have no counterpart, from sentence {number}: {start}"
)
_MORE = later("more such stretches: {n}")
#: From so many sentences on it is worth a word: shorter ones are seen in any translation.
LONG = 10
#: So many stretches are named, the longest ones.
NAMED = 3


def alone(alignment: Alignment) -> Iterator[Message]:
    """Name the longest stretches of ``LONG`` or more sentences without a counterpart."""
    found = sorted(_found(alignment), key=lambda one: -len(one[1]))
    for document, sentences in found[:NAMED]:
        yield Message(
            _STRETCH,
            where=document.source or document.lang,
            n=len(sentences),
            number=sentences[0] + 1,
            start=shown(document.sentence_texts[sentences[0]]),
        )
    if len(found) > NAMED:
        yield Message(_MORE, n=len(found) - NAMED)


def _found(alignment: Alignment) -> Iterator[tuple[Document, list[int]]]:
    for _, beads in groupby(alignment.beads, _side):
        row = list(beads)
        for document, sentences in (
            (alignment.src, [k for bead in row for k in bead.src]),
            (alignment.tgt, [k for bead in row for k in bead.tgt]),
        ):
            if row[0].is_null and len(sentences) >= LONG:
                yield document, sentences


def _side(bead: Bead) -> tuple[bool, bool]:
    return bool(bead.src), bool(bead.tgt)
