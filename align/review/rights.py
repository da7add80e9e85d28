"""What a person may do to a document: by their role, its project, a lock, and whose work it is.

These are rules of the house and no security: the desk believes the name that people give, and
anyone who can write to the library's file can do everything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from align.errors import ForbiddenError, RuleError
from align.review.decisions import Accept, AddComment, DropComment, Judge, Reject
from align.review.judgements import Rename
from align.review.model import View
from align.review.operation import Operation, Role, may
from align.review.patch import Patch
from align.review.things import Row, Verdict
from align.review.threads import Assign, CommentOn, ReplyTo, Resolve
from align.words import Message, joined, later

#: What people are in a project.
Part = Literal["translator", "reviser", "second_reader", "manager"]
PARTS: dict[Part, str] = {
    "translator": later("translator"),
    "reviser": later("reviser"),
    "second_reader": later("second reader"),
    "manager": later("manager"),
}
#: What is possible in a locked document, besides reading.
FREE: tuple[type[Operation], ...] = (AddComment, CommentOn, ReplyTo, Resolve, Assign, DropComment)


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A person and what they are in a project; somebody may be several things."""

    name: str
    part: Part


@dataclass(frozen=True, slots=True)
class Lock:
    """Who locked a document, and when (ISO 8601, UTC); ``project`` is the name of its project if
    that is locked.
    """

    who: str
    at: str
    project: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """Whose text it is, who works on it, and by which rules.

    ``languages`` are BCP-47 tags; a project without any is for all languages. With
    ``reviewers_edit`` those who review may also edit. With ``second_reader`` a row is finished when
    two different people have accepted it.
    """

    name: str
    client: str = ""
    languages: tuple[str, ...] = ()
    deadline: date | None = None
    people: tuple[Member, ...] = ()
    reviewers_edit: bool = False
    second_reader: bool = False

    @property
    def managers(self) -> tuple[str, ...]:
        """The names of its managers."""
        return tuple(one.name for one in self.people if one.part == "manager")

    def parts_of(self, who: str) -> tuple[Part, ...]:
        """What a person is in it."""
        return tuple(one.part for one in self.people if one.name == who)


@dataclass(frozen=True, slots=True)
class Place:
    """What a person is at a document. ``given`` says whether they have ``role`` by their name, and
    not because nobody has a role or only others have one. ``lock`` is in force.
    """

    who: str
    role: Role
    given: bool = False
    project: Project | None = None
    lock: Lock | None = None

    @property
    def rank(self) -> Role:
        """Their role in this document.

        The project decides about its people. Others keep the role that they have in the library by
        their name; without one, they read.
        """
        if self.project is None or not self.project.people:
            return self.role
        parts = self.project.parts_of(self.who)
        if parts:
            return "editor" if {"manager", "translator"}.intersection(parts) else "reviewer"
        return self.role if self.given else "reader"

    @property
    def edits(self) -> bool:
        """Whether they may change texts and pairs while nothing is locked."""
        lenient = self.project is not None and self.project.reviewers_edit
        return may(self.rank, "reviewer" if lenient else "editor")

    @property
    def manages(self) -> bool:
        """Whether they may lock the document: as a manager of its project; if it has none, as an
        editor.
        """
        if self.project and self.project.managers:
            return self.who in self.project.managers
        return self.rank == "editor"


def refusal(
    place: Place, op: Operation | None, view: View | None = None, patch: Patch | None = None
) -> ForbiddenError | None:
    """Why a person may not do ``op``, or None if they may.

    Without ``op`` it is about a change to the document as a whole, such as removing it. ``view`` is
    the document, which some rules need, and ``patch`` what the operation, or undoing it, changes.
    """
    needs: Role = "editor" if op is None else op.needs
    able = place.edits if needs == "editor" and _is_work(op) else may(place.rank, needs)
    if not able:
        return _not_allowed(place, needs)
    if place.lock and not isinstance(op, FREE):
        return locked(place.lock)
    others = patch and _of_others(place, patch)
    if others:
        return others
    return _not_second(place, op, view) if op and view else None


def not_editing(place: Place) -> ForbiddenError | None:
    """Why a person may not change texts and pairs, whether they are locked or not."""
    return None if place.edits else _not_allowed(place, "editor")


def not_manager(place: Place) -> ForbiddenError | None:
    """Why a person may not lock a document or change its project, or None if they may."""
    if place.manages:
        return None
    if place.project is None or not place.project.managers:
        return ForbiddenError(place.who, place.rank, "editor")
    return RuleError(
        "only a manager of the project {project} may do this ({managers})",
        code="forbidden.not-manager",
        project=place.project.name,
        managers=", ".join(place.project.managers),
    )


def locked(lock: Lock) -> RuleError:
    """The refusal of a change to something locked."""
    at = f"{lock.at[:16].replace('T', ' ')} UTC"
    return RuleError(
        "{who} locked the project {project} on {at}"
        if lock.project
        else "{who} locked this document on {at}",
        hint="It can be read and commented on until a manager unlocks it",
        code="forbidden.locked",
        who=lock.who or Message("someone"),
        project=lock.project,
        at=at,
    )


def _is_work(op: Operation | None) -> bool:
    """Whether an operation is on texts and pairs, and not on the document as a whole."""
    return op is not None and not isinstance(op, Rename)


def _not_allowed(place: Place, needs: Role) -> ForbiddenError:
    project = place.project
    if project is None or (not project.people and place.rank == place.role):
        return ForbiddenError(place.who, place.rank, needs)
    managers = ", ".join(project.managers)
    return RuleError(
        "{who} may only {may_do} in the project {project}",
        hint="Ask a manager of the project ({managers})" if managers else "Ask an editor",
        code="forbidden.part",
        who=place.who or Message("this person"),
        may_do=Message("read") if place.rank == "reader" else Message("judge and comment"),
        project=project.name,
        managers=managers,
    )


def _of_others(place: Place, patch: Patch) -> RuleError | None:
    """Refuse to remove what other people wrote, unless its sentence goes as well."""
    managers = place.project.managers if place.project else ()
    if place.who in managers:
        return None
    gone = {diff.id for diff in patch.diffs if diff.kind == "cell" and diff.now is None}
    lost = [
        diff.was
        for diff in patch.diffs
        if diff.kind == "comment" and diff.was and diff.now is None and diff.was["cell"] not in gone
    ]
    theirs = next((one for one in lost if one["who"] != place.who), None)
    if theirs is None:
        return None
    own = any(one["who"] == place.who for one in lost)
    return RuleError(
        _REPLIED if own else _AUTHOR_OR_MANAGER if managers else _AUTHOR,
        hint="You can resolve it, or reply",
        code="forbidden.not-author",
        who=theirs["who"] or Message("someone"),
        managers=joined(managers),
    )


_REPLIED = later("{who} has replied, so the comment cannot be deleted")
_AUTHOR = later("only {who}, who wrote this comment, may delete it")
_AUTHOR_OR_MANAGER = later(
    "only {who}, who wrote this comment, or a manager of the project ({managers}) may delete it"
)


def _not_second(place: Place, op: Operation, view: View) -> RuleError | None:
    """Refuse the judgement of an editor as that of a second reader, if the project wants one."""
    if not (place.project and place.project.second_reader):
        return None
    for number, verdict in _accepted(op):
        row = view.find("row", number)
        if isinstance(row, Row) and row.verdict == verdict and row.is_barred(place.who):
            return RuleError(
                "{who} edited this text, so somebody else must be its second reader",
                hint="The project {project} wants two people for each bead",
                code="forbidden.second-reader",
                who=place.who or Message("this person"),
                project=place.project.name,
            )
    return None


def _accepted(op: Operation) -> Iterable[tuple[int, Verdict]]:
    """The rows that an operation judges, and how."""
    if isinstance(op, Judge):
        return [(row, op.rendering) for row in op.rows]
    if isinstance(op, Accept | Reject):
        return [(row, op.status) for row in op.rows]
    return ()
