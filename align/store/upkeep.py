"""Maintenance of the file: making and restoring copies, and checking it."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from align import private
from align.errors import StoreError
from align.review.things import KIND_OF, SIDES, Cell, Thing, writable
from align.store import documents, history
from align.store.database import Database, explained, open_database
from align.store.table import Table

#: What is wrong if a query returns rows; their columns are ids.
_RULES = {
    "document {}: row {} has no sentence": """
        SELECT review, id FROM rows AS r WHERE NOT EXISTS
        (SELECT 1 FROM cells AS c WHERE c.review = r.review AND c.row = r.id)
    """,
    "document {}: {} changes are missing from the history": """
        SELECT v.id, v.seq - count(c.seq) AS missing FROM reviews AS v
        LEFT JOIN changes AS c ON c.review = v.id GROUP BY v.id HAVING missing != 0
    """,
    "document {}: an id of {} and more is in use": """
        SELECT v.id, v.next_id FROM reviews AS v WHERE v.next_id <= (
            SELECT max(id) FROM (
                SELECT max(id) AS id FROM rows WHERE review = v.id
                UNION ALL SELECT max(id) FROM cells WHERE review = v.id
                UNION ALL SELECT max(id) FROM comments WHERE review = v.id
                UNION ALL SELECT max(id) FROM annotations WHERE review = v.id
                UNION ALL SELECT max(id) FROM replies WHERE review = v.id
                UNION ALL SELECT max(id) FROM dismissals WHERE review = v.id
                UNION ALL SELECT max(thing) FROM rules WHERE review = v.id
            )
        )
    """,
}


def check(database: Database) -> tuple[str, ...]:
    """List everything that is wrong with the file; empty if it is sound."""
    with database.read() as connection:
        faults = tuple(_faults(connection))
    with database.write() as connection:
        return (*faults, *_search_faults(connection))


def _faults(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield str(line)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table} {row} refers to something in {parent} that is not there"
    for fault, query in _RULES.items():
        for values in connection.execute(query):
            yield fault.format(*values)
    for (review,) in connection.execute("SELECT id FROM reviews").fetchall():
        try:
            yield from _replayed(connection, review)
        except StoreError as error:
            yield f"{error.where}: {error.message}"


def _search_faults(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        connection.execute("INSERT INTO sentences (sentences, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        yield "the search index differs from the sentences"


def _replayed(connection: sqlite3.Connection, review: int) -> Iterator[str]:
    """Replay the history backwards, to see whether that leads to the loaded texts."""
    table = Table(connection, review)
    cells, rows = table.whole()
    things: dict[tuple[str, int], Thing] = {
        ("cell", number): cell for number, cell in cells.items()
    }
    things |= {("row", row.id): row for row in rows}
    things |= {("comment", comment.id): comment for comment in table.comments()}
    others = (*table.judgements(), *table.remarks())
    things |= {(KIND_OF[type(one)], one.id): one for one in others}
    if name := table.find("name", 0):
        things["name", 0] = name
    changes = history.read(connection, "review = ? ORDER BY seq DESC", review)
    for change in changes:
        for diff in change.patch.inverse.diffs:
            thing = things.pop((diff.kind, diff.id), None)
            if not diff.fits(thing):
                yield f"document {review}: change {change.seq} does not fit what came of it"
                return
            if before := diff.applied(thing):
                things[diff.kind, diff.id] = before
    query = "SELECT src, tgt FROM reviews WHERE id = ?"
    numbers = connection.execute(query, (review,)).fetchone()
    for side, number in zip(SIDES, numbers, strict=True):
        left = [one for one in things.values() if isinstance(one, Cell) and one.side == side]
        texts = [cell.text for cell in sorted(left, key=lambda cell: cell.place)]
        if texts != list(map(writable, documents.read(connection, number).sentence_texts)):
            yield f"document {review}: the sentences ({side}) are not what was loaded"


def backup(database: Database, path: Path) -> None:
    """Copy the library to ``path`` as it is at one moment; others may write meanwhile.

    The copy appears complete or not at all, only its owner can read it, and it replaces any file
    at ``path``.
    """
    if path.exists() and path.samefile(database.path):
        raise StoreError("this is the library itself", where=str(path), hint="Name another file")
    with _beside(path) as beside:
        with database.plain() as source:
            _copy(source, beside)
        _put(beside, path)


def check_backup(copy: Path, path: Path) -> None:
    """Raise StoreError if ``copy`` cannot replace the library at ``path``: there is no such file,
    it is no database, or it is the library itself. ``restore`` looks for damage, too.
    """
    if not copy.is_file():
        raise StoreError("there is no such file", where=str(copy), hint="Check the path")
    if path.exists() and path.samefile(copy):
        raise StoreError("this is the library itself", where=str(copy), hint="Name a backup")
    with (
        _named(copy),
        closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as source,
    ):
        source.execute("PRAGMA schema_version").fetchone()


def restore(copy: Path, path: Path) -> Path | None:
    """Replace the library at ``path`` with that in ``copy``, which is not changed.

    The copy is checked first. Programs that have the library open continue with the new content. A
    library that is too damaged to be opened is moved aside, and its new name is returned.
    """
    check_backup(copy, path)
    private.folder(path.parent)
    with _beside(path) as beside:
        with (
            _named(copy),
            closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as source,
        ):
            _copy(source, beside)
        fresh = open_database(beside)
        if faults := check(fresh):
            raise StoreError("this backup is damaged ({reason})", where=str(copy), reason=faults[0])
        aside = None
        try:
            library = open_database(path)
        except StoreError:
            aside = _move_aside(path)
            library = open_database(path)
        with fresh.plain() as source, library.plain() as target:
            source.backup(target)
        library.close()
        fresh.close()
    return aside


def _copy(source: sqlite3.Connection, path: Path) -> None:
    private.file(path)
    with closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # a single file


def _move_aside(path: Path) -> Path:
    aside = path.with_name(f"{path.name}.damaged-{secrets.token_hex(3)}")
    for end in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + end).rename(aside.with_name(aside.name + end))
    private.tighten(aside)
    return aside


@contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise explained(error, path) from error


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A name for a temporary file in the same folder."""
    if not path.resolve().parent.is_dir():
        raise StoreError(
            "the folder of this file does not exist", where=str(path), hint="Create it"
        )
    beside = path.resolve().with_name(f".sverka-{secrets.token_hex(6)}")
    try:
        with _named(path):
            yield beside
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            beside.with_name(beside.name + end).unlink(missing_ok=True)


def _put(beside: Path, path: Path) -> None:
    try:
        beside.replace(path)
    except OSError as error:
        raise StoreError(
            "the file cannot be written ({reason})", where=str(path), reason=error.strerror
        ) from error
