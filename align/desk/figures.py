"""Figures about reviews and the work on them; pure.

Not called ``statistics``: Streamlit puts this folder first on the path of modules.
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

#: A longer rest between two changes is not counted as work.
REST = timedelta(minutes=5)
#: Operations by which a person decides about a row.
DECISIONS = {"accept", "reject", "accept_above", "reopen"}


@dataclass(frozen=True, slots=True)
class SideFigures:
    """One side of a review: how many sentences, words and characters (code points)."""

    lang: str
    sentences: int
    words: int
    characters: int


@dataclass(frozen=True, slots=True)
class Work:
    """What one person did: ``changes`` in all, ``decided`` rows, during so many ``hours`` without
    long rests.
    """

    who: str
    changes: int
    decided: int
    hours: float

    @property
    def speed(self) -> float | None:
        """Rows decided in an hour; None where there is too little to tell."""
        return self.decided / self.hours if self.hours >= 1 / 60 else None


def sides(review: Review) -> tuple[SideFigures, SideFigures]:
    """Count both sides as they are now."""
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
    """Bead types and how many rows have each, the most frequent first."""
    return Counter(row.type for row in review.rows).most_common()


def work(changes: Iterable[Change]) -> list[Work]:
    """What each person did, by their ``changes`` in the order of time."""
    by_person: dict[str, list[Change]] = {}
    for change in changes:
        by_person.setdefault(change.who, []).append(change)
    found = [
        Work(who, len(own), sum(_decided(one) for one in own), _hours([when(c.at) for c in own]))
        for who, own in by_person.items()
    ]
    return sorted(found, key=lambda one: -one.changes)


def when(moment: str) -> datetime:
    """The time that ISO 8601 in UTC tells."""
    found = datetime.fromisoformat(moment)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _decided(change: Change) -> int:
    if change.op.name not in DECISIONS or change.undoes:
        return 0
    return len(change.patch.touched)


def _hours(times: Sequence[datetime]) -> float:
    rests = (later - earlier for earlier, later in pairwise(times))
    return sum((rest for rest in rests if rest <= REST), timedelta()) / timedelta(hours=1)
