"""A text of headings, paragraphs and tables, as Markdown and as a web page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from align.formats import markup
from align.formats.characters import without_forbidden
from align.formats.markup import E
from align.statistics import Chart, svg_element

#: Signs that Markdown or HTML would read as markup.
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~$])")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level from 1."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``loud`` ones cannot be overlooked."""

    text: str
    loud: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first column names its rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Text that is shown as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture. Markdown, which has no place for it, leaves it out."""

    chart: Chart


Block = Heading | Paragraph | Grid | Code | Picture


def markdown(blocks: Iterable[Block]) -> bytes:
    """Write ``blocks`` in Markdown, with the tables of GitHub."""
    parts = (_markdown(block) for block in blocks)
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8", "replace")


def page(blocks: Iterable[Block], title: str, lang: str) -> bytes:
    """Write ``blocks`` as a web page that loads nothing from the network."""
    return markup.report(lang, title, *(one for block in blocks for one in _elements(block)))


def _markdown(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_plain(block.text)}"
    if isinstance(block, Paragraph):
        return f"> **{_plain(block.text)}**" if block.loud else _plain(block.text)
    if isinstance(block, Code):
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", block.text)), default=0))
        return f"{fence}\n{block.text.rstrip()}\n{fence}"
    if isinstance(block, Picture):
        return ""
    lines = [block.head, ("---",) * len(block.head)]
    return "\n".join(
        "| " + " | ".join(cell if k == 1 else _plain(cell) for cell in row) + " |"
        for k, row in enumerate((*lines, *block.rows))
    )


def _plain(text: str) -> str:
    """``text`` on one line, with nothing that Markdown would read as markup."""
    return _MARKUP.sub(r"\\\1", " ".join(without_forbidden(text).split()))


def _elements(block: Block) -> Iterator[Any]:
    if isinstance(block, Heading):
        yield E(f"h{block.level}", without_forbidden(block.text))
    elif isinstance(block, Paragraph):
        text = without_forbidden(block.text)
        yield E.p(E.strong(text), {"role": "note"}) if block.loud else E.p(text)
    elif isinstance(block, Code):
        yield E.pre(without_forbidden(block.text))
    elif isinstance(block, Picture):
        yield svg_element(block.chart)
    else:
        yield E.table(
            E.thead(E.tr(*_cells(block.head, "col"))),
            E.tbody(*(E.tr(*_cells(row[:1], "row"), *_cells(row[1:])) for row in block.rows)),
        )


def _cells(row: Sequence[str], scope: str = "") -> Iterator[Any]:
    for cell in map(without_forbidden, row):
        yield E.th({"scope": scope}, cell) if scope else E.td(cell)
