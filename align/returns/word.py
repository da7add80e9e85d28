"""Reads Word documents that come back: the text with all tracked changes accepted, and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from posixpath import join, normpath

from align.formats.work import Mark, Remark
from align.loaders import guard
from align.loaders.raw import Raw
from align.returns.columns import Columns
from align.returns.said import By, Returned, Said, stamp
from align.words import Message

_WHAT = Message("Word document")
#: What is not part of the text: deleted and moved text, codes of fields, pictures with their text.
_SKIPPED = frozenset(
    (
        *("delText", "instrText", "drawing", "pict", "object", "txbxContent"),
        *("pPr", "rPr", "tblPr", "tblGrid", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "Fallback"),
    )
)
_DELETED = ("del", "moveFrom")
# LibreOffice writes ``_x005F_`` for an underscore before something that looks like a code.
_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def read(raw: Raw) -> Returned:
    """Return what a Word document says. Raises LoadError if it is damaged."""
    with guard.archive(raw, _WHAT) as opened:
        parts = {
            name: guard.member(opened, name, raw.name, _WHAT)
            for name in opened.namelist()
            if name.endswith((".xml", ".rels"))
        }
    document = _target(parts, "_rels/.rels", "officeDocument", raw) or "word/document.xml"
    if document not in parts:
        raise guard.damaged(raw.name, _WHAT, Message("it has no text"))
    folder, _, file = document.rpartition("/")
    comments = _target(parts, f"{folder}/_rels/{file}.rels", "comments", raw)
    threads = _target(parts, f"{folder}/_rels/{file}.rels", "commentsExtended", raw)
    known = _xml(parts[threads], raw) if threads in parts else None
    remarks = dict(_remarks(_xml(parts[comments], raw), known)) if comments in parts else {}
    facts = _facts(parts, raw)
    body = _xml(parts[document], raw).find("body")
    if body is None:
        raise guard.damaged(raw.name, _WHAT, Message("it has no text"))
    tables = [table for table in body.iter("tbl") if any(_row_marks(table))]
    found = [one for table in tables for one in _rows(table, remarks, raw.name)]
    return Returned(
        raw.name,
        tuple(found) if tables else _Sentences(remarks).read(body),
        *stamp(facts),
        whole=not tables,
        who=facts.get("lastModifiedBy", ""),
        loose=not tables,
    )


@dataclass
class _Text:
    """A sentence that is being read: its mark, its text, and what else is said at it."""

    mark: Mark
    parts: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    by: list[By] = field(default_factory=list)
    ahead: list[str] = field(default_factory=list)  # paragraphs before the first mark
    ends: list[int] = field(default_factory=list)  # where paragraphs end, in ``parts``

    def said(self) -> Said:
        """What the file says about it."""
        text = "".join(self.parts)
        whole = ["".join(self.parts[begin:end]).strip() for begin, end in pairwise(self.ends)]
        further = tuple(filter(None, whole))
        remarks, by, ahead = tuple(self.remarks), tuple(self.by), tuple(self.ahead)
        said = Said(self.mark, text, remarks=remarks, by=by, ahead=ahead)
        if not further or "".join(self.parts[self.ends[-1] :]).strip():
            return said
        return replace(said, alone="".join(self.parts[: self.ends[0]]), further=further)


class _Sentences:
    """The sentences of a text, one after the other: each goes on to the mark of the next one.

    The ends of the marks say nothing: LibreOffice moves them.
    """

    def __init__(self, remarks: dict[str, Remark]) -> None:
        self._texts: list[_Text] = []
        self._remarks = remarks
        self._ahead: list[str] = []  # paragraphs before the first mark
        self._first: list[str] = []  # text before it in its own paragraph
        self._waiting: list[Remark] = []  # comments there

    def read(self, body: guard.Element) -> tuple[Said, ...]:
        """Read the whole text."""
        for kind, value, by in _events(body):
            if kind == "bookmark":
                self._begin(value)
            elif kind == "comment":
                self._comment(value)
            elif kind == "paragraph":
                self._end()
            else:
                self._add(value, by)
        return tuple(one.said() for one in self._texts)

    def _begin(self, name: str) -> None:
        mark = Mark.read(name)
        if mark is None or mark.status is not None:
            return
        self._texts.append(_Text(mark, self._first, self._waiting, ahead=self._ahead))
        self._first, self._waiting, self._ahead = [], [], []

    def _comment(self, number: str) -> None:
        if number in self._remarks:
            to = self._texts[-1].remarks if self._texts else self._waiting
            to.append(self._remarks[number])

    def _end(self) -> None:
        """End a paragraph."""
        if self._texts:
            self._texts[-1].parts.append("\n")
            self._texts[-1].ends.append(len(self._texts[-1].parts))
            return
        self._ahead += filter(None, ["".join(self._first).strip()])
        self._first = []

    def _add(self, text: str, by: By) -> None:
        if not self._texts:
            self._first.append(text)
            return
        last = self._texts[-1]
        last.parts.append(text)
        if by[0] and by not in last.by:
            last.by.append(by)


def _events(
    element: guard.Element, by: By = ("", ""), *, gone: bool = False
) -> Iterator[tuple[str, str, By]]:
    """Yield what is in ``element``, in order: text with who inserted it and when, the ends of
    paragraphs, bookmarks and references to comments.

    Nothing but the latter two is left of what is ``gone``, because it was deleted.
    """
    tag = element.tag
    if tag in _SKIPPED or not isinstance(tag, str):
        return
    if tag in ("ins", "moveTo", *_DELETED):
        by = (element.get("author", ""), element.get("date", ""))
        gone = gone or tag in _DELETED
        if gone:
            yield "text", "", by
    if tag == "bookmarkStart":
        yield "bookmark", element.get("name", ""), by
    elif tag == "commentReference":
        yield "comment", element.get("id", ""), by
    elif not gone and (text := _shown(element)):
        yield "text", text, by
    for child in element:
        yield from _events(child, by, gone=gone)
    if tag == "p":
        yield "paragraph", "", by


def _shown(element: guard.Element) -> str:
    """The text that an element of a run stands for."""
    if element.tag == "t":
        return _ESCAPED.sub("_", element.text or "")
    if element.tag == "sym":
        code = element.get("char", "")
        return chr(int(code, 16)) if _is_code(code) else ""
    return _SIGNS.get(element.tag, "")


def _is_code(text: str) -> bool:
    try:
        return 0 < int(text, 16) < 0xD800
    except ValueError:
        return False


def _rows(table: guard.Element, remarks: dict[str, Remark], where: str) -> Iterator[Said]:
    """Yield the rows of a table that have a mark."""
    rows = [row for row in table.iter("tr") if row.find("trPr/del") is None]
    heads = ["".join(_cell(cell)).strip() for cell in rows[0].iter("tc")]
    columns = Columns.of(heads, where)
    for row in rows:
        marks = list(_row_marks(row))
        if not marks:
            continue
        cells = list(row.iter("tc"))
        said = columns.said(marks[0], ["".join(_cell(cell)).rstrip("\n") for cell in cells])
        found = [
            remarks[value]
            for kind, value, _ in _events(row)
            if kind == "comment"
            if value in remarks
        ]
        by, decided_by = (_named(cells, place) for place in (columns.translation, columns.status))
        yield replace(said, remarks=tuple(found), by=by, decided_by=decided_by)


def _named(cells: Sequence[guard.Element], place: int) -> tuple[By, ...]:
    """Who changed a cell, and when."""
    if not 0 <= place < len(cells):
        return ()
    return tuple(dict.fromkeys(by for _, _, by in _events(cells[place]) if by[0]))


def _cell(cell: guard.Element) -> Iterator[str]:
    for kind, value, _ in _events(cell):
        if kind == "text":
            yield value
        elif kind == "paragraph":
            yield "\n"


def _row_marks(element: guard.Element) -> Iterator[Mark]:
    for one in element.iter("bookmarkStart"):
        mark = Mark.read(one.get("name", ""))
        if mark and mark.status:
            yield mark


def _remarks(root: guard.Element, threads: guard.Element | None) -> Iterator[tuple[str, Remark]]:
    """The comments by their ids. ``threads`` says which replies to which, by the ids of their last
    paragraphs, and which are resolved.
    """
    said = threads.iter("commentEx") if threads is not None else ()
    known = {one.get("paraId", ""): (one.get("paraIdParent", ""), one.get("done")) for one in said}
    by_paragraph: dict[str, Remark] = {}
    for comment in root.iter("comment"):
        paragraphs = [*comment.iter("p")]
        lines = ("".join(_cell(paragraph)).rstrip("\n") for paragraph in paragraphs)
        name = paragraphs[-1].get("paraId", "") if paragraphs else ""
        parent, done = known.get(name, ("", None))
        remark = Remark(
            comment.get("author", ""),
            comment.get("date", ""),
            "\n".join(lines),
            resolved=done in ("1", "true") if done is not None else None,
            parent=by_paragraph.get(parent),
        )
        by_paragraph[name] = remark
        yield comment.get("id", ""), remark


def _facts(parts: dict[str, bytes], raw: Raw) -> dict[str, str]:
    """Return the properties of the document that matter here."""
    found = {}
    if "docProps/custom.xml" in parts:
        for one in _xml(parts["docProps/custom.xml"], raw).iter("property"):
            found[one.get("name", "")] = "".join(one.itertext()).strip()
    if "docProps/core.xml" in parts:
        found["lastModifiedBy"] = _xml(parts["docProps/core.xml"], raw).findtext(
            "lastModifiedBy", ""
        )
    return found


def _target(parts: dict[str, bytes], name: str, kind: str, raw: Raw) -> str:
    """Return the part of a kind that the relations in ``name`` name; empty if there is none."""
    if name not in parts:
        return ""
    folder = name.rpartition("_rels/")[0]
    for one in _xml(parts[name], raw).iter("Relationship"):
        if one.get("Type", "").endswith(f"/{kind}"):
            target = one.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
    return ""


def _xml(data: bytes, raw: Raw) -> guard.Element:
    root = guard.xml(data, raw.name, _WHAT)
    guard.without_namespaces(root)
    return root
