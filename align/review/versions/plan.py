"""How the sentences and rows of a review go over to a new version of one side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from align.alignment import Alignment, Bead
from align.review.model import Review
from align.review.outcome import made_of
from align.review.things import Cell, Row, Side
from align.review.versions.sentences import plain, steps
from align.text import Document


class Group(NamedTuple):
    """Rows of the old version that become one, and the indices of its sentences in the new one."""

    rows: tuple[Row, ...]
    new: tuple[int, ...]


class Plan:
    """What becomes of each sentence and row.

    ``old`` are the sentences of the side that has a new version, ``kept`` those of the other side.
    ``groups`` are the rows of the new version, in order, and ``base`` is the review of both texts
    with these rows and without any decision. ``inserted`` are sentences that people had inserted
    and that the new version does not have: they are not in ``base``.
    """

    def __init__(
        self, review: Review, side: Side, document: Document, take: Collection[int]
    ) -> None:
        self.review, self.side, self.take = review, side, take
        self.other: Side = "tgt" if side == "src" else "src"
        self.old = review.in_order(side)
        self.kept = review.in_order(self.other)
        self.documents = {side: document, self.other: self._unchanged()}
        self.new = document.sentence_texts
        self.steps = steps([(cell.loaded, cell.text) for cell in self.old], self.new)
        #: The step of each sentence of the old version, by its id.
        self.step_of = {self.old[i].id: step for step in self.steps for i in step.old}
        self.inserted = {
            cell.id: cell for cell in self.old if not cell.loaded and not self.step_of[cell.id].new
        }
        #: The sentences whose edits stay, by their index in the new version.
        self.edited = {j: cell for cell, j in self._edited()}
        self.groups = self._groups()
        self.base = self._base()
        #: The ids in the new review: of new sentences by their index, of the others by the old id.
        self.ids = [cell.id for cell in self.base.in_order(side)]
        self.others = {
            old.id: cell.id
            for old, cell in zip(self.kept, self.base.in_order(self.other), strict=True)
        }

    def stays(self, cell: Cell) -> bool:
        """Whether the text of a sentence is what people had decided about."""
        step = self.step_of[cell.id]
        if cell.id in self.inserted:
            return True
        if len(step.old) != 1 or len(step.new) != 1:
            return False
        now = plain(self.new[step.new[0]])
        return now == plain(cell.text) or (step.new[0] in self.edited and now == plain(cell.loaded))

    def _edited(self) -> Iterator[tuple[Cell, int]]:
        for step in self.steps:
            if len(step.old) != 1 or len(step.new) != 1:
                continue
            cell, j = self.old[step.old[0]], step.new[0]
            is_other = cell.changed and plain(cell.text) != plain(self.new[j])
            if is_other and cell.id not in self.take:
                yield cell, j

    def _unchanged(self) -> Document:
        """The other side as it was loaded, with the sentences that it has by now."""
        loaded = self.review.tgt if self.side == "src" else self.review.src
        if tuple(cell.loaded for cell in self.kept) == loaded.sentence_texts:
            return loaded
        cells = (replace(cell, text=cell.loaded or cell.text) for cell in self.kept)
        return made_of(loaded, cells)

    def _groups(self) -> list[Group]:
        """The rows of the new version, in order."""
        heads = {row.id: row.id for row in self.review.rows}

        def head(row: int) -> int:
            while heads[row] != row:
                row = heads[row]
            return row

        order = {row.id: k for k, row in enumerate(self.review.rows)}
        row_of = {cell: row.id for row in self.review.rows for cell in row.cells}
        for step in self.steps:
            if step.new:
                joined = {head(row_of[self.old[i].id]) for i in step.old}
                first = min(joined, key=order.__getitem__, default=0)
                heads |= dict.fromkeys(joined, first)
        several: dict[int, list[Row]] = defaultdict(list)
        for row in self.review.rows:
            several[head(row.id)].append(row)
        found: list[Group] = []
        for group in several.values():
            cells = [cell for row in group for cell in row.side(self.side)]
            new = {j for cell in cells for j in self.step_of[cell].new}
            found.append(Group(tuple(group), tuple(sorted(new))))
        kept = [one for one in found if one.new or self._stays(one.rows)]
        at = {j: k for k, one in enumerate(kept) for j in one.new}
        fresh: dict[int, list[Group]] = defaultdict(list)
        last = -1
        for j in range(len(self.new)):
            if j in at:
                last = at[j]
            else:
                fresh[last].append(Group((), (j,)))
        ordered = list(fresh[-1])
        for k, one in enumerate(kept):
            ordered += [one, *fresh[k]]
        return ordered

    def _stays(self, rows: Sequence[Row]) -> bool:
        """Whether rows without a sentence of the new version have anything to keep."""
        return any(
            row.side(self.other) or not self.inserted.keys().isdisjoint(row.cells) for row in rows
        )

    def _base(self) -> Review:
        """The review of both texts, with the pairs that people and the aligner had found."""
        index = {cell.id: k for k, cell in enumerate(self.kept)}
        beads = []
        for group in self.groups:
            other = tuple(
                sorted(index[cell] for row in group.rows for cell in row.side(self.other))
            )
            if not group.new and not other:
                continue  # only what people inserted, which is put there later
            both = (group.new, other) if self.side == "src" else (other, group.new)
            beads.append(Bead(*both, min((row.probability for row in group.rows), default=0.0)))
        src, tgt = self.documents["src"], self.documents["tgt"]
        alignment = Alignment(src, tgt, tuple(beads), self.review.method, self.review.made_with)
        return Review.of(alignment, self.review.name)
