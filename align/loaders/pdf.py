"""PDF with a text layer: lines in reading order, joined into paragraphs.

A PDF knows only where characters are. ``pdf_runs`` reads them in a separate process, ``columns``
orders the lines and drops running heads; here they become paragraphs, and words cut at a line's end
are rejoined.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from align.errors import LoadError, require
from align.loaders import blocks, columns, guard, layout, turns
from align.loaders.blocks import Block
from align.loaders.columns import Column, Line
from align.loaders.raw import Raw
from align.text import Document
from align.words import Message

_WHAT = Message("PDF")
_PROGRAM = Path(__file__).with_name("pdf_runs.py")
MAX_SECONDS = 50  # less than the limit of any document

# Text larger than most by this factor is a heading, unless it is longer than a title.
_HEADING_SIZE = 1.15
_HEADING_CHARS = 300

# Lines further apart than this, in usual line distances of their column, start a new paragraph.
_FAR = 1.35
# In sizes of the font: a line that begins this much further right than its column is indented.
_INDENT = 0.8

_ITEM = re.compile(r"(?:[•◦▪‣·*–—-]|\(?(?:\d{1,3}|[a-zа-я])[.)])\s")
_CUT = re.compile(r"(?<=[^\W\d_])[\x02\u00ad\u2010-]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Russian words that always have a hyphen; for others the rest of the text decides.
_HYPHENED = re.compile(r"(?:.*-(?:то|либо|нибудь|таки)|(?:кое|кой)-.*)", re.IGNORECASE)


def read(raw: Raw) -> Document:
    """Return the text of the PDF in ``raw``; its ``lang`` stays empty.

    Raises LoadError if it is damaged or locked, or holds only pictures of pages.
    """
    require(Message("reading a PDF"), "pypdfium2")
    pages = [[Line(*run) for run in runs] for runs in _runs(raw)]
    ordered = columns.in_order(pages)
    text = "".join(line.text for column in ordered for line in column.lines)
    if not text.strip():
        raise LoadError(
            "this PDF contains images of pages, not text",
            where=raw.name,
            hint="Run OCR on it first, or give the text in another format",
        )
    _refuse_unreadable(text, raw)
    return blocks.document(_blocks(ordered))


def _runs(raw: Raw) -> list[list[list[Any]]]:
    """Return the runs of each page, read by another process."""
    try:
        done = subprocess.run(  # noqa: S603 our own program, without a shell
            [sys.executable, "-P", str(_PROGRAM)],
            input=raw.data,
            capture_output=True,
            timeout=MAX_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise guard.damaged(
            raw.name, _WHAT, Message("reading takes more than {seconds} s", seconds=MAX_SECONDS)
        ) from error
    if done.returncode:
        full = b"MemoryError" in done.stderr
        why = (
            Message("reading takes too much memory")
            if full
            else Message("the PDF could not be processed")
        )
        raise guard.damaged(raw.name, _WHAT, why)
    with guard.foreign(raw.name, _WHAT):
        answer = json.loads(done.stdout)
    if "error" not in answer:
        pages: list[list[list[Any]]] = answer["pages"]
        return pages
    if "password" in answer["error"].lower():
        raise LoadError(
            "this PDF is protected by a password", where=raw.name, hint="Save it without one"
        )
    raise guard.damaged(raw.name, _WHAT, answer["error"])


def _refuse_unreadable(text: str, raw: Raw) -> None:
    """Raise LoadError if the fonts do not say which characters they draw."""
    odd = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < " " for char in text)
    if odd - text.count("\x02") > 0.2 * len(text):
        raise LoadError(
            "the fonts of this PDF do not say which letters they stand for",
            where=raw.name,
            hint="Run OCR on it first, or give the text in another format",
        )


def _blocks(ordered: Sequence[Column]) -> Iterator[Block]:
    lines = [line for column in ordered for line in column.lines]
    usual = columns.usual_size(lines)
    words = _words(lines)
    for paragraph in _paragraphs(ordered):
        text = _joined([line.text for line in paragraph], words)
        large = median(line.size for line in paragraph) >= _HEADING_SIZE * usual
        if text:
            yield Block(text, "heading" if large and len(text) <= _HEADING_CHARS else "body")


def _paragraphs(ordered: Sequence[Column]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    before: Column | None = None
    for column in ordered:
        for line in column.lines:
            if paragraph and not _goes_on(paragraph, line, column, before):
                yield paragraph
                paragraph = []
            paragraph.append(line)
            before = column
    if paragraph:
        yield paragraph


def _goes_on(paragraph: Sequence[Line], line: Line, column: Column, before: Column | None) -> bool:
    """Whether ``line``, in ``column``, continues ``paragraph``, whose end is in ``before``."""
    last = paragraph[-1]
    if abs(last.size - line.size) > 0.12 * max(last.size, line.size):
        return False
    if _ITEM.match(line.text) or turns.find_label(line.text):
        return False
    ended = layout.ENDED.search(last.text) is not None
    indented = line.x0 > column.left + _INDENT * line.size
    if before is not None and column is not before:
        capital = line.text[0].isupper()
        return not ended and not (capital and (indented or before.leaves_empty(last)))
    drop = last.y0 - line.y0
    if not 0.3 * column.pitch <= drop <= _FAR * max(column.pitch, 1.2 * line.size):
        return False
    if indented and last.x0 <= column.left + _INDENT * line.size and len(paragraph) > 1:
        return False
    if indented and line.x0 > last.x0 + _INDENT * line.size and not _ITEM.match(last.text):
        return False
    return not (column.leaves_empty(last) and (ended or line.text[0].isupper()))


def _words(lines: Sequence[Line]) -> Counter[str]:
    """Count the words that are whole inside lines: they show how a cut word is written."""
    found: Counter[str] = Counter()
    for line in lines:
        found.update(word.lower() for word in _WORD.findall(_CUT.sub("", line.text)))
    return found


def _joined(texts: Sequence[str], words: Counter[str]) -> str:
    """Return the lines of a paragraph as one, with cut words rejoined."""
    whole = ""
    for text in texts:
        if not whole:
            whole = text
        elif _CUT.search(whole) and text[0].islower():
            whole = _rejoined(whole, text, words)
        else:
            glue = "" if re.search(r"\d[-\u2013]$", whole) and text[0].isdigit() else " "
            whole = f"{whole}{glue}{text}"
    return " ".join(whole.replace("\x02", "-").replace("\u00ad", "").split())


def _rejoined(whole: str, text: str, words: Counter[str]) -> str:
    head, tail = _WORD.findall(whole[:-1])[-1].lower(), _WORD.match(text)
    if tail is None:
        return whole + text
    rest = tail[0].lower()
    hyphened = f"{head}-{rest}"
    own = _HYPHENED.fullmatch(hyphened) or words[hyphened] > words[f"{head}{rest}"]
    return f"{whole[:-1]}{'-' if own else ''}{text}"
