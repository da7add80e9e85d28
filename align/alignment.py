"""An alignment: the sequence of beads that links two documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Literal

from align.errors import require
from align.languages import joiner
from align.text import Document
from align.words import Message

if TYPE_CHECKING:
    from pandas import DataFrame

Method = Literal["length", "anchor", "semantic"]

#: The source of an alignment: a method, or a file that states it.
Origin = Method | Literal["imported"]

#: A bead less probable than this should be looked at.
DOUBTFUL_BELOW = 0.8

#: If at least this share of both sides is unmatched, the texts are probably not translations. The
#: aligner lowers the probabilities of beads by how probable it is that the texts belong together,
#: so this is the case, too, if that is hardly likely.
STRANGE_FROM = 0.6

#: A notebook shows at most this many beads of an alignment.
_SHOWN = 50


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


@dataclass(frozen=True, repr=False)
class Alignment:
    """Two split documents and the beads between them; it iterates over the beads.

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

    def __iter__(self) -> Iterator[Bead]:
        return iter(self.beads)

    def __len__(self) -> int:
        return len(self.beads)

    def __contains__(self, bead: object) -> bool:
        return bead in self.beads

    def __bool__(self) -> bool:
        """Always True: an alignment of two empty texts is an alignment, too."""
        return True

    def __repr__(self) -> str:
        return f"<Alignment {self._summary}>"

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

    def to_dataframe(self) -> DataFrame:
        """The beads as a table of pandas, one row a bead: ``src`` and ``tgt`` (tuples of sentence
        indices), ``type``, ``probability``, ``src_text`` and ``tgt_text``.

        Raises DependencyError if pandas is not installed.
        """
        require(Message("a data frame"), "pandas")
        from pandas import DataFrame

        columns = ["src", "tgt", "type", "probability", "src_text", "tgt_text"]
        rows = [
            (b.src, b.tgt, b.type, b.probability, self.src_text(b), self.tgt_text(b)) for b in self
        ]
        return DataFrame(rows, columns=columns)

    @property
    def _summary(self) -> str:
        doubtful = sum(bead.probability < DOUBTFUL_BELOW for bead in self)
        languages = f"{self.src.lang or 'und'} and {self.tgt.lang or 'und'}"
        sentences = f"{len(self.src.sentences)} and {len(self.tgt.sentences)} sentences"
        return f"{languages}: {sentences}, {len(self)} beads, {doubtful} doubtful, {self.method}"

    def _repr_html_(self) -> str:
        """The first beads as a table, for a notebook; doubtful ones have their probability bold."""
        rows = [_html_row(self, bead) for bead in self.beads[:_SHOWN]]
        left = len(self) - len(rows)
        if left:
            rows.append(f'<tr><td colspan="3">{left} more</td></tr>')
        return f"<table><caption>{escape(self._summary)}</caption>{''.join(rows)}</table>"


def _html_row(alignment: Alignment, bead: Bead) -> str:
    doubtful = bead.probability < DOUBTFUL_BELOW
    probability = f"{bead.probability:.2f}"
    cells = (
        _html_cell(alignment.src_text(bead), alignment.src.lang),
        _html_cell(alignment.tgt_text(bead), alignment.tgt.lang),
        f"<td>{f'<b>{probability}</b>' if doubtful else probability}</td>",
    )
    return f"<tr>{''.join(cells)}</tr>"


def _html_cell(text: str, lang: str) -> str:
    return f'<td lang="{escape(lang)}" dir="auto" style="text-align: start">{escape(text)}</td>'
