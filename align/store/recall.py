"""Translations in a library: the sentences that other documents share with a text.

The rows of a document are cached as two numbers each, so that a library of any size fits into
memory. They are read again only if somebody has changed the document. Texts are only read for the
rows that matter.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Set
from itertools import groupby
from operator import itemgetter
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from align.alignment import Alignment
from align.languages import joiner
from align.store.database import Database
from align.store.renewing import kin
from align.text import primary_language

if TYPE_CHECKING:  # the checks import the aligner, which is slow to load
    from align.checks.model.memory import Memory, Other

#: The largest number of rows to cache, three numbers each; those of the latest changed documents
#: are kept.
_KNOWN = 1_000_000
#: The largest number of translations to return for a text, which limits the time.
_TOLD = 2_000

_REVIEWS = """
    SELECT v.id, v.name, s.lang, t.lang, v.seq, v.created, coalesce(c.at, v.created) AS changed
    FROM reviews AS v
    JOIN documents AS s ON s.id = v.src
    JOIN documents AS t ON t.id = v.tgt
    LEFT JOIN changes AS c ON c.review = v.id AND c.seq = v.seq
    WHERE v.id NOT IN (SELECT of FROM versions)
    ORDER BY changed DESC, v.id
"""
#: Rows that people do not call wrong, faulty or unfinished, and that the aligner does not doubt.
_ROWS = """
    SELECT id, status = 'accepted' FROM rows
    WHERE review = ? AND status != 'rejected' AND rendering IN ('open', 'good')
    AND (status = 'accepted' OR by = 'person' OR probability >= ?)
"""
_CELLS = "SELECT row, side = 'tgt', text FROM cells WHERE review = ?"


class _Rows(NamedTuple):
    """A document's rows: numbers of their source and target, and their ids times two, plus one if
    the row is accepted. ``stamp`` identifies the state of the document when it was read.
    """

    stamp: tuple[object, ...]
    srcs: array[int]
    tgts: array[int]
    ids: array[int]


class _Seen(NamedTuple):
    """How often a sentence has this translation, whether it is accepted, and an example row."""

    times: int
    accepted: bool
    name: str
    review: int
    row: int


#: A sentence and its translation, as numbers.
_Pair = tuple[int, int]


class Recall:
    """The translation memory of a library. Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, _Rows] = {}
        self._lock = Lock()

    def names(self) -> dict[int, str]:
        """Read the names of all documents, by their ids."""
        with self._database.read() as connection:
            return dict(connection.execute("SELECT id, name FROM reviews"))

    def memory(self, alignment: Alignment, review: int | None = None) -> Memory:
        """Translations in documents other than ``review`` and its other versions that differ from
        ``alignment``, and those that support it.
        """
        from align.checks.model.memory import Memory

        langs = primary_language(alignment.src.lang), primary_language(alignment.tgt.lang)
        own = _numbered(alignment)
        with self._database.read() as connection:
            found = _shared(self._others(connection, langs, review), own)
            odd = [pair for pair in found if pair not in own][:_TOLD]
            srcs, tgts = ({pair[side] for pair in odd} for side in (0, 1))
            same = [pair for pair in own & found.keys() if pair[0] in srcs or pair[1] in tgts]
            told = (*odd, *same)
            return Memory(tuple(_other(connection, found[pair], langs) for pair in told))

    def _others(
        self, connection: sqlite3.Connection, langs: tuple[str, str], review: int | None
    ) -> list[tuple[int, str, _Rows]]:
        """The rows of all other documents in these languages, latest changed document first."""
        size, found = 0, []
        own = set[int]() if review is None else kin(connection, review)
        with self._lock:
            known, self._known = self._known, {}
            for number, name, src_lang, tgt_lang, *stamp in connection.execute(_REVIEWS).fetchall():
                if size >= _KNOWN:
                    break
                asked = (primary_language(src_lang), primary_language(tgt_lang)) == langs
                rows = known.get(number)
                if rows is None or rows.stamp != tuple(stamp):
                    if not asked or number in own:
                        continue
                    rows = _read(connection, number, langs, tuple(stamp))
                # Rows that are not needed now are cached as well: the next text may need them.
                self._known[number] = rows
                size += len(rows.ids)
                if asked and number not in own:
                    found.append((number, name, rows))
        return found


def _numbered(alignment: Alignment) -> set[_Pair]:
    """The beads that are long enough and that the aligner does not doubt."""
    from align.checks.model.finding import TRUSTED_FROM

    texts = (
        (alignment.src_text(bead), alignment.tgt_text(bead))
        for bead in alignment.beads
        if bead.probability >= TRUSTED_FROM
    )
    return {pair for src, tgt in texts if (pair := _numbers(src, tgt))}


def _numbers(src: str, tgt: str) -> _Pair | None:
    """Both texts as numbers, which are equal for equal texts; None for short texts."""
    from align.checks.model.memory import LONG_ENOUGH, plain

    src, tgt = plain(src), plain(tgt)
    return (hash(src), hash(tgt)) if min(len(src), len(tgt)) >= LONG_ENOUGH else None


def _read(
    connection: sqlite3.Connection, review: int, langs: tuple[str, str], stamp: tuple[object, ...]
) -> _Rows:
    """Read the rows of a document whose texts belong together, as numbers."""
    from align.checks.model.finding import TRUSTED_FROM

    rows = _Rows(stamp, array("q"), array("q"), array("q"))
    accepted = dict(connection.execute(_ROWS, (review, TRUSTED_FROM)))
    cells = connection.execute(f"{_CELLS} ORDER BY row, place", (review,))
    for row, src, tgt in _texts(cells, langs):
        pair = _numbers(src, tgt) if row in accepted else None
        if pair:
            rows.srcs.append(pair[0])
            rows.tgts.append(pair[1])
            rows.ids.append(2 * row + accepted[row])
    return rows


def _texts(
    cells: Iterable[tuple[int, bool, str]], langs: tuple[str, str]
) -> Iterator[tuple[int, str, str]]:
    """Both texts of each row. One row at a time, because fifty thousand small lists are slow."""
    in_src, in_tgt = map(joiner, langs)
    for row, group in groupby(cells, key=itemgetter(0)):
        src = tgt = ""
        for _, is_tgt, text in group:
            if is_tgt:
                tgt = f"{tgt}{in_tgt}{text}" if tgt else text
            else:
                src = f"{src}{in_src}{text}" if src else text
        yield row, src, tgt


def _shared(others: Iterable[tuple[int, str, _Rows]], own: Set[_Pair]) -> dict[_Pair, _Seen]:
    """The translations that documents share with ``own`` on either side."""
    found: dict[_Pair, _Seen] = {}
    srcs, tgts = ({pair[side] for pair in own} for side in (0, 1))
    for review, name, rows in others:
        for src, tgt, key in zip(rows.srcs, rows.tgts, rows.ids, strict=True):
            if src in srcs or tgt in tgts:
                row, accepted = divmod(key, 2)
                seen = found.get((src, tgt))
                if seen is None or accepted > seen.accepted:
                    times = seen.times if seen else 0
                    seen = _Seen(times, bool(accepted), name, review, row)
                found[src, tgt] = seen._replace(times=seen.times + 1)
    return found


def _other(connection: sqlite3.Connection, seen: _Seen, langs: tuple[str, str]) -> Other:
    from align.checks.model.memory import Other

    cells = connection.execute(f"{_CELLS} AND row = ? ORDER BY place", (seen.review, seen.row))
    ((_, src, tgt),) = _texts(cells, langs)
    return Other(src, tgt, seen.name, seen.times, seen.accepted, seen.review, seen.row)
