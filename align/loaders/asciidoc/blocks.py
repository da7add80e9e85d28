"""The lines of AsciiDoc as a flat sequence of blocks: headings, paragraphs, cells, code.

A reader of text needs to know where a block begins, not what it is inside of, so the lines that
open and close a box only separate blocks.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from align.loaders.asciidoc import tables
from align.loaders.asciidoc.inline import BREAK
from align.loaders.asciidoc.settings import Settings

Kind = Literal["title", "heading", "text", "item", "code", "html"]


_HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(\S.*)$")
_UNDERLINES = "=-~^+"
_STYLE = re.compile(r"\[(?:|[^\W\d_][^\]]*|[.#%{,\"'].*|\[[^\[\]]*\])\]\s*$")
_ID = re.compile(r"\[\[([\w:.-]+)(?:,.*)?\]\]|\[[^\]\s,]*#([\w:-]+)")
_TITLE = re.compile(r"\.([^\s.].*)$")
_ITEM = re.compile(
    r"\s*(?:\*{1,6}|-|•|\.{1,5}|\d{1,4}\.|[A-Za-z]\.|[IVXivx]{1,8}\)|<(?:\d{1,3}|\.)>)[ \t]+(?=\S)"
)
_CHECKBOX = re.compile(r"\[[ xX*]\][ \t]+")
_TERM = re.compile(r"\s*(?!//)(\S.{0,1000}?|)(?:(?<!:):{2,4}|;;)(?:[ \t]+(\S.*)|[ \t]*)$")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+(?=\S)")
_BREAKS = re.compile(r"'{3,}\s*$|<{3,}\s*$|(?:[-*_] ?){3}\s*$")
_MACRO = re.compile(r"[a-z][\w-]{0,40}::(?:\S[^\[\]]{0,500})?\[(.*)\]\s*$")
_CAPTION = re.compile(r"""\btitle\s*=\s*(?:"([^"]*)"|([^,"\]]+))""")
_CALLOUT = re.compile(
    r"[ \t]*(?:(?://|#|;;|--|<!--)[ \t]*)?(?:<!?-?-?(?:\d{1,3}|\.)-?-?>[ \t]*)+$", re.MULTILINE
)
_BOX = re.compile(
    r"(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|`{3}|~{4,}|[|,:!]={3,})[ \t]*$"
)
_FENCE = re.compile(r"(`{3}|~{3,})[ \t]*[\w+#,.-]*[ \t]*$")
_HARD_BREAK = re.compile(r"[ \t]\+$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CODE_STYLES = _words(
    """source listing literal plantuml ditaa graphviz mermaid a2s blockdiag nomnoml vega wavedrom
    actdiag bytefield dot erd nwdiag packetdiag rackdiag seqdiag shaape svgbob syntrax umlet
    d2 structurizr tikz"""
)
_HIDDEN_STYLES = _words("comment stem latexmath asciimath")
_DEPTH = 3  # of tables inside cells


@dataclass(frozen=True, slots=True)
class Part:
    """A block: its kind and its text, with attributes in place but with inline marks."""

    kind: Kind
    text: str


def parts_of(text: str, to: Settings, depth: int = 0) -> Iterator[Part]:
    """Yield the blocks of ``text`` in order; what else is found goes ``to`` the settings.

    ``depth`` counts the tables around it.
    """
    for part in _Reader(to, text.split("\n"), depth).parts():
        to.choose()
        yield part


class _Reader:
    """Reads the lines one after another.

    ``style`` is what the lines in brackets before a block say. In a ``listing`` of items, an item
    ends a paragraph, and what is indented may belong to it.
    """

    def __init__(self, to: Settings, lines: list[str], depth: int) -> None:
        self._to, self._lines, self._depth = to, lines, depth
        self._at = 0
        self._style: list[str] = []
        self._named = ""
        self._listing = False
        self._boxes: list[tuple[str, str]] = []  # open boxes, and the source of what they quote

    def parts(self) -> Iterator[Part]:
        """Yield the blocks of all lines."""
        while self._at < len(self._lines):
            yield from self._block()

    def _block(self) -> Iterator[Part]:
        line = self._lines[self._at].rstrip()
        left = self._to.directive(line)
        if left:
            self._lines[self._at] = left
            return
        if left is not None or not line or (line.startswith("//") and not line.startswith("///")):
            self._at += 1
            return
        if line.startswith(":") and self._is_attribute():
            return
        if _STYLE.match(line):
            self._at += 1
            self._style.append(line)
            return
        if line == "+":
            self._at += 1
            return
        found = _TITLE.match(line)
        if found and not _ITEM.match(line):
            self._at += 1
            title = self._to.filled(found[1])
            for one in filter(None, map(_id, self._style)):
                self._to.titles.setdefault(one, title)
            yield Part("text", title)
            return
        styles, style = self._style, self._first_style()
        self._style = []
        if style != "discrete" and styles:
            self._named = next((id_ for one in styles if (id_ := _id(one))), "")
        yield from self._content(line, style, styles)
        self._named = ""

    def _content(self, line: str, style: str, styles: list[str]) -> Iterator[Part]:
        box = _BOX.match(line) or _FENCE.match(line)
        if box:
            yield from self._box(box[1], style, styles)
            return
        heading = self._heading(line)
        if heading:
            yield heading
        elif _BREAKS.match(line):
            self._at += 1
            self._listing = False
        elif found := _MACRO.match(line):
            self._at += 1
            title = _CAPTION.search(found[1])
            if title:
                yield Part("text", self._to.filled(title[1] or title[2]))
        elif style in _HIDDEN_STYLES:
            self._paragraph(line)
        elif style in _CODE_STYLES:
            yield Part("code", self._verbatim_paragraph())
        elif style == "verse":
            yield Part("text", self._to.filled(BREAK.join(self._paragraph(line).split("\n"))))
            yield from self._quoted(styles)
        else:
            yield from self._words(line, styles)

    def _words(self, line: str, styles: list[str]) -> Iterator[Part]:
        """Yield a paragraph, an item of a list, or a term and its definition."""
        item = _ITEM.match(line)
        if item:
            self._listing = True
            yield Part("item", self._text(_CHECKBOX.sub("", line[item.end() :], count=1), styles))
            return
        term = _TERM.match(line)
        if term:
            self._listing = True
            if term[1]:
                yield Part("item", self._to.filled(term[1]))
            if term[2]:
                yield Part("text", self._text(term[2], styles))
            else:
                self._at += 1
                self._unindent()
            return
        if line[0].isspace():
            yield Part("code", self._verbatim_paragraph())
            return
        self._listing = self._listing and self._continues()
        text = self._text(_ADMONITION.sub("", line, count=1), styles)
        if text.strip():
            yield Part("text", text)
        yield from self._quoted(styles)

    def _continues(self) -> bool:
        return self._at > 0 and self._lines[self._at - 1].strip() == "+"

    def _unindent(self) -> None:
        """Make the definition of a term, which may be indented, an ordinary paragraph."""
        at = self._at
        while at < len(self._lines) and not self._lines[at].strip():
            at += 1
        if at < len(self._lines):
            self._lines[at] = self._lines[at].lstrip()

    # -------------------------------------------------------------- headings

    def _heading(self, line: str) -> Part | None:
        found = _HEADING.match(line)
        text, taken = (found[2], 1) if found else (line, 2)
        if found:
            level = len(found[1])
            text = text.rstrip().removesuffix(found[1]).rstrip() or text
        else:
            below = self._lines[self._at + 1].rstrip() if self._at + 1 < len(self._lines) else ""
            if not _underlines(line, below):
                return None
            level = _UNDERLINES.index(below[0]) + 1
        self._at += taken
        self._listing = False
        text = self._to.filled(text)
        titled = self._to.titles
        own = re.match(r"\[\[([\w:.-]+)\]\]\s*", text)
        plain = text[own.end() :] if own else text
        for name in (self._named, own[1] if own else "", _automatic(plain)):
            if name:
                titled.setdefault(name, plain)
        titled.setdefault(plain, plain)
        return Part("title" if level == 1 else "heading", plain)

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, first: str) -> str:
        """Return the lines of a paragraph, of which the ``first`` is given, and go on after it."""
        self._to.choose()
        lines = [first]
        self._at += 1
        while self._at < len(self._lines):
            line = self._lines[self._at].rstrip()
            left = self._to.directive(line)
            if left == "":
                self._at += 1
                continue
            line = left or line
            if not line or _BOX.match(line) or _FENCE.match(line) or _STYLE.match(line):
                break
            if self._listing and (line == "+" or _ITEM.match(line) or _TERM.match(line)):
                break
            if not line.startswith("//"):
                self._to.choose()
                lines.append(line.strip())
            self._at += 1
        return "\n".join(lines)

    def _text(self, first: str, styles: list[str]) -> str:
        lines = self._paragraph(first).split("\n")
        all_hard = any("%hardbreaks" in one or "options=hardbreaks" in one for one in styles)
        joined = []
        for line in lines:
            hard = _HARD_BREAK.search(line)
            joined.append(line[: hard.start()] + BREAK if hard else line + BREAK * all_hard)
        return self._to.filled("\n".join(joined).removesuffix(BREAK))

    def _verbatim_paragraph(self) -> str:
        start = self._at
        while self._at < len(self._lines) and self._lines[self._at].strip():
            line = self._lines[self._at].strip()
            if self._at > start and (line == "+" or (self._listing and _ITEM.match(line))):
                break
            self._at += 1
        return _code(self._lines[start : self._at])

    # ------------------------------------------------------------------ boxes

    def _box(self, mark: str, style: str, styles: list[str]) -> Iterator[Part]:
        sign = mark[0]
        if sign in "|,:!":
            yield from self._table(mark, styles)
            return
        is_fence = mark.startswith(("```", "~~~"))
        verbatim = is_fence or (mark != "--" and sign in "-./+") or sign == "`"
        if not verbatim and style not in _CODE_STYLES | _HIDDEN_STYLES | {"verse"}:
            yield from self._open_or_close(mark, styles)
            return
        lines = self._until(mark)
        if sign == "/" or style in _HIDDEN_STYLES:
            return
        if style == "verse":
            yield Part("text", self._to.filled(BREAK.join(lines).strip(BREAK)))
            yield from self._quoted(styles)
        elif sign == "+":
            yield Part("html", self._to.filled("\n".join(lines)))
        else:
            yield Part("code", _code(lines))

    def _until(self, mark: str) -> list[str]:
        """Return the lines up to the one that closes a box, and go on after it."""
        start = self._at + 1
        ends = (at for at in range(start, len(self._lines)) if self._lines[at].rstrip() == mark)
        end = next(ends, len(self._lines))
        self._at = end + 1
        return self._lines[start:end]

    def _open_or_close(self, mark: str, styles: list[str]) -> Iterator[Part]:
        self._at += 1
        self._listing = False
        open_marks = [one for one, _ in self._boxes]
        if mark not in open_marks:
            self._boxes.append((mark, next(iter(styles), "")))
            return
        place = len(open_marks) - 1 - open_marks[::-1].index(mark)
        style = self._boxes[place][1]
        del self._boxes[place:]
        yield from self._quoted([style])

    def _quoted(self, styles: list[str]) -> Iterator[Part]:
        """Yield who is quoted, and where."""
        for one in styles:
            found = re.match(r"\[(?:quote|verse)[^,\]]*,(.*)\]", one)
            if found:
                cells = next(csv.reader([found[1]], skipinitialspace=True), [])
                said = ", ".join(cell.strip() for cell in cells if "=" not in cell and cell.strip())
                if said:
                    yield Part("text", self._to.filled(said))

    # ----------------------------------------------------------------- tables

    def _table(self, mark: str, styles: list[str]) -> Iterator[Part]:
        lines = [line for line in self._until(mark) if not self._is_silent(line)]
        self._listing = False
        for cell, style in tables.cells(lines, ",".join(styles), mark[0]):
            yield from self._cell(cell, style)

    def _is_silent(self, line: str) -> bool:
        return self._to.directive(line.rstrip()) == "" or (
            line.startswith("//") and not line.startswith("///")
        )

    def _cell(self, text: str, style: str) -> Iterator[Part]:
        if not text.strip():
            return
        if style == "l":
            yield Part("code", text.strip("\n"))
        elif style == "a" and self._depth < _DEPTH:
            yield from parts_of(text.strip(), self._to, self._depth + 1)
        else:
            for part in re.split(r"\n[ \t]*\n", text):
                if part.strip():
                    part = re.sub(r"[ \t]\+$", BREAK, part.strip(), flags=re.MULTILINE)
                    yield Part("text", self._to.filled(part))

    # ------------------------------------------------------------------ other

    def _first_style(self) -> str:
        for one in self._style:
            found = re.match(r"\[([\w-]+)", one)
            if found:
                return found[1].lower()
        return ""

    def _is_attribute(self) -> bool:
        """Whether the lines here set an attribute; the value may take several lines."""
        line, taken = self._lines[self._at].rstrip(), 1
        while line.endswith((" \\", " +")) and self._at + taken < len(self._lines):
            more = self._lines[self._at + taken].strip()
            line = line[:-2] + " " + more
            taken += 1
        if not self._to.attribute(line):
            return False
        self._at += taken
        return True


def _underlines(line: str, below: str) -> bool:
    """Whether ``below`` is a row of one sign, about as long as ``line``: an underlined heading."""
    return (
        len(below) > 2
        and below[0] in _UNDERLINES
        and below == below[0] * len(below)
        and abs(len(line) - len(below)) <= 1 + (len(line) > 20)
        and any(map(str.isalnum, line))
    )


def _automatic(title: str) -> str:
    """Return the id that a section gets from its title."""
    return "_" + re.sub(r"[ .-]+", "_", re.sub(r"[^\w .-]", "", title.lower())).strip("_")


def _id(style: str) -> str:
    found = _ID.match(style)
    return (found[1] or found[2]) if found else ""


def _code(lines: list[str]) -> str:
    return _CALLOUT.sub("", "\n".join(line.rstrip() for line in lines))
