"""A store of vectors on disk, so that no text is encoded twice.

It may vanish or be of no use at any time, and nothing else changes: a file that is broken is
thrown away, and one that cannot be read or written is done without.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import numpy as np

from align import private
from align.aligner.encoders import Encoder, Vectors

#: The largest size of the file, in bytes: some 250,000 vectors of 512 numbers.
MAX_BYTES = 512_000_000
#: The share of the file that is given up at once when it is full.
_TRIMMED = 0.1
#: Texts that are looked up at once: what is read lies in memory twice for a moment.
_TEXTS = 8_192
#: Rows that are written at once: so far may the file outgrow its bound for a moment.
_ROWS = 1_000
#: Keys in one query; every SQLite takes as many.
_KEYS = 900
#: Seconds to wait for another process that writes.
_PATIENCE = 10.0
#: Vectors are of length 1; a row that is not by so much is broken.
_TOLERANCE = 1e-3

# A page holds fifteen vectors of 512 numbers; a default one would hold one and waste half of it.
_SCHEMA = """
PRAGMA page_size = 32768;
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS vectors (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, used INTEGER NOT NULL, vector BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS vectors_by_use ON vectors (used);
"""
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}

_T = TypeVar("_T")


def _hours() -> int:
    return int(time.time() // 3600)


@dataclass(frozen=True)
class VectorCache:
    """Vectors by key in the SQLite file ``path`` of at most ``max_bytes``.

    What was used least recently goes first; ``now`` gives the time in a whole unit, hours by
    default: a finer one would write more often than it is worth. Several processes may share a
    file. No method raises for the file's sake.
    """

    path: Path
    max_bytes: int = MAX_BYTES
    now: Callable[[], int] = _hours

    def read(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        """The vectors that are there, by key."""
        return self._attempt(lambda: self._read(keys)) or {}

    def write(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        """Keep a vector, one row each, under each key."""
        self._attempt(lambda: self._write(keys, vectors))

    def _attempt(self, work: Callable[[], _T]) -> _T | None:
        """The result of ``work``, with a new file where the old one is broken; else None."""
        for _ in range(2):
            try:
                return work()
            except sqlite3.Error as error:
                if getattr(error, "sqlite_errorcode", -1) & 0xFF not in _BROKEN:
                    return None
                with suppress(OSError):
                    self.path.unlink(missing_ok=True)
                    self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)
            except OSError:
                return None
        return None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        private.folder(self.path.parent)
        private.file(self.path)
        private.tighten(self.path)
        connection = sqlite3.connect(self.path, timeout=_PATIENCE)
        with closing(connection), connection:
            connection.executescript(_SCHEMA)
            yield connection

    def _read(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        found: dict[bytes, Vectors] = {}
        stale: list[tuple[int, int]] = []
        now = self.now()
        with self._open() as connection:
            for first in range(0, len(keys), _KEYS):
                part = keys[first : first + _KEYS]
                query = "SELECT id, key, used, vector FROM vectors WHERE key IN (%s)"
                rows = connection.execute(query % ",".join("?" * len(part)), part)
                for row, key, used, vector in rows:
                    if len(vector) % 4 == 0:
                        found[key] = np.frombuffer(vector, "<f4")
                    if used != now:
                        stale.append((now, row))
            connection.executemany("UPDATE vectors SET used = ? WHERE id = ?", stale)
        return found

    def _write(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        now = self.now()
        with self._open() as connection:
            for first in range(0, len(keys), _ROWS):
                part = slice(first, first + _ROWS)
                rows = [
                    (key, now, vector.astype("<f4").tobytes())
                    for key, vector in zip(keys[part], vectors[part], strict=True)
                ]
                connection.executemany(
                    "INSERT OR REPLACE INTO vectors (key, used, vector) VALUES (?, ?, ?)", rows
                )
                self._trim(connection)
                connection.commit()

    def _trim(self, connection: sqlite3.Connection) -> None:
        """Forget what was used least recently where the file is too large."""
        size, pages, free = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_size", "page_count", "freelist_count")
        )
        if (pages - free) * size <= self.max_bytes:
            return
        count = connection.execute("SELECT count(*) FROM vectors").fetchone()[0]
        excess = 1 - self.max_bytes / ((pages - free) * size)
        connection.execute(
            "DELETE FROM vectors WHERE id IN (SELECT id FROM vectors ORDER BY used, id LIMIT ?)",
            (int(count * min(1.0, excess + _TRIMMED)),),
        )


@dataclass(frozen=True)
class CachedEncoder:
    """An encoder that asks ``cache`` first. Its vectors are those of ``encoder``, bit for bit as
    they were first computed.
    """

    encoder: Encoder
    cache: VectorCache

    @property
    def name(self) -> str:
        """The name of the encoder behind."""
        return self.encoder.name

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return self.encoder.dimensions

    @property
    def languages(self) -> frozenset[str] | None:
        """The languages of the encoder behind."""
        return self.encoder.languages

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit row for each text."""
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        for first in range(0, len(texts), _TEXTS):
            part = slice(first, first + _TEXTS)
            vectors[part] = self._encode(texts[part])
        return vectors

    def _encode(self, texts: Sequence[str]) -> Vectors:
        keys = [_key(self.name, text) for text in texts]
        row = {key: index for index, key in enumerate(dict.fromkeys(keys))}
        vectors = np.zeros((len(row), self.dimensions), np.float32)
        for key, vector in self.cache.read(list(row)).items():
            if len(vector) == self.dimensions:
                vectors[row[key]] = vector
        known = abs(np.einsum("ij,ij->i", vectors, vectors) - 1.0) < _TOLERANCE
        todo = {key: text for key, text in zip(keys, texts, strict=True) if not known[row[key]]}
        if todo:
            fresh = self.encoder.encode(list(todo.values()))
            vectors[[row[key] for key in todo]] = fresh
            self.cache.write(list(todo), fresh)
        return vectors[[row[key] for key in keys]]


def _key(name: str, text: str) -> bytes:
    content = f"{name}\0{text}".encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=16).digest()


def folder() -> Path:
    """Where this system keeps what may be thrown away, and in it the place for Sverka."""
    if chosen := os.environ.get("XDG_CACHE_HOME"):
        return Path(chosen) / "sverka"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "sverka"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "sverka" / "cache"
    return Path.home() / ".cache" / "sverka"


def cached(encoder: Encoder, cache: VectorCache | None = None) -> Encoder:
    """``encoder`` with ``cache`` before it, by default the one in the user's cache folder.

    With the environment variable ``SVERKA_CACHE=off`` it is ``encoder`` itself.
    """
    if os.environ.get("SVERKA_CACHE", "").strip().lower() == "off":
        return encoder
    try:
        return CachedEncoder(encoder, cache or VectorCache(folder() / "vectors-1.sqlite"))
    except RuntimeError:  # this user has no home
        return encoder
