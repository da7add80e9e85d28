"""The quality of a reviewed translation: its errors, where they are, and the score."""

from __future__ import annotations

from collections.abc import Iterator

from align.languages import joiner
from align.quality.evaluation import Evaluation, Fault, Said
from align.quality.profile import Profile
from align.quality.score import Error, score, words_in
from align.review.model import Review
from align.review.things import Annotation, Cell, Row, Side


def evaluate(review: Review, profile: Profile) -> Evaluation:
    """Evaluate the translation as it was loaded: what people corrected since counts as an error.

    The words are those of the loaded texts. Only rows that people have judged, or in which they
    marked errors, count with their words and errors: what nobody has read yet has no known errors,
    and its words would thin out those of the rest. If the profile evaluates only what people have
    judged, marks in open rows do not count either.
    """
    seen = [row for row in review.rows if row.verdict != "open" or review.annotations_on(row)]
    rows = [row for row in seen if profile.sample == "all" or row.status != "open"]
    side: Side = "src" if profile.words == "source" else "tgt"
    words = sum(words_in(review.cells[cell].loaded) for row in rows for cell in row.side(side))
    faults = tuple(fault for row in rows for fault in _faults(review, row))
    errors = [Error(one.category, one.severity, one.ruling) for one in faults]
    langs = review.src.lang, review.tgt.lang
    return Evaluation(
        review.name, langs, profile, faults, score(errors, words, profile), len(rows),
        len(review.rows), len(seen),
    )  # fmt: skip


def _faults(review: Review, row: Row) -> Iterator[Fault]:
    for one in review.annotations_on(row):
        replies = tuple(
            Said(reply.who, reply.at, reply.ruling, reply.text)
            for reply in review.replies_to(one.id)
        )
        yield Fault(
            one.id,
            review.position(row.id) + 1,
            one.category,
            one.severity,
            one.side,
            one.words,
            one.note,
            one.who,
            one.at,
            review.ruling_on(one.id),
            replies,
            (review.text(row, "src"), review.text(row, "tgt")),
            _place(review, row, one),
        )


def _place(review: Review, row: Row, one: Annotation) -> tuple[int, int] | None:
    """Where the words are in their side of the row; None if they are gone."""
    cell = review.cells[one.cell]
    if one.lost or cell.side != one.side:
        return None
    start = start_of(review, row, cell)
    return start + one.begin, start + one.end


def start_of(review: Review, row: Row, cell: Cell) -> int:
    """Where a sentence begins in the text of its side of ``row``."""
    document = review.src if cell.side == "src" else review.tgt
    between = len(joiner(document.lang))
    start = 0
    for number in row.side(cell.side):
        if number == cell.id:
            break
        start += len(review.cells[number].text) + between
    return start
