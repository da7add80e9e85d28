"""The operation that takes over what other people did in a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from align.errors import EditError
from align.review.draft import Draft
from align.review.model import View
from align.review.operation import Operation, rows_of
from align.review.places import between
from align.review.things import Cell, Comment, Status, writable
from align.review.wording import reword, worded


@dataclass(frozen=True)
class TakeBack(Operation):
    """Take over what other people did in a file (``align.returns``), as one change.

    ``texts`` are new texts of sentences, ``removed`` the sentences that they deleted, and ``added``
    the translations that they wrote for rows without one. ``statuses`` are decisions about rows,
    ``comments`` those to add to a row, and ``uncommented`` those to remove. ``file`` is the name of
    the file.
    """

    name: ClassVar[str] = "take_back"
    file: str = ""
    texts: tuple[tuple[int, str], ...] = ()
    removed: tuple[int, ...] = ()
    added: tuple[tuple[int, str], ...] = ()
    statuses: tuple[tuple[int, Status], ...] = ()
    comments: tuple[tuple[int, str], ...] = ()
    uncommented: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return any(
            (
                self.texts,
                self.removed,
                self.added,
                self.statuses,
                self.comments,
                self.uncommented,
            )
        )

    @classmethod
    def together(cls, parts: Iterable[TakeBack], file: str = "") -> TakeBack:
        """All of ``parts`` as one operation."""
        several = list(parts)
        return cls(
            file,
            tuple(one for part in several for one in part.texts),
            tuple(one for part in several for one in part.removed),
            tuple(one for part in several for one in part.added),
            tuple(one for part in several for one in part.statuses),
            tuple(one for part in several for one in part.comments),
            tuple(one for part in several for one in part.uncommented),
        )

    def edit(self, draft: Draft) -> None:
        for cell, text in self.texts:
            reword(draft, cell, text)
        _add(draft, self.added)
        for cell in dict.fromkeys(self.removed):
            _remove(draft, draft.cell(cell))
        for number in self.uncommented:
            comment = draft.find("comment", number)
            if comment is not None:
                draft.drop(comment)
        for row, status in self.statuses:
            if _is_there(draft, row):
                draft.put(replace(draft.row(row), status=status))
        for row, text in self.comments:
            written = writable(text).strip()
            if written and _is_there(draft, row):
                cell = draft.row(row).cells[0]
                draft.put(Comment(draft.new_id(), cell, draft.who, draft.at, written))

    def touches(self, view: View) -> tuple[int, ...]:
        rows = [row for row, _ in (*self.added, *self.statuses, *self.comments)]
        cells = [*(cell for cell, _ in self.texts), *self.removed]
        return (*rows, *rows_of(view, cells))


def _add(draft: Draft, added: Iterable[tuple[int, str]]) -> None:
    """Write translations for rows that have none."""
    after: dict[int | None, list[tuple[int, str]]] = {}
    for row, text in added:
        if draft.row(row).tgt:
            raise EditError(
                "this bead has a translation by now",
                hint="Compare the file again",
                code="edit.has-translation",
            )
        last = _before(draft, row)
        after.setdefault(last.id if last else None, []).append((row, text))
    for before, several in after.items():
        previous = draft.cell(before) if before else None
        following = draft.view.next_cell(previous) if previous else _first(draft, several[0][0])
        known = previous or following
        if known is None:
            raise EditError(
                "the translation of this document is empty",
                hint="Import the translated file as a document of its own",
                code="edit.no-translation",
            )
        keys = between(
            previous.place if previous else "", following.place if following else None, len(several)
        )
        order = {row.id: k for k, row in enumerate(draft.rows(row for row, _ in several))}
        for (row, text), key in zip(
            sorted(several, key=lambda one: order[one[0]]), keys, strict=True
        ):
            cell = Cell(draft.new_id(), "tgt", worded(text), "", known.paragraph, key)
            draft.put(cell)
            draft.put(replace(draft.row(row), tgt=(cell.id,)))
            draft.outdate(draft.row(row))


def _before(draft: Draft, row: int) -> Cell | None:
    """The last sentence of the translation above a row, in the order of the text."""
    for above in draft.view.preceding(draft.row(row)):
        if above.tgt:
            return max(map(draft.cell, above.tgt), key=lambda cell: cell.place)
    return None


def _first(draft: Draft, row: int) -> Cell | None:
    """The first sentence of the translation, all of which is below a row."""
    below = (cell for one in draft.view.following(draft.row(row)) for cell in one.tgt)
    return min(map(draft.cell, below), key=lambda cell: cell.place, default=None)


def _is_there(draft: Draft, row: int) -> bool:
    """Whether a row exists. Raises EditError if it did not exist before this change either."""
    return draft.find("row", row) is not None or draft.view.find("row", row) is None


def _remove(draft: Draft, cell: Cell) -> None:
    """Remove a sentence; its comments move to another one of its row, or are removed with it."""
    row = draft.row_of(cell.id)
    src, tgt = ([one for one in side if one != cell.id] for side in (row.src, row.tgt))
    heir = next(iter((*src, *tgt)), None)
    for comment in draft.view.comments_of(cell.id):
        if draft.find("comment", comment.id) is None:
            continue
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
