"""The results of a check: marks inside the checks, findings for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any, Literal

from align.alignment import Alignment
from align.checks.model.memory import Other
from align.languages import joiner
from align.text import Document
from align.text import Span as Span
from align.words import later

Severity = Literal["info", "warning", "error"]
#: From the lowest to the highest.
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
#: Their names in reports.
NAMES: dict[Severity, str] = {
    "info": later("info"),
    "warning": later("warning"),
    "error": later("error"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a check found in bead number ``bead``: its kind, what to highlight, and the facts that
    its message quotes.

    ``doubt`` lowers the severity by this many steps. ``key`` is what similar findings share, for
    example the number in question. ``suggestions`` are what may stand in place of the highlighted
    words of the translation, or what it lacks if none are highlighted; the best first. ``strength``
    is how far the score of a family that has one lies above its limit for full severity, in log
    odds. ``other`` is the bead that it compares this one with.
    """

    kind: str
    bead: int
    src_span: Span
    tgt_span: Span
    facts: Mapping[str, str | float] = field(default_factory=dict)
    doubt: int = 0
    key: str = ""
    suggestions: tuple[str, ...] = ()
    strength: float = 0.0
    other: Other | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a translator should look at.

    ``bead`` is an index into ``Alignment.beads``. The spans count code points in the bead's two
    texts (``Alignment.src_text`` and ``tgt_text``); an empty span highlights nothing. ``message``
    is in the requested language. Dismissals refer to ``fingerprint``, which stays the same as long
    as the source and the highlighted words do, even if the bead moves. ``note`` says why the
    severity was lowered, if it was. ``suggestions`` are what may stand in place of the highlighted
    words of the translation, or what it lacks if none are highlighted; the best first.
    ``probability`` is the probability that this is a real fault; ``levels`` has the severity at
    each step of ``showing.STEPS``, None where it is hidden. ``other`` is the bead that it compares
    this one with, perhaps one of another document.
    """

    kind: str
    bead: int
    severity: Severity
    message: str
    src_span: Span
    tgt_span: Span
    fingerprint: str = ""
    note: str = ""
    suggestions: tuple[str, ...] = ()
    probability: float = 0.5
    levels: tuple[Severity | None, ...] = field(default=(), compare=False, repr=False)
    other: Other | None = field(default=None, compare=False, repr=False)

    def to_json(self) -> dict[str, Any]:
        """The finding as JSON data; beads count from 0."""
        return {
            "kind": self.kind,
            "bead": self.bead,
            "severity": self.severity,
            "probability": self.probability,
            "message": self.message,
            "src_span": list(self.src_span),
            "tgt_span": list(self.tgt_span),
            "fingerprint": self.fingerprint,
            "note": self.note,
            "suggestions": list(self.suggestions),
        }


def fingerprint(mark: Mark, text: str, pieces: tuple[str, str]) -> str:
    """``kind:likeness:place``. Similar findings share the kind and the likeness; the same finding
    also has the same place.

    ``text`` is the source text of the bead, or its target text if it has no source. ``pieces`` are
    the highlighted words. Both have a space between sentences in every language.
    """
    likeness = mark.key or "|".join(pieces)
    place = "|".join((text, *pieces))
    return f"{mark.kind}:{_digest(likeness.casefold())}:{_digest(place)}"


def _digest(text: str) -> str:
    plain = " ".join(text.split()).encode("utf-8", "replace")
    return blake2b(plain, digest_size=6).hexdigest()


def resemblance(fingerprint: str) -> str:
    """The part of a fingerprint that similar findings share."""
    return fingerprint.rpartition(":")[0]


def lowered(severity: Severity, steps: int) -> Severity:
    """``severity`` lowered by this many steps, at least ``info``."""
    return SEVERITIES[max(0, SEVERITIES.index(severity) - steps)]


def less_severe(finding: Finding, steps: int, note: str) -> Finding:
    """The finding lowered by some steps, with a note. Each step divides the odds by 4."""
    chance = finding.probability
    odds = chance / max(1e-3, 1 - chance) / 4**steps
    return replace(
        finding,
        severity=lowered(finding.severity, steps),
        levels=tuple(one and lowered(one, steps) for one in finding.levels),
        probability=round(odds / (1 + odds), 3),
        note=note,
    )


def by_sentence(
    alignment: Alignment, finding: Finding
) -> tuple[tuple[tuple[int, Span], ...], tuple[tuple[int, Span], ...]]:
    """The spans of both sides by sentence: pairs of a sentence's index and a span in its text."""
    bead = alignment.beads[finding.bead]
    return (
        _pieces(alignment.src, bead.src, finding.src_span),
        _pieces(alignment.tgt, bead.tgt, finding.tgt_span),
    )


def _pieces(document: Document, group: Sequence[int], span: Span) -> tuple[tuple[int, Span], ...]:
    found = []
    at = 0
    for index in group:
        text = document.sentences[index].text
        start, end = max(0, span[0] - at), min(len(text), span[1] - at)
        if start < end:
            found.append((index, (start, end)))
        at += len(text) + len(joiner(document.lang))
    return tuple(found)


#: Findings about the contents of a bead are lowered if its probability is below this.
TRUSTED_FROM = 0.5
