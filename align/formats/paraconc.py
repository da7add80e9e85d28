"""ParaConc: a text file for each language, in which each side of a bead is a numbered segment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from align.formats import several
from align.formats.characters import on_one_line
from align.formats.marked import written
from align.textpair import TextPair

_ENDING = ".paraconc.txt"


def write(pairs: Iterable[TextPair], stem: str) -> Iterator[tuple[str, bytes]]:  # noqa: ARG001
    """Yield both files. They have as many segments, so one without a counterpart has an empty one.

    ParaConc aligns files by their segments (``<seg>``), which it counts.
    """
    codes: tuple[str, ...] = ()
    number = 0
    for pair in pairs:
        alignment = pair.alignment
        codes = codes or several.codes(alignment)
        for code, text in zip(codes, (alignment.src_text, alignment.tgt_text), strict=True):
            segments = (
                _segment(text(bead), count)
                for count, bead in enumerate(alignment.beads, number + 1)
            )
            yield f".{code}{_ENDING}", b"".join(segments)
        number += len(alignment.beads)
    if not codes:
        yield _ENDING, b""


def _segment(text: str, number: int) -> bytes:
    element = etree.Element("seg", id=str(number))
    element.text = on_one_line(text)
    return written(element) + b"\n"
