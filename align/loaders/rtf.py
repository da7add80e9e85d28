"""Rich text (RTF), read by striprtf: without headers and footers, with its footnotes at the end."""

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

# The beginning and the end of a group, and what only looks like one.
_BRACE = re.compile(r"\\[\\{}]|[{}]")
_NOTE = re.compile(r"\{\s*(?:\\\*\s*)?\\footnote(?![a-z])")


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
    source = _with_notes_last(source)
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


def _with_notes_last(source: str) -> str:
    """Return RTF with its footnotes as paragraphs at its end: striprtf would drop them."""
    spans: list[tuple[int, int]] = []
    depth, begun = 0, (0, 0)  # how deep the note is that is open, and where it begins
    end = source.rfind("}")
    for brace in _BRACE.finditer(source) if _NOTE.search(source) else ():
        if brace[0] == "{":
            depth += 1
            note = None if begun[0] else _NOTE.match(source, brace.start())
            begun = (depth, brace.start()) if note else begun
        elif brace[0] == "}":
            if begun[0] == depth and depth:
                spans.append((begun[1], brace.end()))
                begun = (0, 0)
            depth -= 1
    if not spans:
        return source
    pieces, at = [], 0
    for start, stop in spans:
        pieces.append(source[at:start])
        at = stop
    notes = (_NOTE.sub(r"\\par{", source[start:stop], count=1) for start, stop in spans)
    return "".join((*pieces, source[at:end], *notes, source[end:]))


def _undeleted(group: re.Match[str]) -> str:
    return "" if _DELETED.search(group[0]) else group[0]
