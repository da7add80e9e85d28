"""The operation that takes over what other people did in a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from itertools import chain
from typing import Any, ClassVar

from align.errors import EditError
from align.review.draft import Draft, Group
from align.review.model import View
from align.review.operation import Operation, rows_of
from align.review.places import between
from align.review.sentences import keys, last_above, remove
from align.review.things import Cell, Comment, Row, Verdict, writable
from align.review.threads import ReplyTo, Resolve, drop
from align.review.wording import reword, worded


@dataclass(frozen=True)
class TakeBack(Operation):
    """Take over what other people did in a file (``align.returns``), as one change.

    ``texts`` are new texts of sentences, ``removed`` the sentences that they deleted, and ``added``
    the translations that they wrote for rows without one; with the id of a sentence and a minus
    before it instead of a row, a new sentence after that one, in a row of its own. ``statuses`` are
    decisions about rows, ``comments`` those to add to a row, and ``uncommented`` those to remove.
    ``replies`` answer comments, and ``resolved`` says of threads whether they are. ``file`` is the
    name of the file.
    """

    name: ClassVar[str] = "take_back"
    file: str = ""
    texts: tuple[tuple[int, str], ...] = ()
    removed: tuple[int, ...] = ()
    added: tuple[tuple[int, str], ...] = ()
    statuses: tuple[tuple[int, Verdict], ...] = ()
    comments: tuple[tuple[int, str], ...] = ()
    uncommented: tuple[int, ...] = ()
    replies: tuple[tuple[int, str], ...] = ()
    resolved: tuple[tuple[int, bool], ...] = ()

    def __bool__(self) -> bool:
        return any(self._parts())

    @classmethod
    def together(cls, parts: Iterable[TakeBack], file: str = "") -> TakeBack:
        """All of ``parts`` as one operation."""
        several = zip(*(part._parts() for part in parts), strict=True)
        return cls(file, *(tuple(chain.from_iterable(one)) for one in several))

    def _parts(self) -> list[tuple[Any, ...]]:
        """What is to be done, field by field."""
        return [getattr(self, one.name) for one in fields(self) if one.name != "file"]

    def edit(self, draft: Draft) -> None:
        for cell, text in self.texts:
            reword(draft, cell, text)
        _add(draft, [one for one in self.added if one[0] > 0])
        _insert(draft, [(-number, text) for number, text in self.added if number < 0])
        for cell in dict.fromkeys(self.removed):
            remove(draft, draft.cell(cell))
        for row, verdict in self.statuses:
            if _is_there(draft, row):
                draft.put(draft.row(row).judged(verdict, draft.who))
        self._comment(draft)

    def _comment(self, draft: Draft) -> None:
        for number in self.uncommented:
            comment = draft.find("comment", number)
            if isinstance(comment, Comment):
                drop(draft, comment)
        for number, text in self.replies:
            if draft.find("comment", number) is not None:
                ReplyTo(number, text).edit(draft)
        for number, on in self.resolved:
            if draft.find("comment", number) is not None:
                Resolve(number, on).edit(draft)
        for row, text in self.comments:
            written = writable(text).strip()
            if written and _is_there(draft, row):
                cell = draft.row(row).cells[0]
                draft.put(Comment(draft.new_id(), cell, draft.who, draft.at, written))

    def touches(self, view: View) -> tuple[int, ...]:
        named = [row for row, _ in (*self.added, *self.statuses, *self.comments)]
        rows = [row for row in named if row > 0]
        before = [-cell for cell in named if cell < 0]
        cells = [*before, *(cell for cell, _ in self.texts), *self.removed]
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
        last = last_above(draft, draft.row(row), "tgt")
        after.setdefault(last.id if last else None, []).append((row, text))
    for before, several in after.items():
        previous = draft.cell(before) if before else None
        first = draft.row(several[0][0])
        places, paragraph = keys(draft, first, "tgt", previous, len(several))
        order = {row.id: k for k, row in enumerate(draft.rows(row for row, _ in several))}
        for (row, text), key in zip(
            sorted(several, key=lambda one: order[one[0]]), places, strict=True
        ):
            cell = Cell(draft.new_id(), "tgt", worded(text), "", paragraph, key)
            draft.put(cell)
            draft.put(replace(draft.row(row), tgt=(cell.id,)))
            draft.outdate(draft.row(row))


def _insert(draft: Draft, inserted: Iterable[tuple[int, str]]) -> None:
    """Put new sentences after others, each into a row of its own, which nobody has checked."""
    after: dict[int, list[str]] = {}
    for before, text in inserted:
        after.setdefault(before, []).append(text)
    for number, texts in after.items():
        row = draft.row_of(number)
        below = draft.below(row)
        places = between(row.place, below.place if below else None, len(texts))
        spots, paragraph = keys(draft, row, "tgt", draft.cell(number), len(texts))
        for text, place, spot in zip(texts, places, spots, strict=True):
            cell = Cell(draft.new_id(), "tgt", worded(text), "", paragraph, spot)
            draft.put(cell)
            alone = Group.left((), (cell.id,))
            new = Row(draft.new_id(), (), alone.tgt, place, alone.probability, "open", alone.by)
            draft.put(replace(new, weighed=alone.weighed))


def _is_there(draft: Draft, row: int) -> bool:
    """Whether a row exists. Raises EditError if it did not exist before this change either."""
    return draft.find("row", row) is not None or draft.view.find("row", row) is None
