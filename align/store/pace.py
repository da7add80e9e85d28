"""How fast a review goes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from align.store.history import Change

#: A longer silence is a pause, not work.
PAUSE = timedelta(minutes=5)


def rows_per_hour(changes: Iterable[Change]) -> float | None:
    """How many rows a person decides in an hour at work, of ``changes`` in any order.

    The time between two changes of the same person counts, unless it is a pause; the rows that a
    bulk change decides count as one, since they took one decision. None where too little is known.
    """
    at_work = timedelta()
    decided = 0
    last: dict[str, datetime] = {}
    for change in sorted(changes, key=lambda change: change.seq):
        at = datetime.fromisoformat(change.at)
        if change.who in last and (gap := at - last[change.who]) <= PAUSE:
            at_work += gap
            decided += _decides(change)
        last[change.who] = at
    hours = at_work / timedelta(hours=1)
    return decided / hours if decided and hours else None


def _decides(change: Change) -> bool:
    return change.undoes is None and any(
        diff.kind == "row" and diff.now and diff.now.get("status") in ("accepted", "rejected")
        for diff in change.patch.diffs
    )
