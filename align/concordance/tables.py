"""Results as tables, and the files that tables can be written to."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from align import formats
from align.concordance.index import Index, opposite
from align.concordance.lines import Count, Line, context
from align.concordance.metadata import columns, headings, value_of
from align.concordance.renderings import Part, Renderings, place
from align.concordance.terms import Candidate
from align.concordance.words import Collocate, Keyword
from align.errors import ExportError
from align.formats import sheets
from align.formats.characters import json_line
from align.formats.delimited import guarded, tsv

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under the names of their columns. Names are keys, so they are the same in any
    language.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def widened(self, header: Sequence[str], cells: Iterable[Sequence[Cell]]) -> Table:
        """The table with further columns; ``cells`` are those of each row."""
        both = zip(self.rows, cells, strict=True)
        return Table((*self.header, *header), tuple((*row, *more) for row, more in both))


def of_lines(found: Sequence[Line], index: Index, beads: int = 0) -> Table:
    """A row for each line, with all metadata of its text, and ``beads`` before and after it."""
    names = columns(line.text.metadata for line in found)
    around = ("context_before", "context_after") if beads else ()
    own = (
        "document", "id", "bead", "side", "language", "speaker", "left", "match", "right",
        "rendering", "other", *around,
    )  # fmt: skip
    rows = []
    for line in found:
        near = (" ".join(part) for part in context(index, line, beads)) if beads else ()
        known = (value_of(line.text.metadata, name) or "" for name in names)
        text = line.text
        rows.append(
            (
                text.name, text.number or None, line.number, line.side, line.lang, line.speaker,
                line.before, line.found, line.after, line.rendering, line.other, *near, *known,
            )
        )  # fmt: skip
    return Table((*own, *headings(names, own)), tuple(rows))


def of_counts(counts: Iterable[Count], by: str) -> Table:
    """A row for each group."""
    rows = tuple((one.value, one.hits, one.words, _rounded(one.per_million, 2)) for one in counts)
    return Table((by, "hits", "words", "per_million"), rows)


def of_renderings(found: Renderings, examples: int = 1) -> Table:
    """A row for each rendering, with examples: the text of the occurrence, and the other side."""
    header = ("rendering", "lemmas", "count", "share", "log_dice", "log_likelihood")
    more = tuple(f"example_{k + 1}{side}" for k in range(examples) for side in ("", "_other"))
    rows: list[tuple[Cell, ...]] = []
    for group in found.found:
        said: list[Cell] = []
        for one in group.occurrences[:examples]:
            said += example(found, one.item)
        said += [None] * (2 * examples - len(said))
        numbers = (
            group.count,
            round(group.count / found.looked, 4),
            _rounded(group.score if group.key else None, 2),
            _rounded(group.likelihood if group.key else None, 1),
        )
        rows.append((group.text, " ".join(group.key), *numbers, *said))
    return Table((*header, *more), tuple(rows))


def example(found: Renderings, item: int) -> tuple[str, str]:
    """The text of an occurrence and that of the other side."""
    bead, side, _, text = place(found.hits, item)
    return text, found.hits.index.text(bead, opposite(side))


def of_collocations(found: Iterable[Collocate]) -> Table:
    """A row for each lemma."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (*one[:3], round(one.log_dice, 2), round(one.log_likelihood, 1)) for one in found
    )
    return Table(Collocate._fields, rows)


def of_keywords(found: Iterable[Keyword]) -> Table:
    """A row for each lemma."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (*one[:3], *(round(float(number), 2) for number in one[3:])) for one in found
    )
    return Table(Keyword._fields, rows)


def of_terms(found: Iterable[Candidate]) -> Table:
    """A row for each candidate; the first columns are those of a glossary."""
    rows: tuple[tuple[Cell, ...], ...] = tuple((*one[:5], round(one.share, 2)) for one in found)
    return Table(Candidate._fields, rows)


def of_parts(parts: Iterable[Part], names: Sequence[str]) -> Table:
    """A row for each rendering in each part; the share is that in the part."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (*part.values, group.text, " ".join(group.key), n, round(n / part.looked, 4))
        for part in parts
        for group, n in part.counts
    )
    return Table((*names, "rendering", "lemmas", "count", "share"), rows)


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


# --------------------------------------------------------------------------- files


def csv_file(table: Table) -> bytes:
    """CSV as spreadsheets expect it: byte order mark, no cell that runs as a formula."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(table.header)
    for row in table.rows:
        writer.writerow(guarded(cell) if isinstance(cell, str) else cell for cell in row)
    return codecs.BOM_UTF8 + buffer.getvalue().encode("utf-8", "replace")


def tsv_file(table: Table) -> bytes:
    """TSV as of an alignment: tabs and line breaks become spaces, quotation marks are quoted."""
    rows = (table.header, *table.rows)
    return tsv(["" if cell is None else str(cell) for cell in row] for row in rows)


def json_file(table: Table) -> bytes:
    """An array of objects."""
    objects = [_object(table, row) for row in table.rows]
    return (json.dumps(objects, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def jsonl_file(table: Table) -> bytes:
    """An object a line."""
    lines = (json_line(_object(table, row)) for row in table.rows)
    return "".join(lines).encode("utf-8", "replace")


def xlsx_file(table: Table) -> bytes:
    """A workbook with one sheet. Raises DependencyError without openpyxl."""
    book = sheets.new()
    sheet = book.active
    for row in (table.header, *table.rows):
        sheets.add(sheet, row)
    wide = {"left", "right", "other", "context_before", "context_after"}
    sheets.lay_out(sheet, [60 if name in wide else 16 for name in table.header])
    return sheets.saved(book)


def _object(table: Table, row: Sequence[Cell]) -> dict[str, Cell]:
    return dict(zip(table.header, row, strict=True))


#: Extension -> how a table is written.
FILES: dict[str, Callable[[Table], bytes]] = {
    ".csv": csv_file,
    ".tsv": tsv_file,
    ".json": json_file,
    ".jsonl": jsonl_file,
    ".xlsx": xlsx_file,
}


def choose(path: str | Path) -> Callable[[Table], bytes]:
    """How to write the file ``path``, by its extension. Raises ExportError."""
    chosen = FILES.get(Path(path).suffix.lower())
    if chosen is None:
        raise ExportError(
            "tables cannot be written to this kind of file",
            where=str(path),
            hint="Use one of: {names}",
            names=", ".join(FILES),
        )
    formats.check_writable(Path(path))
    return chosen


def write(table: Table, path: str | Path) -> None:
    """Write ``table`` to a file. Raises ExportError, DependencyError."""
    formats.replace_file(Path(path), choose(path)(table))
