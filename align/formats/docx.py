"""Word documents of a reviewed translation.

One has the translation alone, with changes and comments as Word has them. The other is a table of
both texts, bead by bead. Bookmarks with hidden names mark sentences and beads, so that Sverka
recognises them when the file comes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree

from align.alignment import Alignment
from align.formats.difference import pieces
from align.formats.package import Package, element, word
from align.formats.work import (
    STATUSES,
    Mark,
    Passage,
    Remark,
    Work,
    digest,
    remarks_of,
    stamped,
    told,
    told_issue,
)
from align.languages import joiner
from align.languages.cldr import locale_of
from align.words import Words, later

#: The columns of the table, with their widths in twentieths of a point.
COLUMNS = (
    (later("No."), 700),
    (later("Source"), 4200),
    (later("Translation"), 4600),
    (later("Status"), 1500),
    (later("Comments"), 2300),
    (later("Findings"), 2300),
)
_STYLES = {"title": "Title", "heading": "Heading1"}
#: The width and the height of the page, and its margins: A4, upright and across.
_UPRIGHT, _ACROSS, _MARGIN = ("11906", "16838"), ("16838", "11906"), "850"


def render(alignment: Alignment) -> bytes:
    """Write the translation of an alignment that nobody has reviewed."""
    return tracked(Work.of(alignment))


def render_table(alignment: Alignment) -> bytes:
    """Write a table of an alignment that nobody has reviewed."""
    return table(Work.of(alignment))


def tracked(work: Work, lang: str = "en") -> bytes:  # noqa: ARG001 (as all writers)
    """Write the translation with tracked changes and comments."""
    document = work.alignment.tgt
    package = _package(document.lang)
    remarks = _by_passage(work)
    between = joiner(document.lang)
    for _, group in groupby(work.tracked, key=lambda passage: passage.paragraph):
        content: list[etree._Element] = []
        several = tuple(group)
        for passage, gap in zip(several, _gaps(package, several, between), strict=True):
            content += gap
            content += _sentence(package, passage, work.key, remarks.get(passage.id, ()))
        style = _STYLES.get(passage.kind, "")
        package.body.append(package.paragraph(*content, style=style))
    _finish(package, _UPRIGHT)
    return package.saved(work.name, work.made, stamped(work, work.translation))


def table(work: Work, lang: str = "en") -> bytes:
    """Write a table of both texts with the status, the comments and the findings of each bead;
    ``lang`` is the language of its headings.
    """
    say = Words(lang)
    alignment = work.alignment
    package = _package("")
    rtl = tuple(_is_rtl(document.lang) for document in (alignment.src, alignment.tgt))
    rows = element("tbl", _table_properties(), _grid())
    heads = [[package.run(say(name), bold=True)] for name, _ in COLUMNS]
    rows.append(_row(package, heads, is_head=True))
    for number, unit in enumerate(work.units, 1):
        label = package.bookmarked(_bookmark(work.mark(unit)), [package.run(str(number))])
        package.rtl = rtl[0]
        src = package.paragraph(package.run(work.text(unit, "src")))
        package.rtl = rtl[1]
        tgt = package.paragraph(*_side(package, unit.tracked, joiner(alignment.tgt.lang)))
        package.rtl = False
        remarks = [package.run(told(one)) for one in remarks_of(unit, say)]
        issues = [package.run(told_issue(one, say)) for one in unit.issues]
        status = package.run(say(STATUSES[unit.status]))
        cells: list[list[etree._Element]] = [label, [src], [tgt], [status]]
        cells += [list(map(package.paragraph, runs)) for runs in (remarks, issues)]
        rows.append(_row(package, cells))
    package.body.append(rows)
    package.body.append(package.paragraph())
    _finish(package, _ACROSS)
    return package.saved(work.name, work.made, stamped(work, work.units))


def _sentence(
    package: Package, passage: Passage, key: str, remarks: Sequence[Remark]
) -> list[etree._Element]:
    content = list(_changes(package, passage))
    marked = key and passage.text  # a sentence that was deleted has no mark
    name = _bookmark(str(Mark(key, passage.id, digest(passage.text)))) if marked else ""
    content = package.bookmarked(name, content)
    for remark in reversed(remarks):
        content = package.commented(remark, content)
    return content


def _side(package: Package, passages: Sequence[Passage], between: str) -> Iterator[etree._Element]:
    for passage, gap in zip(passages, _gaps(package, passages, between), strict=True):
        yield from gap
        yield from _changes(package, passage)


def _gaps(
    package: Package, passages: Sequence[Passage], between: str
) -> Iterator[list[etree._Element]]:
    """What stands before each sentence. The space around a sentence that was inserted or deleted
    was inserted or deleted with it.
    """
    for number, passage in enumerate(passages):
        before = passages[:number]
        now = bool(passage.text) and any(one.text for one in before)
        then = bool(passage.loaded) and any(one.loaded for one in before)
        by = passage if passage.versions or not before else before[-1]
        if not between or not (now or then):
            yield []
        elif now and then:
            yield [package.run(between)]
        elif now:
            yield [_change(package, "ins", by, package.run(between))]
        else:
            yield [_change(package, "del", by, package.run(between, removed=True))]


def _change(package: Package, kind: str, passage: Passage, run: etree._Element) -> etree._Element:
    last = passage.versions[-1] if passage.versions else None
    return package.change(kind, last.who if last else "", last.at if last else "", run)


def _changes(package: Package, passage: Passage) -> Iterator[etree._Element]:
    """Yield the runs of a sentence, with what was inserted and what was deleted."""
    if not passage.changed:
        yield package.run(passage.text)
        return
    for piece in pieces(passage):
        run = package.run(piece.text, removed=piece.kind == "removed")
        if piece.kind == "same":
            yield run
        else:
            who, at = (piece.by.who, piece.by.at) if piece.by else ("", "")
            yield package.change("ins" if piece.kind == "added" else "del", who, at, run)


def _by_passage(work: Work) -> dict[int, list[Remark]]:
    """Return the comments by the sentence of the translation at which they are shown.

    If a bead has no translation, that is the last sentence before it, or the first of all.
    """
    found: dict[int, list[Remark]] = {}
    first = work.translation[0].id if work.translation else 0
    last = 0
    for unit in work.units:
        if unit.tgt:
            last = unit.tgt[-1].id
        for remark in remarks_of(unit, Words("en")):
            found.setdefault(unit.tgt[0].id if unit.tgt else last or first, []).append(remark)
    return found


def _package(lang: str) -> Package:
    return Package(lang, rtl=_is_rtl(lang))


def _is_rtl(lang: str) -> bool:
    locale = locale_of(lang) if lang else None
    return locale is not None and locale.text_direction == "rtl"


def _bookmark(mark: str) -> str:
    """A name that begins with an underscore is hidden."""
    return f"_{mark}" if mark else ""


def _finish(package: Package, size: tuple[str, str]) -> None:
    page = element("pgSz", w=size[0], h=size[1])
    if size == _ACROSS:
        page.set(word("orient"), "landscape")
    margins = dict.fromkeys(("top", "right", "bottom", "left", "header", "footer"), _MARGIN)
    package.body.append(element("sectPr", page, element("pgMar", **margins, gutter="0")))


def _table_properties() -> etree._Element:
    names = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = [element(name, val="single", sz="4", space="0", color="999999") for name in names]
    return element(
        "tblPr",
        element("tblW", w=str(sum(width for _, width in COLUMNS)), type="dxa"),
        element("tblBorders", *lines),
        element("tblLayout", type="fixed"),
    )


def _grid() -> etree._Element:
    return element("tblGrid", *(element("gridCol", w=str(width)) for _, width in COLUMNS))


def _row(
    package: Package, cells: Sequence[Sequence[etree._Element]], *, is_head: bool = False
) -> etree._Element:
    """A row of the table; each cell is given as paragraphs, or as the content of one."""
    properties = element("trPr")
    if is_head:
        properties.append(element("tblHeader"))
    row = element("tr", properties)
    for (_, width), content in zip(COLUMNS, cells, strict=True):
        paragraphs = list(content)
        if not paragraphs or not paragraphs[0].tag.endswith("}p"):
            paragraphs = [package.paragraph(*paragraphs)]
        size = element("tcPr", element("tcW", w=str(width), type="dxa"))
        row.append(element("tc", size, *paragraphs))
    return row
