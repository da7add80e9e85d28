"""Markdown (CommonMark, tables, footnotes, front matter), made into HTML and read as such."""

from __future__ import annotations

from dataclasses import replace

from align.loaders import blocks, decode, guard
from align.loaders.raw import Raw
from align.text import Document

_WHAT = "Markdown text"
_MAX_BYTES = 4 * 2**20  # the parser makes up to 400 bytes of each


def read(raw: Raw) -> Document:
    """Return the document in ``raw`` without its signs; its ``lang`` stays empty.

    Raises LoadError where the bytes are no text.
    """
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    guard.check_size(raw, _MAX_BYTES)
    decoded = decode.decode(raw.data, raw.name)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(front_matter_plugin)
    with guard.foreign(raw.name, _WHAT):
        html = parser.render(decoded.text)
    root = guard.html(f"<html><body>{html}</body></html>", raw.name, _WHAT)
    marks = "//*[contains(@class, 'footnote-ref') or @class='footnote-backref']"
    guard.drop(root, root.xpath(marks))
    for notes in root.xpath("//section[@class='footnotes']"):
        notes.attrib.clear()
    document = blocks.document(blocks.walk(root))
    return replace(document, encoding=decoded.encoding, notes=decoded.notes)
