"""Plain text, and pages copied from a browser into a plain-text file."""

from __future__ import annotations

import re
from dataclasses import replace

from align.loaders import copied, decode, layout, library, wrapped
from align.loaders.raw import Raw
from align.text import Document, Paragraph

# The ends of lines and paragraphs in text from layout programs; marks of byte order inside a text,
# where files were put together.
_SEPARATORS = str.maketrans({"\u2028": "\n", "\u2029": "\n\n", "\x85": "\n", "\ufeff": None})
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
# Words in italics, as transcribers of books mark them.
_ITALICS = re.compile(r"(?<![\w_])_(?=[^\s_])((?:[^_\n]|\n(?!\s*\n)){1,1000})(?<=\S)_(?![\w_])")


def read(raw: Raw) -> Document:
    """Return the document in ``raw``; its ``lang`` stays empty: plain text does not state one.

    Raises LoadError if the bytes are not text.
    """
    decoded = decode.decode(raw.data, raw.name)
    if raw.options.keep_segments:
        return _lines(decoded)
    body, around, notes = library.parted(decoded.text.translate(_SEPARATORS))
    if around:  # the book of a library, not a program or notes
        body = _ITALICS.sub(r"\1", body)
    text, spans = wrapped.paragraphs(body)
    document = Document(
        f"{text}\n{around}" if around else text,
        "",
        tuple(Paragraph(*span) for span in spans),
        encoding=decoded.encoding,
        notes=(*decoded.notes, *notes),
    )
    page = copied.take_marks(document)
    document = page or document
    parts = layout.titled(document.text, document.paragraphs, sure=page is not None)
    parts = layout.headed(document.text, parts)
    has_title = bool(parts) and parts[0].kind == "title"
    title = document.paragraph_text(parts[0]) if has_title else None
    return replace(document, paragraphs=parts, title=title)


def _lines(decoded: decode.Decoded) -> Document:
    """Return a text of segments: each line that is not blank is a paragraph."""
    spans = (found.span() for found in _LINE.finditer(decoded.text))
    return Document(
        decoded.text,
        "",
        tuple(Paragraph(*span) for span in spans),
        encoding=decoded.encoding,
        notes=decoded.notes,
    )
