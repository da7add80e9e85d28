"""Electronic books (EPUB 2 and 3): the chapters in their reading order.

The package says which files are chapters and in what order; each is HTML and read as such. There is
no maintained library for it with a permissive licence, and little code is needed.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from lxml.html import HtmlElement

from align.errors import LoadError
from align.loaders import blocks, decode, guard, language
from align.loaders.blocks import Block
from align.loaders.raw import Raw
from align.text import Document
from align.words import Message

_WHAT = Message("EPUB book")
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_MARKS = {"noteref", "doc-noteref", "pagebreak", "doc-pagebreak"}
_NOTES = {"footnote", "doc-footnote", "endnote", "doc-endnote", "rearnote"}
_CHAPTERS = ("application/xhtml+xml", "text/html")


def read(raw: Raw) -> Document:
    """Return the book in ``raw`` as one document with the language and licence that it states.

    Raises LoadError if it is not a valid book or its chapters are encrypted.
    """
    with guard.archive(raw, _WHAT) as parts:
        container = guard.xml(_part(parts, _CONTAINER, raw), raw.name, _WHAT)
        path = next(iter(container.xpath("//@full-path")), None)
        if path is None:
            raise guard.damaged(raw.name, _WHAT, Message("it does not say where its contents are"))
        package = guard.xml(_part(parts, str(path), raw), raw.name, _WHAT)
        guard.without_namespaces(package)
        chapters = [
            posixpath.normpath(posixpath.join(posixpath.dirname(str(path)), unquote(href)))
            for href in _reading_order(package)
        ]
        _refuse_encrypted(parts, chapters, raw)
        texts = [_part(parts, name, raw) for name in chapters]
    guard.check_xml(raw.name, *texts)
    found = [block for text in texts for block in _chapter(text, raw)]
    document = blocks.document(found)
    return replace(
        document,
        lang=language.well_formed(package.findtext("metadata/language")) or "",
        title=document.title or _said(package, "title"),
        licence=_said(package, "rights"),
    )


def _part(parts: zipfile.ZipFile, name: str, raw: Raw) -> bytes:
    return guard.member(parts, name, raw.name, _WHAT)


def _said(package: guard.Element, name: str) -> str | None:
    return " ".join((package.findtext(f"metadata/{name}") or "").split()) or None


def _reading_order(package: guard.Element) -> Iterator[str]:
    """Yield the paths of the chapters, without the navigation."""
    items = {item.get("id"): item for item in package.iterfind("manifest/item")}
    for reference in package.iterfind("spine/itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _CHAPTERS:
            continue
        if "nav" not in (item.get("properties") or "").split():
            yield item.get("href") or ""


def _refuse_encrypted(parts: zipfile.ZipFile, chapters: list[str], raw: Raw) -> None:
    """Raise LoadError if chapters are encrypted; encrypted fonts are common and harmless."""
    if _ENCRYPTION not in parts.namelist():
        return
    listed = guard.xml(_part(parts, _ENCRYPTION, raw), raw.name, _WHAT)
    locked = {unquote(str(uri)) for uri in listed.xpath("//@URI")}
    if locked.intersection(chapters):
        raise LoadError(
            "this book is copy-protected", where=raw.name, hint="Give a copy without protection"
        )


def _chapter(data: bytes, raw: Raw) -> Iterator[Block]:
    text = decode.decode(data, raw.name).text
    if not text.strip():
        return
    yield from blocks.walk(_with_notes(guard.html(text, raw.name, _WHAT)))


def _with_notes(root: HtmlElement) -> HtmlElement:
    """Return ``root`` with notes as plain text and without the numbers that refer to them."""
    marks = []
    for element in root.iter("*"):
        kinds = {*element.get("epub:type", "").split(), *element.get("role", "").split()}
        if kinds & _MARKS:
            marks.append(element)
        elif kinds & _NOTES:
            element.tag = "div"
    guard.drop(root, marks)
    return root
