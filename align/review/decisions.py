"""Operations that decide about rows without moving their sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from align.errors import EditError
from align.review.draft import Draft
from align.review.model import View
from align.review.operation import OnRow, OnRows, Operation, Role, rows_of
from align.review.things import Comment, Rendering, Status, writable
from align.review.threads import comment, drop, said


@dataclass(frozen=True)
class Judge(OnRows):
    """Judge the translation of these rows, and so accept that they pair the right sentences.

    ``open`` withdraws only the judgement of the translation. If another person gave the same
    judgement, both are readers from then on.
    """

    name: ClassVar[str] = "judge"
    needs: ClassVar[Role] = "reviewer"
    rows: tuple[int, ...]
    rendering: Rendering

    def edit(self, draft: Draft) -> None:
        for row in draft.rows(self.rows):
            if self.rendering != "open":
                draft.put(row.judged(self.rendering, draft.who))
            elif row.rendering != "open":
                draft.put(row.judged("accepted"))


@dataclass(frozen=True)
class JudgeAbove(OnRow):
    """Judge the translation of every row above ``row`` as good if nobody has judged it.

    Rows that were rejected stay as they are.
    """

    name: ClassVar[str] = "judge_above"
    needs: ClassVar[Role] = "reviewer"
    row: int

    def edit(self, draft: Draft) -> None:
        for row in draft.view.preceding(draft.row(self.row)):
            if row.rendering == "open" and row.status != "rejected":
                draft.put(row.judged("good", draft.who))


@dataclass(frozen=True)
class _Decide(OnRows):
    """Give rows a status. If it changes, nobody has judged their translation any more. If another
    person gave the same one, both are readers from then on.
    """

    needs: ClassVar[Role] = "reviewer"
    status: ClassVar[Status]
    rows: tuple[int, ...]

    def edit(self, draft: Draft) -> None:
        for row in draft.rows(self.rows):
            if row.status != self.status or row.verdict == self.status:
                draft.put(row.judged(self.status, draft.who))


@dataclass(frozen=True)
class Accept(_Decide):
    """Accept that these rows pair the right sentences."""

    name: ClassVar[str] = "accept"
    status: ClassVar[Status] = "accepted"


@dataclass(frozen=True)
class Reject(_Decide):
    """Reject the pairing of these rows: their sentences are exported without a counterpart."""

    name: ClassVar[str] = "reject"
    status: ClassVar[Status] = "rejected"


@dataclass(frozen=True)
class Reopen(_Decide):
    """Withdraw both judgements of these rows."""

    name: ClassVar[str] = "reopen"
    status: ClassVar[Status] = "open"


@dataclass(frozen=True)
class AcceptAbove(OnRow):
    """Accept the pairing of every open row above ``row``."""

    name: ClassVar[str] = "accept_above"
    needs: ClassVar[Role] = "reviewer"
    row: int

    def edit(self, draft: Draft) -> None:
        for row in draft.view.preceding(draft.row(self.row)):
            if row.status == "open":
                draft.put(row.judged("accepted", draft.who))


@dataclass(frozen=True)
class Note(OnRow):
    """Set the note of a row, such as why a passage was left out; an empty note removes it."""

    name: ClassVar[str] = "note"
    needs: ClassVar[Role] = "reviewer"
    row: int
    text: str

    def edit(self, draft: Draft) -> None:
        draft.put(replace(draft.row(self.row), note=writable(self.text).strip()))


@dataclass(frozen=True)
class Bookmark(OnRow):
    """Set or remove the bookmark of a row."""

    name: ClassVar[str] = "bookmark"
    needs: ClassVar[Role] = "reviewer"
    row: int
    on: bool

    def edit(self, draft: Draft) -> None:
        draft.put(replace(draft.row(self.row), bookmark=self.on))


@dataclass(frozen=True)
class Boundary(OnRow):
    """Set or remove a hard boundary above a row, which no bead may cross."""

    name: ClassVar[str] = "boundary"
    row: int
    on: bool

    def edit(self, draft: Draft) -> None:
        row = draft.row(self.row)
        if self.on and draft.above(row) is None:
            raise EditError("there is nothing above the first bead", code="edit.first-row")
        draft.put(replace(row, boundary=self.on))


@dataclass(frozen=True)
class AddComment(OnRow):
    """Comment on a row. The comment belongs to the row's first sentence and moves with it."""

    name: ClassVar[str] = "comment"
    needs: ClassVar[Role] = "reviewer"
    row: int
    text: str

    def edit(self, draft: Draft) -> None:
        cell = draft.row(self.row).cells[0]
        draft.put(Comment(draft.new_id(), cell, draft.who, draft.at, said(self.text)))


@dataclass(frozen=True)
class DropComment(Operation):
    """Remove a comment, with its replies if it begins a thread. The history keeps them."""

    name: ClassVar[str] = "uncomment"
    needs: ClassVar[Role] = "reviewer"
    comment: int

    def edit(self, draft: Draft) -> None:
        drop(draft, comment(draft, self.comment))

    def touches(self, view: View) -> tuple[int, ...]:
        found = view.find("comment", self.comment)
        return rows_of(view, (found.cell,)) if isinstance(found, Comment) else ()
