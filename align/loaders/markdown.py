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
    from markdown_it.token import Token

_WHAT = Message("Markdown text")
_MAX_BYTES = 4 * 2**20  # the parser needs up to 400 bytes for each


# Two asterisks or low lines that mark words, though CommonMark does not see it: with a space on the
# wrong side, or after a full stop or bracket and before a letter, as in Chinese, Japanese, Korean.
_UNSEEN = re.compile(r"(?<![*_])(\*\*|__)(?![*_])([^*\n]{1,1000}?)(?<![*_])\1(?![*_])")
# The place of a picture, of code or of a mark inside a paragraph.
_HOLE = "\ufffc"

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
            _mend(token.children)


def _mend(children: list[Token]) -> None:
    """Take away the pairs of ``**`` and ``__`` that are left in the text of a paragraph."""
    texts = [one for one in children if one.type == "text"]
    if sum(one.content.count("**") + one.content.count("__") for one in texts) < 2:
        return
    whole = "".join(one.content if one.type == "text" else _HOLE for one in children)
    out = {at for found in _UNSEEN.finditer(whole) if _is_pair(found) for at in _marks(found)}
    at = 0
    for one in children:
        if one.type != "text":
            at += len(_HOLE)
            continue
        length = len(one.content)
        one.content = "".join(sign for k, sign in enumerate(one.content, at) if k not in out)
        at += length


def _marks(found: re.Match[str]) -> tuple[int, int, int, int]:
    """Where the four signs of ``found`` are."""
    return found.start(), found.start() + 1, found.end() - 2, found.end() - 1


def _is_pair(found: re.Match[str]) -> bool:
    """Whether the first mark of ``found`` can open, and the second close."""
    text = f" {found.string} "
    mark, inside = found.groups()
    before, after = text[found.start()], text[found.end() + 1]
    opens = before.isspace() or not inside[0].isspace()
    closes = after.isspace() or not inside[-1].isspace()
    is_apart = inside[0].isspace() and inside[-1].isspace()
    in_word = before.isascii() and before.isalnum() and inside[0].isalnum()  # or a power
    is_name = mark == "__" and (before.isalnum() or (after.isascii() and after.isalnum()))
    has_words = any(map(str.isalpha, inside))
    return opens and closes and has_words and not (is_apart or in_word or is_name)
