"""The history of a review: all changes, and which of them a person can undo."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Literal

from align.review import Operation, Patch, operation
from align.review.things import writable
from align.store import bodies
from align.store.table import Table
from align.words import Message

#: ``done`` changes can be undone and ``undone`` ones redone; ``dead`` ones were undone before a new
#: change was made; ``event`` is an undo or redo itself.
State = Literal["done", "undone", "dead", "event"]


@dataclass(frozen=True, slots=True)
class Change:
    """What one person did, and when (ISO 8601, UTC).

    ``seq`` counts the changes of a review from 1. Undoing and redoing are changes themselves, with
    the number of the change that they undo or redo.
    """

    seq: int
    who: str
    at: str
    op: Operation
    patch: Patch
    undoes: int | None = None
    redoes: int | None = None


def read(connection: sqlite3.Connection, where: str, *values: object) -> tuple[Change, ...]:
    """Read the changes that match the SQL in ``where``."""
    query = f"SELECT review, seq, who, at, op, patch, undoes, redoes FROM changes WHERE {where}"
    found = []
    for review, seq, who, at, op, patch, undoes, redoes in connection.execute(query, values):
        with bodies.reading(Message("change {seq} of document {review}", seq=seq, review=review)):
            body = {"op": json.loads(op), "patch": json.loads(patch)}
            body = bodies.upgraded("change", body, body["patch"].pop(bodies.MARK, 0))
            made = operation(body["op"]), Patch.from_json(body["patch"])
        found.append(Change(seq, who, at, *made, undoes, redoes))
    return tuple(found)


def write(connection: sqlite3.Connection, review: int, change: Change, state: State) -> None:
    """Apply a change and add it to the history."""
    Table(connection, review).write(change.patch, change.seq)
    connection.execute(
        "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            review,
            change.seq,
            change.who,
            change.at,
            # The patch has been cleaned, the operation is as a person sent it.
            writable(json.dumps(change.op.to_json(), ensure_ascii=False, separators=(",", ":"))),
            bodies.written(change.patch.to_json()),
            change.undoes,
            change.redoes,
            state,
        ),
    )


def forget_undone(connection: sqlite3.Connection, review: int, who: str) -> None:
    """Mark everything that a person could redo as dead."""
    connection.execute(
        "UPDATE changes SET state = 'dead' WHERE review = ? AND who = ? AND state = 'undone'",
        (review, who),
    )


def set_state(connection: sqlite3.Connection, review: int, seq: int, state: State) -> None:
    """Set the state of a change."""
    connection.execute(
        "UPDATE changes SET state = ? WHERE review = ? AND seq = ?", (state, review, seq)
    )


def candidate(
    connection: sqlite3.Connection, review: int, who: str, state: State, seq: int | None = None
) -> Change | None:
    """Find the change to undo (``done``) or redo (``undone``): number ``seq``, or the person's
    latest done or earliest undone change.
    """
    if seq is not None:
        found = read(connection, "review = ? AND seq = ? AND state = ?", review, seq, state)
    else:
        way = "DESC" if state == "done" else "ASC"
        where = f"review = ? AND who = ? AND state = ? ORDER BY seq {way} LIMIT 1"
        found = read(connection, where, review, who, state)
    return found[0] if found else None


def others(connection: sqlite3.Connection, review: int, who: str, old: Change) -> bool:
    """Whether another person has since changed the rows that ``old`` changed."""
    where = "review = ? AND seq > ? AND who != ? AND state = 'done'"
    later = read(connection, where, review, old.seq, who)
    return any(old.patch.touched & change.patch.touched for change in later)
