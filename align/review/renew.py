"""The operation that carries decisions over to a new version of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from align.errors import EditError
from align.review.draft import Draft
from align.review.operation import OnDocument
from align.review.things import Side


@dataclass(frozen=True)
class Renew(OnDocument):
    """Carry over what was decided about the document ``of``, whose ``side`` has a new version.

    The library does this once, when it keeps the new version (``align.review.versions``).
    """

    name: ClassVar[str] = "renew"
    of: int
    side: Side

    def edit(self, draft: Draft) -> None:  # noqa: ARG002
        """Raises EditError."""
        raise EditError(
            "decisions are carried over only when a new version is loaded",
            hint="Load a new version of the document",
            code="edit.renew",
        )
