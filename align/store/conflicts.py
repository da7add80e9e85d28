"""What two people did to the same rows, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from align.errors import EditError
from align.review.draft import Draft
from align.review.model import View
from align.review.patch import Patch
from align.review.things import Row
from align.store.history import Change


@dataclass(frozen=True, slots=True)
class RowText:
    """A row at some point in time, with the text of both sides."""

    row: Row
    src: str
    tgt: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row as a person saw it and as it is now; None if it did not or does not exist."""

    row: int
    seen: RowText | None
    now: RowText | None


class StaleError(EditError):
    """A change to something that other people have changed in the meantime.

    ``conflicts`` shows each row as it was seen and as it is now, ``changes`` are the changes made
    in between. If the change was to a name or a reason and not to a row, ``instead`` is the current
    name or reason.
    """

    code = "edit.stale"

    def __init__(
        self,
        message: str,
        *,
        conflicts: tuple[Conflict, ...] = (),
        changes: tuple[Change, ...] = (),
        instead: str = "",
        **values: Any,
    ) -> None:
        self.conflicts = conflicts
        self.changes = changes
        self.instead = instead
        super().__init__(message, hint="Look at it as it is now and decide again", **values)


def conflicts(view: View, rows: Iterable[int], patches: Sequence[Patch]) -> tuple[Conflict, ...]:
    """Compare ``rows`` as they are in ``view`` with what they were before ``patches``."""
    now, seen = Draft(view), _before(view, patches)
    return tuple(Conflict(row, _row_text(seen, row), _row_text(now, row)) for row in sorted(rows))


def rows_of_missing(view: View, missing: tuple[str, int], patches: Sequence[Patch]) -> list[int]:
    """Find the rows that contained a missing row or sentence before ``patches``."""
    kind, number = missing
    if kind == "row":
        return [number]
    seen = _before(view, patches)
    touched = {row for patch in patches for row in patch.touched}
    found = ((row, seen.find("row", row)) for row in sorted(touched))
    return [number for number, row in found if isinstance(row, Row) and missing[1] in row.cells]


def _before(view: View, patches: Sequence[Patch]) -> Draft:
    """The state of ``view`` before ``patches``."""
    draft = Draft(view)
    for patch in reversed(patches):
        draft.absorb(patch.inverse)
    return draft


def _row_text(draft: Draft, row: int) -> RowText | None:
    try:
        found = draft.row(row)
        src, tgt = (
            " ".join(draft.cell(cell).text for cell in side) for side in (found.src, found.tgt)
        )
    except EditError:
        return None
    return RowText(found, src, tgt)
