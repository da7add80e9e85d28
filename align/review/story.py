"""The story of one row: who did what to it, and what its sentences said before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from align.review.model import Review
from align.review.patch import Diff, Patch
from align.review.struck import Done
from align.review.things import SIDES, Row, Side

_D = TypeVar("_D", bound=Done)
#: What a row's differences may change without telling a reader anything.
_SILENT = {"probability", "weighed", "place"}
#: The fields of a row that people write.
_SAID = ("status", "rendering", "note")


@dataclass(frozen=True, slots=True)
class Rewording:
    """A sentence's text ``before`` and ``after`` a change; None if it did not or does not exist."""

    cell: int
    side: Side
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Step(Generic[_D]):
    """A change that concerned the row: its new wordings, and its fields ``was`` and ``now``."""

    change: _D
    rewordings: tuple[Rewording, ...]
    was: dict[str, str]
    now: dict[str, str]


def story(review: Review, row: Row, changes: Iterable[_D]) -> Iterator[Step[_D]]:
    """Yield the changes that concerned ``row`` of ``review`` or its sentences, newest first.

    ``changes`` are those of the whole document, newest first. A sentence that was cut off another
    one has the story of both; so has one that another one was joined to.
    """
    cells = set(row.cells)
    side_of = {cell: review.cells[cell].side for cell in row.cells}
    for change in changes:
        diffs = change.patch.diffs
        _trace(change.patch, cells)
        side_of |= {
            diff.id: known["side"]
            for diff in diffs
            if diff.kind == "cell" and "side" in (known := diff.now or diff.was or {})
        }
        words = tuple(
            Rewording(diff.id, side_of.get(diff.id, "tgt"), _text(diff.was), _text(diff.now))
            for diff in diffs
            if diff.kind == "cell" and diff.id in cells and _text(diff.was) != _text(diff.now)
        )
        own = next((diff for diff in diffs if diff.kind == "row" and diff.id == row.id), None)
        was, now = _fields(own) if own else ({}, {})
        if words or was != now or any(_concerns(diff, cells, row.id) for diff in diffs):
            yield Step(change, words, was, now)


def _trace(patch: Patch, cells: set[int]) -> None:
    """Add the sentences that those in ``cells`` came from: the change made, cut or joined them."""
    own = [diff for diff in patch.diffs if diff.kind == "cell"]
    made = {diff.id for diff in own if not diff.was}
    gone = {diff.id: _text(diff.was) or "" for diff in own if not diff.now}
    for diff in own:
        if diff.id in cells and diff.was and diff.now:
            text = _text(diff.now) or ""
            cells |= {one for one, before in gone.items() if before and before in text}
    for diff in patch.diffs:
        for side in SIDES if diff.kind == "row" else ():
            was, now = (set((state or {}).get(side, ())) for state in (diff.was, diff.now))
            if now & made & cells:
                cells |= was
            if (was | now) & cells:
                cells |= was & gone.keys()


def _concerns(diff: Diff, cells: set[int], row: int) -> bool:
    """Whether a difference is of a comment on the row, or of its pairing or judgement."""
    states = [state for state in (diff.was, diff.now) if state]
    if diff.kind == "row":
        if all(set(state) <= _SILENT for state in states):
            return False
        held = {cell for state in states for side in SIDES for cell in state.get(side, ())}
        return diff.id == row or bool(held & cells)
    return diff.kind != "cell" and any(state.get("cell") in cells for state in states)


def _text(state: Mapping[str, Any] | None) -> str | None:
    return state.get("text") if state else None


def _fields(diff: Diff) -> tuple[dict[str, str], dict[str, str]]:
    """What a person said of the row, before and after a change of it; only what differs."""
    if diff.was is None or diff.now is None:
        return {}, {}
    was, now = (
        {name: str(state[name]) for name in _SAID if name in state}
        for state in (diff.was, diff.now)
    )
    return was, now
