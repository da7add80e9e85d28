"""Adding sentences to a side of the text, and removing them."""

from __future__ import annotations

from dataclasses import replace

from align.errors import EditError
from align.review.draft import Draft
from align.review.places import between
from align.review.things import Cell, Comment, Row, Side


def last_above(draft: Draft, row: Row, side: Side) -> Cell | None:
    """The last sentence of ``side`` above ``row``, in the order of the text."""
    for above in draft.view.preceding(row):
        if above.side(side):
            return max(map(draft.cell, above.side(side)), key=lambda cell: cell.place)
    return None


def keys(draft: Draft, row: Row, side: Side, before: Cell | None, n: int) -> tuple[list[str], int]:
    """Places for ``n`` new sentences after the sentence ``before``, and their paragraph.

    Without ``before``, they are at the beginning of the side. Between two paragraphs, they belong
    to the one whose counterpart has the other side of ``row``. Raises EditError if the side has no
    sentence at all, because then it has no paragraphs.
    """
    following = draft.view.next_cell(before) if before else _first(draft, row, side)
    known = before or following
    if known is None:
        raise EditError(
            "the translation of this document is empty",
            hint="Import the translated file as a document of its own",
            code="edit.no-translation",
        )
    low, high = (before.place if before else ""), (following.place if following else None)
    starts = before and following and not row.side(side) and _begins(draft, row, before, following)
    paragraph = following.paragraph if following and starts else known.paragraph
    return between(low, high, n), paragraph


def _begins(draft: Draft, row: Row, before: Cell, following: Cell) -> bool:
    """Whether the other side of ``row`` is in one paragraph with that of the sentence ``following``
    and not with that of the sentence ``before``.
    """
    other: Side = "src" if before.side == "tgt" else "tgt"

    def paragraphs(one: Row | None) -> set[int]:
        return {draft.cell(cell).paragraph for cell in one.side(other)} if one else set()

    own = paragraphs(row)
    upper, lower = (paragraphs(draft.view.row_of(one.id)) for one in (before, following))
    return bool(own & lower) and not own & upper


def _first(draft: Draft, row: Row, side: Side) -> Cell | None:
    """The first sentence of ``side``, all of which is in ``row`` or below it."""
    below = (cell for one in (row, *draft.view.following(row)) for cell in one.side(side))
    return min(map(draft.cell, below), key=lambda cell: cell.place, default=None)


def remove(draft: Draft, cell: Cell) -> None:
    """Remove a sentence; its comments move to another one of its row, or are removed with it.

    A row without sentences is removed, too; a boundary above it moves to the next row.
    """
    row = draft.row_of(cell.id)
    src, tgt = ([one for one in side if one != cell.id] for side in (row.src, row.tgt))
    heir = next(iter((*src, *tgt)), None)
    for comment in draft.view.comments_of(cell.id):
        current = draft.find("comment", comment.id)
        if not isinstance(current, Comment) or current.cell != cell.id:
            continue  # it was removed or moved
        if heir is None:
            draft.drop(comment)
        else:
            draft.put(replace(comment, cell=heir))
    if heir is None:
        below = draft.below(row)
        if row.boundary and below and draft.find("row", below.id):
            draft.put(replace(draft.row(below.id), boundary=True))
        draft.drop(row)
    else:
        draft.put(replace(row, src=tuple(src), tgt=tuple(tgt)))
        draft.outdate(draft.row(row.id))
    draft.drop(cell)
