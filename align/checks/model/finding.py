"""What a check says: a mark while it is being found, a finding when it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Literal

from align.alignment import Alignment
from align.text import Span as Span

Severity = Literal["info", "warning", "error"]
#: From the least to the gravest.
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a check found in bead number ``bead``: its kind, what to highlight, and the facts that
    its message quotes.

    ``doubt`` lowers the severity by so many steps. ``key`` is what findings that resemble each
    other share, for example the number in question.
    """

    kind: str
    bead: int
    src_span: Span
    tgt_span: Span
    facts: Mapping[str, str] = field(default_factory=dict)
    doubt: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a translator should look at.

    ``bead`` is an index into ``Alignment.beads``. The spans count code points in the bead's two
    texts (``Alignment.src_text`` and ``tgt_text``); an empty span highlights nothing. ``message``
    is in the language that was asked for. ``fingerprint`` stays the same while the original and the
    highlighted words do, wherever the bead moves: by it a finding is dismissed. ``note`` says what
    lowered the severity, if anything did.
    """

    kind: str
    bead: int
    severity: Severity
    message: str
    src_span: Span
    tgt_span: Span
    fingerprint: str = ""
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        """The finding as JSON has it; beads count from 0."""
        return {
            "kind": self.kind,
            "bead": self.bead,
            "severity": self.severity,
            "message": self.message,
            "src_span": list(self.src_span),
            "tgt_span": list(self.tgt_span),
            "fingerprint": self.fingerprint,
            "note": self.note,
        }


def fingerprint(mark: Mark, src: str, tgt: str) -> str:
    """``kind:likeness:place``: findings of one kind and likeness resemble each other, and those of
    one place are the same. ``src`` and ``tgt`` are the texts of the bead.
    """
    pieces = src[slice(*mark.src_span)], tgt[slice(*mark.tgt_span)]
    likeness = mark.key or "|".join(pieces)
    place = "|".join((src or tgt, *pieces))
    return f"{mark.kind}:{_digest(likeness.casefold())}:{_digest(place)}"


def _digest(text: str) -> str:
    plain = " ".join(text.split()).encode("utf-8", "replace")
    return blake2b(plain, digest_size=6).hexdigest()


def resemblance(fingerprint: str) -> str:
    """What the fingerprints of findings of one kind about like words share."""
    return fingerprint.rpartition(":")[0]


def shown(text: str) -> str:
    """A text as a message quotes it: of a long one the beginning."""
    return text if len(text) < 60 else f"{text[:57].rstrip()}…"


def lowered(severity: Severity, steps: int) -> Severity:
    """``severity`` less so many steps, never less than ``info``."""
    return SEVERITIES[max(0, SEVERITIES.index(severity) - steps)]


def by_sentence(
    alignment: Alignment, finding: Finding
) -> tuple[tuple[tuple[int, Span], ...], tuple[tuple[int, Span], ...]]:
    """The spans of both sides by sentence: pairs of a sentence's index and a span in its text."""
    bead = alignment.beads[finding.bead]
    return (
        _pieces([(i, alignment.src.sentences[i].text) for i in bead.src], finding.src_span),
        _pieces([(i, alignment.tgt.sentences[i].text) for i in bead.tgt], finding.tgt_span),
    )


def _pieces(sentences: list[tuple[int, str]], span: Span) -> tuple[tuple[int, Span], ...]:
    found = []
    at = 0
    for index, text in sentences:
        start, end = max(0, span[0] - at), min(len(text), span[1] - at)
        if start < end:
            found.append((index, (start, end)))
        at += len(text) + 1
    return tuple(found)


#: From this probability on the contents of a bead are compared in earnest.
TRUSTED_FROM = 0.5
