"""Further texts beside the reviews of a library, aligned to the same rows (``review.columns``)."""

from __future__ import annotations

import json
import sqlite3
import zlib
from dataclasses import replace

from align.errors import StoreError
from align.review.columns import Column
from align.review.things import writable
from align.store import bodies, projects
from align.store.database import Database, now
from align.words import Message


def put(connection: sqlite3.Connection, review: int, column: Column, who: str) -> int:
    """Write a column beside a review and return its id."""
    parts = json.dumps(column.parts, ensure_ascii=False, separators=(",", ":"))
    body = zlib.compress(writable(parts).encode(), 6)
    added = connection.execute(
        "INSERT INTO columns (review, name, lang, side, who, at, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (review, writable(column.name), column.lang, column.side, who, now(), body),
    )
    return int(added.lastrowid or 0)


class Columns:
    """The further texts of a library. Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, review: int, column: Column, who: str = "") -> int:
        """Keep a column beside a review and return its id; for editors."""
        with self._database.write() as connection:
            projects.require_whole(connection, review, who)
            return put(connection, review, column, who)

    def of(self, review: int) -> tuple[Column, ...]:
        """The columns of a review, in the order in which they were added."""
        return self._read("review = ?", review)

    def one(self, column: int) -> Column | None:
        """The column with this id; None if it was removed."""
        return next(iter(self._read("id = ?", column)), None)

    def _read(self, where: str, number: int) -> tuple[Column, ...]:
        query = f"SELECT id, name, lang, side, who, at, body FROM columns WHERE {where} ORDER BY id"
        with self._database.read() as connection:
            found = connection.execute(query, (number,)).fetchall()
        columns = []
        for own, name, lang, side, who, at, body in found:
            with bodies.reading(Message("column {number} of the library", number=own)):
                parts = json.loads(zlib.decompress(body))
            known = Column(name, lang, side, tuple((cell, text) for cell, text in parts))
            columns.append(replace(known, id=own, who=who, at=at))
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
