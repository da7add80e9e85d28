"""A finding in the desk, and what a person sees of the findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from align.checks.families import FAMILY_OF, title
from align.checks.model.finding import Severity
from align.checks.model.showing import Show, level
from align.quality.typology import GRAVITY, proposed

#: The weight of a finding in the queue; the aligner's greatest doubt has weight 1.
WEIGHTS = {"info": 0.1, "warning": 0.5, "error": 1.0}
#: A span in a sentence: the cell's id, begin and end in UTF-16 units.
CellSpan = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: ``cell`` is a sentence of its bead, ``words`` are the highlighted words of each
    side; the other fields are as in ``align.checks.Finding``.
    """

    cell: int
    kind: str
    severity: str
    message: str
    fingerprint: str
    note: str
    spans: tuple[CellSpan, ...]
    words: tuple[str, str] = ("", "")
    suggestions: tuple[str, ...] = ()
    probability: float = 0.5
    levels: tuple[Severity | None, ...] = ()

    def at(self, show: Show) -> Found | None:
        """The finding with the severity that it has at a step of the setting; None if hidden."""
        severity = level(self.levels, show) if self.levels else self.severity
        return replace(self, severity=severity) if severity else None

    def to_json(self, row: int, lang: str) -> dict[str, Any]:
        """The finding in the row ``row``, in the form that the grid reads."""
        return {
            "row": row,
            "kind": self.kind,
            "title": title(self.kind, lang),
            "severity": self.severity,
            "weight": WEIGHTS[self.severity],
            "probability": self.probability,
            "message": self.message,
            "note": self.note,
            "fingerprint": self.fingerprint,
            "spans": self.spans,
            "suggestions": self.suggestions,
            "category": proposed(self.kind, FAMILY_OF[self.kind].name),
            "grade": GRAVITY[self.severity],
        }


class Shown(NamedTuple):
    """The findings that a person sees, those that their setting hides, and how many real faults are
    expected among both.
    """

    shown: tuple[Found, ...]
    hidden: tuple[Found, ...]

    @property
    def expected(self) -> float:
        """The number of real faults expected among the findings that are shown."""
        return sum(one.probability for one in self.shown)

    @property
    def expected_hidden(self) -> float:
        """The number expected among the others."""
        return sum(one.probability for one in self.hidden)


def at(found: Sequence[Found], show: Show) -> Shown:
    """What a person sees of the findings at a step of the setting."""
    judged = [(one, one.at(show)) for one in found]
    return Shown(
        tuple(seen for _, seen in judged if seen), tuple(one for one, seen in judged if not seen)
    )
