"""Word documents (docx): mammoth makes HTML of them, which is read like any other.

Changes that were tracked count as accepted: what was deleted is gone. Footnotes follow the text.
Headers, footers and comments are no part of it, nor is a heading that is only set in bold.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from lxml.html import HtmlElement

from align.loaders import bitext, blocks, guard
from align.loaders.bitext import Bitext
from align.loaders.raw import Raw
from align.text import Document

_WHAT = "Word document"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
"""
_LOCKED = b"\xd0\xcf\x11\xe0"  # an old Word document, or one that is encrypted


def read(raw: Raw) -> Document:
    """Return the document in ``raw``; its ``lang`` stays empty: Word marks languages run by run.

    Raises LoadError where it is no sound Word document.
    """
    return blocks.document(blocks.walk(tree(raw)))


def read_bitext(raw: Raw) -> Bitext:
    """Return the rows of its tables that have two languages side by side. Raises LoadError."""
    return bitext.of_tables(blocks.tables(tree(raw)), raw.name)


def tree(raw: Raw) -> HtmlElement:
    """Return the document's body as HTML, without the numbers and arrows of its footnotes."""
    import mammoth

    if raw.data.startswith(_LOCKED):
        raise guard.damaged(raw.name, _WHAT, "it is locked by a password or of an old version")
    with guard.archive(raw, _WHAT) as parts:
        names = [name for name in parts.namelist() if name.endswith((".xml", ".rels"))]
        read = (guard.member(parts, name, raw.name, _WHAT) for name in names)
        guard.check_xml(raw.name, *read)
    with guard.foreign(raw.name, _WHAT):
        html = mammoth.convert_to_html(
            io.BytesIO(raw.data), style_map=_STYLES, convert_image=_no_image
        ).value
    root = guard.html(f"<html><body>{html}</body></html>", raw.name, _WHAT)
    marks = "//a[starts-with(@href, '#footnote') or starts-with(@href, '#endnote')]"
    guard.drop(root, root.xpath(marks))
    return root


def _no_image(_image: object) -> list[Mapping[str, Any]]:
    return []
