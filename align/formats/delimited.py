"""Tables with one row per bead: CSV for spreadsheets, TSV for programs.

The size of a bead is two numbers, because a spreadsheet would read ``1-2`` as the second of
January.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator

from align.alignment import Alignment
from align.formats.characters import without_forbidden
from align.formats.parts import Before, counted

HEADER = ("src", "tgt", "src_size", "tgt_size", "probability", "src_text", "tgt_text")

# Spreadsheets run a cell that begins like this as a formula, also after white space and with
# full-width signs. The pattern includes leading apostrophes, so that a guarded text differs from
# one that began with an apostrophe itself.
_FORMULA = re.compile(r"['\s]*[=+\-@＝＋－＠]")


def csv_table(alignment: Alignment) -> bytes:
    """CSV as spreadsheets expect it: byte order mark, commas, no cell that runs as a formula."""
    return b"".join(csv_parts([alignment]))


def csv_parts(parts: Iterable[Alignment]) -> Iterator[bytes]:
    """One CSV table of all ``parts``."""
    yield codecs.BOM_UTF8 + _csv([HEADER])
    for part, before in counted(parts):
        yield _csv(
            (*numbers, guarded(src), guarded(tgt)) for *numbers, src, tgt in _rows(part, before)
        )


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue().encode()


def tsv_table(alignment: Alignment) -> bytes:
    """TSV without quotation: a tab or a line break inside a text becomes a space."""
    return b"".join(tsv_parts([alignment]))


def tsv_parts(parts: Iterable[Alignment]) -> Iterator[bytes]:
    """One TSV table of all ``parts``."""
    yield _tsv([HEADER])
    for part, before in counted(parts):
        yield _tsv(tuple(" ".join(cell.split()) for cell in row) for row in _rows(part, before))


def _tsv(rows: Iterable[Iterable[str]]) -> bytes:
    return "".join("\t".join(row) + "\n" for row in rows).encode()


def _rows(alignment: Alignment, before: Before) -> Iterator[tuple[str, ...]]:
    for bead in alignment.beads:
        yield (
            before.numbers("src", bead.src),
            before.numbers("tgt", bead.tgt),
            str(len(bead.src)),
            str(len(bead.tgt)),
            f"{bead.probability:.4f}",
            without_forbidden(alignment.src_text(bead)),
            without_forbidden(alignment.tgt_text(bead)),
        )


def guarded(text: str) -> str:
    """``text`` as a cell that no spreadsheet runs as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
