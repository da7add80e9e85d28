"""An alignment as the desk shows it: plain rows, pure and ready for JSON.

Text is cut here into runs, so that the page never counts characters: Python
counts code points where JavaScript counts UTF-16 units.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime

from align import anchors
from align.alignment import Alignment, Bead
from align.loaders.turns import find_label
from align.text import Document, Kind, Paragraph

Span = tuple[int, int]
Mark = tuple[Span, int, str]  # where, and the number and kind of the link
Linker = Callable[[str, str, str, str], Sequence[anchors.Link]]


@dataclass(frozen=True, slots=True)
class Run:
    """Text within a sentence that is drawn in one way.

    ``link`` numbers what it shares with the other side of its bead, from 0, and
    ``kind`` says what that is (``number``, ``date``, ``name`` …); both are None
    for plain text.
    """

    text: str
    link: int | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence on one side of a bead.

    ``label`` is the part that says who speaks (``Question:``), ``runs`` the rest;
    ``opens`` is whether a paragraph starts here, and ``kind`` what paragraph.
    """

    runs: tuple[Run, ...]
    label: tuple[Run, ...] = ()
    opens: bool = False
    kind: Kind = "body"

    @property
    def text(self) -> str:
        """The whole sentence."""
        return "".join(run.text for run in (*self.label, *self.runs))


@dataclass(frozen=True, slots=True)
class Row:
    """A bead: ``number`` counts from 1, as people do; ``type`` is as in ``Bead.type``."""

    number: int
    type: str
    probability: float
    src: tuple[Line, ...]
    tgt: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of one document, in words of the reader's language.

    ``lang`` is the BCP-47 tag, ``url`` only ever an http or https address.
    """

    lang: str
    language: str
    sentences: int
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    number: str | None = None
    notes: tuple[str, ...] = ()


def rows(alignment: Alignment, linker: Linker | None = None) -> tuple[Row, ...]:
    """Return the beads of ``alignment`` as rows, in order.

    ``linker`` finds what two texts share; ``anchors.shared`` unless given.
    """
    link = linker or anchors.shared
    built = []
    for number, bead in enumerate(alignment.beads, 1):
        links = [] if bead.is_null else _apart(_links(alignment, bead, link))
        src_marks = [(one.src, i, one.kind) for i, one in enumerate(links)]
        tgt_marks = [(one.tgt, i, one.kind) for i, one in enumerate(links)]
        src = _lines(alignment.src, bead.src, src_marks)
        tgt = _lines(alignment.tgt, bead.tgt, tgt_marks)
        built.append(Row(number, bead.type, bead.probability, src, tgt))
    return tuple(built)


def head(doc: Document, reader: str) -> Head:
    """Tell what stands above the column of ``doc``; ``reader`` is ``en`` or ``ru``."""
    return Head(
        lang=doc.lang,
        language=language_name(doc.lang, reader),
        sentences=len(doc.sentences),
        title=doc.title,
        date=_date(doc, reader),
        source=doc.source,
        url=doc.url if doc.url and doc.url.startswith(("https://", "http://")) else None,
        number=doc.number,
        notes=doc.notes,
    )


def language_name(tag: str, reader: str) -> str:
    """Name the language ``tag`` in the language ``reader``; the tag itself where it has no name."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(reader)
    except (ValueError, UnknownLocaleError):
        name = None
    return name[:1].upper() + name[1:] if name else tag


def payload(rows: Iterable[Row], heads: tuple[Head, Head]) -> dict[str, Any]:
    """Rows and heads as the grid reads them: short keys, nothing that is empty.

    A row has its number ``n``, type ``t``, probability ``p`` and the lines of both
    sides ``s``; a line its runs ``r``, its label ``l``, its kind ``k`` and ``o``
    where it opens a paragraph; a run is a string, or a list of text, link and kind.
    """
    src, tgt = heads
    return {
        "heads": [_head_json(src), _head_json(tgt)],
        "rows": [
            {
                "n": row.number,
                "t": row.type,
                "p": round(row.probability, 4),
                "s": [[_line_json(line) for line in side] for side in (row.src, row.tgt)],
            }
            for row in rows
        ],
    }


def _head_json(head: Head) -> dict[str, Any]:
    known = {name: getattr(head, name) for name in Head.__slots__}
    return {
        name: list(value) if name == "notes" else value for name, value in known.items() if value
    }


def _line_json(line: Line) -> dict[str, Any]:
    found: dict[str, Any] = {"r": _runs_json(line.runs)}
    if line.label:
        found["l"] = _runs_json(line.label)
    if line.opens:
        found["o"] = 1
    if line.kind != "body":
        found["k"] = line.kind
    return found


def _runs_json(runs: Iterable[Run]) -> list[Any]:
    return [run.text if run.link is None else [run.text, run.link, run.kind] for run in runs]


def _links(alignment: Alignment, bead: Bead, linker: Linker) -> Sequence[anchors.Link]:
    return linker(
        alignment.src_text(bead), alignment.tgt_text(bead), alignment.src.lang, alignment.tgt.lang
    )


def _apart(links: Sequence[anchors.Link]) -> list[anchors.Link]:
    """Those links that share no character with another; the longer one stays."""
    kept: list[anchors.Link] = []
    for link in sorted(links, key=lambda one: one.src[0] - one.src[1]):
        if all(_disjoint(link.src, k.src) and _disjoint(link.tgt, k.tgt) for k in kept):
            kept.append(link)
    return sorted(kept, key=lambda one: one.src)


def _disjoint(a: Span, b: Span) -> bool:
    return a[1] <= b[0] or b[1] <= a[0]


def _lines(doc: Document, group: tuple[int, ...], marks: Sequence[Mark]) -> tuple[Line, ...]:
    """Cut the sentences of one side of a bead; ``marks`` count in their joined text."""
    found, start = [], 0
    for index in group:
        sentence = doc.sentences[index]
        paragraph = doc.paragraphs[sentence.paragraph]
        opens = index == 0 or doc.sentences[index - 1].paragraph != sentence.paragraph
        cut = _label_end(sentence.text, paragraph) if opens else 0
        label = _runs(sentence.text[:cut], start, marks)
        runs = _runs(sentence.text[cut:], start + cut, marks)
        found.append(Line(runs, label, opens, paragraph.kind))
        start += len(sentence.text) + 1  # the joining space
    return tuple(found)


def _label_end(text: str, paragraph: Paragraph) -> int:
    """How much of ``text``, with which ``paragraph`` opens, says who speaks."""
    label = find_label(text) if paragraph.kind in ("question", "answer") else None
    if label is None or (label.kind, label.speaker) != (paragraph.kind, paragraph.speaker):
        return 0
    return min(found + 1 for sign in ":：" if (found := text.find(sign)) >= 0)


def _runs(text: str, offset: int, marks: Sequence[Mark]) -> tuple[Run, ...]:
    """``text``, which begins at ``offset`` of its bead, cut at the ends of ``marks``."""
    runs, at = [], 0
    for (begin, end), link, kind in sorted(marks):
        begin, end = max(begin - offset, at), min(end - offset, len(text))
        if begin >= end:
            continue
        if begin > at:
            runs.append(Run(text[at:begin]))
        runs.append(Run(text[begin:end], link, kind))
        at = end
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)


def _date(doc: Document, reader: str) -> str | None:
    if doc.date is None:
        return None
    if doc.date.hour == doc.date.minute == 0:  # a day without a time
        return format_date(doc.date, "long", locale=reader)
    style = "d MMMM y, HH:mm" if doc.date.tzinfo is None else "d MMMM y, HH:mm ZZZZ"
    return format_datetime(doc.date, style, locale=reader)
