"""Further texts beside the reviews of a library, aligned to the same rows (``review.columns``)."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace

from align.errors import StoreError
from align.review.columns import Column
from align.review.things import writable
from align.store import bodies, projects
from align.store.database import Database, now
from align.words import Message


class Columns:
    """The further texts of a library. Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, review: int, column: Column, who: str = "") -> int:
        """Keep a column beside a review and return its id; for editors."""
        parts = json.dumps(column.parts, ensure_ascii=False, separators=(",", ":"))
        body = zlib.compress(writable(parts).encode(), 6)
        facts = writable(column.name), column.lang, column.side, who, now(), body
        with self._database.write() as connection:
            projects.require_whole(connection, review, who)
            added = connection.execute(
                "INSERT INTO columns (review, name, lang, side, who, at, body) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (review, *facts),
            )
        return int(added.lastrowid or 0)

    def of(self, review: int) -> tuple[Column, ...]:
        """The columns of a review, in the order in which they were added."""
        query = (
            "SELECT id, name, lang, side, who, at, body FROM columns WHERE review = ? ORDER BY id"
        )
        with self._database.read() as connection:
            found = connection.execute(query, (review,)).fetchall()
        columns = []
        for number, name, lang, side, who, at, body in found:
            with bodies.reading(Message("column {number} of the library", number=number)):
                parts = json.loads(zlib.decompress(body))
            known = Column(name, lang, side, tuple((cell, text) for cell, text in parts))
            columns.append(replace(known, id=number, who=who, at=at))
        return tuple(columns)

    def ids(self, review: int) -> tuple[int, ...]:
        """The ids of the columns of a review; quick, because no text is read."""
        query = "SELECT id FROM columns WHERE review = ? ORDER BY id"
        with self._database.read() as connection:
            return tuple(number for (number,) in connection.execute(query, (review,)))

    def remove(self, review: int, column: int, who: str = "") -> None:
        """Remove a column; for editors. Raises StoreError if there is none."""
        with self._database.write() as connection:
            projects.require_whole(connection, review, who)
            query = "DELETE FROM columns WHERE review = ? AND id = ?"
            if not connection.execute(query, (review, column)).rowcount:
                raise StoreError(
                    "document {review} has no column {column}", review=review, column=column
                )
