"""Search the whole library.

The index contains every sequence of three characters, so it finds any part of a word in any script.
Its results are searched again for the exact spans. Shorter texts and regular expressions are
searched for in every sentence.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from align.review.find import Pattern
from align.review.things import Side


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence of a document with matches, and their spans in code points; ``other`` has the
    sentences on the other side of its row. ``number`` is the position of that row, from 1.
    """

    review: int
    name: str
    row: int
    cell: int
    side: Side
    text: str
    spans: tuple[tuple[int, int], ...]
    other: tuple[str, ...] = ()
    number: int = 0


_OTHER = "SELECT text FROM cells WHERE review = ? AND row = ? AND side <> ? ORDER BY place, id"
#: The position of a row, by the index of the places.
_NUMBER = (
    "SELECT count(*) FROM rows WHERE review = :review AND place <= "
    "(SELECT place FROM rows WHERE review = :review AND id = :row)"
)


def search(
    connection: sqlite3.Connection,
    pattern: Pattern,
    review: int | None = None,
    side: Side | None = None,
    project: int | None = None,
) -> Iterator[Hit]:
    """Find ``pattern``, document by document, each in the order of its text."""
    query, values = _query(pattern, review, side, project)
    for number, name, row, cell, at, text in connection.execute(query, values):
        if spans := pattern.spans(text):
            other = tuple(one for (one,) in connection.execute(_OTHER, (number, row, at)))
            (place,) = connection.execute(_NUMBER, {"review": number, "row": row}).fetchone()
            yield Hit(number, name, row, cell, at, text, spans, other, place)


def _query(
    pattern: Pattern, review: int | None, side: Side | None, project: int | None
) -> tuple[str, dict[str, object]]:
    where = ["c.review = :review"] if review is not None else []
    where += ["c.side = :side"] if side else []
    where += ["v.project = :project"] if project is not None else []
    source = "cells AS c"
    words = ""
    if not pattern.is_regex and len(pattern.text) >= 3 and "\0" not in pattern.text:
        # The query planner must begin with the few sentences that the index returns.
        source = "sentences AS f CROSS JOIN cells AS c ON c.key = f.rowid"
        where.append("f.folded MATCH :words")
        folded = pattern.text.replace("ё", "е").replace("Ё", "Е").replace('"', '""')
        words = f'"{folded}"'
    query = (
        "SELECT v.id, v.name, c.row, c.id, c.side, c.text "
        f"FROM {source} JOIN reviews AS v ON v.id = c.review "
        f"WHERE {' AND '.join(where) or '1'} ORDER BY v.name, v.id, c.place, c.side"
    )
    return query, {"review": review, "side": side, "project": project, "words": words}
