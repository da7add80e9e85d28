"""Rich text (RTF), read by striprtf; its footnotes, headers and footers are left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from align.loaders import guard, layout
from align.loaders.raw import Raw
from align.text import Document, Paragraph

_WHAT = "RTF document"
_MAX_FONTS = 2**16  # characters; striprtf takes quadratic time for them
_SOFT_HYPHEN = "\u00ad"

# Pictures as hexadecimal digits: often most of the file, and slow to skip sign by sign.
_HEX = re.compile(r"[0-9a-fA-F\s]{1000,}")

# The end of a table's cell, which is to part paragraphs.
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")

# Runs that were deleted while changes were tracked, up to the end of their group.
_DELETED = re.compile(r"\{[^{}]*\\deleted(?![a-z0-9])[^{}]*\}")


def read(raw: Raw) -> Document:
    """Return the document in ``raw``; its ``lang`` stays empty. Raises LoadError."""
    from striprtf import striprtf

    to_text: Callable[..., str] = striprtf.rtf_to_text
    font_table: Callable[..., str] = striprtf.font_table_group
    # Every byte as one character: what is above ASCII stands escaped, or is of the code page.
    source = _HEX.sub("", raw.data.decode("latin-1"))
    source = _CELL.sub(r"\\par", _DELETED.sub("", source))
    # As the instruction of a field, a link would have its address written into the text.
    source = source.replace(r"\fldinst", r"\fldtype")
    if len(font_table(source)) > _MAX_FONTS:
        raise guard.damaged(raw.name, _WHAT, "its table of fonts is endless")
    with guard.foreign(raw.name, _WHAT):
        text = to_text(source, errors="replace")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = text.replace(_SOFT_HYPHEN, "").replace("\x00", "").strip("\n")
    # In this format each line is a paragraph.
    parts = tuple(
        Paragraph(*span)
        for start, line in _lines(text)
        for span in [(start + a, start + b) for a, b in layout.paragraph_spans(line)]
    )
    parts = layout.headed(text, layout.titled(text, parts, sure=False))
    document = Document(text, "", parts)
    has_title = bool(parts) and parts[0].kind == "title"
    return replace(document, title=document.paragraph_text(parts[0]) if has_title else None)


def _lines(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, line))
        start += len(line) + 1
    return found
