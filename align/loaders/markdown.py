"""Markdown (CommonMark with tables, footnotes, definition and task lists, front matter), converted
to HTML and read as such.

The marks of site generators are removed before (``dialects``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from align.errors import require
from align.loaders import decode, dialects, guard, markup
from align.loaders.raw import Raw
from align.text import Document
from align.words import Message

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

_WHAT = Message("Markdown text")
_MAX_BYTES = 4 * 2**20  # the parser needs up to 400 bytes for each


# A paragraph with this many signs, which make up this share of it, is ornament or noise: parsing it
# takes tens of seconds per megabyte.
_SIGNS = re.compile(r"[\[\]!*_`<>&~\\|]")
_MANY_SIGNS, _SIGNS_SHARE = 1000, 0.2


def read(raw: Raw) -> Document:
    """Return the document in ``raw`` without markup; its ``lang`` is what front matter states.

    Blocks of code are left out, or kept as one sentence each if the user wants them. Raises
    LoadError if the bytes are not text.
    """
    require(Message("reading Markdown"), "markdown_it", "mdit_py_plugins", "yaml")
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    guard.check_size(raw, _MAX_BYTES)
    decoded = decode.decode(raw.data, raw.name)
    front, text = dialects.front(decoded.text)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin).use(tasklists_plugin)
    parser.core.ruler.at("inline", _inline)
    with guard.foreign(raw.name, _WHAT):
        html = parser.render(dialects.plain(text))
    root = guard.html(f"<html><body>{html}</body></html>", raw.name, _WHAT)
    marks = "//*[contains(@class, 'footnote-ref') or @class='footnote-backref']"
    guard.drop(root, root.xpath(marks))
    for notes in root.xpath("//section[@class='footnotes']"):
        notes.attrib.clear()
    document = markup.document(root, front, kept=raw.options.code)
    return markup.noted(document, decoded)


def _inline(state: StateCore) -> None:
    """Parse the content of each paragraph, unless it is almost all signs."""
    from markdown_it.token import Token

    for token in state.tokens:
        if token.type == "html_block":
            token.content = dialects.rendered(token.content)
        if token.type != "inline":
            continue
        token.children = []
        signs = len(_SIGNS.findall(token.content))
        if signs > _MANY_SIGNS and signs > _SIGNS_SHARE * len(token.content):
            token.children.append(Token("text", "", 0, content=token.content))
        else:
            state.md.inline.parse(token.content, state.md, state.env, token.children)
