"""Who edited the texts of each row: kept up to date after every operation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from align.review.draft import Draft
from align.review.things import Cell, Row


def united(rows: Iterable[Row]) -> tuple[str, ...]:
    """The people who edited any of ``rows``, in their order."""
    return tuple(dict.fromkeys(who for row in rows for who in row.editors))


def follow(draft: Draft) -> None:
    """Add the person to the rows whose texts they changed.

    A row that got sentences from others also gets the editors of these, unless none of its own
    sentences is edited.
    """
    altered = draft.altered()
    edited = _edited(draft, altered)
    was: dict[int, Row] = {}
    credited = [pair for pair in altered if pair[0] and pair[0].editors]
    for before, after in altered if credited else ():
        if before and not (after and before.cells == after.cells):
            was |= dict.fromkeys(before.cells, before)
    for before, after in altered if credited else ():
        if after and not (before and before.cells == after.cells):
            editors = _inherited(draft, before, after, was)
            if editors != after.editors:
                draft.put(replace(after, editors=editors))
    for number in edited if draft.who else ():
        row = draft.find("row", number)
        if isinstance(row, Row) and draft.who not in row.editors:
            draft.put(replace(row, editors=(*row.editors, draft.who)))


def _edited(draft: Draft, altered: Iterable[tuple[Row | None, Row | None]]) -> set[int]:
    """The rows that have a sentence with another text, or have lost one, or have a new one."""
    reworded = draft.reworded()
    if not reworded:
        return set()
    rows = [row for pair in altered for row in pair if row]  # what a row has now comes last
    home = {cell: row.id for row in rows for cell in row.cells}
    found = set()
    for cell in (after or before for before, after in reworded):
        if cell and (number := home.get(cell.id)):
            found.add(number)
        elif cell and (row := draft.view.row_of(cell.id)):
            found.add(row.id)
    return found


def _inherited(
    draft: Draft, before: Row | None, after: Row, was: Mapping[int, Row]
) -> tuple[str, ...]:
    sources = (was[cell] for cell in after.cells if cell in was)
    editors = united((*([before] if before else ()), *sources))
    if not editors or (before and set(before.cells) <= set(after.cells)):
        return editors
    cells = (draft.find("cell", cell) for cell in after.cells)
    return editors if any(isinstance(one, Cell) and one.changed for one in cells) else ()
