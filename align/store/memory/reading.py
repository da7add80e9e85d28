"""The rows of a library's documents as an index, kept up to date with what people change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from threading import Lock

from align.languages import joiner
from align.review.patch import Patch
from align.store import history
from align.store.memory.index import Block, Index, Key, Vocabulary, Words
from align.text import primary_language

#: If more rows of a document have changed, all of it is read again.
_FEW = 200
#: If more rows have changed in all, the index is made anew.
_MANY = 1_000
#: The largest number of rows in the index; those of the latest changed documents.
MOST = 500_000

_REVIEWS = """
    SELECT v.id, s.lang, t.lang, v.seq, v.created
    FROM reviews AS v
    JOIN documents AS s ON s.id = v.src
    JOIN documents AS t ON t.id = v.tgt
    LEFT JOIN changes AS c ON c.review = v.id AND c.seq = v.seq
    WHERE v.id NOT IN (SELECT of FROM versions)
    ORDER BY coalesce(c.at, v.created) DESC, v.id
"""
_CELLS = (
    "SELECT row, side = 'tgt', text FROM cells WHERE review = ? {where} ORDER BY row, place, id"
)


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of both sides, as BCP-47 tags. A document in the same languages the other way
    round belongs to them, too.
    """

    src: str
    tgt: str

    @property
    def primary(self) -> tuple[str, str]:
        """Their primary subtags."""
        return primary_language(self.src), primary_language(self.tgt)

    def turned(self, src: str, tgt: str) -> bool | None:
        """Whether a document in ``src`` and ``tgt`` has them the other way round; None if it is in
        other languages.
        """
        both = primary_language(src), primary_language(tgt)
        if both == self.primary:
            return False
        return True if both == self.primary[::-1] else None


@dataclass(frozen=True, slots=True)
class Text:
    """The sentences of a row, as the languages of the index say: swapped if its document is."""

    src: tuple[str, ...]
    tgt: tuple[str, ...]
    turned: bool = False

    def joined(self, langs: Languages) -> tuple[str, str]:
        """The text of both sides."""
        return joiner(langs.src).join(self.src), joiner(langs.tgt).join(self.tgt)


@dataclass
class Book:
    """All rows of the library in two languages that have text on both sides.

    Whoever calls a method other than ``update`` holds ``lock``; who calls that holds ``updating``.
    """

    langs: Languages
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    index: Index | None = None
    _blocks: dict[int, Block] = field(default_factory=dict)
    _seen: dict[int, int] = field(default_factory=dict)
    _turned: set[int] = field(default_factory=set)
    #: Held while the index is searched or changed, and while it is made anew.
    lock: Lock = field(default_factory=Lock)
    updating: Lock = field(default_factory=Lock)

    def is_current(self, connection: sqlite3.Connection) -> bool:
        """Apply what few rows have changed; False if whole documents must be read first."""
        found = self._documents(connection)
        if self.index is None or any(self._is_new(number, stamp) for number, _, stamp in found):
            return False
        changed: list[tuple[int, bool, int, set[int]]] = []
        for number, turned, (seq, _) in found:
            if self._seen[number] < seq:
                rows = _changed(connection, number, self._seen[number])
                if rows is None or len(rows) > _FEW:
                    return False
                changed.append((number, turned, seq, rows))
        for number in self._seen.keys() - {number for number, _, _ in found}:
            self.index.drop(number)
            self._forget(number)
        for number, turned, seq, rows in changed:
            self._apply(connection, self.index, number, turned, rows)
            self._seen[number] = seq
        return self.index.changed <= _MANY

    def update(self, connection: sqlite3.Connection) -> None:
        """Read what is new and has changed, and make the index anew."""
        found = self._documents(connection)
        blocks: dict[int, Block] = {}
        size = 0
        for number, turned, stamp in found:
            known = self._blocks.get(number)
            if known is None or known.stamp != stamp:
                rows = self._worded(_read(connection, number, turned))
                known = Block.of(number, stamp, rows, self.vocabulary)
            if size + len(known.rows) > MOST and blocks:
                continue
            blocks[number] = known
            size += len(known.rows)
        index = Index(tuple(blocks.values()), self.vocabulary)
        with self.lock:
            self._blocks = blocks
            self._seen = {number: seq for number, _, (seq, _) in found}
            self._turned = {number for number, turned, _ in found if turned}
            self.index = index

    def texts(self, connection: sqlite3.Connection, keys: Iterable[Key]) -> dict[Key, Text]:
        """Read the sentences of rows; those that no longer exist are left out."""
        found: dict[Key, Text] = {}
        for review, group in groupby(sorted(keys), key=itemgetter(0)):
            rows = [row for _, row in group]
            turned = review in self._turned
            found |= {(review, row): text for row, text in _read(connection, review, turned, rows)}
        return found

    def _documents(self, connection: sqlite3.Connection) -> list[tuple[int, bool, tuple[int, str]]]:
        """The documents in these languages, the latest changed first, with their state."""
        return [
            (number, turned, (seq, created))
            for number, src, tgt, seq, created in connection.execute(_REVIEWS)
            if (turned := self.langs.turned(src, tgt)) is not None
        ]

    def _is_new(self, number: int, stamp: tuple[int, str]) -> bool:
        if number not in self._seen:
            return True
        known = self._blocks.get(number)
        return known is not None and (known.stamp[1] != stamp[1] or stamp[0] < self._seen[number])

    def _forget(self, number: int) -> None:
        self._seen.pop(number, None)
        self._blocks.pop(number, None)

    def _apply(
        self,
        connection: sqlite3.Connection,
        index: Index,
        number: int,
        turned: bool,
        rows: set[int],
    ) -> None:
        now = dict(self._worded(_read(connection, number, turned, sorted(rows))))
        for row in rows:
            index.put((number, row), now.get(row))

    def _worded(self, texts: Iterable[tuple[int, Text]]) -> Iterator[tuple[int, Words]]:
        """The words of rows with text on both sides."""
        from align.checks.families.terminology.stems import forms

        src, tgt = self.langs.primary
        for row, text in texts:
            if text.src and text.tgt:
                one, other = text.joined(self.langs)
                yield row, (forms(one, src)[1], forms(other, tgt)[1])


def _read(
    connection: sqlite3.Connection,
    review: int,
    turned: bool,
    rows: Sequence[int] | None = None,
) -> Iterator[tuple[int, Text]]:
    """The sentences of the rows of a document, or of all of them."""
    if rows is None:
        cells = connection.execute(_CELLS.format(where=""), (review,))
    else:
        where = f"AND row IN ({', '.join('?' * len(rows))})"
        cells = connection.execute(_CELLS.format(where=where), (review, *rows))
    for row, group in groupby(cells, key=itemgetter(0)):
        sides: tuple[list[str], list[str]] = ([], [])
        for _, is_tgt, text in group:
            sides[bool(is_tgt) != turned].append(text)
        yield row, Text(tuple(sides[0]), tuple(sides[1]), turned)


def _changed(connection: sqlite3.Connection, review: int, since: int) -> set[int] | None:
    """The rows whose sentences have changed after change ``since``; None if there are many."""
    (n,) = connection.execute(
        "SELECT count(*) FROM changes WHERE review = ? AND seq > ?", (review, since)
    ).fetchone()
    if n > _FEW:
        return None
    rows: set[int] = set()
    for change in history.read(connection, "review = ? AND seq > ?", review, since):
        rows |= _reworded(change.patch)
    return rows


def _reworded(patch: Patch) -> set[int]:
    """The rows that have other sentences after ``patch``, or sentences with another text."""
    if any(diff.kind == "cell" for diff in patch.diffs):
        return {*patch.touched, *(diff.id for diff in patch.diffs if diff.kind == "row")}
    return {
        diff.id
        for diff in patch.diffs
        if diff.kind == "row" and (diff.now is None or diff.was is None or "src" in diff.now)
    }
