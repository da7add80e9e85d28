"""The result of a review: the alignment after people's changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from align.alignment import Alignment, Bead
from align.errors import UsageError
from align.languages import joiner
from align.review.filters import suggested
from align.review.model import Review
from align.review.things import SIDES, Cell, Comment, Row, Side
from align.text import Document, Fact, Paragraph, Sentence


def alignment(review: Review, *, accepted_only: bool = False, good_only: bool = False) -> Alignment:
    """Return the alignment in its current state, with the edited texts.

    What a person accepted or paired has probability 1. What nobody has looked at since it was made
    has probability 0 until it is weighed (``align.review.weigh``). The sentences of a rejected row
    have no counterpart, also with probability 1. With ``accepted_only``, the sentences of all rows
    that are not accepted have no counterpart either, with the probability that the row is wrong;
    with ``good_only``, those of all rows whose translation is not judged good.
    Beads are in the order of the rows, so they may cross if people linked distant sentences.
    ``suggestions`` are those that nobody has decided on.
    """
    index_of = indices(review)
    found = tuple(
        bead for _, bead in beads(review, accepted_only=accepted_only, good_only=good_only)
    )
    made_with = review.made_with
    if review.seq:
        made_with = ", ".join(filter(None, (made_with, f"reviewed ({review.seq} changes)")))
    src, tgt = document(review, "src"), document(review, "tgt")
    links = () if accepted_only or good_only else tuple(suggested(review))
    moved = tuple(
        Bead(
            tuple(index_of[cell] for cell in one),
            tuple(index_of[cell] for cell in other),
            probability,
        )
        for one, other, probability in links
    )
    return Alignment(src, tgt, found, review.method, made_with, moved)


def beads(
    review: Review, *, accepted_only: bool = False, good_only: bool = False
) -> Iterator[tuple[Row, Bead]]:
    """The beads of ``alignment``, each with the row that it comes from."""
    index_of = indices(review)
    for row in review.rows:
        is_cut = (
            row.status == "rejected"
            or (accepted_only and row.status != "accepted")
            or (good_only and row.rendering != "good")
        )
        for bead in _beads(row, index_of, is_cut):
            yield row, bead


def decisions(review: Review) -> Iterator[dict[str, Any]]:
    """All decisions of people, row by row, as JSON values.

    ``number`` counts rows from 1. ``status`` is about the pairing, ``rendering`` about the
    translation. A reworded sentence also has its original text in ``loaded``.
    ``readers`` judged the row as it is now, and ``editors`` changed its texts, if anybody did.
    ``probability`` is None if the row was made or reworded and has not been weighed yet.
    """
    for number, row in enumerate(review.rows, 1):
        yield {
            "number": number,
            "status": row.status,
            "rendering": row.rendering,
            "by": row.by,
            "probability": round(row.probability, 4) if row.weighed else None,
            "bookmark": row.bookmark,
            "note": row.note,
            "comments": [
                _comment(review, row, comment)
                for comment in review.comments_on(row)
                if not comment.answers
            ],
            **({"errors": errors} if (errors := _errors(review, row)) else {}),
            **({"readers": list(row.readers)} if row.readers else {}),
            **({"editors": list(row.editors)} if row.editors else {}),
            **{
                side: [
                    {"text": cell.text, "loaded": cell.loaded}
                    if cell.changed
                    else {"text": cell.text}
                    for cell in review.cells_of(row, side)
                ]
                for side in SIDES
            },
        }


def _comment(review: Review, row: Row, comment: Comment) -> dict[str, Any]:
    """A thread as JSON values; what it does not have is left out."""
    words = review.cells[comment.cell].text[comment.begin : comment.end]
    replies = [
        {"who": one.who, "at": one.at, "text": one.text}
        for one in review.comments_on(row)
        if one.answers == comment.id
    ]
    known = {
        "words": words,
        "resolved": comment.resolved,
        "assigned": comment.assigned,
        "replies": replies,
    }
    told = {"who": comment.who, "at": comment.at, "text": comment.text}
    return told | {name: value for name, value in known.items() if value}


def _errors(review: Review, row: Row) -> list[dict[str, Any]]:
    """The errors that people marked in a row, with what was said about each."""
    return [
        {
            **{name: getattr(one, name) for name in _OF_ERROR},
            "span": None if one.lost else [one.begin, one.end],
            "sentence": row.side(one.side).index(one.cell)
            if one.cell in row.side(one.side)
            else None,
            "ruling": review.ruling_on(one.id),
            "replies": [
                {"who": said.who, "at": said.at, "ruling": said.ruling, "text": said.text}
                for said in review.replies_to(one.id)
            ],
        }
        for one in review.annotations_on(row)
    ]


_OF_ERROR = ("category", "severity", "side", "words", "note", "who", "at")


def gold(review: Review) -> dict[str, Any]:
    """The finished review as a gold alignment: a line for ``sverka eval`` and ``sverka train``.

    Raises UsageError if rows are still open, because undecided rows are not gold.
    """
    undecided = sum(row.status == "open" for row in review.rows)
    if undecided:
        raise UsageError(
            "{open} of {total} beads are still open",
            where=review.name,
            hint="Accept or reject them first",
            open=undecided,
            total=len(review.rows),
        )
    made = alignment(review)
    return {
        "id": review.name,
        "src_lang": made.src.lang,
        "tgt_lang": made.tgt.lang,
        "src": made.src.sentence_texts,
        "tgt": made.tgt.sentence_texts,
        "gold": [[bead.src, bead.tgt] for bead in made.beads],
    }


def document(review: Review, side: Side) -> Document:
    """Return one side in its current state: the document as loaded, or one made of edited
    sentences.

    The latter has the same paragraphs and metadata, but its ``text`` has only the sentences.
    """
    loaded = review.src if side == "src" else review.tgt
    cells = review.in_order(side)
    if tuple(cell.text for cell in cells) == loaded.sentence_texts:
        return loaded
    first = 1 if side == "src" else 1 + len(review.src.sentences)  # as in Review.of
    facts = {number: sentence.facts for number, sentence in enumerate(loaded.sentences, first)}
    return made_of(loaded, cells, facts)


def made_of(
    loaded: Document, cells: Iterable[Cell], facts: Mapping[int, tuple[Fact, ...]] | None = None
) -> Document:
    """Make a document of some sentences of ``loaded``, with their paragraphs.

    ``facts`` are those of the cells.
    """
    facts = facts or {}
    between = joiner(loaded.lang)
    parts: list[str] = []
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    start = 0
    for index, group in groupby(cells, key=lambda cell: cell.paragraph):
        begin = start
        for cell in group:
            end = start + len(cell.text)
            sentences.append(
                Sentence(cell.text, start, end, len(paragraphs), facts.get(cell.id, ()))
            )
            parts += [cell.text, between]
            start = end + len(between)
        paragraphs.append(replace(loaded.paragraphs[index], start=begin, end=end))
        parts[-1] = "\n"
        start = end + 1
    text = "".join(parts[:-1])
    return replace(loaded, text=text, paragraphs=tuple(paragraphs), sentences=tuple(sentences))


def indices(review: Review) -> dict[int, int]:
    """The index of each sentence in its document, by its id."""
    return {cell.id: index for side in SIDES for index, cell in enumerate(review.in_order(side))}


def _beads(row: Row, index_of: dict[int, int], is_cut: bool) -> Iterator[Bead]:
    probability = _alone(row) if is_cut else _together(row)
    for src, tgt in _singles(row) if is_cut else [(row.src, row.tgt)]:
        yield Bead(
            tuple(index_of[one] for one in src), tuple(index_of[one] for one in tgt), probability
        )


def _singles(row: Row) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    yield from (((one,), ()) for one in row.src)
    yield from (((), (one,)) for one in row.tgt)


def _together(row: Row) -> float:
    """The probability that the sentences of a row belong together and to no others."""
    return 1.0 if row.settled else row.probability


def _alone(row: Row) -> float:
    """The probability that the sentences of a row have no counterpart at all."""
    if row.is_null:
        return 0.0 if row.status == "rejected" else _together(row)
    if row.status == "rejected":
        return 1.0
    return 1.0 - _together(row) if row.weighed else 0.0
