"""Moses: a text file for each language, a pair on the same line of both, and a file of ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from align.alignment import Alignment
from align.formats import several
from align.formats.characters import on_one_line
from align.formats.ids import SentenceIds, of_bead
from align.textpair import TextPair

_IDS = ".ids"


def write(pairs: Iterable[TextPair], stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the ids and both texts.

    A line of ids has the names of both documents, the ids of the sentences on both sides, and the
    probability, with tabs between them. Beads with an empty side are left out.
    """
    codes: tuple[str, ...] = ()
    ids = SentenceIds(), SentenceIds()
    yield _IDS, b""
    for pair in pairs:
        codes = codes or several.codes(pair.alignment)
        lines: tuple[list[str], list[str], list[str]] = ([], [], [])
        names = [f"{code}/{on_one_line(pair.name) or stem}" for code in codes]
        own = [
            given.give(document, "s")
            for given, document in zip(ids, (pair.alignment.src, pair.alignment.tgt), strict=True)
        ]
        for row in _rows(pair.alignment, own):
            lines[0].append("\t".join((*names, *row[2:])))
            lines[1].append(row[0])
            lines[2].append(row[1])
        for ending, some in zip((_IDS, *(f".{code}" for code in codes)), lines, strict=True):
            yield ending, "".join(f"{line}\n" for line in some).encode("utf-8", "replace")


def _rows(alignment: Alignment, ids: list[list[str]]) -> Iterator[tuple[str, ...]]:
    for bead in alignment.beads:
        src, tgt = on_one_line(alignment.src_text(bead)), on_one_line(alignment.tgt_text(bead))
        if src and tgt:
            yield src, tgt, *of_bead(bead, ids), f"{bead.probability:.4f}"
