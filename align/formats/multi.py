"""Files with more than two languages: a row a line, all texts of a corpus one after another.

``FORMATS`` is the one list of them. A writer takes the texts one by one, so that a corpus of any
size can be written.
"""

from __future__ import annotations

import codecs
import csv
import io
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import IO, Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from align.errors import ExportError
from align.formats import sheets, tei, whole
from align.formats.characters import json_line, without_forbidden
from align.formats.delimited import guarded, tsv_cell
from align.formats.package import DATE
from align.formats.parts import spliced
from align.formats.tmx import TEXT
from align.multi import Row, Text, as_pair
from align.release import moment, version
from align.textpair import TextPair

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
#: A sheet holds 1,048,576 rows, the first of which is the heading.
_ROWS = 1_048_575
_CHUNK = 1 << 20

#: Which rows are written.
Allows = Callable[[Row], bool]


def jsonl(texts: Iterable[Text], labels: Sequence[str], allows: Allows) -> Iterator[bytes]:  # noqa: ARG001 (as all writers)
    """An object a row: the text, the number of the row from 1, the probability, and for each
    language its sentences (from 0) and its text. What is missing is left out.
    """
    for text, number, row in _rows(texts, allows):
        made = text.alignment
        sides = {
            label: {"sentences": side, "text": made.text(row, label)}
            for label, side in zip(made.documents, row.sides, strict=True)
            if side
        }
        line = {
            "document": text.name,
            "row": number,
            "probability": round(row.probability, 4),
            "sides": sides,
        }
        yield json_line(line).encode("utf-8", "replace")


def tsv(texts: Iterable[Text], labels: Sequence[str], allows: Allows) -> Iterator[bytes]:
    """A table as of a pair: tabs and line breaks become spaces, quotation marks are quoted."""
    for cells in _table(texts, labels, allows):
        line = "\t".join(tsv_cell(without_forbidden(str(cell))) for cell in cells)
        yield f"{line}\n".encode("utf-8", "replace")


def csv_table(texts: Iterable[Text], labels: Sequence[str], allows: Allows) -> Iterator[bytes]:
    """CSV as spreadsheets expect it: byte order mark, commas, no cell that runs as a formula."""
    yield codecs.BOM_UTF8
    for cells in _table(texts, labels, allows):
        buffer = io.StringIO(newline="")
        safe = (guarded(without_forbidden(one)) if isinstance(one, str) else one for one in cells)
        csv.writer(buffer).writerow(safe)
        yield buffer.getvalue().encode("utf-8", "replace")


def xlsx(texts: Iterable[Text], labels: Sequence[str], allows: Allows) -> Iterator[bytes]:
    """A workbook; rows that do not fit on a sheet are on the next one.

    Raises DependencyError without openpyxl.
    """
    book = sheets.new(large=True)
    rows = _table(texts, labels, allows)
    header = next(rows)
    sheet: Any = None
    for number, cells in enumerate(rows):
        if number % _ROWS == 0:
            sheet = book.create_sheet()
            sheets.add(sheet, header)
        sheets.add(sheet, cells)
    if sheet is None:
        sheets.add(book.create_sheet(), header)
    with tempfile.TemporaryFile() as dated, tempfile.TemporaryFile() as file:
        book.save(dated)
        _undate(dated, file)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def tmx(texts: Iterable[Text], labels: Sequence[str], allows: Allows) -> Iterator[bytes]:  # noqa: ARG001 (as all writers)
    """TMX 1.4b with a variant for each language that a row has; rows of one language are no units.

    The names of two texts in one language are in the property ``x-text`` of their variants.
    """
    created = moment()
    return spliced(
        etree.tostring(tree, encoding="UTF-8", xml_declaration=True, pretty_print=True)
        for tree in _memories(texts, allows, created)
    )


def sverka(texts: Iterable[Text], labels: Sequence[str], allows: Allows) -> Iterator[bytes]:  # noqa: ARG001 (as all writers)
    """Sverka's own format: a pair a line, with the other languages as further texts."""
    return whole.write(_pairs(texts, allows))


def tei_corpus(texts: Iterable[Text], labels: Sequence[str], allows: Allows) -> Iterator[bytes]:  # noqa: ARG001 (as all writers)
    """TEI P5: all texts in full, and the links of their sentences."""
    return tei.write(_pairs(texts, allows))


def _pairs(texts: Iterable[Text], allows: Allows) -> Iterator[TextPair]:
    for text in texts:
        rows = tuple(filter(allows, text.alignment.rows))
        yield as_pair(text._replace(alignment=replace(text.alignment, rows=rows)))


class MultiFormat(NamedTuple):
    """A row of the table: ``write`` takes the texts, the labels of all languages in the order of
    the columns, and which rows are written; it yields parts of the file.
    """

    extension: str
    write: Callable[[Iterable[Text], Sequence[str], Allows], Iterator[bytes]]


#: Every format with more than two languages, by name.
FORMATS = {
    "jsonl": MultiFormat(".jsonl", jsonl),
    "tsv": MultiFormat(".tsv", tsv),
    "csv": MultiFormat(".csv", csv_table),
    "xlsx": MultiFormat(".xlsx", xlsx),
    "tmx": MultiFormat(".tmx", tmx),
    "sverka": MultiFormat(".sverka", sverka),
    "tei": MultiFormat(".tei.xml", tei_corpus),
}


def find(name: str) -> MultiFormat:
    """Find the row of ``FORMATS`` called ``name``. Raises ExportError."""
    found = FORMATS.get(name.lower())
    if found is None:
        raise ExportError(
            "the format {name!r} does not hold more than two languages",
            hint="Choose one of {choices}",
            name=name,
            choices=", ".join(FORMATS),
        )
    return found


def _rows(texts: Iterable[Text], allows: Allows) -> Iterator[tuple[Text, int, Row]]:
    for text in texts:
        for number, row in enumerate(text.alignment.rows, 1):
            if allows(row):
                yield text, number, row


def _table(
    texts: Iterable[Text], labels: Sequence[str], allows: Allows
) -> Iterator[tuple[str | int | float, ...]]:
    """The heading, then the rows: the numbers of sentences from 0 come before the texts."""
    yield ("document", "row", "probability", *(f"{one}_sentences" for one in labels), *labels)
    for text, number, row in _rows(texts, allows):
        made = text.alignment
        sides = dict(zip(made.documents, row.sides, strict=True))
        numbers = (" ".join(map(str, sides.get(label, ()))) for label in labels)
        said = (made.text(row, label) if label in sides else "" for label in labels)
        yield (text.name, number, round(row.probability, 4), *numbers, *said)


def _undate(dated: IO[bytes], file: IO[bytes]) -> None:
    """Copy a workbook without the time at which it was written."""
    with ZipFile(dated) as source, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = ZipInfo(name, DATE)
            member.compress_type = ZIP_DEFLATED
            if name == sheets.CORE:
                target.writestr(member, sheets.undated(source.read(name)))
                continue
            with source.open(name) as data, target.open(member, "w", force_zip64=True) as copy:
                shutil.copyfileobj(data, copy)


def _memories(texts: Iterable[Text], allows: Allows, created: datetime) -> Iterator[etree._Element]:
    """A memory without units, then one for each text."""
    yield _memory(created)[0]
    number = 0
    for text in texts:
        tree, body = _memory(created)
        for row in text.alignment.rows:
            if allows(row) and sum(map(bool, row.sides)) > 1:
                number += 1
                _unit(body, text, row, number)
        yield tree


def _memory(created: datetime) -> tuple[etree._Element, etree._Element]:
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(
        root,
        "header",
        {
            "creationtool": "sverka",
            "creationtoolversion": version("unknown"),
            "segtype": "sentence",
            "o-tmf": "sverka",
            "adminlang": "en",
            "srclang": "*all*",
            "datatype": "plaintext",
            "o-encoding": "UTF-8",
            "creationdate": created.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ"),
        },
    )
    return root, etree.SubElement(root, "body")


def _unit(body: etree._Element, text: Text, row: Row, number: int) -> None:
    unit = etree.SubElement(body, "tu", tuid=str(number))
    _property(unit, "document", text.name)
    for name, value in text.metadata.items():
        _property(unit, name, value)
    _property(unit, "x-probability", f"{row.probability:.4f}")
    made = text.alignment
    for (label, document), side in zip(made.documents.items(), row.sides, strict=True):
        if side:
            variant = etree.SubElement(unit, "tuv", {_XML_LANG: document.lang or "und"})
            if label != document.lang:
                _property(variant, TEXT, label)
            _property(variant, "x-sentences", " ".join(map(str, side)))
            etree.SubElement(variant, "seg").text = without_forbidden(made.text(row, label))


def _property(parent: etree._Element, name: str, value: str) -> None:
    made = etree.SubElement(parent, "prop", type=without_forbidden(name))
    made.text = without_forbidden(value)
