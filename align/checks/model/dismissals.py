"""What people dismissed, and what follows from it for findings that resemble it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from align.checks.model.finding import Finding, lowered, resemblance
from align.words import Words


@dataclass(frozen=True, slots=True)
class Dismissal:
    """That a person looked at a finding and wanted no more of it, and why; ``where`` names the text
    if it is another than the one at hand.
    """

    fingerprint: str
    reason: str = ""
    who: str = ""
    where: str = ""


def heed(
    findings: Iterable[Finding],
    dismissed: Sequence[Dismissal],
    lang: str = "en",
    elsewhere: Sequence[Dismissal] = (),
) -> tuple[Finding, ...]:
    """The findings that are left once dismissed ones are gone.

    Those that resemble a dismissed one (the same kind about the same words, here or ``elsewhere``,
    in another text) are less grave by one step, by two from the third dismissal on; their note says
    whose and why.
    """
    gone = {one.fingerprint for one in dismissed}
    alike: dict[str, list[Dismissal]] = {}
    for one in (*elsewhere, *dismissed):
        alike.setdefault(resemblance(one.fingerprint), []).append(one)
    say = Words(lang)
    left = []
    for finding in findings:
        if finding.fingerprint in gone:
            continue
        like = alike.get(resemblance(finding.fingerprint))
        if like:
            last = like[-1]
            who, reason = last.who or "?", last.reason or "–"
            if last.where:
                note = say(
                    "Less severe, since {who} dismissed a similar finding in “{where}”: {reason}",
                    who=who, where=last.where, reason=reason,
                )  # fmt: skip
            else:
                note = say(
                    "Less severe, since {who} dismissed a similar finding: {reason}",
                    who=who, reason=reason,
                )  # fmt: skip
            steps = 2 if len(like) > 2 else 1
            finding = replace(finding, severity=lowered(finding.severity, steps), note=note)
        left.append(finding)
    return tuple(left)
