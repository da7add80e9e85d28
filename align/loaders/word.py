"""Word documents (docx): mammoth converts them to HTML, which is read like any other.

Tracked changes count as accepted: deleted text is gone. Footnotes follow the text. Headers,
footers, comments, contents lists and hidden text are left out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any, BinaryIO

from lxml.html import HtmlElement

from align.errors import require
from align.loaders import bitext, blocks, guard, word_parts
from align.loaders.raw import Raw
from align.loaders.units import Bitext
from align.text import Document
from align.words import Message

_WHAT = Message("Word document")
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name^='toc '] => !
"""
_LOCKED = b"\xd0\xcf\x11\xe0"  # an old Word document, or one that is encrypted


def read(raw: Raw) -> Document:
    """Return the document in ``raw``; its ``lang`` stays empty: Word marks languages run by run.

    Raises LoadError if it is not a valid Word document.
    """
    return blocks.document(blocks.walk(_tree(raw)))


def read_bitext(raw: Raw) -> Bitext:
    """Return the rows of its tables that have two languages side by side. Raises LoadError."""
    tree = _tree(raw)
    return bitext.of_tables(blocks.tables(tree), raw.name, blocks.outside_tables(tree))


def _tree(raw: Raw) -> HtmlElement:
    """Return the document's body as HTML, without the numbers and arrows of its footnotes."""
    require(Message("reading a Word document"), "mammoth")
    import mammoth

    if raw.data.startswith(_LOCKED):
        raise guard.damaged(
            raw.name, _WHAT, Message("it is password-protected or in an old Word format")
        )
    with guard.archive(raw, _WHAT) as opened:
        parts = {
            name: guard.member(opened, name, raw.name, _WHAT)
            for name in opened.namelist()
            if name.endswith((".xml", ".rels"))
        }
    guard.check_xml(raw.name, *parts.values())
    with guard.foreign(raw.name, _WHAT):
        html = mammoth.convert_to_html(
            _readable(parts, raw), style_map=_STYLES, convert_image=_no_image
        ).value
    root = guard.html(f"<html><body>{html}</body></html>", raw.name, _WHAT)
    marks = "//a[starts-with(@href, '#footnote') or starts-with(@href, '#endnote')]"
    guard.drop(root, root.xpath(marks))
    return root


def _readable(parts: Mapping[str, bytes], raw: Raw) -> BinaryIO:
    """Return the document as a file that mammoth reads whole, without hidden text."""
    changed = word_parts.rewritten(parts, raw.name, _WHAT)
    if changed is None:
        return io.BytesIO(raw.data)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in changed.items():
            archive.writestr(name, part)
    return stream


def _no_image(_image: object) -> list[Mapping[str, Any]]:
    return []
