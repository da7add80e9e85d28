"""The base class of operations, and the roles that may do them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Literal

from align.review.draft import Draft
from align.review.model import View

Role = Literal["reader", "reviewer", "editor"]
#: All roles. Each may do everything that the one before it may, and more.
ROLES: tuple[Role, ...] = ("reader", "reviewer", "editor")


@dataclass(frozen=True)
class Operation:
    """Something that people do to a review.

    It names rows and sentences by id. ``name`` is its name in JSON, ``needs`` is the role that it
    requires.
    """

    name: ClassVar[str]
    needs: ClassVar[Role] = "editor"

    def edit(self, draft: Draft) -> None:
        """Make the change in ``draft``. Raises EditError if it is not possible."""
        raise NotImplementedError

    def touches(self, view: View) -> tuple[int, ...]:
        """The ids of the rows that it names, or that contain the sentences that it names.

        If another person has changed one of them, the person who asked for it must look again. The
        ids may include rows that do not exist. Empty for an operation on the whole document.
        """
        raise NotImplementedError

    def to_json(self) -> dict[str, Any]:
        """The name and all fields, as JSON values."""
        return {"op": self.name, **{f.name: getattr(self, f.name) for f in fields(self)}}


class OnRow(Operation):
    """An operation on one row."""

    row: int

    def touches(self, view: View) -> tuple[int, ...]:  # noqa: ARG002
        """The id of that row."""
        return (self.row,)


class OnRows(Operation):
    """An operation on several rows."""

    rows: tuple[int, ...]

    def touches(self, view: View) -> tuple[int, ...]:  # noqa: ARG002
        """The ids of those rows."""
        return self.rows


class OnCell(Operation):
    """An operation on one sentence."""

    cell: int

    def touches(self, view: View) -> tuple[int, ...]:
        """The id of the row that contains it."""
        return rows_of(view, (self.cell,))


class OnDocument(Operation):
    """An operation on the document as a whole."""

    def touches(self, view: View) -> tuple[int, ...]:  # noqa: ARG002
        """Empty: no row is touched."""
        return ()


def rows_of(view: View, cells: Iterable[int]) -> tuple[int, ...]:
    """The ids of the rows that contain those of ``cells`` that exist."""
    return tuple(row.id for cell in cells if (row := view.row_of(cell)))


def may(role: Role, needs: Role) -> bool:
    """Whether ``role`` may do what ``needs`` requires."""
    return ROLES.index(role) >= ROLES.index(needs)
