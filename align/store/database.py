"""The file itself: opening, upgrading, transactions.

Committed changes are on the disk (``synchronous = FULL`` syncs the log at every commit; ``NORMAL``
would lose the latest ones in a power failure). Uncommitted changes leave no trace.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

from align import private
from align.errors import DependencyError, StoreError
from align.release import version as release
from align.words import Message, later

#: Identifies the file as Sverka's in its header: "Svrk".
APPLICATION = 0x5376726B
#: The first SQLite with all features that are used: strict tables, the trigram index, ``->>``.
OLDEST = (3, 38)
#: How many seconds to wait for another writer.
PATIENCE = 30.0

_OPTIONS = """
PRAGMA synchronous = FULL;
PRAGMA fullfsync = ON;
PRAGMA foreign_keys = ON;
PRAGMA cache_size = -32000;
PRAGMA temp_store = MEMORY;
"""
_MEANING = {
    sqlite3.SQLITE_FULL: (
        later("the disk is full, and nothing was changed"),
        later("Make room and try again"),
    ),
    sqlite3.SQLITE_BUSY: (
        later("the library is busy: another program has been writing for too long"),
        later("Try again"),
    ),
    sqlite3.SQLITE_READONLY: (later("the file is read-only"), later("Check its permissions")),
    sqlite3.SQLITE_CORRUPT: (
        later("the file is damaged"),
        later("Restore a backup: sverka library restore BACKUP"),
    ),
    sqlite3.SQLITE_NOTADB: (later("this is not a Sverka library"), later("Name another file")),
    sqlite3.SQLITE_CANTOPEN: (
        later("the file cannot be opened"),
        later("Check its folder and permissions"),
    ),
    sqlite3.SQLITE_IOERR: (
        later("the disk does not answer, and nothing was changed"),
        later("Check the disk"),
    ),
}


class Database:
    """One SQLite file for any number of threads; each borrows a connection while it works."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle: deque[sqlite3.Connection] = deque()

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Read the file as it is at one moment, even if others write meanwhile."""
        with self._transaction("DEFERRED") as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Change the file, completely or not at all, one writer at a time."""
        with self._transaction("IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def plain(self) -> Iterator[sqlite3.Connection]:
        """Use a connection without a transaction; SQLite's errors become StoreError."""
        connection = None
        try:
            connection = self._borrowed()
            yield connection
        except (sqlite3.Error, OverflowError) as error:  # a number beyond 64 bits
            if connection:  # its state is unknown
                connection.close()
                connection = None
            raise explained(error, self.path) from error
        finally:
            if connection:
                self._idle.append(connection)

    def close(self) -> None:
        """Close the idle connections; the next use opens a new one."""
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _transaction(self, kind: str) -> Iterator[sqlite3.Connection]:
        with self.plain() as connection:
            connection.execute(f"BEGIN {kind}")
            try:
                _refuse_later(connection, self.path)
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    with suppress(sqlite3.Error):
                        connection.execute("ROLLBACK")

    def _borrowed(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()
        except IndexError:
            pass
        connection = sqlite3.connect(
            self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        connection.executescript(_OPTIONS)
        return connection


def now() -> str:
    """The current time as stored: ISO 8601, UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def explained(error: sqlite3.Error | OverflowError, path: Path) -> StoreError:
    """Explain SQLite's ``error`` with the file ``path``, and say what to do."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    message, hint = _MEANING.get(code, (later("the library cannot do this ({reason})"), None))
    return StoreError(message, where=str(path), hint=hint, reason=error)


def open_database(path: Path) -> Database:
    """Open the file ``path``, create it if it does not exist, and upgrade it.

    Only the owner can read a new file; permissions of other users are removed (``align.private``).
    Raises StoreError if the file cannot be used, belongs to another program or was written by a
    later version of Sverka, and DependencyError if this Python's SQLite is too old.
    """
    if sqlite3.sqlite_version_info < OLDEST:
        raise DependencyError(
            "the library needs SQLite {oldest} or later, but this Python has SQLite {found}",
            hint="Use a later Python",
            oldest=f"{OLDEST[0]}.{OLDEST[1]}",
            found=sqlite3.sqlite_version,
        )
    try:
        private.folder(path.parent)
    except OSError as error:
        raise StoreError(
            "the folder cannot be created ({reason})", where=str(path), reason=error.strerror
        ) from error
    if path.is_dir():
        raise StoreError("this is a folder", where=str(path), hint="Name a file in it")
    private.file(path)
    database = Database(path)
    with database.read() as connection:
        current = _is_current(connection, path)
    private.tighten(path)
    with database.plain() as connection:
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            connection.execute("PRAGMA journal_mode = WAL")  # stored in the file
    if not current:
        with database.write() as connection:
            _bring_up_to_date(connection)
    return database


def _is_current(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file has had all scripts. Raises StoreError if it is not Sverka's."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION and tables:
        raise StoreError("this is not a Sverka library", where=str(path))
    return bool(version == latest())


def _refuse_later(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError if a later version of Sverka made the file, or has changed it since it was
    opened.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version <= latest():
        return
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
        raise StoreError("this is not a Sverka library", where=str(path))
    found = None
    with suppress(sqlite3.Error):  # a later version may have changed that table
        query = "SELECT release FROM formats ORDER BY format DESC LIMIT 1"
        found = connection.execute(query).fetchone()
    release = found[0] if found else None
    raise StoreError(
        "{program} made this library (format {made}); this version reads formats up to {latest}",
        where=str(path),
        hint="Update Sverka to {release} or later" if release else "Update Sverka",
        program=f"Sverka {release}" if release else Message("a later version of Sverka"),
        made=version,
        latest=latest(),
        release=release,
    )


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Apply the missing scripts of ``schema``; the file's version is how many it has had."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number, script in enumerate(migrations()[version:], version + 1):
        for statement in _statements(script):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
    if version < latest():
        made = (latest(), release(""), now())
        connection.execute("INSERT INTO formats VALUES (?, ?, ?)", made)


def latest() -> int:
    """The number of the latest format that this version of Sverka knows; it writes that one."""
    return len(migrations())


@cache
def migrations() -> list[str]:
    """The scripts in ``schema``, in order; each one starts a format."""
    scripts = (
        one for one in (files(__package__) / "schema").iterdir() if one.name.endswith(".sql")
    )
    return [one.read_text("utf-8") for one in sorted(scripts, key=lambda one: one.name)]


def _statements(script: str) -> Iterator[str]:
    """Cut a script into statements, because ``executescript`` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
