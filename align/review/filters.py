"""Finding the work in a review: which rows to show, and which to look at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from align.alignment import DOUBTFUL_BELOW
from align.review.model import Review
from align.review.things import Row, Side, Status

_NOTHING: Mapping[int, Collection[str]] = {}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is, in rows; ``doubtful`` are open rows that deserve a look."""

    rows: int
    accepted: int
    rejected: int
    open: int
    doubtful: int

    @property
    def share(self) -> float:
        """The share of rows that have been decided, 0 to 1."""
        return (self.accepted + self.rejected) / self.rows if self.rows else 1.0


@dataclass(frozen=True, slots=True)
class Filter:
    """What rows must have to be shown; what is None or empty asks for nothing.

    ``below`` and ``above`` bound the probability (at most, at least); ``types`` are bead types such
    as ``1-2``; ``null`` asks for rows with or without a counterpart; ``changed`` for those that a
    person has paired or reworded; ``ratio`` for sides whose lengths, in code points, differ at
    least by that factor from what is usual in the document; ``issues`` for kinds of findings.
    """

    status: Status | None = None
    below: float = 1.0
    above: float = 0.0
    types: Collection[str] = ()
    null: bool | None = None
    changed: bool = False
    commented: bool = False
    bookmarked: bool = False
    noted: bool = False
    ratio: float | None = None
    issues: Collection[str] = ()


def select(
    review: Review, wanted: Filter, issues: Mapping[int, Collection[str]] = _NOTHING
) -> tuple[int, ...]:
    """Return the ids of the rows that pass ``wanted``, in the order shown.

    ``issues`` names the kinds of findings of each row.
    """
    usual = usual_ratio(review) if wanted.ratio else 1.0
    return tuple(row.id for row in review.rows if _passes(review, row, wanted, issues, usual))


def _passes(
    review: Review,
    row: Row,
    wanted: Filter,
    issues: Mapping[int, Collection[str]],
    usual: float,
) -> bool:
    return (
        (wanted.status is None or row.status == wanted.status)
        and wanted.above <= row.probability <= wanted.below
        and (not wanted.types or row.type in wanted.types)
        and (wanted.null is None or row.is_null == wanted.null)
        and (not wanted.changed or is_changed(review, row))
        and (not wanted.commented or bool(review.comments_on(row)))
        and (not wanted.bookmarked or row.bookmark)
        and (not wanted.noted or bool(row.note))
        and (wanted.ratio is None or _deviation(review, row, usual) >= wanted.ratio)
        and (not wanted.issues or not set(wanted.issues).isdisjoint(issues.get(row.id, ())))
    )


def is_changed(review: Review, row: Row) -> bool:
    """Whether a person has paired the row or changed what it says."""
    return row.by == "person" or any(review.cells[cell].changed for cell in row.cells)


def queue(review: Review, severity: Mapping[int, float] | None = None) -> tuple[int, ...]:
    """Return the ids of the open rows, those that need a look most first.

    ``severity`` weighs the findings of a row: 1 as much as the greatest doubt.
    """
    weights = severity or {}

    def need(row: Row) -> float:
        return 1.0 - row.probability + weights.get(row.id, 0.0)

    return tuple(
        row.id
        for row in sorted(review.rows, key=need, reverse=True)  # equal ones stay as shown
        if row.status == "open"
    )


def progress(review: Review) -> Progress:
    """Count how far a review is."""
    counts = Counter(row.status for row in review.rows)
    doubtful = sum(row.status == "open" and row.probability < DOUBTFUL_BELOW for row in review.rows)
    return Progress(
        len(review.rows), counts["accepted"], counts["rejected"], counts["open"], doubtful
    )


def suggested(
    review: Review,
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...], float]]:
    """Links that the aligner suggests across the rows (source and target cells, probability), as
    long as nobody has paired any of their sentences.
    """
    for src, tgt, probability in review.suggestions:
        rows = [review.row_of(cell) for cell in (*src, *tgt)]
        if all(row and row.is_null and not row.settled for row in rows):
            yield src, tgt, probability


def length(review: Review, row: Row, side: Side) -> int:
    """The length of one side of a row, in code points."""
    return sum(len(review.cells[cell].text) for cell in row.side(side))


def usual_ratio(review: Review) -> float:
    """How many code points of the target one of the source makes in this review, on the whole."""
    paired = [row for row in review.rows if not row.is_null]
    src, tgt = (sum(length(review, row, side) for row in paired) for side in ("src", "tgt"))
    return tgt / src if src and tgt else 1.0


def _deviation(review: Review, row: Row, usual: float) -> float:
    """By what factor, 1 or more, the lengths of a row differ from the usual; 1 for a null row."""
    src, tgt = length(review, row, "src"), length(review, row, "tgt")
    if not src or not tgt:
        return 1.0
    factor = tgt / src / usual
    return max(factor, 1 / factor)
