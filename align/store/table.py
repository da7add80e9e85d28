"""A review in the file: read piece by piece, and changed by patches."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from align.review.patch import Diff, Patch
from align.review.things import (
    SIDES,
    Annotation,
    Cell,
    Comment,
    Dismissed,
    Judgement,
    Named,
    Remark,
    Reply,
    Row,
    Ruled,
    Thing,
    ThingKind,
)


def _quoted(columns: Iterable[str]) -> str:
    """The names of columns, which may also be words of SQL (``begin``, ``end``)."""
    return ", ".join(f'"{column}"' for column in columns)


def _all_of(table: str, kind: type[Thing]) -> str:
    """The query for things whose fields are columns."""
    return f"SELECT {_quoted(field.name for field in fields(kind))} FROM {table} WHERE review = ?"


_ROW_COLUMNS = (
    "place", "probability", "status", "by", "bookmark", "boundary", "note", "weighed", "rendering",
    "readers", "editors",
)  # fmt: skip
_FACTS = ("id", *_ROW_COLUMNS, "version")
_ROWS_ALONE = f"SELECT {', '.join(_FACTS)} FROM rows WHERE review = ?"
_ROWS = f"""
    SELECT {", ".join(f"r.{column}" for column in _FACTS)}, c.id, c.side
    FROM rows AS r CROSS JOIN cells AS c ON c.review = r.review AND c.row = r.id
    WHERE r.review = ? AND {{where}} ORDER BY r.place {{way}}, c.place
"""
_TEXT = "id, side, text, coalesce(loaded, text), paragraph, place"
_CELLS = f"SELECT {_TEXT} FROM cells WHERE review = ?"
_CELLS_OF_ROWS = f"SELECT row, {_TEXT} FROM cells WHERE review = ?"
_NEW_CELLS = """
    INSERT INTO cells (review, id, side, row, place, paragraph, text, loaded)
    SELECT ?, value->>'id', value->>'side', value->>'row', value->>'place', value->>'paragraph',
           value->>'text', nullif(value->>'loaded', value->>'text')
    FROM json_each(?)
"""
#: From this number of differences on, the whole review is read.
_MANY = 500
_COMMENTS = _all_of("comments", Comment)
_ANNOTATIONS = _all_of("annotations", Annotation)
_REPLIES = _all_of("replies", Reply)
_DISMISSALS = _all_of("dismissals", Dismissed)
_RULES = "SELECT thing, kind, pattern, reason, who, at, ended_by, ended FROM rules WHERE review = ?"
#: The tables of things whose fields are columns, with the column of their ids. What hangs on others
#: comes after these.
_THINGS: dict[ThingKind, tuple[str, str]] = {
    "comment": ("comments", "id"),
    "annotation": ("annotations", "id"),
    "reply": ("replies", "id"),
    "dismissal": ("dismissals", "id"),
    "rule": ("rules", "thing"),
}


class Table:
    """A review in the file, as operations read it (``align.review.View``).

    It reads only what is needed, so an operation takes the same time in a review of any length.
    """

    def __init__(self, connection: sqlite3.Connection, review: int) -> None:
        self._connection, self.review = connection, review
        self._read: dict[int, Row] = {}  # a change of many rows needs each of them again

    @property
    def next_id(self) -> int:
        """An id that was never used."""
        query = "SELECT next_id FROM reviews WHERE id = ?"
        return int(self._connection.execute(query, (self.review,)).fetchone()[0])

    def find(self, kind: ThingKind, id: int) -> Thing | None:  # noqa: A002
        """Find a thing."""
        if kind == "row":
            return self._read.get(id) or next(self._rows("r.id = ?", id), None)
        if kind == "cell":
            return next(self.cells("AND id = ?", id), None)
        if kind == "comment":
            return next(self.comments("AND id = ?", id), None)
        if kind == "annotation":
            return next(self.annotations("AND id = ?", id), None)
        if kind == "reply":
            return next(self.replies("AND id = ?", id), None)
        if kind == "name":
            query = "SELECT 0, name FROM reviews WHERE id = ?"
            return Named(*self._connection.execute(query, (self.review,)).fetchone())
        return next((one for one in self.judgements() if one.id == id), None)

    def row_of(self, cell: int) -> Row | None:
        """Find the row that holds a cell."""
        query = "r.id = (SELECT row FROM cells WHERE review = ? AND id = ?)"
        return next(self._rows(query, self.review, cell), None)

    def whole(self) -> tuple[dict[int, Cell], tuple[Row, ...]]:
        """Read all sentences and rows, the latter in order; twice as fast as piece by piece."""
        cells: dict[int, Cell] = {}
        held: dict[int, tuple[list[Cell], list[Cell]]] = defaultdict(lambda: ([], []))
        for row, *values in self._connection.execute(_CELLS_OF_ROWS, (self.review,)):
            cell = cells[values[0]] = Cell(*values)
            held[row][cell.side == "tgt"].append(cell)
        rows = [
            _row(facts, *(_ids(side) for side in held[facts[0]]))
            for facts in self._connection.execute(_ROWS_ALONE, (self.review,))
        ]
        return cells, tuple(sorted(rows, key=_place))

    def following(self, row: Row) -> Iterator[Row]:
        """Go through the rows below ``row``, downwards."""
        return self._rows("r.place > ?", row.place)

    def preceding(self, row: Row) -> Iterator[Row]:
        """Go through the rows above ``row``, upwards."""
        return self._rows("r.place < ?", row.place, way="DESC")

    def next_cell(self, cell: Cell) -> Cell | None:
        """Find the sentence after ``cell`` on its side."""
        found = self.cells(
            "AND side = ? AND place > ? ORDER BY place LIMIT 1", cell.side, cell.place
        )
        return next(found, None)

    def previous_cell(self, cell: Cell) -> Cell | None:
        """Find the sentence before ``cell`` on its side."""
        found = self.cells(
            "AND side = ? AND place < ? ORDER BY place DESC LIMIT 1", cell.side, cell.place
        )
        return next(found, None)

    def comments_of(self, cell: int) -> Iterator[Comment]:
        """Find the comments on a sentence, oldest first."""
        return self.comments("AND cell = ? ORDER BY id", cell)

    def cells(self, more: str = "", *values: object) -> Iterator[Cell]:
        """Iterate over the sentences that the SQL in ``more`` selects."""
        for values_ in self._connection.execute(f"{_CELLS} {more}", (self.review, *values)):
            yield Cell(*values_)

    def comments(self, more: str = "", *values: object) -> Iterator[Comment]:
        """Iterate over the comments that the SQL in ``more`` selects."""
        for values_ in self._connection.execute(f"{_COMMENTS} {more}", (self.review, *values)):
            number, cell, who, at, text, answers, begin, end, resolved, assigned = values_
            known = number, cell, who, at, text, answers, begin, end
            yield Comment(*known, bool(resolved), assigned)

    def annotations_of(self, cell: int) -> Iterator[Annotation]:
        """Find the annotations of a sentence, oldest first."""
        return self.annotations("AND cell = ? ORDER BY id", cell)

    def replies_to(self, annotation: int) -> Iterator[Reply]:
        """Find the replies to an annotation, oldest first."""
        return self.replies("AND annotation = ? ORDER BY id", annotation)

    def annotations(self, more: str = "", *values: object) -> Iterator[Annotation]:
        """Iterate over the annotations that the SQL in ``more`` selects."""
        found = self._connection.execute(f"{_ANNOTATIONS} {more}", (self.review, *values))
        return (Annotation(*line) for line in found.fetchall())

    def replies(self, more: str = "", *values: object) -> Iterator[Reply]:
        """Iterate over the replies that the SQL in ``more`` selects."""
        found = self._connection.execute(f"{_REPLIES} {more}", (self.review, *values))
        return (Reply(*line) for line in found.fetchall())

    def remarks(self) -> Iterator[Remark]:
        """Iterate over the annotations of this review and the replies to them."""
        yield from self.annotations()
        yield from self.replies()

    def judgements(self) -> Iterator[Judgement]:
        """Iterate over the dismissals and rules of this review."""
        for values in self._connection.execute(_DISMISSALS, (self.review,)):
            yield Dismissed(*values)
        for values in self._connection.execute(_RULES, (self.review,)):
            yield Ruled(*values)

    def dismissal(self, fingerprint: str) -> Dismissed | None:
        """Find the dismissal of a finding."""
        query = f"{_DISMISSALS} AND fingerprint = ?"
        found = self._connection.execute(query, (self.review, fingerprint)).fetchone()
        return Dismissed(*found) if found else None

    def _rows(self, where: str, *values: object, way: str = "ASC") -> Iterator[Row]:
        query = _ROWS.format(where=where, way=way)
        found = self._connection.execute(query, (self.review, *values))
        for _, lines in groupby(found, key=itemgetter(0)):
            cells = list(lines)
            src, tgt = (tuple(cell for *_, cell, at in cells if at == side) for side in SIDES)
            row = self._read[cells[0][0]] = _row(cells[0], src, tgt)
            yield row

    def version(self, row: int) -> int:
        """The number of the last change that touched a row; 0 if the row does not exist."""
        query = "SELECT version FROM rows WHERE review = ? AND id = ?"
        found = self._connection.execute(query, (self.review, row)).fetchone()
        return int(found[0]) if found else 0

    def fits(self, patch: Patch) -> bool:
        """Whether everything that ``patch`` changes still is what it was before."""
        if len(patch.diffs) > _MANY:
            for _ in self._rows("1"):
                pass  # one query is faster than many
        removed = {diff.id for diff in patch.diffs if diff.kind == "cell" and diff.now is None}
        # The patch itself must remove or move all that hangs on what it removes.
        known = {diff.id for diff in patch.diffs if diff.kind in ("comment", "annotation", "reply")}
        unmarked = [d.id for d in patch.diffs if d.kind == "annotation" and d.now is None]
        hanging: tuple[Comment | Remark, ...] = (
            *(one for cell in removed for one in self.comments_of(cell)),
            *(one for cell in removed for one in self.annotations_of(cell)),
            *(one for number in unmarked for one in self.replies_to(number)),
        )
        again = [diff.now for diff in patch.diffs if diff.kind == "dismissal" and not diff.was]
        return (
            all(diff.fits(self.find(diff.kind, diff.id)) for diff in patch.diffs)
            and all(one.id in known for one in hanging)
            # Somebody else may have dismissed the same finding meanwhile.
            and not any(self.dismissal(now["fingerprint"]) for now in again if now)
        )

    # ----------------------------------------------------------------- writing

    def write(self, patch: Patch, seq: int) -> None:
        """Apply ``patch`` as change number ``seq``."""
        self._read.clear()
        by_kind: dict[ThingKind, list[Diff]] = defaultdict(list)
        for diff in patch.diffs:
            by_kind[diff.kind].append(diff)
        homes = {
            cell: diff.id
            for diff in by_kind["row"]
            for side in SIDES
            for cell in (diff.now or {}).get(side, ())
        }
        new = {diff.id for diff in by_kind["cell"] if diff.was is None}
        for kind, (table, key) in reversed(_THINGS.items()):
            self._delete(table, by_kind[kind], key)
        self._delete("cells", by_kind["cell"])
        self._delete("rows", by_kind["row"])
        self._write_rows(by_kind["row"])
        self._write_cells(by_kind["cell"], homes)
        self._each(
            "UPDATE cells SET row = ? WHERE review = ? AND id = ?",
            ((row, self.review, cell) for cell, row in homes.items() if cell not in new),
        )
        for kind, (table, key) in _THINGS.items():
            self._write_things(table, by_kind[kind], key)
        for diff in by_kind["name"]:
            query = "UPDATE reviews SET name = ? WHERE id = ?"
            self._connection.execute(query, ((diff.now or {})["name"], self.review))
        self._each(
            "UPDATE rows SET version = ? WHERE review = ? AND id = ?",
            ((seq, self.review, row) for row in patch.touched),
        )
        highest = max((diff.id for diff in patch.diffs), default=0)
        self._connection.execute(
            "UPDATE reviews SET seq = ?, next_id = max(next_id, ?) WHERE id = ?",
            (seq, highest + 1, self.review),
        )

    def _write_rows(self, diffs: Sequence[Diff]) -> None:
        # Rows may swap places, so all of them leave theirs first.
        moved = [diff.id for diff in diffs if diff.was and diff.now and "place" in diff.now]
        self._each(
            "UPDATE rows SET place = 'moving ' || id WHERE review = ? AND id = ?",
            ((self.review, row) for row in moved),
        )
        for names, group in _by_fields(diff for diff in diffs if diff.was and diff.now):
            columns = [name for name in names if name in _ROW_COLUMNS]
            if columns:
                self._update("rows", columns, group)
        named = ", ".join(_ROW_COLUMNS)
        marks = ", ".join("?" * (len(_ROW_COLUMNS) + 3))
        self._each(
            f"INSERT INTO rows (review, id, version, {named}) VALUES ({marks})",
            (
                (self.review, diff.id, 0, *(_stored(diff.now[name]) for name in _ROW_COLUMNS))
                for diff in diffs
                if diff.was is None and diff.now
            ),
        )

    def _write_cells(self, diffs: Sequence[Diff], homes: dict[int, int]) -> None:
        # The search index is written after each statement, so one statement inserts everything.
        new = [
            {**now, "id": d.id, "row": homes[d.id]} for d in diffs if not d.was and (now := d.now)
        ]
        self._connection.execute(_NEW_CELLS, (self.review, json.dumps(new)))
        for diff in diffs:
            if diff.was and diff.now:
                after = diff.applied(self.find("cell", diff.id))
                assert isinstance(after, Cell)  # noqa: S101
                self._connection.execute(
                    "UPDATE cells SET text = ?, loaded = nullif(?, ?), place = ?, paragraph = ? "
                    "WHERE review = ? AND id = ?",
                    (
                        after.text,
                        after.loaded,
                        after.text,
                        after.place,
                        after.paragraph,
                        self.review,
                        after.id,
                    ),
                )

    def _write_things(self, table: str, diffs: Sequence[Diff], key: str) -> None:
        """Write things whose fields are columns; ``key`` is the column of their ids."""
        for names, group in _by_fields(diff for diff in diffs if diff.was and diff.now):
            self._update(table, names, group, key)
        for names, group in _by_fields(diff for diff in diffs if not diff.was and diff.now):
            columns = _quoted(("review", key, *names))
            marks = ", ".join("?" * (len(names) + 2))
            self._each(
                f"INSERT INTO {table} ({columns}) VALUES ({marks})",
                (
                    (self.review, diff.id, *(now[name] for name in names))
                    for diff in group
                    if (now := diff.now)
                ),
            )

    def _delete(self, table: str, diffs: Iterable[Diff], key: str = "id") -> None:
        self._each(
            f"DELETE FROM {table} WHERE review = ? AND {key} = ?",
            ((self.review, diff.id) for diff in diffs if diff.now is None),
        )

    def _update(
        self, table: str, columns: Sequence[str], diffs: Iterable[Diff], key: str = "id"
    ) -> None:
        assigned = ", ".join(f'"{column}" = ?' for column in columns)
        self._each(
            f"UPDATE {table} SET {assigned} WHERE review = ? AND {key} = ?",
            (
                (*(_stored(now[column]) for column in columns), self.review, diff.id)
                for diff in diffs
                if (now := diff.now)
            ),
        )

    def _each(self, statement: str, values: Iterable[Sequence[Any]]) -> None:
        self._connection.executemany(statement, values)


def _by_fields(diffs: Iterable[Diff]) -> Iterator[tuple[tuple[str, ...], list[Diff]]]:
    """Group differences by the fields that they change."""
    found: dict[tuple[str, ...], list[Diff]] = defaultdict(list)
    for diff in diffs:
        found[tuple(diff.now or ())].append(diff)
    return iter(found.items())


def _row(facts: Sequence[Any], src: tuple[int, ...], tgt: tuple[int, ...]) -> Row:
    """A row from the columns that ``_FACTS`` names, and its sentences."""
    number, place, probability, status, by, bookmark, boundary, note, *rest = facts[: len(_FACTS)]
    weighed, rendering, readers, editors, version = rest
    return Row(
        number,
        src,
        tgt,
        place,
        probability,
        status,
        by,
        bool(bookmark),
        bool(boundary),
        note,
        bool(weighed),
        rendering,
        _names(readers),
        _names(editors),
        version,
    )


@lru_cache(4096)
def _names(column: str) -> tuple[str, ...]:
    """Names from a JSON list; many rows have the same ones."""
    return tuple(json.loads(column))


def _stored(value: Any) -> Any:
    """A value of a field as its column has it."""
    return _listed(value) if isinstance(value, tuple) else value


@lru_cache(4096)
def _listed(names: tuple[str, ...]) -> str:
    return json.dumps(names, ensure_ascii=False)


def _ids(cells: list[Cell]) -> tuple[int, ...]:
    if len(cells) > 1:
        cells.sort(key=_place)
    return tuple(cell.id for cell in cells)


def _place(thing: Row | Cell) -> str:
    return thing.place
