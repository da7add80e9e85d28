"""Figures about the work on reviews; those about the texts are in ``align.statistics``. All
functions are pure.

The name is not ``statistics`` because Streamlit puts this folder first on the module path.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from align.store import Change

#: Longer breaks between two changes do not count as work.
REST = timedelta(minutes=5)
#: Operations that decide about a row.
DECISIONS = {"accept", "reject", "accept_above", "judge", "judge_above"}
#: The operation that withdraws them.
_WITHDRAWS = "reopen"


@dataclass(frozen=True, slots=True)
class Work:
    """The work of one person: ``changes`` in all and rows that they ``decided`` about, each counted
    once, in ``hours`` without long breaks.

    Undoing and redoing are work, too, but what was undone or withdrawn is no decision.
    """

    who: str
    changes: int
    decided: int
    hours: float

    @property
    def speed(self) -> float | None:
        """Rows decided per hour; None if there is too little data."""
        return self.decided / self.hours if self.hours >= 1 / 60 else None


def work(changes: Iterable[Change]) -> list[Work]:
    """The work of each person, from ``changes`` in order of time."""
    by_person: dict[str, list[Change]] = {}
    undone: set[int] = set()
    for change in changes:
        by_person.setdefault(change.who, []).append(change)
        if change.undoes is not None:
            undone.add(change.undoes)
        elif change.redoes is not None:
            undone.discard(change.redoes)
    found = [
        Work(who, len(own), _decided(own, undone), _hours([when(c.at) for c in own]))
        for who, own in by_person.items()
    ]
    return sorted(found, key=lambda one: -one.changes)


def when(moment: str) -> datetime:
    """Parse a time in ISO 8601, UTC."""
    found = datetime.fromisoformat(moment)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _decided(own: Iterable[Change], undone: Set[int]) -> int:
    """The number of rows with a decision of a person that was neither undone nor withdrawn."""
    rows: set[int] = set()
    for change in own:
        if change.undoes is not None or change.redoes is not None or change.seq in undone:
            continue
        if change.op.name in DECISIONS:
            rows |= change.patch.touched
        elif change.op.name == _WITHDRAWS:
            rows -= change.patch.touched
    return len(rows)


def _hours(times: Sequence[datetime]) -> float:
    rests = (later - earlier for earlier, later in pairwise(times))
    return sum((rest for rest in rests if rest <= REST), timedelta()) / timedelta(hours=1)
