"""What an operation works on: a review with the operation's own changes on top."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from align.errors import EditError
from align.review.model import View
from align.review.patch import Patch, difference
from align.review.places import between
from align.review.things import KIND_OF, Cell, Row, Status, Thing, ThingKind
from align.words import later


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that will form a row: ``by`` says who wants that, the rest is as in ``Row``."""

    src: tuple[int, ...]
    tgt: tuple[int, ...]
    probability: float = 1.0
    by: Literal["aligner", "person"] = "person"
    weighed: bool = True

    @property
    def cells(self) -> tuple[int, ...]:
        """The ids of both sides."""
        return self.src + self.tgt

    @classmethod
    def left(cls, src: Sequence[int], tgt: Sequence[int]) -> Group:
        """Sentences that are together only because of what was done to others.

        Nobody has checked them, so their probability is 0 until they are weighed.
        """
        return cls(tuple(src), tuple(tgt), 0.0, "aligner", weighed=False)

    @classmethod
    def without(cls, row: Row, gone: Collection[int]) -> Group:
        """The rest of ``row`` without the sentences ``gone``."""
        return cls.left(*([one for one in side if one not in gone] for side in (row.src, row.tgt)))


class Draft:
    """A review in the middle of a change.

    Rows, cells and comments are read with the changes so far; neighbours are those of the review
    before the change.
    """

    def __init__(self, view: View, who: str = "", at: str = "") -> None:
        self.view, self.who, self.at = view, who, at
        self._before: dict[tuple[ThingKind, int], Thing | None] = {}
        self._after: dict[tuple[ThingKind, int], Thing | None] = {}
        self._next_id: int | None = None

    # ----------------------------------------------------------------- reading

    def find(self, kind: ThingKind, id: int) -> Thing | None:  # noqa: A002
        """Find a thing in its current state."""
        if (kind, id) in self._after:
            return self._after[kind, id]
        return self.view.find(kind, id)

    def row(self, id: int) -> Row:  # noqa: A002
        """Return a row. Raises EditError if there is none with this id."""
        row = self.find("row", id)
        if not isinstance(row, Row):
            raise EditError(
                "there is no bead {id}",
                hint=_RELOAD,
                code="edit.no-row",
                missing=("row", id),
                id=id,
            )
        return row

    def rows(self, ids: Iterable[int]) -> list[Row]:
        """Return rows in the order shown. Raises EditError if one does not exist."""
        rows = [self.row(one) for one in dict.fromkeys(ids)]
        if not rows:
            raise EditError(
                "no bead is selected", hint="Select at least one", code="edit.no-row-selected"
            )
        return sorted(rows, key=lambda row: row.place)

    def cell(self, id: int) -> Cell:  # noqa: A002
        """Return a sentence. Raises EditError if there is none with this id."""
        cell = self.find("cell", id)
        if not isinstance(cell, Cell):
            raise EditError(
                "there is no sentence {id}",
                hint=_RELOAD,
                code="edit.no-sentence",
                missing=("cell", id),
                id=id,
            )
        return cell

    def row_of(self, cell: int) -> Row:
        """Return the row that holds a sentence."""
        row = self.view.row_of(self.cell(cell).id)
        if row is None:
            raise EditError(
                "no bead contains sentence {id}", hint=_RELOAD, code="edit.in-no-row", id=cell
            )
        return self.row(row.id)

    def below(self, row: Row) -> Row | None:
        """Find the next row."""
        return next(iter(self.view.following(row)), None)

    def above(self, row: Row) -> Row | None:
        """Find the previous row."""
        return next(iter(self.view.preceding(row)), None)

    # ---------------------------------------------------------------- changing

    def put(self, thing: Thing) -> None:
        """Replace a thing by its new state."""
        kind: ThingKind = KIND_OF[type(thing)]
        self._set(kind, thing.id, thing)

    def drop(self, thing: Thing) -> None:
        """Remove a thing."""
        self._set(KIND_OF[type(thing)], thing.id, None)

    def new_id(self) -> int:
        """Return an id that was never used."""
        self._next_id = (self.view.next_id if self._next_id is None else self._next_id) + 1
        return self._next_id - 1

    def outdate(self, row: Row) -> None:
        """Withdraw what was said about the texts of a row, because they have changed: the
        judgement of the translation, and the aligner's probability.

        The judgement of the pairing stays, and rows that a person paired or accepted stay certain.
        Where the translation was found bad, the row is open: somebody must read the new text.
        """
        stays = row.weighed and row.by == "person"
        status: Status = "open" if row.rendering in ("work", "faulty") else row.status
        self.put(replace(row, status=status, rendering="open", readers=(), weighed=stays))

    def absorb(self, patch: Patch) -> None:
        """Apply ``patch`` without checking that it fits."""
        for diff in patch.diffs:
            self._set(diff.kind, diff.id, diff.applied(self.find(diff.kind, diff.id)))

    def regroup(
        self,
        old: Sequence[Row],
        groups: Iterable[Group],
        heirs: Mapping[int, int] | None = None,
    ) -> None:
        """Put the sentences of the rows ``old`` into ``groups``; both in the order shown.

        An old row becomes the group that has its first sentence, or the sentence that ``heirs``
        names instead. It keeps its id, place, note and marks. A group with the same sentences as
        before also keeps its status and ``by``, and gets the new probability if it is the
        aligner's. Empty groups are left out.
        """
        groups = [self._sorted(group) for group in groups if group.cells]
        owner = {cell: k for k, group in enumerate(groups) for cell in group.cells}
        ancestors: list[list[Row]] = [[] for _ in groups]
        for row in old:
            first = row.cells[0]
            ancestors[owner[(heirs or {}).get(first, first)]].append(row)
        keys = self._keys([rows[0] if rows else None for rows in ancestors])
        kept = set()
        for k, (group, rows, key) in enumerate(zip(groups, ancestors, keys, strict=True)):
            row = self._descendant(group, rows, key)
            if k == 0:
                row = replace(row, boundary=row.boundary or old[0].boundary)
            elif rows and rows[0] is old[0]:
                row = replace(row, boundary=False)
            kept.add(row.id)
            self.put(row)
        for row in old:
            if row.id not in kept:
                self.drop(row)

    def altered(self) -> list[tuple[Row | None, Row | None]]:
        """The rows that were changed so far, before and after; None if one is new or gone."""
        return [
            (before, after)
            for (kind, id_), before in self._before.items()
            if kind == "row"
            for after in [self._after[kind, id_]]
            if (before is None or isinstance(before, Row))
            and (after is None or isinstance(after, Row))
        ]

    def reworded(self) -> list[tuple[Cell | None, Cell | None]]:
        """The sentences whose text differs so far, before and after; None if one is new or gone."""
        states = (
            [one if isinstance(one, Cell) else None for one in (before, self._after[key])]
            for key, before in self._before.items()
            if key[0] == "cell"
        )
        return [
            (before, after)
            for before, after in states
            if (before and before.text) != (after and after.text)
        ]

    def patch(self) -> Patch:
        """All changes so far."""
        diffs = [
            diff
            for key, before in self._before.items()
            if (diff := difference(before, self._after[key]))
        ]
        touched = {diff.id for diff in diffs if diff.kind == "row" and not diff.is_quiet}
        for diff in diffs:
            if diff.kind == "cell" and (row := self.view.row_of(diff.id)):
                touched.add(row.id)
        return Patch(tuple(diffs), frozenset(touched))

    # ----------------------------------------------------------------- details

    def _set(self, kind: ThingKind, id: int, thing: Thing | None) -> None:  # noqa: A002
        if (kind, id) not in self._before:
            self._before[kind, id] = self.view.find(kind, id)
        self._after[kind, id] = thing

    def _sorted(self, group: Group) -> Group:
        return replace(group, src=self._in_order(group.src), tgt=self._in_order(group.tgt))

    def _in_order(self, cells: tuple[int, ...]) -> tuple[int, ...]:
        if len(cells) < 2:
            return cells
        return tuple(sorted(cells, key=lambda one: self.cell(one).place))

    def _descendant(self, group: Group, rows: Sequence[Row], key: str) -> Row:
        new = Row(0, group.src, group.tgt, key, group.probability, "open", group.by)
        new = replace(new, weighed=group.weighed)
        if not rows:
            return replace(new, id=self.new_id())
        first = rows[0]
        row = replace(first, src=group.src, tgt=group.tgt, place=key)
        if row == replace(first, place=key) and len(rows) == 1:
            differs = abs(group.probability - row.probability) >= _NEWS or not row.weighed
            news = differs and group.weighed and group.by == row.by == "aligner"
            return replace(row, probability=group.probability, weighed=True) if news else row
        return replace(
            new,
            id=row.id,
            boundary=row.boundary,
            bookmark=any(row.bookmark for row in rows),
            note="\n".join(row.note for row in rows if row.note),
            version=row.version,
        )

    def _keys(self, ancestors: Sequence[Row | None]) -> list[str]:
        """Find rising keys for rows, some of which continue an old row. They keep its key where the
        order allows it. A new key lies right next to a kept one, where there is no other row.
        """
        anchors: list[Row | None] = []
        last = ""
        for row in ancestors:
            anchors.append(row if row and row.place > last else None)
            last = row.place if anchors[-1] and row else last
        keys: list[str] = []
        before: Row | None = None
        for anchor, run in groupby(anchors):
            if anchor:
                keys.append(anchor.place)
                before = anchor
                continue
            if before:
                low, beyond = before.place, self.below(before)
            else:
                beyond = next(filter(None, anchors))
                above = self.above(beyond)
                low = above.place if above else ""
            keys += between(low, beyond.place if beyond else None, len(list(run)))
        return keys


#: Probabilities that differ by less than this look the same to a reader.
_NEWS = 0.01
_RELOAD = later("It may have just been changed: reload the page")
