"""Documents in the file: everything that was loaded, as compressed JSON; each text only once."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Mapping
from datetime import datetime
from hashlib import blake2b
from typing import Any

from align import words
from align.review import Patch, Review
from align.review.things import writable
from align.store import bodies
from align.store.database import now
from align.store.table import Table
from align.text import Document, Fact, Paragraph, Sentence
from align.words import Message

#: Both texts of a review as they are stored.
Packed = tuple[bytes, bytes]
#: The fields of a document that are stored as they are.
_FACTS = ("text", "lang", "title", "url", "number", "licence", "source", "encoding")


def packed(document: Document) -> bytes:
    """Write ``document``."""
    return zlib.compress(written(document).encode(), 6)


def written(document: Document) -> str:
    """Write ``document`` as JSON."""
    data = {
        **{name: getattr(document, name) for name in _FACTS},
        "languages": document.languages,
        "notes": document.notes,
        # A separate field, because earlier versions of Sverka look for texts in "notes".
        "templates": [_template(note) for note in document.notes],
        "date": document.date and document.date.isoformat(),
        "paragraphs": [[p.start, p.end, p.kind, p.speaker] for p in document.paragraphs],
        "sentences": [_sentence(document, sentence) for sentence in document.sentences],
    }
    # Earlier versions of Sverka do not look for this field.
    facts = [[index, sentence.facts] for index, sentence in enumerate(document.sentences)]
    if any(said for _index, said in facts):
        data["facts"] = [one for one in facts if one[1]]
    return writable(bodies.written(data))


def unpacked(body: bytes) -> Document:
    """Read what ``packed`` wrote, in any format."""
    return restored(json.loads(zlib.decompress(body)))


def restored(data: dict[str, Any]) -> Document:
    """The document of what ``written`` wrote, in any format; ``data`` is used up."""
    data = bodies.upgraded("document", data, data.pop(bodies.MARK, 0))
    text: str = data["text"]
    facts = {
        index: tuple(Fact(*map(str, values)) for values in said)
        for index, said in data.get("facts", ())
    }
    return Document(
        **{name: data[name] for name in _FACTS},
        languages=tuple(data["languages"]),
        notes=tuple(map(_note, data.get("templates", data["notes"]))),
        date=datetime.fromisoformat(data["date"]) if data["date"] else None,
        paragraphs=tuple(Paragraph(*values) for values in data["paragraphs"]),
        sentences=tuple(
            Sentence(
                rest[0] if rest else _plain(text[start:end]),
                start,
                end,
                paragraph,
                facts.get(index, ()),
            )
            for index, (start, end, paragraph, *rest) in enumerate(data["sentences"])
        ),
    )


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


def _sentence(document: Document, sentence: Sentence) -> list[Any]:
    place = [sentence.start, sentence.end, sentence.paragraph]
    same = _plain(document.text[sentence.start : sentence.end]) == sentence.text
    return place if same else [*place, sentence.text]


def _template(note: str) -> Any:
    """A note as a template with its values, so that it can be shown in another language. Other
    texts stay as they are.

    >>> _template(Message("the encoding was guessed: {name}", name="koi8-r"))[:2]
    ['the encoding was guessed: {name}', {'name': 'koi8-r'}]
    """
    if not isinstance(note, Message):
        return note
    values = {
        name: _template(value) if isinstance(value, str) else value
        for name, value in note.values.items()
    }
    return [note.template, values, str(note)]


def _note(kept: Any) -> str:
    """Read what ``_template`` wrote. Unknown templates are never filled in: they may come from
    another version, or be malicious.
    """
    if isinstance(kept, str):
        return kept
    template, values, text = kept
    if not words.has(template):
        return str(text)
    return Message(
        template,
        **{
            name: _note(value) if isinstance(value, list) else value
            for name, value in values.items()
        },
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
