"""The sentences of a translation that people deleted, as the history has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple, Protocol

from align.formats.work import Version
from align.review.model import Review
from align.review.operation import Operation
from align.review.patch import Patch
from align.review.things import Cell


class Done(Protocol):
    """A change in the history of a review: who made it, when (ISO 8601, UTC), and what changed."""

    @property
    def who(self) -> str:
        """The person."""
        ...

    @property
    def at(self) -> str:
        """The time."""
        ...

    @property
    def op(self) -> Operation:
        """What the person did."""
        ...

    @property
    def patch(self) -> Patch:
        """What changed."""
        ...


class Struck(NamedTuple):
    """A sentence that was deleted: without a text, but with the one that was loaded.

    ``row`` is the row in which it is shown, and ``by`` says who deleted it.
    """

    cell: Cell
    row: int
    by: Version


def sentences(review: Review, changes: Iterable[Done]) -> list[Struck]:
    """Find the deleted sentences of the translation, in the order of the text.

    ``changes`` is the whole history, oldest first. Sentences that a person had inserted leave no
    trace, and those that were joined with another one are not deleted.
    """
    found: dict[int, Struck] = {}
    for change in changes:
        cells = [diff for diff in change.patch.diffs if diff.kind == "cell"]
        gone = [diff for diff in cells if diff.now is None and diff.was]
        for diff in cells:
            if diff.was is None:
                found.pop(diff.id, None)
        if not gone:
            continue
        grown = [
            diff.now["loaded"]
            for diff in cells
            if diff.was
            and diff.now
            and len(diff.now.get("loaded", "")) > len(diff.was.get("loaded", ""))
        ]
        homes = {
            cell: diff.id
            for diff in change.patch.diffs
            if diff.kind == "row" and diff.was
            for cell in diff.was.get("tgt", ())
        }
        for diff in gone:
            was = dict(diff.was or {})
            if was["side"] != "tgt" or not was["loaded"]:
                continue
            if any(was["loaded"] in text for text in grown):
                continue
            by = Version("", change.who, change.at)
            cell = replace(Cell(diff.id, **was), text="")
            found[diff.id] = Struck(cell, homes.get(diff.id, 0), by)
    shown = (_at_home(review, one) for one in found.values())
    return sorted(shown, key=lambda one: one.cell.place)


def _at_home(review: Review, struck: Struck) -> Struck:
    """A sentence whose row is gone is shown in the row of the sentence before it, or the first."""
    if review.find("row", struck.row):
        return struck
    before = [cell for cell in review.in_order("tgt") if cell.place < struck.cell.place]
    row = review.row_of(before[-1].id) if before else None
    first = review.rows[0].id if review.rows else 0
    return struck._replace(row=row.id if row else first)
