"""A review: two texts, the rows that pair their sentences, and what people made of them.

Everything is frozen. A change is a ``Patch``, a set of differences that names what each thing was
and is, so that its inverse undoes it and a store can write it without touching the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, Literal, Protocol, TypeVar

from align.alignment import Alignment, Origin
from align.review.places import between
from align.text import Document

Side = Literal["src", "tgt"]
Status = Literal["open", "accepted", "rejected"]
SIDES: tuple[Side, Side] = ("src", "tgt")


@dataclass(frozen=True, slots=True)
class Cell:
    """One sentence of one side.

    ``text`` is what it says now, ``loaded`` what it said when it was loaded; ``paragraph`` is an
    index into its document's paragraphs. ``place`` sorts the sentences of a side (``places.py``).
    """

    id: int
    side: Side
    text: str
    loaded: str
    paragraph: int
    place: str

    @property
    def changed(self) -> bool:
        """Whether a person has changed the text."""
        return self.text != self.loaded


@dataclass(frozen=True, slots=True)
class Row:
    """A bead under review: the ids of its sentences on both sides, in text order.

    ``probability`` (0 to 1) is the aligner's, or 1 where a person paired the sentences, which
    ``by`` tells. ``boundary`` is a hard boundary above the row: aligning never crosses it.
    ``place`` sorts the rows. ``version`` is the number of the change that touched the row last.
    """

    id: int
    src: tuple[int, ...]
    tgt: tuple[int, ...]
    place: str
    probability: float = 1.0
    status: Status = "open"
    by: Literal["aligner", "person"] = "aligner"
    bookmark: bool = False
    boundary: bool = False
    note: str = ""
    version: int = field(default=0, compare=False)

    @property
    def cells(self) -> tuple[int, ...]:
        """The ids of both sides."""
        return self.src + self.tgt

    @property
    def type(self) -> str:
        """The sizes of both sides, as the field writes them: ``1-2``."""
        return f"{len(self.src)}-{len(self.tgt)}"

    @property
    def is_null(self) -> bool:
        """Whether one side has no counterpart."""
        return not self.src or not self.tgt

    @property
    def settled(self) -> bool:
        """Whether a person has accepted or paired it."""
        return self.status == "accepted" or self.by == "person"

    def side(self, side: Side) -> tuple[int, ...]:
        """The ids of one side."""
        return self.src if side == "src" else self.tgt


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a sentence, so that it stays where rows are merged, split or aligned anew.

    ``at`` is when it was made, ISO 8601 in UTC.
    """

    id: int
    cell: int
    who: str
    at: str
    text: str


Thing = Row | Cell | Comment
Kind = Literal["row", "cell", "comment"]
KINDS: dict[Kind, type[Thing]] = {"row": Row, "cell": Cell, "comment": Comment}
#: Fields that differences leave out: the id is named beside them, the version is no content.
_APART = {"id", "version"}
_FIELDS = {kind: [f.name for f in fields(kind) if f.name not in _APART] for kind in KINDS.values()}
#: A change of these alone takes nothing from what another person is looking at.
_QUIET = {"bookmark"}


@dataclass(frozen=True, slots=True)
class Diff:
    """What one thing was and is now: the fields that differ, or all where it comes or goes.

    ``was`` is None for a thing that did not exist, ``now`` for one that no longer does.
    """

    kind: Kind
    id: int
    was: Mapping[str, Any] | None
    now: Mapping[str, Any] | None

    @property
    def inverse(self) -> Diff:
        """The difference that takes this one back."""
        return Diff(self.kind, self.id, self.now, self.was)

    @property
    def is_quiet(self) -> bool:
        """Whether it cannot disturb what another person decides about the row."""
        return self.kind == "comment" or (bool(self.was) and set(self.was or ()) <= _QUIET)

    def fits(self, thing: Thing | None) -> bool:
        """Whether ``thing`` still is what it was before this difference."""
        if self.was is None or thing is None:
            return thing is None and self.was is None
        return all(getattr(thing, name) == value for name, value in self.was.items())

    def applied(self, thing: Thing | None) -> Thing | None:
        """Make of ``thing`` what it is after this difference."""
        if self.now is None:
            return None
        return replace(thing, **self.now) if thing else KINDS[self.kind](id=self.id, **self.now)


def difference(before: Thing | None, after: Thing | None) -> Diff | None:
    """What makes ``after`` of ``before``; None where they are the same."""
    known = before or after
    if known is None or before == after:
        return None
    names = _FIELDS[type(known)]
    if before and after:
        names = [name for name in names if getattr(before, name) != getattr(after, name)]
    was, now = (
        {name: getattr(thing, name) for name in names} if thing else None
        for thing in (before, after)
    )
    kind = next(kind for kind, cls in KINDS.items() if cls is type(known))
    return Diff(kind, known.id, was, now)


@dataclass(frozen=True, slots=True)
class Patch:
    """All that one operation changes.

    ``touched`` are the rows whose meaning changed, by a difference of their own or of one of
    their sentences: whoever saw them before must look again.
    """

    diffs: tuple[Diff, ...]
    touched: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.diffs)

    @property
    def inverse(self) -> Patch:
        """The patch that takes this one back."""
        return Patch(tuple(diff.inverse for diff in reversed(self.diffs)), self.touched)

    def to_json(self) -> dict[str, Any]:
        """Plain lists and dictionaries."""
        diffs = [[diff.kind, diff.id, diff.was, diff.now] for diff in self.diffs]
        return {"diffs": diffs, "touched": sorted(self.touched)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Patch:
        """The patch that ``to_json`` described."""
        diffs = tuple(Diff(k, i, _tuples(was), _tuples(now)) for k, i, was, now in data["diffs"])
        return cls(diffs, frozenset(data["touched"]))


def _tuples(values: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Make tuples again of what JSON has for them."""
    if values is None:
        return None
    return {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}


class View(Protocol):
    """What an operation reads of a review, whether it lies in memory or in a file."""

    @property
    def next_id(self) -> int:
        """An id that nothing has or had."""
        ...

    def find(self, kind: Kind, id: int) -> Thing | None:  # noqa: A002
        """Find a row, a cell or a comment; None where there is no such thing."""
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

    def comments_of(self, cell: int) -> Iterable[Comment]:
        """Find the remarks on a sentence, oldest first."""
        ...


_T = TypeVar("_T", Row, Cell, Comment)


@dataclass(frozen=True)
class Review:
    """A review in memory, as it stood after the change ``seq``.

    ``rows`` are in the order in which they are shown; each cell is in exactly one of them. All ids
    are of one series, ``next_id`` being the next. ``method``, ``made_with`` and ``suggestions``
    (source cells, target cells, probability) come from the alignment it began with.
    """

    id: int
    name: str
    src: Document
    tgt: Document
    cells: Mapping[int, Cell]
    rows: tuple[Row, ...]
    comments: Mapping[int, Comment] = field(default_factory=dict)
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

    def find(self, kind: Kind, id: int) -> Thing | None:  # noqa: A002
        """Find a row, a cell or a comment; None where there is no such thing."""
        if kind == "row":
            position = self._positions.get(id)
            return None if position is None else self.rows[position]
        return self.cells.get(id) if kind == "cell" else self.comments.get(id)

    def row(self, id: int) -> Row:  # noqa: A002
        """Return the row ``id``; KeyError where there is none."""
        return self.rows[self._positions[id]]

    def cell(self, id: int) -> Cell:  # noqa: A002
        """Return the cell ``id``; KeyError where there is none."""
        return self.cells[id]

    def position(self, row: int) -> int:
        """Where the row with this id is shown, from 0."""
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

    def comments_of(self, cell: int) -> tuple[Comment, ...]:
        """Find the remarks on a sentence, oldest first."""
        return self._comments.get(cell, ())

    @cached_property
    def _comments(self) -> dict[int, tuple[Comment, ...]]:
        found: dict[int, tuple[Comment, ...]] = {}
        for _, comment in sorted(self.comments.items()):
            found[comment.cell] = (*found.get(comment.cell, ()), comment)
        return found

    def comments_on(self, row: Row) -> tuple[Comment, ...]:
        """Find the remarks on all sentences of a row."""
        return tuple(comment for cell in row.cells for comment in self.comments_of(cell))

    def cells_of(self, row: Row, side: Side) -> tuple[Cell, ...]:
        """One side of a row."""
        return tuple(self.cells[one] for one in row.side(side))

    def text(self, row: Row, side: Side) -> str:
        """One side of a row, its sentences joined by spaces."""
        return " ".join(cell.text for cell in self.cells_of(row, side))

    # ---------------------------------------------------------------- changing

    def patched(self, patch: Patch, seq: int | None = None) -> Review:
        """Return this review after ``patch``, which made it number ``seq`` (the next, if None)."""
        seq = self.seq + 1 if seq is None else seq
        cells = _patched(self.cells, patch, "cell")
        comments = _patched(self.comments, patch, "comment")
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
            cells=cells,
            rows=rows,
            comments=comments,
            seq=seq,
            next_id=max(self.next_id, highest + 1),
        )


def _patched(things: Mapping[int, _T], patch: Patch, kind: Kind) -> Mapping[int, _T]:
    diffs = [diff for diff in patch.diffs if diff.kind == kind]
    if not diffs:
        return things
    found: dict[int, Any] = dict(things)
    for diff in diffs:
        after = diff.applied(found.pop(diff.id, None))
        if after:
            found[diff.id] = after
    return found


def writable(text: str) -> str:
    """``text`` without lone surrogates, which stand for no character and which UTF-8 lacks."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
