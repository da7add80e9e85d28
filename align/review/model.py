"""A review: two texts, the rows that pair their sentences, and people's decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Protocol, TypeVar

from align.alignment import Alignment, Origin
from align.languages import joiner
from align.review.patch import Patch
from align.review.places import between
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
    Ruling,
    Side,
    Thing,
    ThingKind,
    writable,
)
from align.text import Document


class View(Protocol):
    """What an operation can read of a review, in memory or in a file."""

    @property
    def next_id(self) -> int:
        """An id that was never used."""
        ...

    def find(self, kind: ThingKind, id: int) -> Thing | None:  # noqa: A002
        """Find a thing; None if it does not exist."""
        ...

    def row_of(self, cell: int) -> Row | None:
        """Find the row that holds a cell."""
        ...

    def following(self, row: Row) -> Iterator[Row]:
        """Go through the rows below ``row``, downwards."""
        ...

    def preceding(self, row: Row) -> Iterator[Row]:
        """Go through the rows above ``row``, upwards."""
        ...

    def next_cell(self, cell: Cell) -> Cell | None:
        """Find the sentence after ``cell`` on its side."""
        ...

    def previous_cell(self, cell: Cell) -> Cell | None:
        """Find the sentence before ``cell`` on its side."""
        ...

    def comments_of(self, cell: int) -> Iterable[Comment]:
        """Find the comments on a sentence, oldest first."""
        ...

    def annotations_of(self, cell: int) -> Iterable[Annotation]:
        """Find the annotations of a sentence, oldest first."""
        ...

    def replies_to(self, annotation: int) -> Iterable[Reply]:
        """Find the replies to an annotation, oldest first."""
        ...

    def dismissal(self, fingerprint: str) -> Dismissed | None:
        """Find the dismissal of a finding."""
        ...


_T = TypeVar("_T", Cell, Comment, Judgement, Remark)


@dataclass(frozen=True)
class Review:
    """A review in memory, after change number ``seq``.

    ``rows`` are in the order in which they are shown; each cell is in exactly one of them. All
    things share one series of ids, and ``next_id`` is the next. ``method``, ``made_with`` and
    ``suggestions`` (source cells, target cells, probability) come from the alignment that was
    reviewed. ``judgements`` are dismissals and rules; ``remarks`` are annotations and replies.
    """

    id: int
    name: str
    src: Document
    tgt: Document
    cells: Mapping[int, Cell]
    rows: tuple[Row, ...]
    comments: Mapping[int, Comment] = field(default_factory=dict)
    judgements: Mapping[int, Judgement] = field(default_factory=dict)
    remarks: Mapping[int, Remark] = field(default_factory=dict)
    seq: int = 0
    next_id: int = 1
    method: Origin = "anchor"
    made_with: str = ""
    suggestions: tuple[tuple[tuple[int, ...], tuple[int, ...], float], ...] = ()

    @classmethod
    def of(cls, alignment: Alignment, name: str = "", id: int = 0) -> Review:  # noqa: A002
        """Begin a review of ``alignment``."""
        sizes = len(alignment.src.sentences), len(alignment.tgt.sentences)
        cells: dict[int, Cell] = {}
        for side, document, shift in zip(
            SIDES, (alignment.src, alignment.tgt), (1, 1 + sizes[0]), strict=True
        ):
            keys = between("", None, len(document.sentences))
            for number, (sentence, key) in enumerate(
                zip(document.sentences, keys, strict=True), shift
            ):
                text = writable(sentence.text)
                cells[number] = Cell(number, side, text, text, sentence.paragraph, key)

        def ids(side: int, sentences: Iterable[int]) -> tuple[int, ...]:
            return tuple(index + 1 + side * sizes[0] for index in sentences)

        first = 1 + sum(sizes)
        keys = between("", None, len(alignment.beads))
        rows = tuple(
            Row(number, ids(0, bead.src), ids(1, bead.tgt), key, float(bead.probability))
            for number, (bead, key) in enumerate(zip(alignment.beads, keys, strict=True), first)
        )
        return cls(
            id,
            name,
            alignment.src,
            alignment.tgt,
            cells,
            rows,
            next_id=first + len(rows),
            method=alignment.method,
            made_with=alignment.made_with,
            suggestions=tuple(
                (ids(0, bead.src), ids(1, bead.tgt), float(bead.probability))
                for bead in alignment.suggestions
            ),
        )

    # ------------------------------------------------------------ finding things

    @cached_property
    def _positions(self) -> dict[int, int]:
        return {row.id: position for position, row in enumerate(self.rows)}

    @cached_property
    def _rows_of(self) -> dict[int, Row]:
        return {cell: row for row in self.rows for cell in row.cells}

    @cached_property
    def _sides(self) -> dict[Side, list[Cell]]:
        in_order = sorted(self.cells.values(), key=lambda cell: cell.place)
        return {side: [cell for cell in in_order if cell.side == side] for side in SIDES}

    @cached_property
    def _places(self) -> dict[int, int]:
        return {cell.id: k for cells in self._sides.values() for k, cell in enumerate(cells)}

    def find(self, kind: ThingKind, id: int) -> Thing | None:  # noqa: A002
        """Find a thing; None if it does not exist."""
        if kind == "row":
            position = self._positions.get(id)
            return None if position is None else self.rows[position]
        if kind == "name":
            return Named(0, self.name)
        if kind == "cell":
            return self.cells.get(id)
        if kind in ("annotation", "reply"):
            return self.remarks.get(id)
        return self.comments.get(id) if kind == "comment" else self.judgements.get(id)

    def row(self, id: int) -> Row:  # noqa: A002
        """Return the row ``id``; raises KeyError if it does not exist."""
        return self.rows[self._positions[id]]

    def cell(self, id: int) -> Cell:  # noqa: A002
        """Return the cell ``id``; raises KeyError if it does not exist."""
        return self.cells[id]

    def position(self, row: int) -> int:
        """The position at which the row with this id is shown, from 0."""
        return self._positions[row]

    def row_of(self, cell: int) -> Row | None:
        """Find the row that holds a cell."""
        return self._rows_of.get(cell)

    def following(self, row: Row) -> Iterator[Row]:
        """Go through the rows below ``row``, downwards."""
        yield from self.rows[self._positions[row.id] + 1 :]

    def preceding(self, row: Row) -> Iterator[Row]:
        """Go through the rows above ``row``, upwards."""
        yield from reversed(self.rows[: self._positions[row.id]])

    def in_order(self, side: Side) -> tuple[Cell, ...]:
        """All sentences of one side."""
        return tuple(self._sides[side])

    def next_cell(self, cell: Cell) -> Cell | None:
        """Find the sentence after ``cell`` on its side."""
        place, cells = self._places[cell.id] + 1, self._sides[cell.side]
        return cells[place] if place < len(cells) else None

    def previous_cell(self, cell: Cell) -> Cell | None:
        """Find the sentence before ``cell`` on its side."""
        place, cells = self._places[cell.id] - 1, self._sides[cell.side]
        return cells[place] if place >= 0 else None

    def comments_of(self, cell: int) -> tuple[Comment, ...]:
        """Find the comments on a sentence, oldest first."""
        return self._comments.get(cell, ())

    @cached_property
    def _comments(self) -> dict[int, tuple[Comment, ...]]:
        found: dict[int, tuple[Comment, ...]] = {}
        for _, comment in sorted(self.comments.items()):
            found[comment.cell] = (*found.get(comment.cell, ()), comment)
        return found

    def annotations_of(self, cell: int) -> tuple[Annotation, ...]:
        """Find the annotations of a sentence, oldest first."""
        return self._annotations.get(cell, ())

    @cached_property
    def _annotations(self) -> dict[int, tuple[Annotation, ...]]:
        found: dict[int, tuple[Annotation, ...]] = {}
        for _, one in sorted(self.remarks.items()):
            if isinstance(one, Annotation):
                found[one.cell] = (*found.get(one.cell, ()), one)
        return found

    def annotations_on(self, row: Row) -> tuple[Annotation, ...]:
        """Find the annotations of all sentences of a row."""
        return tuple(one for cell in row.cells for one in self.annotations_of(cell))

    def replies_to(self, annotation: int) -> tuple[Reply, ...]:
        """Find the replies to an annotation, oldest first."""
        return self._replies.get(annotation, ())

    @cached_property
    def _replies(self) -> dict[int, tuple[Reply, ...]]:
        found: dict[int, tuple[Reply, ...]] = {}
        for _, one in sorted(self.remarks.items()):
            if isinstance(one, Reply):
                found[one.annotation] = (*found.get(one.annotation, ()), one)
        return found

    def ruling_on(self, annotation: int) -> Ruling:
        """The latest ruling on an annotation; "" if there is none."""
        said = (one.ruling for one in reversed(self.replies_to(annotation)))
        return next(filter(None, said), "")

    def dismissal(self, fingerprint: str) -> Dismissed | None:
        """Find the dismissal of a finding."""
        found = (one for one in self.judgements.values() if isinstance(one, Dismissed))
        return next((one for one in found if one.fingerprint == fingerprint), None)

    def comments_on(self, row: Row) -> tuple[Comment, ...]:
        """Find the comments on all sentences of a row."""
        return tuple(comment for cell in row.cells for comment in self.comments_of(cell))

    def cells_of(self, row: Row, side: Side) -> tuple[Cell, ...]:
        """The sentences on one side of a row."""
        return tuple(self.cells[one] for one in row.side(side))

    def text(self, row: Row, side: Side) -> str:
        """The text of one side of a row, with its sentences joined as in its language."""
        document = self.src if side == "src" else self.tgt
        return joiner(document.lang).join(cell.text for cell in self.cells_of(row, side))

    # ---------------------------------------------------------------- changing

    def patched(self, patch: Patch, seq: int | None = None) -> Review:
        """Return this review after ``patch``, which is change number ``seq`` (None: the next)."""
        seq = self.seq + 1 if seq is None else seq
        cells = _patched(self.cells, patch, "cell")
        comments = _patched(self.comments, patch, "comment")
        judgements = _patched(self.judgements, patch, "dismissal", "rule")
        remarks = _patched(self.remarks, patch, "annotation", "reply")
        names = [diff.now["name"] for diff in patch.diffs if diff.kind == "name" and diff.now]
        changed = {diff.id: diff for diff in patch.diffs if diff.kind == "row"}
        rows = self.rows
        if changed or patch.touched:
            kept = [row for row in rows if row.id not in changed]
            made = [
                row
                for diff in changed.values()
                if isinstance(row := diff.applied(self.find("row", diff.id)), Row)
            ]
            kept = [replace(r, version=seq) if r.id in patch.touched else r for r in kept]
            made = [replace(r, version=seq) if r.id in patch.touched else r for r in made]
            rows = tuple(sorted([*kept, *made], key=lambda row: row.place))
        highest = max((diff.id for diff in patch.diffs), default=0)
        return replace(
            self,
            name=names[-1] if names else self.name,
            cells=cells,
            rows=rows,
            comments=comments,
            judgements=judgements,
            remarks=remarks,
            seq=seq,
            next_id=max(self.next_id, highest + 1),
        )


def _patched(things: Mapping[int, _T], patch: Patch, *kinds: ThingKind) -> Mapping[int, _T]:
    diffs = [diff for diff in patch.diffs if diff.kind in kinds]
    if not diffs:
        return things
    found: dict[int, Any] = dict(things)
    for diff in diffs:
        after = diff.applied(found.pop(diff.id, None))
        if after:
            found[diff.id] = after
    return found
