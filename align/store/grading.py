"""The quality profile of a library: how many points an error costs, and how many a text may have.

The choice is kept with those of the checks; earlier ones stay in the file.
"""

from __future__ import annotations

import sqlite3

from align.errors import UsageError
from align.quality import Profile, read, shipped
from align.quality.profile import USUAL
from align.review.things import writable
from align.store import people
from align.store.database import Database, now

_SUBJECT = "quality"


class Grading:
    """The choice of a quality profile in a library. Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def choose(self, name: str, who: str, body: bytes = b"") -> None:
        """Choose a profile for all documents; for editors.

        ``name`` is that of a profile that comes with Sverka, or of the file whose content is
        ``body``. Raises UsageError if there is no such profile, or if the file is not one.
        """
        _profile(name, body)
        with self._database.write() as connection:
            people.require(connection, who, "editor")
            connection.execute(
                "INSERT INTO choices (what, value, body, who, at) VALUES (?, ?, ?, ?, ?)",
                (_SUBJECT, writable(name), body, who, now()),
            )

    def profile(self) -> Profile:
        """The profile that was chosen last; the usual one if it cannot be read any more, because
        another version of Sverka may have written it.
        """
        with self._database.read() as connection:
            name, body = _chosen(connection)
        try:
            return _profile(name, body)
        except UsageError:
            return shipped()[USUAL]

    def brought(self) -> tuple[str, bytes]:
        """The name and content of the file that was last uploaded, whether it is in use or not."""
        with self._database.read() as connection:
            return _chosen(connection, "AND body != x''")


def _chosen(connection: sqlite3.Connection, also: str = "") -> tuple[str, bytes]:
    query = f"SELECT value, body FROM choices WHERE what = ? {also} ORDER BY id DESC LIMIT 1"
    found: tuple[str, bytes] | None = connection.execute(query, (_SUBJECT,)).fetchone()
    return found or (USUAL, b"")


def _profile(name: str, body: bytes) -> Profile:
    if body:
        try:
            return read(body.decode("utf-8-sig"), name, name)
        except UnicodeDecodeError as error:
            raise UsageError("the file is not encoded in UTF-8", where=name) from error
    if name not in shipped():
        raise UsageError(
            "there is no quality profile {name!r}",
            hint="Choose one of {choices}, or name a TOML file",
            name=name,
            choices=", ".join(shipped()),
        )
    return shipped()[name]
