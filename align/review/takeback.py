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
    the translations that they wrote for rows without one. ``before`` and ``after`` are new
    sentences before and after others, each in a row of its own. ``statuses`` are decisions about
    rows, ``comments`` those to add to a row, and ``uncommented`` those to remove. ``replies``
    answer comments, and ``resolved`` says of threads whether they are. ``file`` is the name of the
    file.
    """

    name: ClassVar[str] = "take_back"
    file: str = ""
    texts: tuple[tuple[int, str], ...] = ()
    removed: tuple[int, ...] = ()
    added: tuple[tuple[int, str], ...] = ()
    before: tuple[tuple[int, str], ...] = ()
    after: tuple[tuple[int, str], ...] = ()
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
        _add(draft, self.added)
        _insert(draft, self.before, above=True)
        _insert(draft, self.after, above=False)
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
        rows = [row for row, _ in (*self.added, *self.statuses, *self.comments)]
        cells = [cell for cell, _ in (*self.texts, *self.before, *self.after)]
        cells += self.removed
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


def _insert(draft: Draft, inserted: Iterable[tuple[int, str]], *, above: bool) -> None:
    """Put new sentences ``above`` or below others, each into a row of its own, which nobody has
    checked.
    """
    beside: dict[int, list[str]] = {}
    for number, text in inserted:
        beside.setdefault(number, []).append(text)
    for number, texts in beside.items():
        known, row = draft.cell(number), draft.row_of(number)
        previous = draft.view.previous_cell(known) if above else known
        over, under = (draft.above(row), row) if above else (row, draft.below(row))
        low, high = (over.place if over else ""), (under.place if under else None)
        spots, _ = keys(draft, row, "tgt", previous, len(texts))
        for text, place, spot in zip(texts, between(low, high, len(texts)), spots, strict=True):
            cell = Cell(draft.new_id(), "tgt", worded(text), "", known.paragraph, spot)
            draft.put(cell)
            alone = Group.left((), (cell.id,))
            new = Row(draft.new_id(), (), alone.tgt, place, alone.probability, "open", alone.by)
            draft.put(replace(new, weighed=alone.weighed))


def _is_there(draft: Draft, row: int) -> bool:
    """Whether a row exists. Raises EditError if it did not exist before this change either."""
    return draft.find("row", row) is not None or draft.view.find("row", row) is None
