"""What an alignment of several languages consists of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from align.alignment import Alignment, Bead
from align.errors import UsageError, require
from align.languages import joiner
from align.text import Document
from align.words import Message

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class Row:
    """Groups of sentences that translate each other, one for each language; all but one may be
    empty.

    ``sides`` are sentence indices from 0, in the order of the languages; ``probability`` (0 to 1)
    is that of the least probable bead in it. It is ignored in comparisons, as that of a bead is.
    """

    sides: tuple[tuple[int, ...], ...]
    probability: float = field(default=1.0, compare=False)


@dataclass(frozen=True, repr=False)
class MultiAlignment:
    """One text in several languages and the rows between them; it iterates over the rows.

    ``documents`` are the texts by their labels, mostly languages (``en``, ``ru``; two translations
    into one language are ``ru`` and ``ru-2``), in the order of ``Row.sides``. The rows are in text
    order and cover each sentence of each text exactly once. ``hub`` is the label of the text that
    the others were aligned with.
    """

    documents: dict[str, Document]
    rows: tuple[Row, ...]
    hub: str
    made_with: str = field(default="", compare=False)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        """Always True: an alignment of empty texts is an alignment, too."""
        return True

    def __repr__(self) -> str:
        sizes = ", ".join(f"{k}: {len(one.sentences)}" for k, one in self.documents.items())
        return f"<MultiAlignment {sizes} sentences, {len(self)} rows, hub {self.hub}>"

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the texts, in the order of ``Row.sides``."""
        return tuple(self.documents)

    def text(self, row: Row, label: str) -> str:
        """A side of ``row``, its sentences joined as their language joins them; empty if there are
        none. Raises UsageError if there is no such text.
        """
        document, side = self.documents[label], row.sides[self._place(label)]
        return joiner(document.lang).join(document.sentences[index].text for index in side)

    def texts(self, row: Row) -> dict[str, str]:
        """All sides of ``row`` by their labels."""
        return {label: self.text(row, label) for label in self.documents}

    def pair(self, src: str, tgt: str) -> Alignment:
        """Two of the texts, with a bead for each row that has at least one of them.

        Raises UsageError if there is no such text.
        """
        a, b = self._place(src), self._place(tgt)
        beads = (Bead(row.sides[a], row.sides[b], row.probability) for row in self.rows)
        return Alignment(
            self.documents[src],
            self.documents[tgt],
            tuple(bead for bead in beads if bead.src or bead.tgt),
            "imported",
            self.made_with,
        )

    def to_dataframe(self) -> DataFrame:
        """The rows as a table of pandas: ``probability``, and the text of each language.

        Raises DependencyError if pandas is not installed.
        """
        require(Message("a data frame"), "pandas")
        from pandas import DataFrame

        rows = ((row.probability, *self.texts(row).values()) for row in self.rows)
        return DataFrame(list(rows), columns=["probability", *self.documents])

    def _place(self, label: str) -> int:
        try:
            return self.labels.index(label)
        except ValueError:
            raise UsageError(
                "there is no text {label!r}",
                hint="Choose one of {choices}",
                label=label,
                choices=", ".join(self.documents),
            ) from None


def of_pair(alignment: Alignment) -> MultiAlignment:
    """An alignment of two languages, whose beads are the rows."""
    one, two = alignment.src.lang or "src", alignment.tgt.lang or "tgt"
    documents = {one: alignment.src, two if two != one else f"{two}-2": alignment.tgt}
    rows = (Row((bead.src, bead.tgt), bead.probability) for bead in alignment.beads)
    return MultiAlignment(documents, tuple(rows), one, alignment.made_with)


class Text(NamedTuple):
    """A text of a corpus in several languages, with its metadata."""

    name: str
    alignment: MultiAlignment
    metadata: Mapping[str, str]
