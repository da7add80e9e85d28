"""Keep a new version of a document as one of its own, with all decisions about the old one."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from align.errors import EditError
from align.review import Renew
from align.review.versions import Renewal
from align.store import documents, history, projects
from align.store.database import now
from align.store.documents import Packed
from align.store.entries import head
from align.store.history import Change


@dataclass(frozen=True, slots=True)
class Lineage:
    """The documents that a document is a new version ``of`` and that are new versions of it
    (``newer``), each with its name.
    """

    of: tuple[int, str] | None
    newer: tuple[tuple[int, str], ...]


def renew(
    connection: sqlite3.Connection, renewal: Renewal, packed: Packed, name: str, who: str
) -> int:
    """Write a new version with everything that was carried over, and return its id."""
    projects.require_whole(connection, renewal.of, who)
    old = head(connection, renewal.of)
    if old["seq"] != renewal.seq:
        raise EditError(
            "somebody has changed the document since the versions were compared",
            hint="Compare them again",
            code="edit.other-state",
        )
    number = documents.begin(connection, renewal.base, packed, name, who)
    connection.execute("UPDATE reviews SET project = ? WHERE id = ?", (old["project"], number))
    at = now()
    for seq, one in enumerate(renewal.carried, 1):
        op = Renew(renewal.of, renewal.side)
        change = Change(seq, one.who or who, one.at or at, op, one.patch)
        history.write(connection, number, change, "event")
    connection.execute(
        "INSERT INTO versions VALUES (?, ?, ?, ?, ?)",
        (number, renewal.of, renewal.side, who, at),
    )
    connection.execute(
        "INSERT INTO choices (what, value, body, who, at) "
        "SELECT ?, value, body, who, at FROM choices WHERE what = ? ORDER BY id DESC LIMIT 1",
        (documents.glossary_of(number), documents.glossary_of(renewal.of)),
    )
    return number


def lineage(connection: sqlite3.Connection, review: int) -> Lineage:
    """Find the versions before and after a document."""
    query = (
        "SELECT v.id, v.name FROM versions AS n JOIN reviews AS v ON v.id = n.{} "
        "WHERE n.{} = ? ORDER BY v.id"
    )
    older, newer = (
        connection.execute(query.format(*columns), (review,)).fetchall()
        for columns in (("of", "review"), ("review", "of"))
    )
    return Lineage(older[0] if older else None, tuple(newer))


def kin(connection: sqlite3.Connection, review: int) -> set[int]:
    """All versions of the document that ``review`` is a version of, itself included: they have most
    sentences in common, and a difference between them is no inconsistency.
    """
    query = (
        "WITH RECURSIVE kin (id) AS (SELECT ?1 UNION SELECT iif(v.of = kin.id, v.review, v.of) "
        "FROM versions AS v JOIN kin ON kin.id IN (v.of, v.review)) SELECT id FROM kin"
    )
    return {number for (number,) in connection.execute(query, (review,))}


def authors(connection: sqlite3.Connection, review: int) -> dict[int, tuple[str, str]]:
    """Who worded each sentence last, and when, by the ids of those that people have edited."""
    found: dict[int, tuple[str, str]] = {}
    for change in history.read(connection, "review = ? ORDER BY seq", review):
        for diff in change.patch.diffs:
            if diff.kind == "cell" and diff.now and "text" in diff.now:
                found[diff.id] = change.who, change.at
    return found
