"""Kinds of files that are recognised but cannot be read: their names, and what to do instead."""

from __future__ import annotations

import re

from align.errors import LoadError
from align.loaders.raw import Raw
from align.words import Message, later

_AS_TEXT = later("Save it as .docx, plain text or HTML and give that file")
_UNPACK = later("Unpack it and give a file inside")
_AS_SRT = later("Convert it to .srt and give that file")
_AS_PO = later("Convert it to .po, for example with msgunfmt")

#: First bytes of files that people open by mistake, the name of the kind, and what to do.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x05\x06", later("an empty zip archive"), _AS_TEXT),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        later("an old spreadsheet or presentation, or a document with a password"),
        _AS_TEXT,
    ),
    (b"\x89PNG\r\n", later("a PNG image"), _AS_TEXT),
    (b"\xff\xd8\xff", later("a JPEG image"), _AS_TEXT),
    (b"GIF87a", later("a GIF image"), _AS_TEXT),
    (b"GIF89a", later("a GIF image"), _AS_TEXT),
    (b"\x1f\x8b\x08", later("a gzip archive inside another one"), _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", later("a 7-Zip archive"), _UNPACK),
    (b"Rar!\x1a\x07", later("a RAR archive"), _UNPACK),
    (b"SQLite format 3\x00", later("a database"), _AS_TEXT),
    (b"\x7fELF", later("a program"), _AS_TEXT),
    (b"ID3", later("a sound file"), _AS_TEXT),
    (b"OggS", later("a sound file"), _AS_TEXT),
    (b"Scenarist_SCC V", later("captions in broadcast codes (.scc)"), _AS_SRT),
    *(
        (page + b"STL", later("captions in the form of broadcasters (EBU .stl)"), _AS_SRT)
        for page in (b"437", b"850", b"860", b"863", b"865")
    ),
    (b"\x00\x00\x01\xba", later("a film, or subtitles as pictures"), _AS_SRT),
    (b"\xde\x12\x04\x95", later("a compiled gettext catalogue (.mo)"), _AS_PO),
    (b"\x95\x04\x12\xde", later("a compiled gettext catalogue (.mo)"), _AS_PO),
)

#: Names of files inside a zip archive, or the media type it states, and the kind it then is.
_ZIP = b"PK\x03\x04"
_INSIDE: tuple[tuple[bytes, str, str], ...] = (
    (b"ppt/presentation", later("a presentation (.pptx)"), _AS_TEXT),
    (b"application/vnd.oasis.opendocument.presentation", later("a presentation (.odp)"), _AS_TEXT),
    (b"", later("a zip archive"), _UNPACK),
)

#: Text with marks of its own that no loader knows, by extension or by how it begins.
_MARKED: tuple[tuple[tuple[str, ...], re.Pattern[bytes], str], ...] = (
    (
        (".tex", ".latex", ".ltx"),
        re.compile(rb"\s*(?:%[^\n]*\n\s*)*\\document(?:class|style)"),
        "LaTeX",
    ),
    ((".org",), re.compile(rb"\s*#\+TITLE:", re.IGNORECASE), "Org mode"),
    (
        (".wiki", ".mediawiki", ".wikitext"),
        re.compile(rb"\s*(?:\{\{|==[^=\n]{1,80}==\s)"),
        later("wiki text"),
    ),
    ((".ftl",), re.compile(rb"(?!)"), "Fluent"),
    ((".textile",), re.compile(rb"\s*h[1-6]\. "), "Textile"),
    ((".eml",), re.compile(rb"(?:Return-Path|Received|Delivered-To): "), later("an e-mail")),
)


def marked(raw: Raw) -> Message | None:
    """The kind of a text that has marks of its own, which no loader removes; None for any other."""
    found = (
        Message(kind)
        for endings, begins, kind in _MARKED
        if raw.suffix in endings or begins.match(raw.data)
    )
    return next(found, None)


def refuse(data: bytes, where: str) -> None:
    """Raise LoadError if ``data`` is of a known kind that cannot be read."""
    found = next(((kind, hint) for mark, kind, hint in _SIGNATURES if data.startswith(mark)), None)
    if data.startswith(_ZIP):
        found = next((kind, hint) for mark, kind, hint in _INSIDE if mark in data)
    if found:
        kind, hint = found
        raise LoadError(
            "files of this kind cannot be read: {kind}", where=where, hint=hint, kind=Message(kind)
        )
