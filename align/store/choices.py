"""What people chose for a library: names, with the content of the file if it is one of their own.

Earlier choices stay in the file.
"""

from __future__ import annotations

import sqlite3

from align.review.things import writable
from align.store import people
from align.store.database import now


def choose(connection: sqlite3.Connection, what: str, value: str, body: bytes, who: str) -> None:
    """Keep a choice; for editors."""
    people.require(connection, who, "editor")
    write(connection, what, value, body, who)


def write(connection: sqlite3.Connection, what: str, value: str, body: bytes, who: str) -> None:
    """Keep a choice of somebody who may make it."""
    connection.execute(
        "INSERT INTO choices (what, value, body, who, at) VALUES (?, ?, ?, ?, ?)",
        (what, writable(value), body, who, now()),
    )


def chosen(connection: sqlite3.Connection, what: str) -> tuple[str, bytes]:
    """The name and content of the latest choice, both empty if there is none."""
    return _latest(connection, what)


def brought(connection: sqlite3.Connection, what: str) -> tuple[str, bytes]:
    """The name and content of the latest file that somebody brought, whether it is in use or not;
    both empty if there is none.
    """
    return _latest(connection, what, "AND body != x''")


def _latest(connection: sqlite3.Connection, what: str, also: str = "") -> tuple[str, bytes]:
    found: tuple[str, bytes] | None = connection.execute(
        f"SELECT value, body FROM choices WHERE what = ? {also} ORDER BY id DESC LIMIT 1", (what,)
    ).fetchone()
    return found or ("", b"")
