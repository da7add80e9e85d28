"""Electronic books in the format FictionBook (fb2, also zipped), common on Russian sites.

The elements are renamed to those of HTML and walked in the same way. Notes follow the text, without
the numbers that refer to them.
"""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from align.errors import LoadError
from align.loaders import blocks, dates, guard, language, lenient
from align.loaders.raw import Raw
from align.text import Document
from align.words import Message

_WHAT = Message("FictionBook")
_HEADINGS = ("title", "subtitle")
_LINES = frozenset({"v", "text-author", "date"})  # each is a paragraph
_GROUPS = frozenset({"epigraph", "cite", "poem", "stanza", "annotation", "body"})
_MARKS = frozenset({"note", "comment"})
_DROPPED = ("image", "binary", "empty-line")


def read(raw: Raw) -> Document:
    """Return the book in ``raw`` with the language and date that it states.

    Raises LoadError if it is not a valid book, or if an archive holds several.
    """
    book = _unpacked(raw)
    parsed = lenient.parse(book, _WHAT)
    root = parsed.root
    guard.without_namespaces(root)
    bodies = root.findall("body")
    if not bodies:
        raise guard.damaged(raw.name, _WHAT, Message("it has no body text"))
    page = etree.Element("html")
    for body in sorted(bodies, key=_is_notes):  # sorting keeps the order of the others
        notes = _is_notes(body)
        _rename(body, notes=notes)
        page.append(body)
    document = blocks.document(blocks.walk(page))
    about = root.find("description/title-info")
    when = about.find("date") if about is not None else None
    return replace(
        document,
        lang=language.well_formed(_said(about, "lang")) or "",
        title=document.title or _said(about, "book-title"),
        date=dates.parse_iso(when.get("value")) if when is not None and when.get("value") else None,
        encoding=parsed.encoding if book is raw else None,
        notes=parsed.notes,
    )


def _unpacked(raw: Raw) -> Raw:
    """Return the book inside an archive, or ``raw`` itself."""
    if not raw.data.startswith(b"PK"):
        return raw
    with guard.archive(raw, _WHAT) as opened:
        names = [name for name in opened.namelist() if name.lower().endswith(".fb2")]
        if len(names) != 1:
            raise LoadError(
                "this archive holds {n} books, not one",
                where=raw.name,
                hint="Unpack it and give a file inside",
                n=len(names),
            )
        return replace(raw, data=guard.member(opened, names[0], raw.name, _WHAT))


def _is_notes(body: guard.Element) -> bool:
    return body.get("name") in ("notes", "comments", "footnotes")


def _rename(body: guard.Element, *, notes: bool) -> None:
    """Rename the elements of ``body`` to those of HTML; of ``notes``, the numbers are dropped."""
    gone = list(body.iter(*_DROPPED))
    gone += [one for one in body.iter("a") if one.get("type") in _MARKS or _is_mark(one)]
    if notes:
        gone += [one for one in body.iter("title") if _is_number("".join(one.itertext()))]
    guard.drop(body, gone)
    for title in list(body.iter(*_HEADINGS)):
        lines = [title, *title.iter("p")] if title.find("p") is None else list(title.iter("p"))
        for line in lines:
            line.tag = "h2"
        if title.tag != "h2":
            title.tag = "div"
    for element in body.iter(etree.Element):
        if element.tag in _LINES:
            element.tag = "p"
        elif element.tag in _GROUPS:
            element.tag = "div"
        element.attrib.clear()  # ids and styles of the book are no hints


def _is_mark(link: guard.Element) -> bool:
    """Whether a link only shows the number of a note."""
    target = next((value for name, value in link.items() if name.endswith("href")), "")
    return target.startswith("#") and _is_number("".join(link.itertext()))


def _is_number(text: str) -> bool:
    bare = text.strip().strip("[](){}.*† ")
    return len(text.strip()) <= 8 and (not bare or bare.isdigit())


def _said(about: guard.Element | None, name: str) -> str | None:
    text = "" if about is None else about.findtext(name) or ""
    return " ".join(text.split()) or None
