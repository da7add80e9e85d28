"""How much to show: a setting in four steps, and what it means for a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple, cast

from align.checks.model.finding import Finding, Severity
from align.words import later

Show = Literal["few", "usual", "more", "all"]


class Step(NamedTuple):
    """What a step of the setting does. A warning or an error less probable than ``warn`` becomes a
    hint. A hint at least as probable as ``promote`` becomes what its kind usually is. A hint less
    probable than ``least`` is not shown.
    """

    name: str
    about: str
    warn: float
    promote: float
    least: float


#: The steps, from the fewest findings to the most.
STEPS: Mapping[Show, Step] = {
    "few": Step(
        later("Disturb me rarely"),
        later("Only the most likely faults"),
        warn=0.3,
        promote=2.0,
        least=0.15,
    ),
    "usual": Step(
        later("Usual"),
        later("Without findings that are hardly ever right"),
        warn=0.06,
        promote=2.0,
        least=0.03,
    ),
    "more": Step(
        later("Show me more"),
        later("More warnings and more hints"),
        warn=0.03,
        promote=0.3,
        least=0.015,
    ),
    "all": Step(
        later("Everything"),
        later("Show everything that was found"),
        warn=0.0,
        promote=0.2,
        least=0.0,
    ),
}
USUAL: Show = "usual"


class Findings(tuple[Finding, ...]):
    """The findings to show, in the order of the text. ``hidden`` are those that the setting does
    not show.
    """

    hidden: tuple[Finding, ...]

    def __new__(cls, shown: Iterable[Finding] = (), hidden: Iterable[Finding] = ()) -> Findings:
        """Put together what is shown and what is not."""
        made = super().__new__(cls, shown)
        made.hidden = tuple(hidden)
        return made

    @property
    def expected(self) -> float:
        """How many of the findings shown are expected to be real faults."""
        return expected(self)

    def at(self, show: Show) -> Findings:
        """The same findings at another step of the setting."""
        return at(sorted((*self, *self.hidden), key=place), show)


def place(finding: Finding) -> tuple[object, ...]:
    """Where a finding is, for sorting."""
    return finding.bead, finding.src_span, finding.tgt_span, finding.kind


def expected(findings: Iterable[Finding]) -> float:
    """How many of the findings are expected to be real faults: the sum of their probabilities."""
    return sum(finding.probability for finding in findings)


def hidden(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that the setting does not show; none for a plain sequence."""
    return findings.hidden if isinstance(findings, Findings) else ()


def at(findings: Iterable[Finding], show: Show) -> Findings:
    """What is shown of the findings at a step of the setting, with the severity that it gives."""
    shown, hidden = [], []
    for finding in findings:
        severity = level(finding.levels, show) if finding.levels else finding.severity
        if severity is None:
            hidden.append(replace(finding, severity="info"))
        else:
            shown.append(replace(finding, severity=severity))
    return Findings(shown, hidden)


def level(levels: Sequence[Severity | None], show: Show) -> Severity | None:
    """The severity at a step of the setting, from what ``levels`` returned; None if not shown."""
    return levels[[*STEPS].index(show)]


def levels(
    probability: float, rated: Severity, kind: Severity, chosen: Show | None, *, is_fixed: bool
) -> tuple[Severity | None, ...]:
    """The severity of a finding at each of the ``STEPS``; None where it is not shown.

    ``rated`` is the severity that its family gives it, ``kind`` that of its kind. ``chosen`` is the
    step for the kind, if it has one of its own; it applies at every step. ``is_fixed``: the profile
    sets the severity of the kind, so its probability does not change it.
    """
    steps = (STEPS[chosen],) * len(STEPS) if chosen else tuple(STEPS.values())
    return tuple(_level(step, probability, rated, kind, is_fixed=is_fixed) for step in steps)


def _level(
    step: Step, probability: float, rated: Severity, kind: Severity, *, is_fixed: bool
) -> Severity | None:
    if rated != "info" and probability < step.warn and not is_fixed:
        rated = "info"
    elif rated == "info" and probability >= step.promote and not is_fixed:
        rated = kind
    return None if rated == "info" and probability < step.least else rated


def is_step(value: object) -> bool:
    """Whether this is the name of a step."""
    return isinstance(value, str) and value in STEPS


def step_of(value: str) -> Show:
    """The step of this name; the usual one if there is none."""
    return cast(Show, value) if is_step(value) else USUAL
