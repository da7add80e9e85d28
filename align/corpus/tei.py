"""A document as a TEI P5 file: paragraphs, sentences with ids, turns of speech and metadata."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lxml import etree

from align.formats.tei_text import Writer
from align.loaders import guard
from align.text import Document, primary_language
from align.words import Message

_WHAT = Message("TEI text")


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says about itself: the address it was fetched from, and its digest."""

    source: str | None
    digest: str | None


def render(document: Document, name: str, retrieved: datetime) -> bytes:
    """Return ``document``, split into sentences, as a TEI file whose ids begin with ``name``.

    Sentences are counted from 1 through the whole text: ``NAME.en.s12``. The same document gives
    the same bytes.
    """
    identity = f"{name}.{primary_language(document.lang)}"
    ids = [f"{identity}.s{number}" for number in range(1, len(document.sentences) + 1)]
    writer = Writer(document, identity, ids, digest(document), retrieved)
    return etree.tostring(writer.root(), xml_declaration=True, encoding="UTF-8")


def digest(document: Document) -> str:
    """Return the SHA-256 of everything that is kept of ``document`` except the time of fetching."""
    said = (
        document.lang,
        document.title,
        document.date and document.date.isoformat(),
        document.url,
        document.number,
        document.licence,
        *(
            f"{part.kind} {part.speaker} {document.paragraph_text(part)}"
            for part in document.paragraphs
        ),
    )
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def read_header(path: Path) -> Header:
    """Return what the file at ``path`` says about itself. Raises LoadError if it is damaged."""
    root = guard.xml(path.read_bytes(), str(path), _WHAT)
    guard.without_namespaces(root)

    def one(expression: str) -> str | None:
        return str(root.xpath(f"string({expression})")) or None

    return Header(
        one("//sourceDesc//ref/@target"),
        one("//publicationStmt/idno[@type='sha256']"),
    )
