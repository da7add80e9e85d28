"""The base of the operations, and the roles that may do them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar, Literal

from align.review.draft import Draft

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

    def to_json(self) -> dict[str, Any]:
        """The name and all fields, as plain values."""
        return {"op": self.name, **{f.name: getattr(self, f.name) for f in fields(self)}}


def may(role: Role, needs: Role) -> bool:
    """Whether ``role`` includes what ``needs`` is asked for."""
    return ROLES.index(role) >= ROLES.index(needs)
