"""Documents in the file: all that was loaded, as compressed JSON, the same text once."""

from __future__ import annotations

import json
import sqlite3
import zlib
from dataclasses import fields, replace
from datetime import datetime
from hashlib import blake2b
from typing import Any

from align.review.things import writable
from align.text import Document, Paragraph, Sentence

_FACTS = [
    field.name
    for field in fields(Document)
    if field.name not in ("text", "paragraphs", "sentences", "date")
]


def packed(document: Document) -> bytes:
    """Write ``document``."""
    data = {
        **{name: getattr(document, name) for name in _FACTS},
        "text": document.text,
        "date": document.date and document.date.isoformat(),
        "paragraphs": [[p.start, p.end, p.kind, p.speaker] for p in document.paragraphs],
        "sentences": [_sentence(document, sentence) for sentence in document.sentences],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(writable(text).encode(), 6)


def unpacked(body: bytes) -> Document:
    """Read what ``packed`` wrote."""
    data = json.loads(zlib.decompress(body))
    text: str = data.pop("text")
    date = data.pop("date")
    document = Document(
        text=text,
        date=datetime.fromisoformat(date) if date else None,
        paragraphs=tuple(Paragraph(*values) for values in data.pop("paragraphs")),
        sentences=tuple(
            Sentence(rest[0] if rest else _plain(text[start:end]), start, end, paragraph)
            for start, end, paragraph, *rest in data.pop("sentences")
        ),
        **data,
    )
    return replace(document, languages=tuple(document.languages), notes=tuple(document.notes))


def keep(connection: sqlite3.Connection, document: Document, body: bytes) -> int:
    """Keep a document, once, and return its id."""
    digest = blake2b(body, digest_size=16).digest()
    facts = (digest, document.lang, document.title, document.url, document.source, body)
    connection.execute(
        "INSERT INTO documents (digest, lang, title, url, source, body) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (digest) DO NOTHING",
        [writable(fact) if isinstance(fact, str) else fact for fact in facts],
    )
    found = connection.execute("SELECT id FROM documents WHERE digest = ?", (digest,))
    return int(found.fetchone()[0])


def read(connection: sqlite3.Connection, number: int) -> Document:
    """Read a document."""
    found = connection.execute("SELECT body FROM documents WHERE id = ?", (number,))
    return unpacked(found.fetchone()[0])


def _sentence(document: Document, sentence: Sentence) -> list[Any]:
    place = [sentence.start, sentence.end, sentence.paragraph]
    same = _plain(document.text[sentence.start : sentence.end]) == sentence.text
    return place if same else [*place, sentence.text]


def _plain(text: str) -> str:
    return " ".join(text.split())
