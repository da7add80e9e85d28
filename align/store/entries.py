"""The list of reviews in the library."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from typing import Any

from align.alignment import DOUBTFUL_BELOW
from align.errors import StoreError
from align.review.filters import Progress
from align.review.rights import Lock


@dataclass(frozen=True, slots=True)
class Entry:
    """A review in the list of the library.

    ``expected`` is how many real faults the latest check in the desk expects, None before it.
    ``newer`` is the document that has a newer version of its text, if there is one. ``project`` is
    the id of its project and ``project_name`` the name; ``lock`` is that of the document or of the
    project. ``two_readers`` says whether its project wants two.
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
    project: int | None = None
    project_name: str = ""
    two_readers: bool = False
    lock: Lock | None = None

    @property
    def share(self) -> float:
        """The share of rows that are reviewed, 0 to 1."""
        return self.progress.share


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
    *others, two_readers, locked_by, locked, whole = facts
    lock = Lock(locked_by, locked, others[-1] if whole else "") if locked else None
    counts = Progress(*others[6:15])
    known = (*others[:6], counts, *others[15:])
    return replace(Entry(*known), two_readers=bool(two_readers), lock=lock)


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
           (SELECT count(*) FROM rows WHERE review = v.id AND status != 'open' AND (
            NOT coalesce(p.second_reader, 0) OR
            (json_array_length(readers) > 1 AND rendering IN ('open', 'good')))),
           (SELECT count(*) FROM comments WHERE review = v.id),
           v.created, coalesce(c.at, v.created), coalesce(c.who, v.created_by), v.seq,
           (SELECT expected FROM checked WHERE review = v.id),
           (SELECT max(review) FROM versions WHERE of = v.id),
           p.id, coalesce(p.name, ''), coalesce(p.second_reader, 0),
           coalesce(l.who, k.who), coalesce(l.at, k.at), l.id IS NULL
    FROM reviews AS v
    JOIN documents AS s ON s.id = v.src
    JOIN documents AS t ON t.id = v.tgt
    LEFT JOIN projects AS p ON p.id = v.project
    LEFT JOIN locks AS l ON l.review = v.id AND l.ended IS NULL
    LEFT JOIN locks AS k ON k.project = p.id AND k.ended IS NULL
    LEFT JOIN changes AS c ON c.review = v.id AND c.seq = v.seq
    ORDER BY v.name, v.id
"""
