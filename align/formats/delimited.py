"""Tables with one row per bead: CSV for spreadsheets, TSV for programs.

The size of a bead is two numbers, because a spreadsheet would read ``1-2`` as the second of
January.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from align.alignment import Alignment
from align.formats.characters import without_forbidden

HEADER = ("src", "tgt", "src_size", "tgt_size", "probability", "src_text", "tgt_text")

# Spreadsheets run a cell that begins like this as a formula, also after white space and with
# full-width signs. The pattern includes leading apostrophes, so that a guarded text differs from
# one that began with an apostrophe itself.
_FORMULA = re.compile(r"['\s]*[=+\-@＝＋－＠]")


def csv_table(alignment: Alignment) -> bytes:
    """CSV as spreadsheets expect it: byte order mark, commas, no cell that runs as a formula."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(HEADER)
    for *numbers, src, tgt in _rows(alignment):
        writer.writerow((*numbers, _guarded(src), _guarded(tgt)))
    return buffer.getvalue().encode("utf-8-sig")


def tsv_table(alignment: Alignment) -> bytes:
    """TSV without quotation: a tab or a line break inside a text becomes a space."""
    rows = (tuple(" ".join(cell.split()) for cell in row) for row in _rows(alignment))
    return "".join("\t".join(row) + "\n" for row in (HEADER, *rows)).encode()


def _rows(alignment: Alignment) -> Iterator[tuple[str, ...]]:
    for bead in alignment.beads:
        yield (
            " ".join(map(str, bead.src)),
            " ".join(map(str, bead.tgt)),
            str(len(bead.src)),
            str(len(bead.tgt)),
            f"{bead.probability:.4f}",
            without_forbidden(alignment.src_text(bead)),
            without_forbidden(alignment.tgt_text(bead)),
        )


def _guarded(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
