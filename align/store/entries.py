"""The list of reviews in the library."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from align.alignment import DOUBTFUL_BELOW
from align.errors import StoreError
from align.review.filters import Progress


@dataclass(frozen=True, slots=True)
class Entry:
    """A review in the list of the library.

    ``expected`` is how many real faults the latest check in the desk expects, None before it.
    ``newer`` is the document that has a newer version of its text, if there is one.
    """

    id: int
    name: str
    src_lang: str
    tgt_lang: str
    src_title: str | None
    tgt_title: str | None
    progress: Progress
    comments: int
    created: str
    changed: str
    changed_by: str
    seq: int
    expected: float | None = None
    newer: int | None = None


def entries(connection: sqlite3.Connection) -> tuple[Entry, ...]:
    """Read the list, by name."""
    return tuple(_entry(*line) for line in connection.execute(_LIBRARY))


def head(connection: sqlite3.Connection, review: int) -> dict[str, Any]:
    """Read the facts about a review. Raises StoreError if it does not exist."""
    found = connection.execute("SELECT * FROM reviews WHERE id = ?", (review,))
    line = found.fetchone()
    if line is None:
        raise StoreError(
            "there is no document {number} in the library",
            hint="See sverka library list",
            number=review,
        )
    return dict(zip((column[0] for column in found.description), line, strict=True))


def _entry(*facts: Any) -> Entry:
    return Entry(*(*facts[:6], Progress(*facts[6:14]), *facts[14:]))


_LIBRARY = f"""
    SELECT v.id, v.name, s.lang, t.lang, s.title, t.title,
           (SELECT count(*) FROM rows WHERE review = v.id),
           (SELECT count(*) FROM rows WHERE review = v.id AND status = 'accepted'),
           (SELECT count(*) FROM rows WHERE review = v.id AND status = 'rejected'),
           (SELECT count(*) FROM rows WHERE review = v.id AND status = 'open'),
           (SELECT count(*) FROM rows
            WHERE review = v.id AND status = 'open' AND probability < {DOUBTFUL_BELOW}),
           (SELECT count(*) FROM rows WHERE review = v.id AND rendering = 'good'),
           (SELECT count(*) FROM rows WHERE review = v.id AND rendering = 'work'),
           (SELECT count(*) FROM rows WHERE review = v.id AND rendering = 'faulty'),
           (SELECT count(*) FROM comments WHERE review = v.id),
           v.created, coalesce(c.at, v.created), coalesce(c.who, v.created_by), v.seq,
           (SELECT expected FROM checked WHERE review = v.id),
           (SELECT max(review) FROM versions WHERE of = v.id)
    FROM reviews AS v
    JOIN documents AS s ON s.id = v.src
    JOIN documents AS t ON t.id = v.tgt
    LEFT JOIN changes AS c ON c.review = v.id AND c.seq = v.seq
    ORDER BY v.name, v.id
"""
