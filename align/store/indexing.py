"""The documents of a library as the texts of a concordance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from align.concordance.index import Bead, Source
from align.concordance.metadata import described, speaker
from align.store import documents
from align.store.database import Database
from align.text import Document

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
_CELLS = """
    SELECT r.id, r.status, c.side, c.paragraph, c.text
    FROM rows AS r JOIN cells AS c ON c.review = r.review AND c.row = r.id
    WHERE r.review = ? ORDER BY r.place, r.id, c.side, c.place, c.id
"""


def index_path(library: Path) -> Path:
    """Where the index of a library is: next to it. Deleting it loses nothing."""
    return library.with_name(f"{library.name}.index")


def sources(database: Database) -> list[Source]:
    """The documents of a library, by name."""
    with database.read() as connection:
        found = connection.execute(_REVIEWS).fetchall()
    return [
        Source(
            name,
            f"{seq} {at}",
            (src_lang, tgt_lang),
            partial(_read, database, number, (src, tgt)),
            number,
        )
        for number, name, seq, at, src_lang, tgt_lang, src, tgt in found
    ]


def _read(
    database: Database, number: int, both: tuple[int, int]
) -> tuple[Mapping[str, str], Iterator[Bead]]:
    with database.read() as connection:
        src, tgt = (documents.read(connection, one) for one in both)
        cells = connection.execute(_CELLS, (number,)).fetchall()
    return described(src, tgt), _beads(cells, src, tgt)


def _beads(
    cells: list[tuple[int, str, str, int, str]], src: Document, tgt: Document
) -> Iterator[Bead]:
    for row, group in groupby(cells, itemgetter(0)):
        several = list(group)
        sides = _texts(several, "src"), _texts(several, "tgt")
        _, status, side, paragraph, _ = several[0]
        who = speaker(src if side == "src" else tgt, paragraph)
        if status == "rejected" and all(sides):  # these do not translate each other
            yield Bead(row, sides[0], (), who)
            yield Bead(row, (), sides[1], who)
        else:
            yield Bead(row, *sides, who)


def _texts(cells: list[tuple[int, str, str, int, str]], side: str) -> tuple[str, ...]:
    return tuple(text for _, _, at, _, text in cells if at == side)
