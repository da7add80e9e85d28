"""The base of the operations, and the roles that may do them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Literal

from align.review.draft import Draft
from align.review.model import View

Role = Literal["reader", "reviewer", "editor"]
#: Every role, each allowed what the one before it is and more.
ROLES: tuple[Role, ...] = ("reader", "reviewer", "editor")


@dataclass(frozen=True)
class Operation:
    """Something that people do to a review.

    It names rows and sentences by id. ``name`` is what JSON calls it, ``needs`` the role that may
    do it.
    """

    name: ClassVar[str]
    needs: ClassVar[Role] = "editor"

    def edit(self, draft: Draft) -> None:
        """Make the change in ``draft``; EditError where it cannot be."""
        raise NotImplementedError

    def touches(self, view: View) -> tuple[int, ...]:
        """The ids of the rows that it names, or that hold the sentences that it names.

        If another person has changed one of them, whoever asked for it must look again. Rows that
        are not there may be among them. None for what is about the document as a whole.
        """
        raise NotImplementedError

    def to_json(self) -> dict[str, Any]:
        """The name and all fields, as plain values."""
        return {"op": self.name, **{f.name: getattr(self, f.name) for f in fields(self)}}


class OnRow(Operation):
    """One that names a row."""

    row: int

    def touches(self, view: View) -> tuple[int, ...]:  # noqa: ARG002
        """That one."""
        return (self.row,)


class OnRows(Operation):
    """One that names several rows."""

    rows: tuple[int, ...]

    def touches(self, view: View) -> tuple[int, ...]:  # noqa: ARG002
        """Those."""
        return self.rows


class OnCell(Operation):
    """One that names a sentence."""

    cell: int

    def touches(self, view: View) -> tuple[int, ...]:
        """The one that holds it."""
        return rows_of(view, (self.cell,))


class OnDocument(Operation):
    """One that is about the document and about no row of it."""

    def touches(self, view: View) -> tuple[int, ...]:  # noqa: ARG002
        """None."""
        return ()


def rows_of(view: View, cells: Iterable[int]) -> tuple[int, ...]:
    """The ids of the rows that hold ``cells``, as far as these are there."""
    return tuple(row.id for cell in cells if (row := view.row_of(cell)))


def may(role: Role, needs: Role) -> bool:
    """Whether ``role`` includes what ``needs`` is asked for."""
    return ROLES.index(role) >= ROLES.index(needs)
