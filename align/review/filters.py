"""Find the work in a review: its progress, what people changed, what is suggested to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from align.alignment import DOUBTFUL_BELOW
from align.review.model import Review
from align.review.things import Row


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a review in rows; ``doubtful`` are open rows that deserve a look.

    ``accepted``, ``rejected`` and ``open`` are about the pairing. ``good``, ``work`` and ``faulty``
    are about the translation of accepted rows. ``reviewed`` rows are those that count as done: a
    person has decided them, or if their project wants two readers, two people agree.
    """

    rows: int
    accepted: int
    rejected: int
    open: int
    doubtful: int
    good: int = 0
    work: int = 0
    faulty: int = 0
    reviewed: int = 0

    @property
    def share(self) -> float:
        """The share of rows that are reviewed, 0 to 1."""
        return self.reviewed / self.rows if self.rows else 1.0

    @property
    def left(self) -> int:
        """The rows that are not reviewed yet."""
        return self.rows - self.reviewed


def is_changed(review: Review, row: Row) -> bool:
    """Whether a person has paired the row or changed its text."""
    return row.by == "person" or any(review.cells[cell].changed for cell in row.cells)


def progress(review: Review, *, two_readers: bool = False) -> Progress:
    """Count the progress of a review; ``two_readers`` says whether its project wants two.

    Library lists count this in SQL (``align.store.entries``).
    """
    counts = Counter(row.status for row in review.rows)
    judged = Counter(row.rendering for row in review.rows)
    doubtful = sum(row.status == "open" and row.probability < DOUBTFUL_BELOW for row in review.rows)
    return Progress(
        len(review.rows),
        counts["accepted"],
        counts["rejected"],
        counts["open"],
        doubtful,
        judged["good"],
        judged["work"],
        judged["faulty"],
        sum(row.finished if two_readers else row.status != "open" for row in review.rows),
    )


def suggested(
    review: Review,
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...], float]]:
    """Links that the aligner suggests across the rows (source and target cells, probability), if
    nobody has paired any of their sentences.
    """
    for src, tgt, probability in review.suggestions:
        rows = [review.row_of(cell) for cell in (*src, *tgt)]
        if all(row and row.is_null and not row.settled for row in rows):
            yield src, tgt, probability
