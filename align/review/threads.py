"""Comments as threads: on words of a sentence, with replies, resolved, given to a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from align.errors import EditError
from align.formats.difference import moved
from align.review.draft import Draft
from align.review.model import View
from align.review.operation import OnCell, Operation, Role, rows_of
from align.review.things import Cell, Comment, writable


@dataclass(frozen=True)
class CommentOn(OnCell):
    """Begin a thread about the code points from ``begin`` to ``end`` of a sentence, which are
    ``words``; about the whole sentence if they are empty, or if the sentence no longer has them.
    """

    name: ClassVar[str] = "comment_on"
    needs: ClassVar[Role] = "reviewer"
    cell: int
    begin: int
    words: str
    text: str

    def edit(self, draft: Draft) -> None:
        cell = draft.cell(self.cell)
        span = located(self.words, cell.text, self.begin) or (0, 0)
        new = Comment(draft.new_id(), cell.id, draft.who, draft.at, said(self.text))
        draft.put(replace(new, begin=span[0], end=span[1]))


@dataclass(frozen=True)
class _OnThread(Operation):
    """An operation on a thread, which any of its comments names."""

    needs: ClassVar[Role] = "reviewer"
    comment: int

    def head(self, draft: Draft) -> Comment:
        """The comment that begins the thread."""
        found = comment(draft, self.comment)
        return comment(draft, found.answers) if found.answers else found

    def touches(self, view: View) -> tuple[int, ...]:
        found = view.find("comment", self.comment)
        return rows_of(view, (found.cell,)) if isinstance(found, Comment) else ()


@dataclass(frozen=True)
class ReplyTo(_OnThread):
    """Answer a comment. That opens its thread again."""

    name: ClassVar[str] = "reply"
    text: str

    def edit(self, draft: Draft) -> None:
        head = self.head(draft)
        new = Comment(draft.new_id(), head.cell, draft.who, draft.at, said(self.text), head.id)
        draft.put(new)
        if head.resolved:
            draft.put(replace(head, resolved=False))


@dataclass(frozen=True)
class Resolve(_OnThread):
    """Mark a thread as resolved, or open it again."""

    name: ClassVar[str] = "resolve"
    on: bool

    def edit(self, draft: Draft) -> None:
        draft.put(replace(self.head(draft), resolved=self.on))


@dataclass(frozen=True)
class Assign(_OnThread):
    """Give a thread to a person, who should see to it; to nobody if ``person`` is empty."""

    name: ClassVar[str] = "assign"
    person: str

    def edit(self, draft: Draft) -> None:
        draft.put(replace(self.head(draft), assigned=writable(self.person).strip()))


def comment(draft: Draft, number: int) -> Comment:
    """Return a comment. Raises EditError if there is none with this id."""
    found = draft.find("comment", number)
    if not isinstance(found, Comment):
        raise EditError(
            "there is no comment {id}", hint="Reload the page", code="edit.no-comment", id=number
        )
    return found


def thread(draft: Draft, head: Comment) -> list[Comment]:
    """The replies to a comment, oldest first."""
    before = draft.view.find("comment", head.id)
    cells = {head.cell, *((before.cell,) if isinstance(before, Comment) else ())}
    known = {one.id for cell in cells for one in draft.view.comments_of(cell)}
    found = (draft.find("comment", number) for number in sorted(known))
    return [one for one in found if isinstance(one, Comment) and one.answers == head.id]


def drop(draft: Draft, gone: Comment) -> None:
    """Remove a comment, with its replies if it begins a thread."""
    for one in (*thread(draft, gone), gone):
        draft.drop(one)


def said(text: str) -> str:
    """The text of a comment. Raises EditError if it is empty."""
    text = writable(text).strip()
    if not text:
        raise EditError("the comment is empty", hint="Write something", code="edit.empty-comment")
    return text


def located(words: str, text: str, near: int) -> tuple[int, int] | None:
    """Where ``words`` are in ``text``, as near as possible to ``near``; None if nowhere."""
    if not words:
        return None
    places, at = [], text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        return None
    begin = min(places, key=lambda place: abs(place - near))
    return begin, begin + len(words)


def follow(draft: Draft) -> None:
    """Move comments on words along with these, wherever a change has put them. A comment whose
    words are gone is about its whole sentence from then on.
    """
    reworded = draft.reworded()
    new = [after for _, after in reworded if after]
    for before, _ in reworded:
        if before is None:
            continue
        for one in draft.view.comments_of(before.id):
            current = draft.find("comment", one.id)
            if not isinstance(current, Comment) or one.begin == one.end:
                continue
            after = _moved(one, current, before, new, draft)
            draft.put(after)
            for reply in thread(draft, after) if after.cell != current.cell else ():
                draft.put(replace(reply, cell=after.cell))


def _moved(
    old: Comment, current: Comment, before: Cell, new: Iterable[Cell], draft: Draft
) -> Comment:
    """A comment after its sentence has changed, or after it has come to another sentence."""
    words = before.text[old.begin : old.end]
    home = draft.find("cell", current.cell)
    if isinstance(home, Cell) and home.id == before.id:
        begin, end = moved(before.text, home.text, (old.begin, old.end))
        span = located(words, home.text, begin) or (begin, end)
        if span[0] < span[1]:
            return replace(current, begin=span[0], end=span[1])
    own = [home] if isinstance(home, Cell) else []
    for cell in (*own, *(one for one in new if one.side == before.side)):
        if place := located(words, cell.text, old.begin):
            return replace(current, cell=cell.id, begin=place[0], end=place[1])
    return replace(current, begin=0, end=0)
