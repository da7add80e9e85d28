"""Realign or re-estimate part of a review without changing what people have settled.

The rows in question and some of their neighbours are put one after the other, as shown, and given
to the aligner as two short texts. Rows that stay are fixed beads there: no bead crosses them, and
they show the aligner what is usual in these texts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from align.alignment import Bead
from align.arguments import checked
from align.errors import EditError
from align.progress import Progress, of_step
from align.review.model import Review
from align.review.outcome import made_of
from align.review.structure import Relink, Weigh
from align.review.things import Row, Side
from align.text import Document

if TYPE_CHECKING:
    from align.aligner.encoders import Encoder
    from align.aligner.lexicon import Lexicon
    from align.aligner.model import ModelFile

#: The number of settled rows that the aligner sees on either side of those to be aligned.
CONTEXT = 40
#: The largest number of rows to weigh at a time, which takes some seconds.
PORTION = 1000


@checked
def realign(
    review: Review,
    rows: Collection[int] | None = None,
    *,
    method: str | None = None,
    weights: ModelFile | str | Path | None = None,
    lexicon: Lexicon | str | Path | None = None,
    encoder: Encoder | str | None = None,
    progress: Progress | None = None,
) -> Relink:
    """Align ``rows`` again and return the operation that would replace them with the result.

    Accepted rows among them stay. Without ``rows``, all rows are aligned that nobody has accepted
    or paired. No bead crosses a row that stays or a hard boundary. ``method``, ``weights``,
    ``lexicon`` and ``encoder`` are as for ``align_documents``, by default the method that made the
    review and what comes with Sverka; the only step of ``progress`` is ``align``. Raises EditError
    if there is nothing to align, LoadError, UsageError, DependencyError.
    """
    from align import aligner  # slow to load, and not needed to read a review

    pieces = _near([*_pieces(review.rows, _staying(rows))])
    todo = [row for piece in pieces if piece.todo for row in piece.rows]
    if not todo:
        raise EditError(
            "there is nothing to realign here", hint="Select open beads", code="edit.nothing-open"
        )
    layout = _lay_out(review, pieces)
    alignment = aligner.align(
        layout.src,
        layout.tgt,
        method=method if method is not None else _usual(review),
        fixed=layout.fixed,
        boundaries=layout.boundaries,
        weights=weights,
        lexicon=lexicon,
        encoder=encoder,
        progress=of_step(progress, "align"),
    )
    src, tgt = layout.cells
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


def unweighed(review: Review) -> list[Row]:
    """The rows that ``weigh`` still has to do: not settled by a person, not seen by the aligner."""
    return [row for row in review.rows if not row.weighed and not row.settled]


def weigh(
    review: Review,
    *,
    weights: ModelFile | str | Path | None = None,
    lexicon: Lexicon | str | Path | None = None,
    encoder: Encoder | str | None = None,
) -> Weigh | None:
    """Let the aligner compute the probability of rows that were made or reworded without it.

    The pairing of all rows stays the same. The first ``PORTION`` of these rows are weighed; the
    result is None if there are none. Settled rows are fixed, and the open rows near a row compete
    with it. The keywords are as for ``realign``.
    """
    wanted = unweighed(review)[:PORTION]
    if not wanted:
        return None
    from align import aligner

    near = {
        k
        for at in (review.position(row.id) for row in wanted)
        for k in range(max(0, at - CONTEXT), min(len(review.rows), at + CONTEXT + 1))
    }
    # Numbers minus their positions are constant as long as no row is left out.
    parts = groupby(enumerate(sorted(near)), key=lambda one: one[1] - one[0])
    pieces = [
        piece
        for _, part in parts
        for piece in _pieces([review.rows[k] for _, k in part], lambda row: row.settled)
    ]
    layout = _lay_out(review, pieces)
    src_at, tgt_at = ({cell: k for k, cell in enumerate(cells)} for cells in layout.cells)
    # A row without rivals, because the other side is settled all around, cannot be judged.
    open_ids = {row.id for piece in pieces if piece.todo for row in piece.rows}
    asked = [row for row in wanted if row.id in open_ids]
    found = aligner.probabilities(
        layout.src,
        layout.tgt,
        [Bead(tuple(src_at[c] for c in r.src), tuple(tgt_at[c] for c in r.tgt)) for r in asked],
        method=review.method if review.method in ("length", "anchor") else "auto",
        fixed=layout.fixed,
        boundaries=layout.boundaries,
        weights=weights,
        lexicon=lexicon,
        encoder=encoder,
    )
    known = {row.id: round(p, 4) for row, p in zip(asked, found, strict=True)}
    return Weigh(tuple((row.id, row.version, known.get(row.id, 0.0)) for row in wanted))


def weighed(review: Review) -> Review:
    """The review after everything is weighed."""
    from align.review.operations import apply

    while op := weigh(review):
        review = review.patched(apply(review, op), review.seq)
    return review


class _Piece(NamedTuple):
    """Neighbouring rows whose sentences may be paired differently, or one row that stays."""

    rows: tuple[Row, ...]
    todo: bool

    def side(self, review: Review, side: Side) -> list[int]:
        cells = (cell for row in self.rows for cell in row.side(side))
        return sorted(cells, key=lambda cell: review.cells[cell].place)


class _Layout(NamedTuple):
    """Pieces as the aligner sees them: two texts, whose sentences are ``cells``, and the rows that
    stay.
    """

    src: Document
    tgt: Document
    cells: tuple[list[int], list[int]]
    fixed: list[Bead]
    boundaries: list[tuple[int, int]]


def _lay_out(review: Review, pieces: Iterable[_Piece]) -> _Layout:
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
    return _Layout(
        made_of(review.src, (review.cells[cell] for cell in src)),
        made_of(review.tgt, (review.cells[cell] for cell in tgt)),
        (src, tgt),
        fixed,
        boundaries[1:],
    )


def _staying(chosen: Collection[int] | None) -> Callable[[Row], bool]:
    """A function that says which rows stay as they are when ``chosen`` are aligned again."""
    if chosen is None:
        return lambda row: row.settled
    wanted = frozenset(chosen)
    return lambda row: row.id not in wanted or row.status == "accepted"


def _pieces(rows: Sequence[Row], stays: Callable[[Row], bool]) -> Iterator[_Piece]:
    """Cut rows into pieces that may change and pieces that stay."""
    run: list[Row] = []
    for row in rows:
        if stays(row) or row.boundary:
            yield from _run(run)
            run = []
        if stays(row):
            yield _Piece((row,), todo=False)
        else:
            run.append(row)
    yield from _run(run)


def _run(rows: list[Row]) -> Iterator[_Piece]:
    """Keep ``rows`` together; if one side is empty, nothing can be aligned and each row stays."""
    if any(row.src for row in rows) and any(row.tgt for row in rows):
        yield _Piece(tuple(rows), todo=True)
    else:
        yield from (_Piece((row,), todo=False) for row in rows)


def _near(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Leave out pieces that are far from everything that will be aligned."""
    near = {
        k
        for place, piece in enumerate(pieces)
        if piece.todo
        for k in range(place - CONTEXT, place + CONTEXT + 1)
    }
    return [piece for k, piece in enumerate(pieces) if k in near]
