"""Aligning part of a review anew, while what people have settled stays.

The rows to be aligned and some of their neighbours are laid out one after the other, as shown, and
given to the aligner as two short texts. Rows that stay are fixed beads there: nothing crosses them,
and they tell the aligner what is usual in these texts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from align.alignment import Bead
from align.arguments import checked
from align.errors import EditError
from align.review.model import Review
from align.review.outcome import made_of
from align.review.structure import Relink
from align.review.things import Row, Side

#: So many rows that stay, on either side of those to be aligned, are shown to the aligner.
CONTEXT = 40


@checked
def realign(
    review: Review,
    rows: Collection[int] | None = None,
    *,
    method: str | None = None,
    progress: Callable[[float], None] | None = None,
) -> Relink:
    """Align ``rows`` anew, as the operation that would put the result in their place.

    Accepted rows among them stay. Without ``rows`` these are all that nobody has accepted or
    paired. No bead reaches across a row that stays or a hard boundary. ``method`` is as for
    ``align_documents``, by default the one the review began with; ``progress`` is called with the
    share done. Raises EditError where there is nothing to align, UsageError.
    """
    from align import aligner  # it takes a while to load, and reading a review needs none

    pieces = _near(_pieces(review, rows))
    src: list[int] = []
    tgt: list[int] = []
    fixed: list[Bead] = []
    boundaries: list[tuple[int, int]] = []
    for piece in pieces:
        start = len(src), len(tgt)
        boundaries.append(start)
        src += piece.side(review, "src")
        tgt += piece.side(review, "tgt")
        if not piece.todo:
            ends = (tuple(range(start[0], len(src))), tuple(range(start[1], len(tgt))))
            fixed.append(Bead(*ends))
    todo = [row for piece in pieces if piece.todo for row in piece.rows]
    if not todo:
        raise EditError("there is nothing to align anew here", hint="Choose open rows")
    alignment = aligner.align(
        made_of(review.src, (review.cells[cell] for cell in src)),
        made_of(review.tgt, (review.cells[cell] for cell in tgt)),
        method=method if method is not None else _usual(review),
        fixed=fixed,
        boundaries=boundaries[1:],
        progress=progress,
    )
    beads = (
        (tuple(src[i] for i in bead.src), tuple(tgt[j] for j in bead.tgt), bead.probability)
        for bead in alignment.beads
    )
    wanted = {cell for row in todo for cell in row.cells}
    return Relink(
        tuple(row.id for row in todo),
        tuple(bead for bead in beads if not wanted.isdisjoint((*bead[0], *bead[1]))),
    )


def _usual(review: Review) -> str:
    return "auto" if review.method == "imported" else review.method


def until_settled(review: Review, row: int) -> tuple[int, ...]:
    """The rows from ``row`` down to the next one that a person has settled or a boundary."""
    first = review.row(row)
    found = [first.id]
    for below in review.following(first):
        if below.settled or below.boundary:
            break
        found.append(below.id)
    return tuple(found)


class _Piece(NamedTuple):
    """Neighbouring rows to be aligned, or one that stays."""

    rows: tuple[Row, ...]
    todo: bool

    def side(self, review: Review, side: Side) -> list[int]:
        cells = (cell for row in self.rows for cell in row.side(side))
        return sorted(cells, key=lambda cell: review.cells[cell].place)


def _pieces(review: Review, chosen: Collection[int] | None) -> Iterator[_Piece]:
    """Cut a review into what is to be aligned and what stays."""
    wanted = None if chosen is None else frozenset(chosen)

    def stays(row: Row) -> bool:
        if wanted is None:
            return row.settled
        return row.id not in wanted or row.status == "accepted"

    run: list[Row] = []
    for row in review.rows:
        if stays(row) or row.boundary:
            yield from _run(run)
            run = []
        if stays(row):
            yield _Piece((row,), todo=False)
        else:
            run.append(row)
    yield from _run(run)


def _run(rows: list[Row]) -> Iterator[_Piece]:
    """``rows`` together; where one side is missing there is nothing to align, and each stays."""
    if any(row.src for row in rows) and any(row.tgt for row in rows):
        yield _Piece(tuple(rows), todo=True)
    else:
        yield from (_Piece((row,), todo=False) for row in rows)


def _near(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Leave out what is far from all that is to be aligned."""
    pieces = list(pieces)
    near = {
        k
        for place, piece in enumerate(pieces)
        if piece.todo
        for k in range(place - CONTEXT, place + CONTEXT + 1)
    }
    return [piece for k, piece in enumerate(pieces) if k in near]
