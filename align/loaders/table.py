"""CSV and TSV with two languages side by side: our own exports, and files from spreadsheets.

Columns called ``src_text`` and ``tgt_text`` are the two sides; without them, the first two columns
in different languages, or those whose heads name languages or the two sides.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from align.loaders import bitext, decode, guard, units
from align.loaders.raw import Raw
from align.loaders.units import SIDES, TEXTS, Bitext
from align.words import Message

_WHAT = Message("table")
_MAX_BYTES = 16 * 2**20
_SAMPLE = 2**16  # this many characters decide which sign separates the cells

# Our own CSV puts an apostrophe before a text that a spreadsheet would run as a formula.
_GUARDED = re.compile(r"'['\s]*[=+\-@＝＋－＠]")

# Our own TSV quotes only a text that itself has a quotation mark.
_QUOTED = re.compile(r'"(?:[^"]|"")*""(?:[^"]|"")*"')


def read_bitext(raw: Raw) -> Bitext:
    """Return the rows as units. Raises LoadError if no two columns are in different languages."""
    guard.check_size(raw, _MAX_BYTES)
    text = decode.decode(raw.data, raw.name).text
    with guard.foreign(raw.name, _WHAT):
        csv.field_size_limit(_MAX_BYTES)
        sign = max("\t,;|", key=lambda one: _fit(text[:_SAMPLE], one))
        rows = list(_rows(text, sign))
    if not rows or not set(TEXTS).issubset(rows[0]):
        return bitext.of_tables([rows] if rows else [], raw.name, alone=True)
    names, *rows = rows
    found = []
    for row in rows:
        cells = dict(zip(names, row, strict=False))
        texts = (cells.get(name, "") for name in TEXTS)
        if sign == "\t":
            texts = (
                text[1:-1].replace('""', '"') if _QUOTED.fullmatch(text) else text for text in texts
            )
        else:
            texts = (text[1:] if _GUARDED.match(text) else text for text in texts)
        found.append(units.unnamed(texts, units.probability(cells.get("probability"))))
    return Bitext(SIDES, tuple(found))


def _rows(text: str, sign: str) -> Iterator[list[str]]:
    """Yield the rows; TSV has no quotation, and in CSV a quoted cell may hold line breaks."""
    quoting: Literal[0, 3] = csv.QUOTE_NONE if sign == "\t" else csv.QUOTE_MINIMAL
    return csv.reader(io.StringIO(text, newline=""), delimiter=sign, quoting=quoting)


def _fit(text: str, sign: str) -> float:
    """Return the share of rows with the most common number of cells, unless that number is one."""
    widths = Counter(len(row) for row in _rows(text, sign) if row)
    (width, count), *_ = widths.most_common(1) or [(1, 0)]
    return count / widths.total() if width > 1 else 0.0
