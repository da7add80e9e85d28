"""Rich text (RTF), read by striprtf; its footnotes, headers and footers are left out."""

from __future__ import annotations

import re
from collections.abc import Callable

from align.errors import require
from align.loaders import blocks, guard, layout
from align.loaders.blocks import Block
from align.loaders.raw import Raw
from align.text import Document
from align.words import Message

_WHAT = Message("RTF document")
_MAX_FONT = 2000  # characters; striprtf takes quadratic time for fonts on one line
_SOFT_HYPHEN = "\u00ad"

# Pictures as hexadecimal digits: often most of the file, and slow to skip character by character. A
# match is tried only at the beginning of a run.
_HEX = re.compile(r"(?<![0-9a-fA-F\s])[0-9a-fA-F\s]{1000,}+")

_CODE_PAGE = re.compile(rb"\\ansicpg(125\d|866|874)(?!\d)")
_SPACE = re.compile(r"[ \t]+")

# A break inside a paragraph; striprtf does not tell it from the end of one.
_LINE = re.compile(r"\\line(?![a-z])")
_LINE_SEPARATOR = "\u2028"

# The end of a table's cell, which should end a paragraph.
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")

# Groups with no nested groups, and the mark of one that was deleted in tracked changes.
_GROUP = re.compile(r"\{[^{}]*+\}")
_DELETED = re.compile(r"\\deleted(?![a-z0-9])")


def read(raw: Raw) -> Document:
    """Return the document in ``raw``; its ``lang`` stays empty. Raises LoadError."""
    require(Message("reading an RTF document"), "striprtf")
    from striprtf import striprtf

    to_text: Callable[..., str] = striprtf.rtf_to_text
    font_table: Callable[..., str] = striprtf.font_table_group
    # Characters above ASCII are mostly escaped; the others use the code page.
    stated = _CODE_PAGE.search(raw.data[:2000])
    source = raw.data.decode(f"cp{stated[1].decode()}" if stated else "cp1252", "replace")
    source = _GROUP.sub(_undeleted, _HEX.sub("", source))
    source = _LINE.sub(_LINE_SEPARATOR, _CELL.sub(r"\\par", source))
    # Otherwise a link's address, the instruction of a field, would become text.
    source = source.replace(r"\fldinst", r"\fldtype")
    fonts = font_table(source)
    if max(map(len, fonts.split("}"))) > _MAX_FONT:
        raise guard.damaged(raw.name, _WHAT, Message("its font table does not end"))
    # striprtf searches for a font up to the end of its line.
    source = source.replace(fonts, fonts.replace("}", "}\n"), 1) if fonts else source
    with guard.foreign(raw.name, _WHAT):
        text = to_text(source, errors="replace")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = text.replace(_SOFT_HYPHEN, "").replace("\x00", "").strip("\n")
    return blocks.document(
        Block(lines[start:end])
        for paragraph in _SPACE.sub(" ", text).split("\n")
        for lines in [paragraph.replace(_LINE_SEPARATOR, "\n")]
        for start, end in layout.paragraph_spans(lines, is_file=False)
    )


def _undeleted(group: re.Match[str]) -> str:
    return "" if _DELETED.search(group[0]) else group[0]
