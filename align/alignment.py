"""An alignment: the ladder of beads between two documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from align.text import Document

Method = Literal["length", "anchor", "semantic"]

#: How an alignment came about: by a method, or as a file states it.
Origin = Method | Literal["imported"]

#: A bead less probable than this deserves a look.
DOUBTFUL_BELOW = 0.8

#: Where at least this share of both sides stands alone, the texts hardly belong together. Measured
#: on news and novels: translations leave up to 0.35, with whole texts that the encoder cannot read
#: 0.61 (by anchor 0.92 and more in Chinese novels, where its ladders are of no use); other texts
#: leave 0.64 (semantic) or 0.80 (anchor) and more.
STRANGE_FROM = 0.6


@dataclass(frozen=True, slots=True)
class Bead:
    """A pair of sentence groups that render each other; either may be empty.

    ``src`` and ``tgt`` are sentence indices from 0 in rising order;
    ``probability`` (0 to 1) is the posterior of the bead and takes no part in
    equality: beads are equal when they link the same sentences.
    """

    src: tuple[int, ...]
    tgt: tuple[int, ...]
    probability: float = field(default=1.0, compare=False)

    @property
    def type(self) -> str:
        """The sizes of both groups, as the field writes them: ``1-2``."""
        return f"{len(self.src)}-{len(self.tgt)}"

    @property
    def is_null(self) -> bool:
        """Whether one side has no counterpart."""
        return not self.src or not self.tgt


@dataclass(frozen=True)
class Alignment:
    """Two split documents and the beads between them.

    The beads are in text order and cover each sentence of both sides exactly
    once. ``method`` is the one that was used, never ``auto``; ``imported`` where
    a file stated the beads. ``made_with``
    records versions: of Sverka and of the weights. ``suggestions`` are links
    that cross the beads, of passages that seem to have moved, each with its
    probability; nothing follows from them until a person agrees.
    """

    src: Document
    tgt: Document
    beads: tuple[Bead, ...]
    method: Origin = "anchor"
    made_with: str = ""
    suggestions: tuple[Bead, ...] = ()

    @property
    def unmatched(self) -> tuple[float, float]:
        """The shares of source and of target sentences that have no counterpart, 0 to 1, as far as
        the probabilities say: of a bead that is half sure, half its sentences.
        """
        filled = [bead for bead in self.beads if not bead.is_null]
        src = sum(len(bead.src) * bead.probability for bead in filled)
        tgt = sum(len(bead.tgt) * bead.probability for bead in filled)
        return (
            1 - src / len(self.src.sentences) if self.src.sentences else 0.0,
            1 - tgt / len(self.tgt.sentences) if self.tgt.sentences else 0.0,
        )

    @property
    def is_strange(self) -> bool:
        """Whether these are probably no translations of each other: most of both sides stands
        alone. What a file states is taken as it is.
        """
        return self.method != "imported" and min(self.unmatched) >= STRANGE_FROM

    def src_text(self, bead: Bead) -> str:
        """The source side of ``bead``, its sentences joined by spaces."""
        return " ".join(self.src.sentences[i].text for i in bead.src)

    def tgt_text(self, bead: Bead) -> str:
        """The target side of ``bead``, its sentences joined by spaces."""
        return " ".join(self.tgt.sentences[i].text for i in bead.tgt)
