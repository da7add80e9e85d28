"""What is counted: a text in two languages as units, from an alignment or from a review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from align.alignment import Alignment
from align.concordance.metadata import described, speaker, speaker_of
from align.review import Review


@dataclass(frozen=True, slots=True)
class Unit:
    """A bead: the sentences of both sides and its probability (0 to 1). ``speaker`` is who says
    it, ``status`` what people decided about it (empty if nobody was asked), and ``findings`` are
    the severities of what the checks found.
    """

    src: tuple[str, ...]
    tgt: tuple[str, ...]
    probability: float
    speaker: str = ""
    status: str = ""
    findings: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        """The sizes of both sides: ``1-2``."""
        return f"{len(self.src)}-{len(self.tgt)}"


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its translation; ``langs`` are the languages of the source and the translation."""

    name: str
    langs: tuple[str, str]
    units: Iterable[Unit]
    metadata: Mapping[str, str] = field(default_factory=dict)


def of_alignment(
    alignment: Alignment,
    name: str = "",
    metadata: Mapping[str, str] | None = None,
    findings: Iterable[Mapping[str, Any]] = (),
) -> Text:
    """An alignment as a text. ``findings`` are as in the JSON report of ``sverka check``;
    ``metadata`` are added to what is known about the documents.
    """
    src, tgt = alignment.src, alignment.tgt
    known = described(src, tgt, (metadata or {}).items())
    found: dict[int, list[str]] = {}
    for one in findings:
        found.setdefault(one["bead"], []).append(one["severity"])

    def units() -> Iterator[Unit]:
        for number, bead in enumerate(alignment.beads):
            yield Unit(
                tuple(src.sentences[k].text for k in bead.src),
                tuple(tgt.sentences[k].text for k in bead.tgt),
                bead.probability,
                speaker_of(alignment, bead),
                findings=tuple(found.get(number, ())),
            )

    return Text(name, (src.lang, tgt.lang), units(), known)


def of_review(review: Review) -> Text:
    """A review in its current state as a text, with what people decided."""

    def units() -> Iterator[Unit]:
        for row in review.rows:
            cells = [review.cells[k] for k in (*row.src, *row.tgt)]
            document = review.src if row.src else review.tgt
            yield Unit(
                tuple(review.cells[k].text for k in row.src),
                tuple(review.cells[k].text for k in row.tgt),
                row.probability,
                speaker(document, cells[0].paragraph) if cells else "",
                row.status,
            )

    langs = review.src.lang, review.tgt.lang
    return Text(review.name, langs, units(), described(review.src, review.tgt))
