"""CSV and TSV with two languages side by side: our own exports, and what spreadsheets save.

Columns called ``src_text`` and ``tgt_text`` are the two sides; without them, the first two columns
that are in different languages.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from align.loaders import bitext, decode, guard
from align.loaders.bitext import SIDES, TEXTS, Bitext
from align.loaders.raw import Raw
from align.words import Message

_WHAT = Message("table")
_MAX_BYTES = 16 * 2**20
_SAMPLE = 2**16  # so many characters tell which sign parts the cells

# Our own CSV keeps spreadsheets from running a text as a formula by an apostrophe before it.
_GUARDED = re.compile(r"'['\s]*[=+\-@＝＋－＠]")


def read_bitext(raw: Raw) -> Bitext:
    """Return the rows as units. Raises LoadError where no two columns are in two languages."""
    guard.check_size(raw, _MAX_BYTES)
    text = decode.decode(raw.data, raw.name).text
    with guard.foreign(raw.name, _WHAT):
        csv.field_size_limit(_MAX_BYTES)
        sign = max("\t,;", key=lambda one: _fit(text[:_SAMPLE], one))
        rows = list(_rows(text, sign))
    if not rows or not set(TEXTS).issubset(rows[0]):
        return bitext.of_tables([rows], raw.name)
    names, *rows = rows
    units = []
    for row in rows:
        cells = dict(zip(names, row, strict=False))
        texts = (cells.get(name, "") for name in TEXTS)
        if sign != "\t":
            texts = (text[1:] if _GUARDED.match(text) else text for text in texts)
        units.append(bitext.unnamed(texts, bitext.probability(cells.get("probability"))))
    return Bitext(SIDES, tuple(units))


def _rows(text: str, sign: str) -> Iterator[list[str]]:
    """Yield the rows; TSV knows no quotation, in CSV a quoted cell may hold line breaks."""
    quoting: Literal[0, 3] = csv.QUOTE_NONE if sign == "\t" else csv.QUOTE_MINIMAL
    return csv.reader(io.StringIO(text, newline=""), delimiter=sign, quoting=quoting)


def _fit(text: str, sign: str) -> float:
    """Return which share of the rows has the most usual number of cells, if that is not one."""
    widths = Counter(len(row) for row in _rows(text, sign) if row)
    (width, count), *_ = widths.most_common(1) or [(1, 0)]
    return count / widths.total() if width > 1 else 0.0
