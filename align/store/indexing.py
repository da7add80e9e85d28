"""The documents of a library as the texts of a concordance.

The columns of ``_CELLS`` are the row, its status, the side, the paragraph, the text and the id of a
sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from align.concordance.index import Bead, Source
from align.concordance.metadata import described, speaker
from align.review.columns import Column
from align.store import documents
from align.store.columns import Columns
from align.store.database import Database
from align.text import Document

_Cell = tuple[int, str, str, int, str, int]
#: Old versions of documents are left out, as by the memory.
_REVIEWS = """
    SELECT v.id, v.name, v.seq, coalesce(c.at, v.created), s.lang, t.lang, v.src, v.tgt
    FROM reviews AS v
    JOIN documents AS s ON s.id = v.src
    JOIN documents AS t ON t.id = v.tgt
    LEFT JOIN changes AS c ON c.review = v.id AND c.seq = v.seq
    WHERE v.id NOT IN (SELECT of FROM versions)
    ORDER BY v.name, v.id
"""
#: The further texts of these documents.
_COLUMNS = "SELECT review, id, name, lang FROM columns ORDER BY review, id"
_CELLS = """
    SELECT r.id, r.status, c.side, c.paragraph, c.text, c.id
    FROM rows AS r JOIN cells AS c ON c.review = r.review AND c.row = r.id
    WHERE r.review = ? ORDER BY r.place, r.id, c.side, c.place, c.id
"""


def index_path(library: Path) -> Path:
    """Where the index of a library is: next to it. Deleting it loses nothing."""
    return library.with_name(f"{library.name}.index")


def sources(database: Database, *, further: bool = False) -> list[Source]:
    """The documents of a library, by name. With ``further``, each further text is a translation of
    the original, too.
    """
    with database.read() as connection:
        found = connection.execute(_REVIEWS).fetchall()
        columns = connection.execute(_COLUMNS).fetchall() if further else []
    beside: dict[int, list[tuple[int, str, str]]] = {}
    for review, *column in columns:
        beside.setdefault(review, []).append(tuple(column))
    made = []
    for number, name, seq, at, src_lang, tgt_lang, src, tgt in found:
        own = partial(_read, database, number, (src, tgt))
        made.append(Source(name, f"{seq} {at}", (src_lang, tgt_lang), own, number))
        for column, title, lang in beside.get(number, ()):
            stamp = f"{seq} {at} {column} {title}"
            of_column = partial(_read, database, number, (src, tgt), column)
            made.append(Source(name, stamp, (src_lang, lang), of_column, number))
    return made


def _read(
    database: Database, number: int, both: tuple[int, int], column: int = 0
) -> tuple[Mapping[str, str], Iterator[Bead]]:
    with database.read() as connection:
        src, tgt = (documents.read(connection, one) for one in both)
        cells = connection.execute(_CELLS, (number,)).fetchall()
    if column:
        return described(src, tgt), _beside(cells, Columns(database).one(column), src)
    return described(src, tgt), _beads(cells, src, tgt)


def _beside(cells: list[_Cell], column: Column | None, src: Document) -> Iterator[Bead]:
    """The rows of a document with what a further text says there. All rows are there, because the
    words of the original are counted once for all texts.
    """
    rows = {row: list(group) for row, group in groupby(cells, itemgetter(0))}
    ids = {row: [one[-1] for one in own] for row, own in rows.items()}
    said = column.of_rows(ids) if column else {}
    for row, own in rows.items():
        _, _, side, paragraph, *_ = own[0]
        who = speaker(src, paragraph) if side == "src" else ""
        yield Bead(row, _texts(own, "src"), said.get(row, ()), who)


def _beads(cells: list[_Cell], src: Document, tgt: Document) -> Iterator[Bead]:
    for row, group in groupby(cells, itemgetter(0)):
        several = list(group)
        sides = _texts(several, "src"), _texts(several, "tgt")
        _, status, side, paragraph, *_ = several[0]
        who = speaker(src if side == "src" else tgt, paragraph)
        if status == "rejected" and all(sides):  # these do not translate each other
            yield Bead(row, sides[0], (), who)
            yield Bead(row, (), sides[1], who)
        else:
            yield Bead(row, *sides, who)


def _texts(cells: list[_Cell], side: str) -> tuple[str, ...]:
    return tuple(text for _, _, at, _, text, _ in cells if at == side)
