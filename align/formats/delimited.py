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
from align.formats.characters import on_one_line, without_forbidden
from align.formats.parts import NOTHING, Before, counted
from align.formats.work import Work
from align.text import one_line

HEADER = ("src", "tgt", "src_size", "tgt_size", "probability", "src_text", "tgt_text")
#: The columns of numbers, which come first.
_NUMBERS = 5

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


def csv_work(work: Work, lang: str = "en") -> bytes:  # noqa: ARG001 (the heads are for programs)
    """The CSV table of a review, with its further texts as the last columns."""
    rows = _with_columns(work)
    safe = ((*row[:_NUMBERS], *map(guarded, row[_NUMBERS:])) for row in rows)
    return codecs.BOM_UTF8 + _csv([_heads(work, guard=True), *safe])


def tsv_work(work: Work, lang: str = "en") -> bytes:  # noqa: ARG001 (the heads are for programs)
    """The TSV table of a review, with its further texts as the last columns."""
    rows = _with_columns(work)
    return tsv([_heads(work), *rows])


def _heads(work: Work, *, guard: bool = False) -> tuple[str, ...]:
    names = [on_one_line(one.name) for one in work.columns]
    return (*HEADER, *(guarded(name) if guard else name for name in names))


def _with_columns(work: Work) -> Iterator[tuple[str, ...]]:
    """The rows of a review. A further text stands in the first row of its bead: a bead that was
    called wrong has two.
    """
    unit_of = {
        (side, index): unit
        for unit in work.units
        for side in ("src", "tgt")
        for index in getattr(unit.bead, side)
    }
    told = set[int]()
    for row, bead in zip(_rows(work.alignment, NOTHING), work.alignment.beads, strict=True):
        place = ("src", bead.src[0]) if bead.src else ("tgt", bead.tgt[0])
        unit = unit_of.get(place)
        first = unit is not None and unit.id not in told
        told |= {unit.id} if unit else set()
        texts = (one.text(unit) if unit and first else "" for one in work.columns)
        yield (*row, *map(without_forbidden, texts))


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue().encode()


def tsv_table(alignment: Alignment) -> bytes:
    """TSV with a line for each bead: a tab or a line break inside a text becomes a space.

    Only a text with a quotation mark is quoted, because pandas, R and spreadsheets take the mark
    for the beginning or the end of a quoted cell otherwise.
    """
    return b"".join(tsv_parts([alignment]))


def tsv_parts(parts: Iterable[Alignment]) -> Iterator[bytes]:
    """One TSV table of all ``parts``."""
    yield tsv([HEADER])
    for part, before in counted(parts):
        yield tsv(_rows(part, before))


def tsv(rows: Iterable[Iterable[str]]) -> bytes:
    """The rows of a table in TSV: tabs and line breaks inside a cell become spaces, and a cell with
    a quotation mark is quoted: R drops marks inside a cell that is not, and after a single one it
    takes all lines up to the next for one cell.
    """
    lines = ("\t".join(map(tsv_cell, row)) + "\n" for row in rows)
    return "".join(lines).encode("utf-8", "replace")


def tsv_cell(cell: str) -> str:
    """A cell on one line, quoted if it has a quotation mark."""
    cell = one_line(cell)
    return '"' + cell.replace('"', '""') + '"' if '"' in cell else cell


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
