"""Dismissals, and what they mean for similar findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from align.checks.model.finding import Finding, less_severe, resemblance
from align.words import Words


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding that a person looked at and dismissed, and the reason. ``where`` names the text if
    it is not the current one.
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
    """Remove the dismissed findings and return the others.

    Findings that resemble a dismissed one (the same kind about the same words, here or
    ``elsewhere``, in another text) lose one step of severity, and two steps from the third
    dismissal on. Their note names the person and the reason.
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
            note = f"{finding.note}; {note}" if finding.note else note
            finding = less_severe(finding, steps, note)
        left.append(finding)
    return tuple(left)
