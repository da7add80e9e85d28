"""Do, undo and redo operations: one transaction each."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from align.errors import EditError, ForbiddenError
from align.review import Operation, Patch, Weigh, apply
from align.review.things import APART, Dismissed, Named
from align.store import history, projects
from align.store.conflicts import StaleError, conflicts, rows_of_missing
from align.store.database import now
from align.store.entries import head
from align.store.history import Change, State
from align.store.table import Table
from align.words import Message, joined, later


def do(
    connection: sqlite3.Connection,
    review: int,
    op: Operation,
    who: str,
    seen: int | None = None,
    own: Collection[int] = (),
) -> Change:
    """Do ``op`` as ``Store.apply`` describes. Without ``seen``, the person has seen everything."""
    own = frozenset(own)
    seq = head(connection, review)["seq"]
    place, table = projects.place_of(connection, review, who), Table(connection, review)
    projects.require(place, op, table)
    seen = seq if seen is None else seen
    if seen > seq:
        raise EditError(
            "change {seen} is not in this library",
            hint="Open the document again",
            code="edit.no-change",
            seen=seen,
        )
    at = now()

    def unseen(rows: Iterable[int]) -> list[int]:
        newer = {row: version for row in rows if (version := table.version(row)) > seen}
        if own.isdisjoint(newer.values()):
            return list(newer)
        # What a person changed last may hide what somebody else changed before that.
        others = _others(_after(connection, review, seen), own)
        theirs = frozenset().union(*(change.patch.touched for change in others))
        return [row for row, version in newer.items() if version not in own or row in theirs]

    try:
        patch = apply(table, op, who, at)
    except EditError as error:
        # An operation that fails now may have been possible in what the person saw.
        named = unseen(op.touches(table))
        if seen < seq and (error.missing or named):
            raise stale(connection, review, error.missing or named, seen, own) from error
        raise
    change = Change(seq + 1, who, at, op, patch)
    if not patch:
        return replace(change, seq=seq)
    projects.require(place, op, patch=patch)
    if newer := unseen(patch.touched):
        raise stale(connection, review, newer, seen, own)
    if seen < seq and (others := _others_apart(connection, review, patch, seen, own)):
        raise StaleError(
            _CHANGED, changes=others, instead=_instead(table, patch), who=_people(others)
        )
    history.forget_undone(connection, review, who)
    history.write(connection, review, change, "done")
    return change


def turn(
    connection: sqlite3.Connection, review: int, who: str, state: State, seq: int | None = None
) -> Change:
    """Undo a change that is done, or redo one that is undone."""
    undoing = state == "done"
    facts = head(connection, review)
    old = history.candidate(connection, review, who, state, seq)
    if old is None:
        raise EditError(
            "there is nothing to undo" if undoing else "there is nothing to redo",
            code="edit.nothing-to-undo" if undoing else "edit.nothing-to-redo",
        )
    table = Table(connection, review)
    patch = old.patch.inverse if undoing else old.patch
    place = projects.place_of(connection, review, who)
    if old.who != who and place.rank != "editor":
        raise ForbiddenError(who, place.rank, "editor")
    projects.require(place, old.op, patch=patch)
    built_on = any(table.version(row) > old.seq for row in old.patch.touched) and (
        history.others(connection, review, who, old)
    )
    if built_on or not table.fits(patch):
        raise stale(connection, review, old.patch.touched, old.seq)
    undoes, redoes = (old.seq, None) if undoing else (None, old.seq)
    change = Change(facts["seq"] + 1, who, now(), old.op, patch, undoes, redoes)
    history.set_state(connection, review, old.seq, "undone" if undoing else "done")
    history.write(connection, review, change, "event")
    return change


def weigh(connection: sqlite3.Connection, review: int, op: Weigh) -> Change | None:
    """Store probabilities as ``Store.weigh`` describes."""
    facts = head(connection, review)
    patch = apply(Table(connection, review), op)
    if not patch:
        return None
    last = history.read(connection, "review = ? AND seq = ?", review, facts["seq"])
    who = last[0].who if last else facts["created_by"]
    change = Change(facts["seq"] + 1, who, now(), op, patch)
    history.write(connection, review, change, "event")
    return change


def stale(
    connection: sqlite3.Connection,
    review: int,
    concerned: Iterable[int] | tuple[str, int],
    seen: int,
    own: Collection[int] = (),
) -> StaleError:
    """Describe how these rows, or those that contained a missing thing, changed after ``seen``."""
    since = _after(connection, review, seen)
    table = Table(connection, review)
    if isinstance(concerned, tuple):
        concerned = rows_of_missing(table, concerned, [change.patch for change in since])
    rows = frozenset(concerned)
    of_rows = [change for change in since if rows & change.patch.touched]
    # What the person saw has their own changes in it, up to the first one that they did not see.
    unseen = next((change.seq for change in _others(of_rows, own)), seen)
    base = max((one.seq for one in of_rows if one.seq in own and one.seq < unseen), default=seen)
    since = tuple(change for change in since if change.seq > base)
    others = tuple(_others(of_rows, own))
    return StaleError(
        _CHANGED,
        conflicts=conflicts(table, rows, [change.patch for change in since]),
        changes=others,
        who=_people(others),
    )


def _after(connection: sqlite3.Connection, review: int, seen: int) -> tuple[Change, ...]:
    return history.read(connection, "review = ? AND seq > ? ORDER BY seq", review, seen)


def _others(changes: Iterable[Change], own: Collection[int]) -> Iterator[Change]:
    """The changes that are not among those with the numbers ``own``."""
    return (change for change in changes if change.seq not in own)


def _others_apart(
    connection: sqlite3.Connection, review: int, patch: Patch, seen: int, own: Collection[int]
) -> tuple[Change, ...]:
    """Changes after ``seen`` of a name, dismissal or rule that ``patch`` would overwrite."""
    concerned = {(one.kind, one.id) for one in patch.diffs if one.kind in APART and one.was}
    if not concerned:
        return ()
    return tuple(
        change
        for change in _others(_after(connection, review, seen), own)
        if not concerned.isdisjoint((one.kind, one.id) for one in change.patch.diffs)
    )


def _instead(table: Table, patch: Patch) -> str:
    """The current name or reason, which ``patch`` would have overwritten."""
    for diff in patch.diffs:
        thing = table.find(diff.kind, diff.id)
        if isinstance(thing, Named):
            return thing.name
        if isinstance(thing, Dismissed):
            return thing.reason
    return ""


def _people(others: Iterable[Change]) -> Message:
    """Who made the changes ``others``."""
    someone = Message("someone")
    return joined(dict.fromkeys(change.who or someone for change in others)) or someone


_CHANGED = later("{who} has changed this in the meantime")
