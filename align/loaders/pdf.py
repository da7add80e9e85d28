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
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from align.errors import LoadError, NoTextError, require
from align.loaders import apart, blocks, columns, guard, layout, turns
from align.loaders.blocks import Block
from align.loaders.columns import Column, Line
from align.loaders.lines import keeps_hyphen
from align.loaders.raw import Raw
from align.text import Document
from align.words import Message

_WHAT = Message("PDF")
_PROGRAM = Path(__file__).with_name("pdf_runs.py")
#: The longest processor time for a PDF; each page adds some. A page of text takes about 0.02 s.
SECONDS = 50.0

# Text larger than most by this factor is a heading, unless it is longer than a title.
_HEADING_SIZE = 1.15
_HEADING_CHARS = 300

# Lines further apart than this, in usual line distances of their column, start a new paragraph.
_FAR = 1.35
# In sizes of the font: a line that begins this much further right than its column is indented.
_INDENT = 0.8

# Lines that are set wider than most go on only if they end this near to the right edge.
_FULL = 3.0

# Word's bullets come as private characters, or as a Latin o before a Russian word.
_ITEM = re.compile(
    r"(?:[•◦▪‣·*–—!●○■□►➢✓\uf000-\uf0ff-]|\(?(?:\d{1,3}|[a-zа-я])[.)])\s|o\s(?=[А-Яа-яЁё])"
)
_BULLET = re.compile(r"^[\uf000-\uf0ff](?=\s)")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+[^\W\d_a-zа-яё][a-zа-яё]")
_LEADERS = re.compile(r"[^\W\d_]{2}[^.…·_]{0,200}(?:(?:[.·_]\s?){4,}|…[.…\s]+)\d{0,4}$")
_CAPTION = re.compile(
    r"(?:fig(?:ure)?|tab(?:le)?|abb(?:ildung)?|tabelle|tableau|рис(?:унок)?|табл(?:ица)?|схема)"
    r"\.?\s*[\dIVX]{1,5}(?:\.\d{1,3})?\s*[.:–—]",
    re.IGNORECASE,
)
_MOST_BETWEEN = 30  # paragraphs of a table or a drawing
_SMALL = 0.95
_CUT = re.compile(r"(?<=[^\W\d_])[\x02\u00ad\u2010-]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def read(raw: Raw) -> Document:
    """Return the text of the PDF in ``raw``; its ``lang`` stays empty.

    Raises LoadError if it is damaged or locked, or holds only pictures of pages.
    """
    require(Message("reading a PDF"), "pypdfium2")
    answer = _answer(raw)
    pages = [[Line(*run) for run in runs] for runs in answer["pages"]]
    ordered = columns.in_order(pages)
    text = "".join(line.text for column in ordered for line in column.lines)
    if not text.strip():
        raise NoTextError(
            "this PDF contains images of pages, not text"
            if answer["pictures"]
            else "there is no text in this PDF",
            where=raw.name,
            hint="Run OCR on it first, or give the text in another format",
        )
    _refuse_unreadable(text, raw)
    document = blocks.document(_blocks(ordered))
    return replace(document, notes=_left_out(answer))


def _left_out(answer: dict[str, Any]) -> tuple[str, ...]:
    """Return notes on pages without text, and on text that is not read."""
    notes: tuple[str, ...] = ()
    if answer["pictures"]:
        notes += (
            Message(
                "pages are images without text, and were not read: {n} of {total}; run OCR on them",
                n=len(answer["pictures"]),
                total=len(answer["pages"]),
            ),
        )
    if answer["turned"]:
        notes += (
            Message(
                "text along the margins was left out: {n} characters in all", n=answer["turned"]
            ),
        )
    return notes


def _answer(raw: Raw) -> dict[str, Any]:
    """Return what the other process says about the pages."""
    try:
        done = subprocess.run(  # noqa: S603 our own program, without a shell
            [sys.executable, "-P", str(_PROGRAM), str(SECONDS)],
            input=raw.data,
            capture_output=True,
            timeout=apart.PATIENCE * SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_slow(raw.name, apart.PATIENCE * SECONDS) from error
    if apart.is_stopped(done.returncode):
        raise _too_slow(raw.name, SECONDS)
    if done.returncode:
        full = b"MemoryError" in done.stderr
        why = (
            Message("reading takes too much memory")
            if full
            else Message("the PDF could not be processed")
        )
        raise guard.damaged(raw.name, _WHAT, why)
    with guard.foreign(raw.name, _WHAT):
        answer: dict[str, Any] = json.loads(done.stdout)
    if "error" not in answer:
        return answer
    if "password" in answer["error"].lower():
        raise LoadError(
            "this PDF is protected by a password", where=raw.name, hint="Save it without one"
        )
    raise guard.damaged(raw.name, _WHAT, answer["error"])


def _too_slow(where: str, seconds: float) -> LoadError:
    return guard.damaged(
        where, _WHAT, Message("reading takes more than {seconds} s", seconds=f"{seconds:g}")
    )


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
    for paragraph in _uninterrupted(list(_paragraphs(ordered, usual)), usual):
        text = _joined([line.text for line in paragraph], words)
        large = median(line.size for line in paragraph) >= _HEADING_SIZE * usual
        if text:
            yield Block(text, "heading" if large and len(text) <= _HEADING_CHARS else "body")


def _paragraphs(ordered: Sequence[Column], usual: float) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    before: Column | None = None
    for column in ordered:
        for index, line in enumerate(column.lines):
            if paragraph:
                large = line.size >= _HEADING_SIZE * usual
                heading = large and column is before and not column.leaves_empty(paragraph[-1])
                pitch = column.pitch_at(index)
                if not _goes_on(paragraph, line, column, before, pitch, heading=heading):
                    yield paragraph
                    paragraph = []
            paragraph.append(line)
            before = column
    if paragraph:
        yield paragraph


def _goes_on(
    paragraph: Sequence[Line],
    line: Line,
    column: Column,
    before: Column | None,
    pitch: float,
    *,
    heading: bool,
) -> bool:
    """Whether ``line``, in ``column``, continues ``paragraph``, whose end is in ``before``.

    ``pitch`` is the usual distance of lines there. A ``heading`` may be centred.
    """
    last = paragraph[-1]
    if abs(last.size - line.size) > 0.12 * max(last.size, line.size):
        return False
    if _ITEM.match(line.text) or turns.find_label(line.text):
        return False
    if _LEADERS.search(last.text):
        return False  # a line of the contents
    ended = layout.ENDED.search(last.text) is not None
    if _NUMBERED.match(line.text) and (ended or before is None or before.leaves_empty(last)):
        return False
    indented = line.x0 > column.left + _INDENT * line.size
    if before is not None and column is not before:
        capital = line.text[0].isupper()
        return not ended and not (capital and (indented or before.leaves_empty(last)))
    drop = last.y0 - line.y0
    if not 0.3 * pitch <= drop <= _FAR * max(pitch, 1.2 * line.size):
        return False
    if heading:
        return True
    wide = drop > _FAR * max(column.pitch, 1.2 * line.size)
    if wide and last.x1 < column.right - _FULL * line.size:
        return False  # a row of a table
    if indented and last.x0 <= column.left + _INDENT * line.size and len(paragraph) > 1:
        return False
    if indented and line.x0 > last.x0 + _INDENT * line.size and not _ITEM.match(last.text):
        return False
    return not (column.leaves_empty(last) and (ended or line.text[0].isupper()))


def _uninterrupted(paragraphs: list[list[Line]], usual: float) -> Iterator[list[Line]]:
    """Yield the paragraphs; captions and tables inside a sentence come after its paragraph."""
    index = 0
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        after = _rest(paragraphs, index, usual)
        yield paragraph + (paragraphs[after] if after else [])
        if after:
            yield from paragraphs[index + 1 : after]
            index = after
        index += 1


def _rest(paragraphs: Sequence[list[Line]], index: int, usual: float) -> int:
    """Return where the sentence that paragraph ``index`` leaves open goes on, else 0."""
    if index + 1 == len(paragraphs):
        return 0
    captioned = _CAPTION.match(paragraphs[index + 1][0].text) is not None
    if not captioned and not _is_small(paragraphs, index + 1, usual):
        return 0
    last = paragraphs[index][-1]
    if (
        layout.ENDED.search(last.text)
        or last.text[-1] == ":"
        or _is_small(paragraphs, index, usual)
    ):
        return 0
    for after in range(index + 2, min(len(paragraphs), index + 2 + _MOST_BETWEEN)):
        begins = paragraphs[after][0]
        if not _is_small(paragraphs, after, usual) and not _CAPTION.match(begins.text):
            same = abs(begins.size - last.size) <= 0.05 * last.size
            return after if same and begins.text[0].islower() else 0
    return 0


def _is_small(paragraphs: Sequence[list[Line]], index: int, usual: float) -> bool:
    """Whether a paragraph is in smaller type than most, as in tables and notes."""
    return index < len(paragraphs) and paragraphs[index][0].size < _SMALL * usual


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
            whole = _BULLET.sub("•", text)
        elif _CUT.search(whole) and text[0].islower():
            whole = _rejoined(whole, text, words)
        elif _CUT.search(whole) and text[0].isalpha():
            whole = f"{whole}{text}"  # a name of two parts: Smith-Jones
        else:
            glue = "" if re.search(r"\d[-\u2013]$", whole) and text[0].isdigit() else " "
            whole = f"{whole}{glue}{text}"
    return " ".join(whole.replace("\x02", "-").replace("\u00ad", "").split())


def _rejoined(whole: str, text: str, words: Counter[str]) -> str:
    head, tail = _WORD.findall(whole[:-1])[-1].lower(), _WORD.match(text)
    if tail is None:
        return whole + text
    return f"{whole[:-1]}{'-' if keeps_hyphen(head, tail[0].lower(), words) else ''}{text}"
