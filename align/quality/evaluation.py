"""What a report says: the errors of a translation, where they are, and the score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from align.quality.profile import Profile
from align.quality.score import Score
from align.quality.typology import Severity
from align.words import later

#: What people agreed about an error, with its name.
RULINGS: Mapping[str, str] = {
    "disputed": later("disputed"),
    "upheld": later("confirmed as an error"),
    "rejected": later("not an error"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A comment on an error, and the ruling that came with it."""

    who: str
    at: str
    ruling: str
    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """An error that a person marked: ``bead`` counts from 1.

    ``texts`` are both sides of the bead as they are now, and ``place`` is the span of the words in
    their ``side`` (``src`` or ``tgt``); None if the words are no longer there. ``words`` are those
    that were marked.
    """

    id: int
    bead: int
    category: str
    severity: Severity
    side: str
    words: str
    note: str
    who: str
    at: str
    ruling: str
    replies: tuple[Said, ...]
    texts: tuple[str, str]
    place: tuple[int, int] | None


@dataclass(frozen=True)
class Evaluation:
    """The quality of a translation: ``beads`` of all its beads (``every``) were evaluated, and
    people have judged ``judged`` of them or marked errors in them.
    """

    name: str
    langs: tuple[str, str]
    profile: Profile
    faults: tuple[Fault, ...]
    score: Score
    beads: int
    every: int
    judged: int

    def cost(self, fault: Fault) -> float:
        """The points that an error costs; none if it was rejected."""
        rejected = fault.ruling == "rejected"
        return 0.0 if rejected else self.profile.cost(fault.category, fault.severity)
