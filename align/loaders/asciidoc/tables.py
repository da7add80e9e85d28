"""Tables of AsciiDoc: their cells, in order, with the style of each."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import pairwise

# What separates the cells, by the name of the format.
_FORMATS = {"csv": ",", "tsv": "\t", "dsv": ":"}
_CELL = re.compile(
    r"(?:(?<=\s)|^)(?:(?:\d{1,3}(?:\.\d{1,3})?|\.\d{1,3})[*+])?[<^>]?(?:\.[<^>])?([adehlmsv])?\|"
    r"|(?<!\\)\|",
    re.MULTILINE,
)
_COLUMN = re.compile(r"(?:(\d{1,2})\*)?[^a-z]*([adehlmsv])?")


def cells(lines: list[str], said: str, mark: str) -> Iterator[tuple[str, str]]:
    """Yield the cells of a table as text, with the letter of their style, or "" for the usual one.

    ``said`` are the attributes of the table, ``mark`` is the first sign of its delimiter.
    """
    named = re.search(r'\bformat\s*=\s*"?(\w+)', said)
    own = re.search(r'\bseparator\s*=\s*"?([^",\]\s]{1,2})', said)
    sign = _FORMATS.get(named[1] if named else "", mark)
    sign = (own[1].replace("\\t", "\t") if own else sign)[0]
    found: Iterator[tuple[str, str]]
    if sign in ",;\t" and (named or mark == ","):
        found = ((cell, "") for row in csv.reader(lines, delimiter=sign) for cell in row)
    elif sign == ":":
        found = ((cell, "") for line in lines for cell in line.split(sign))
    else:
        found = _cells("\n".join(lines), sign)
    columns = _columns(said)
    for number, (cell, style) in enumerate(found):
        yield cell, style or (columns[number % len(columns)] if columns else "")


def _columns(said: str) -> list[str]:
    """Return the style of each column of a table, if it says so."""
    found = re.search(r'\bcols\s*=\s*(?:"([^"]*)"|([^,\]]+))', said)
    styles: list[str] = []
    for one in re.split("[,;]", found[1] or found[2]) if found else ():
        column = _COLUMN.match(one.strip())
        if column:
            styles += [column[2] or ""] * min(int(column[1] or 1), 50)
    return styles if any(styles) else []


def _cells(text: str, sign: str) -> Iterator[tuple[str, str]]:
    """Yield the cells of a table, with the style that each states."""
    if sign != "|":
        text = text.replace("|", "\ufdd5").replace(sign, "|")
    found = list(_CELL.finditer(text))
    ends = [*(one.start() for one in found), len(text)]
    for one, (_, end) in zip(found, pairwise(ends), strict=True):
        yield text[one.end() : end].replace("\\|", "|").replace("\ufdd5", "|"), one[1] or ""
