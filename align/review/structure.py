"""Operations that change which sentences are paired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import ClassVar

from align.errors import EditError
from align.review.draft import Draft, Group
from align.review.model import View
from align.review.operation import OnRow, OnRows, Operation, rows_of
from align.review.things import Row, Side


@dataclass(frozen=True)
class Merge(OnRows):
    """Merge neighbouring rows into one."""

    name: ClassVar[str] = "merge"
    rows: tuple[int, ...]

    def edit(self, draft: Draft) -> None:
        rows = draft.rows(self.rows)
        if len(rows) < 2:
            raise EditError(
                "a single bead cannot be merged", hint="Select two or more", code="edit.one-row"
            )
        for upper, lower in pairwise(rows):
            if draft.below(upper) != lower:
                raise EditError(
                    "these beads are not adjacent",
                    hint="To join beads that are not adjacent, use “link”",
                    code="edit.not-neighbours",
                )
            _refuse_boundary(lower)
        merged = Group(
            tuple(one for row in rows for one in row.src),
            tuple(one for row in rows for one in row.tgt),
        )
        draft.regroup(rows, [merged])


@dataclass(frozen=True)
class Split(OnRow):
    """Split a row in two: ``src`` and ``tgt`` say how many sentences stay above."""

    name: ClassVar[str] = "split"
    row: int
    src: int
    tgt: int

    def edit(self, draft: Draft) -> None:
        row = draft.row(self.row)
        if not (0 <= self.src <= len(row.src) and 0 <= self.tgt <= len(row.tgt)):
            raise EditError(
                "cannot keep {kept} of a bead of type {type}",
                code="edit.cannot-keep",
                kept=f"{self.src}-{self.tgt}",
                type=row.type,
            )
        upper = Group(row.src[: self.src], row.tgt[: self.tgt])
        lower = Group(row.src[self.src :], row.tgt[self.tgt :])
        if not upper.cells or not lower.cells:
            raise EditError(
                "one half would be empty",
                hint="Leave at least one sentence in each half",
                code="edit.empty-half",
            )
        draft.regroup([row], [upper, lower])


@dataclass(frozen=True)
class Move(OnRow):
    """Move a sentence of one side to the next row: the last one down (``by`` 1) or the first one up
    (-1). Past the last or first row it gets a new row.
    """

    name: ClassVar[str] = "move"
    side: Side
    row: int
    by: int

    def edit(self, draft: Draft) -> None:
        _check_step(self.by)
        row = draft.row(self.row)
        cells = row.side(self.side)
        if not cells:
            raise EditError(
                "there is no sentence on this side to move", code="edit.nothing-to-move"
            )
        down = self.by == 1
        moved, rest = (cells[-1:], cells[:-1]) if down else (cells[:1], cells[1:])
        other = draft.below(row) if down else draft.above(row)
        if other is None and len(row.cells) == 1:
            raise EditError("there is nowhere to move this sentence", code="edit.nowhere-to-move")
        if lower := other if down else row:
            _refuse_boundary(lower)
        held = other.side(self.side) if other else ()
        rows = [row, other] if other else [row]
        groups = [
            Group.left(*_with_side(row, self.side, rest)),
            Group(*_with_side(other, self.side, (*held, *moved))),
        ]
        draft.regroup(rows[:: self.by], groups[:: self.by])  # upper row first


@dataclass(frozen=True)
class Shift(OnRow):
    """Shift one side of ``row`` and all rows below it: down a row (``by`` 1), which leaves this one
    without a counterpart, or up (-1), which joins this row's side to the row above.

    The shift ends at the next accepted row or boundary; a side that is pushed out there gets a new
    row. Only the first row, which was emptied or joined, counts as paired by the person; nobody has
    looked at the rows below.
    """

    name: ClassVar[str] = "shift"
    side: Side
    row: int
    by: int

    def edit(self, draft: Draft) -> None:
        _check_step(self.by)
        first = draft.row(self.row)
        if first.status == "accepted":
            raise EditError(
                "this bead is accepted and stays as it is",
                hint="Reopen it first",
                code="edit.accepted",
            )
        rows = [first]
        if self.by == -1:
            _refuse_boundary(first)
            above = draft.above(first)
            if above is None or above.status == "accepted":
                raise EditError(
                    "there is no open bead above to merge with", code="edit.nothing-above"
                )
            rows = [above, first]
        for row in draft.view.following(first):
            if row.status == "accepted" or row.boundary:
                break
            rows.append(row)
        sides = [row.side(self.side) for row in rows]
        slid = [(), *sides] if self.by == 1 else [(*sides[0], *sides[1]), *sides[2:], ()]
        heirs = [*rows, None] if self.by == 1 else rows  # the last side gets a new row
        made, *rest = (
            _with_side(row, self.side, cells) for row, cells in zip(heirs, slid, strict=True)
        )
        draft.regroup(rows, [Group(*made), *(Group.left(*sides) for sides in rest)])


@dataclass(frozen=True)
class Unlink(OnRow):
    """Put each sentence of a row into a row without a counterpart."""

    name: ClassVar[str] = "unlink"
    row: int

    def edit(self, draft: Draft) -> None:
        row = draft.row(self.row)
        if len(row.cells) == 1:
            raise EditError("this sentence already has no counterpart", code="edit.no-counterpart")
        alone = [Group((one,), ()) for one in row.src] + [Group((), (one,)) for one in row.tgt]
        draft.regroup([row], alone)


@dataclass(frozen=True)
class Link(Operation):
    """Make a row of any sentences, wherever they are. Its place is that of the first of them.

    Their old rows keep the other sentences; rows that become empty are removed.
    """

    name: ClassVar[str] = "link"
    src: tuple[int, ...]
    tgt: tuple[int, ...]

    def edit(self, draft: Draft) -> None:
        chosen = [draft.cell(one) for one in dict.fromkeys((*self.src, *self.tgt))]
        if not chosen:
            raise EditError(
                "no sentence is selected",
                hint="Select at least one",
                code="edit.no-sentence-selected",
            )
        if any(draft.cell(one).side != "src" for one in self.src) or any(
            draft.cell(one).side != "tgt" for one in self.tgt
        ):
            raise EditError(
                "one of the sentences is on the other side",
                hint="Reload the page",
                code="edit.other-side",
            )
        ids = {cell.id for cell in chosen}
        rows = draft.rows(draft.row_of(cell.id).id for cell in chosen)
        linked = Group(tuple(dict.fromkeys(self.src)), tuple(dict.fromkeys(self.tgt)))
        if len(rows) == 1 and len(ids) == len(rows[0].cells):
            return
        head = min(chosen, key=lambda cell: (cell.side == "tgt", cell.place))
        groups: list[Group] = []
        heirs: dict[int, int] = {}
        for row in rows:
            rest = Group.without(row, ids)
            if head.id not in row.cells:
                if rest.cells:  # keeps the row's place even if its first sentence leaves
                    groups.append(rest)
                    heirs[row.cells[0]] = rest.cells[0]
                continue
            first = next(iter(rest.src if head.side == "src" else rest.tgt), None)
            goes_first = first is not None and draft.cell(first).place < head.place
            groups += [rest, linked] if goes_first else [linked, rest]
        draft.regroup(rows, groups, heirs=heirs)

    def touches(self, view: View) -> tuple[int, ...]:
        return rows_of(view, (*self.src, *self.tgt))


@dataclass(frozen=True)
class Relink(OnRows):
    """Replace ``rows`` with ``beads`` (source sentences, target sentences, probability), in order,
    as a new alignment proposes. Both have the same sentences.
    """

    name: ClassVar[str] = "relink"
    rows: tuple[int, ...]
    beads: tuple[tuple[tuple[int, ...], tuple[int, ...], float], ...]

    def edit(self, draft: Draft) -> None:
        rows = draft.rows(self.rows)
        groups = [Group(src, tgt, probability, "aligner") for src, tgt, probability in self.beads]
        held = sorted(one for row in rows for one in row.cells)
        if held != sorted(one for group in groups for one in group.cells):
            raise EditError(
                "the new beads do not contain the same sentences as the selected ones",
                hint="Realign again",
                code="edit.other-sentences",
            )
        for run in _runs(draft, rows):
            ids = {one for row in run for one in row.cells}
            here = [group for group in groups if ids.issuperset(group.cells)]
            if sum(len(group.cells) for group in here) != len(ids):
                raise EditError(
                    "a new bead would cross one that stays",
                    hint="Realign again",
                    code="edit.crossing",
                )
            draft.regroup(run, here)


@dataclass(frozen=True)
class Weigh(Operation):
    """Set the probability of rows: for each its id, the version that was weighed, the probability.

    Rows that have changed since are left as they are.
    """

    name: ClassVar[str] = "weigh"
    rows: tuple[tuple[int, int, float], ...]

    def edit(self, draft: Draft) -> None:
        for number, version, probability in self.rows:
            row = draft.find("row", number)
            if isinstance(row, Row) and row.version == version and row.by == "aligner":
                draft.put(replace(row, probability=probability, weighed=True))

    def touches(self, view: View) -> tuple[int, ...]:  # noqa: ARG002
        return tuple(row for row, _, _ in self.rows)


def _runs(draft: Draft, rows: Sequence[Row]) -> list[list[Row]]:
    """Cut ``rows`` at boundaries and where other rows come between them."""
    chosen = {row.id for row in rows}
    runs: list[list[Row]] = []
    for row in rows:
        if runs and row.place <= runs[-1][-1].place:
            continue
        run = [row]
        for below in draft.view.following(row):
            if below.id not in chosen or below.boundary:
                break
            run.append(below)
        runs.append(run)
    return runs


def _check_step(by: int) -> None:
    if by not in (1, -1):
        raise EditError(
            "invalid step: {by}", hint="Give 1 (down) or -1 (up)", code="edit.step", by=by
        )


def _refuse_boundary(lower: Row) -> None:
    if lower.boundary:
        raise EditError(
            "there is a hard boundary between the beads",
            hint="Remove it first",
            code="edit.boundary",
        )


def _with_side(
    row: Row | None, side: Side, cells: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Both sides of ``row``, with ``side`` replaced by ``cells``."""
    src, tgt = (row.src, row.tgt) if row else ((), ())
    return (tuple(cells), tgt) if side == "src" else (src, tuple(cells))
