"""Figures about reviews and the work on them. All functions are pure.

The name is not ``statistics`` because Streamlit puts this folder first on the module path.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from align.aligner.links import words
from align.review import Review
from align.store import Change

#: Longer breaks between two changes do not count as work.
REST = timedelta(minutes=5)
#: Operations that decide about a row.
DECISIONS = {"accept", "reject", "accept_above", "reopen", "judge", "judge_above"}


@dataclass(frozen=True, slots=True)
class SideFigures:
    """One side of a review: its number of sentences, words and characters (code points)."""

    lang: str
    sentences: int
    words: int
    characters: int


@dataclass(frozen=True, slots=True)
class Work:
    """The work of one person: ``changes`` in all and ``decided`` rows, in ``hours`` without long
    breaks.
    """

    who: str
    changes: int
    decided: int
    hours: float

    @property
    def speed(self) -> float | None:
        """Rows decided per hour; None if there is too little data."""
        return self.decided / self.hours if self.hours >= 1 / 60 else None


def sides(review: Review) -> tuple[SideFigures, SideFigures]:
    """Count both sides in their current state."""
    counted = []
    for name, lang in (("src", review.src.lang), ("tgt", review.tgt.lang)):
        texts = [cell.text for cell in review.cells.values() if cell.side == name]
        counted.append(
            SideFigures(
                lang,
                len(texts),
                sum(len(words(text, lang)) for text in texts),
                sum(map(len, texts)),
            )
        )
    return counted[0], counted[1]


def types(review: Review) -> list[tuple[str, int]]:
    """Bead types and the number of rows of each, the most frequent first."""
    return Counter(row.type for row in review.rows).most_common()


def work(changes: Iterable[Change]) -> list[Work]:
    """The work of each person, from ``changes`` in order of time."""
    by_person: dict[str, list[Change]] = {}
    for change in changes:
        by_person.setdefault(change.who, []).append(change)
    found = [
        Work(who, len(own), sum(_decided(one) for one in own), _hours([when(c.at) for c in own]))
        for who, own in by_person.items()
    ]
    return sorted(found, key=lambda one: -one.changes)


def when(moment: str) -> datetime:
    """Parse a time in ISO 8601, UTC."""
    found = datetime.fromisoformat(moment)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _decided(change: Change) -> int:
    if change.op.name not in DECISIONS or change.undoes:
        return 0
    return len(change.patch.touched)


def _hours(times: Sequence[datetime]) -> float:
    rests = (later - earlier for earlier, later in pairwise(times))
    return sum((rest for rest in rests if rest <= REST), timedelta()) / timedelta(hours=1)
