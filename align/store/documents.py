"""Documents in the file: everything that was loaded, as compressed JSON; each text only once."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from align import textpair
from align.review import Patch, Review
from align.review.things import writable
from align.store import bodies
from align.store.database import now
from align.store.table import Table
from align.text import Document
from align.words import Message

#: Both texts of a review as they are stored.
Packed = tuple[bytes, bytes]


def packed(document: Document) -> bytes:
    """Write ``document``."""
    return zlib.compress(written(document).encode(), 6)


def written(document: Document) -> str:
    """Write ``document`` as JSON."""
    return writable(bodies.written(textpair.document_body(document)))


def unpacked(body: bytes) -> Document:
    """Read what ``packed`` wrote, in any format."""
    return restored(json.loads(zlib.decompress(body)))


def restored(data: dict[str, Any]) -> Document:
    """The document of what ``written`` wrote, in any format; ``data`` is used up."""
    data = bodies.upgraded("document", data, data.pop(bodies.MARK, 0))
    return textpair.document(data)


def keep(connection: sqlite3.Connection, document: Document, body: bytes) -> int:
    """Store a document, unless it is there already, and return its id."""
    digest = blake2b(body, digest_size=16).digest()
    facts = (digest, document.lang, document.title, document.url, document.source, body)
    connection.execute(
        "INSERT INTO documents (digest, lang, title, url, source, body) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (digest) DO NOTHING",
        [writable(fact) if isinstance(fact, str) else fact for fact in facts],
    )
    found = connection.execute("SELECT id FROM documents WHERE digest = ?", (digest,))
    return int(found.fetchone()[0])


def begin(
    connection: sqlite3.Connection, review: Review, packed: Packed, name: str, who: str
) -> int:
    """Store a review that nobody has changed, and return its id."""
    src, tgt = (
        keep(connection, document, body)
        for document, body in zip((review.src, review.tgt), packed, strict=True)
    )
    number = connection.execute(
        "INSERT INTO reviews (name, src, tgt, method, made_with, suggestions, created, "
        "created_by, next_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            writable(name),
            src,
            tgt,
            review.method,
            review.made_with,
            bodies.written({"beads": review.suggestions}),
            now(),
            who,
            review.next_id,
        ),
    ).lastrowid
    assert number is not None  # noqa: S101
    Table(connection, number).write(Patch.making((*review.cells.values(), *review.rows)), 0)
    return number


def glossary_of(review: int) -> str:
    """What is chosen with the glossary of one document."""
    return f"glossary:{review}"


def key(connection: sqlite3.Connection, facts: Mapping[str, Any]) -> str:
    """Eight hexadecimal digits that identify a review: by its texts and by when it was created.

    ``facts`` are its line in the table of reviews.
    """
    query = "SELECT digest FROM documents WHERE id = ?"
    digest = blake2b(str(facts["created"]).encode(), digest_size=4)
    for side in ("src", "tgt"):
        digest.update(connection.execute(query, (facts[side],)).fetchone()[0])
    return digest.hexdigest()


def read(connection: sqlite3.Connection, number: int) -> Document:
    """Read a document."""
    found = connection.execute("SELECT body FROM documents WHERE id = ?", (number,))
    with bodies.reading(Message("text {number} of the library", number=number)):
        return unpacked(found.fetchone()[0])


def keep_original(connection: sqlite3.Connection, review: int, name: str, content: bytes) -> None:
    """Store the file that a review was imported from."""
    values = (review, writable(name), zlib.compress(content, 6))
    connection.execute("INSERT INTO originals (review, name, body) VALUES (?, ?, ?)", values)


def read_original(connection: sqlite3.Connection, review: int) -> tuple[str, bytes] | None:
    """Read the file that a review was imported from, and its name; None if it was not kept."""
    query = "SELECT name, body FROM originals WHERE review = ?"
    found = connection.execute(query, (review,)).fetchone()
    with bodies.reading(Message("the imported file of document {review}", review=review)):
        return (found[0], zlib.decompress(found[1])) if found else None
