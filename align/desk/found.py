"""A finding in the desk, and what a person sees of the findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from align.checks.families import FAMILY_OF, KINDS, title
from align.checks.model.finding import Severity
from align.checks.model.showing import Show, level
from align.desk.fixing import CellFix
from align.quality.typology import GRAVITY, proposed
from align.words import Words

#: How bad a fault of each severity is, if it is one.
WEIGHTS = {"info": 0.2, "warning": 0.6, "error": 1.0}
#: Kinds that turn the meaning of a sentence around count like errors.
_GRAVE = ("negation-lost", "negation-added")
#: A span in a sentence: the cell's id, begin and end in UTF-16 units.
CellSpan = tuple[int, int, int]


class Elsewhere(NamedTuple):
    """What a finding compares its bead with: a bead of the document ``review`` (0: of this one),
    which is called ``name``. ``row`` is the id of the bead. ``pieces`` are
    its text with what this bead has otherwise: ``same``, ``added`` (only there) or ``removed``
    (only here).
    """

    review: int
    row: int
    name: str
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: ``cell`` is a sentence of its bead, ``words`` are the highlighted words of each
    side, ``fixes`` are what may mend it and ``elsewhere`` is what it is compared with; the other
    fields are as in ``align.checks.Finding``.
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
    fixes: tuple[CellFix, ...] = ()
    elsewhere: Elsewhere | None = None

    @property
    def harm(self) -> float:
        """What is lost if nobody looks at it: how bad a fault of this kind is, 0 to 1, times the
        probability that it is one.
        """
        grave = max(WEIGHTS[self.severity], WEIGHTS[KINDS[self.kind].severity])
        if self.kind in _GRAVE:
            grave = 1.0
        return round(grave * self.probability, 3)

    @property
    def rank(self) -> tuple[float, float]:
        """Sorts the findings of a row as a person should visit them: the most severe first, and of
        those the most probable.
        """
        return -WEIGHTS[self.severity], -self.probability

    def severity_at(self, show: Show) -> str | None:
        """The severity at a step of the setting; None if it hides the finding."""
        return level(self.levels, show) if self.levels else self.severity

    def at(self, show: Show) -> Found | None:
        """The finding with the severity that it has at a step of the setting; None if hidden."""
        severity = self.severity_at(show)
        if severity == self.severity:
            return self
        return replace(self, severity=severity) if severity else None

    def to_json(self, row: int, lang: str) -> dict[str, Any]:
        """The finding in the row ``row``, in the form that the grid reads."""
        known = {
            "row": row,
            "kind": self.kind,
            "title": title(self.kind, lang),
            "severity": self.severity,
            "weight": self.harm,
            "probability": self.probability,
            "message": self.message,
            "note": self.note,
            "fingerprint": self.fingerprint,
            "spans": self.spans,
            "fixes": [fix.label(Words(lang)) for fix in self.fixes],
            "category": proposed(self.kind, FAMILY_OF[self.kind].name),
            "grade": GRAVITY[self.severity],
        }
        return {**known, "elsewhere": self.elsewhere._asdict()} if self.elsewhere else known


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
