"""An alignment: the sequence of beads that links two documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from align.languages import joiner
from align.text import Document
from align.words import Message

Method = Literal["length", "anchor", "semantic"]

#: The source of an alignment: a method, or a file that states it.
Origin = Method | Literal["imported"]

#: A bead less probable than this should be looked at.
DOUBTFUL_BELOW = 0.8

#: If at least this share of both sides is unmatched, the texts are probably not translations. The
#: aligner lowers the probabilities of beads by how probable it is that the texts belong together,
#: so this is the case, too, if that is hardly likely.
STRANGE_FROM = 0.6


def order_note(count: int) -> Message:
    """A note on a translation: ``count`` source sentences have theirs elsewhere."""
    return Message(
        "the order differs from that of the source: the translation of at least {count} source "
        "sentences is elsewhere",
        count=count,
    )


def is_order_note(note: str) -> bool:
    """Whether a note says that the order of two texts differs."""
    return getattr(note, "template", "") == order_note(0).template


@dataclass(frozen=True, slots=True)
class Bead:
    """Groups of sentences that translate each other; either group may be empty.

    ``src`` and ``tgt`` are sentence indices from 0 in rising order; ``probability`` (0 to 1) is the
    posterior of the bead. It is ignored in comparisons: beads are equal when they link the same
    sentences.
    """

    src: tuple[int, ...]
    tgt: tuple[int, ...]
    probability: float = field(default=1.0, compare=False)

    @property
    def type(self) -> str:
        """The sizes of both groups in the usual notation: ``1-2``."""
        return f"{len(self.src)}-{len(self.tgt)}"

    @property
    def is_null(self) -> bool:
        """Whether one side has no counterpart."""
        return not self.src or not self.tgt


@dataclass(frozen=True)
class Alignment:
    """Two split documents and the beads between them.

    The beads are in text order and cover each sentence of both sides exactly once. ``method`` is
    the one that was used, never ``auto``; ``imported`` means that a file stated the beads.
    ``made_with`` records versions: of Sverka and of the weights. ``suggestions`` are links across
    the beads, between passages that seem to have moved, each with its probability; they have no
    effect until a person accepts them.
    """

    src: Document
    tgt: Document
    beads: tuple[Bead, ...]
    method: Origin = "anchor"
    made_with: str = ""
    suggestions: tuple[Bead, ...] = ()

    @property
    def unmatched(self) -> tuple[float, float]:
        """The expected shares (0 to 1) of source and of target sentences without a counterpart: a
        bead with a probability of 0.5 counts for half of its sentences.
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
        """Whether the texts are probably not translations of each other: most of both sides is
        unmatched. Always False if a file stated the beads.
        """
        return self.method != "imported" and min(self.unmatched) >= STRANGE_FROM

    @property
    def is_reordered(self) -> bool:
        """Whether the texts have the same content in another order, which no ladder can show."""
        return any(map(is_order_note, self.tgt.notes))

    def src_text(self, bead: Bead) -> str:
        """The source side of ``bead``, its sentences joined as its language joins them."""
        return joiner(self.src.lang).join(self.src.sentences[i].text for i in bead.src)

    def tgt_text(self, bead: Bead) -> str:
        """The target side of ``bead``, its sentences joined as its language joins them."""
        return joiner(self.tgt.lang).join(self.tgt.sentences[i].text for i in bead.tgt)
