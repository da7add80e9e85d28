"""A review in the form that the grid reads: columns first, differences later; pure JSON values.

Everything is sent once, so that filters, search and scrolling cause no work on the server; 50,000
beads are about 20 MB. After that, only changes are sent. Offsets count UTF-16 units, as the browser
does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from babel import Locale, UnknownLocaleError

from align.alignment import DOUBTFUL_BELOW
from align.dates import day, moment, zoned
from align.languages import joiner
from align.loaders.turns import find_label
from align.review import Annotation, Cell, Comment, Diff, Patch, Reply, Review, Row, Side
from align.review.filters import is_changed
from align.text import Document, Paragraph, units
from align.words import Words

KINDS = ("body", "heading", "title", "question", "answer")
SIDES: tuple[Side, Side] = ("src", "tgt")


def encode(content: Mapping[str, Any]) -> bytes:
    """``content`` as compact JSON in UTF-8; a lone surrogate becomes a question mark."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def texts(review: Review, name: str) -> bytes:
    """``review`` as JSON in UTF-8: everything that the grid needs to draw it, except its messages.

    ``cells`` are the sentences: their ids, texts, how each stands in its paragraph (1 if it opens
    one, plus twice the index of its kind in ``KINDS``), the length of the speaker's label, and the
    original text if it differs. ``rows`` are the beads: ids, the cells of each side, probabilities
    in thousandths, first letters of statuses. ``more`` has the fields that only few rows have, by
    position.
    """
    return encode(
        {
            "name": name,
            "document": review.id,
            "seq": review.seq,
            "doubtfulBelow": DOUBTFUL_BELOW,
            "joiners": {"src": joiner(review.src.lang), "tgt": joiner(review.tgt.lang)},
            "cells": _cells(review),
            "rows": {
                "ids": [row.id for row in review.rows],
                "src": [row.src for row in review.rows],
                "tgt": [row.tgt for row in review.rows],
                "p": [round(row.probability * 1000) for row in review.rows],
                "st": "".join(row.status[0] for row in review.rows),
                "more": {
                    position: more
                    for position, row in enumerate(review.rows)
                    if (more := _more(review, row))
                },
            },
        }
    )


def delta(before: Review, after: Review, patch: Patch) -> dict[str, Any]:
    """What changes in the grid if ``patch`` turned ``before`` into ``after``.

    ``gone`` are ids of rows; ``put`` are rows with the id of the row above (0 at the top), in the
    order shown; ``cells`` are sentences.
    """
    rows = {diff.id for diff in patch.diffs if diff.kind == "row"} | set(patch.touched)
    cells = {diff.id for diff in patch.diffs if diff.kind == "cell"}
    for diff in patch.diffs:
        if diff.kind == "comment":
            held = (side.comments.get(diff.id) for side in (before, after))
            rows |= {row.id for one in held if one and (row := after.row_of(one.cell))}
        elif diff.kind in ("annotation", "reply"):
            seats = (*_marked(before, diff), *_marked(after, diff))
            rows |= {row.id for cell in seats if (row := after.row_of(cell))}
    rows |= {row.id for cell in cells if (row := after.row_of(cell))}
    here = sorted((after.position(one), one) for one in rows if after.find("row", one))
    put = [
        [after.rows[place - 1].id if place else 0, row_json(after, after.rows[place])]
        for place, _ in here
    ]
    return {
        "seq": after.seq,
        "gone": sorted(
            one for one in rows if before.find("row", one) and not after.find("row", one)
        ),
        "put": put,
        "cells": [cell_json(after, cell, opens) for cell, opens in _affected(before, after, cells)],
    }


def row_json(review: Review, row: Row) -> dict[str, Any]:
    """A row in the form that the grid keeps, without default values."""
    known = {"id": row.id, "src": row.src, "tgt": row.tgt, "p": round(row.probability, 3)}
    return {**known, "st": row.status, **_more(review, row)}


def cell_json(review: Review, cell: Cell, opens: bool) -> dict[str, Any]:
    """A sentence in the form that the grid keeps; ``opens`` says if it begins a paragraph."""
    document = review.src if cell.side == "src" else review.tgt
    paragraph = document.paragraphs[cell.paragraph]
    end = label_end(cell.text, paragraph) if opens else 0
    known = {
        "id": cell.id,
        "text": cell.text,
        "opens": opens,
        "kind": paragraph.kind,
        "label": units(cell.text, end),
    }
    return {**known, "was": cell.loaded} if cell.changed else known


def _more(review: Review, row: Row) -> dict[str, Any]:
    known = {
        "rendering": row.rendering if row.rendering != "open" else "",
        "bookmark": row.bookmark,
        "boundary": row.boundary,
        "note": row.note,
        "threads": _threads(review, row) if review.comments else [],
        "changed": is_changed(review, row),
        "unweighed": not (row.weighed or row.settled),
        "faults": _faults(review, row) if review.remarks else [],
        "readers": row.readers,
        "editors": row.editors,
    }
    return {name: value for name, value in known.items() if value}


def _faults(review: Review, row: Row) -> list[dict[str, Any]]:
    """The errors that people marked in a row."""
    return [
        {
            "id": one.id,
            "cell": one.cell,
            "begin": units(text, one.begin),
            "end": units(text, one.end),
            "words": one.words,
            "category": one.category,
            "severity": one.severity,
            "note": one.note,
            "who": one.who,
            "finding": one.finding,
            "ruling": review.ruling_on(one.id),
            "replies": len(review.replies_to(one.id)),
        }
        for one in review.annotations_on(row)
        for text in [review.cells[one.cell].text]
    ]


def _cells(review: Review) -> dict[str, Any]:
    ids: list[int] = []
    said: list[str] = []
    places: list[int] = []
    labels: dict[int, int] = {}
    was: dict[int, str] = {}
    for side, document in zip(SIDES, (review.src, review.tgt), strict=True):
        before = None
        for cell in review.in_order(side):
            paragraph = document.paragraphs[cell.paragraph]
            opens = cell.paragraph != before
            before = cell.paragraph
            if opens and (end := label_end(cell.text, paragraph)):
                labels[len(ids)] = units(cell.text, end)
            if cell.changed:
                was[len(ids)] = cell.loaded
            ids.append(cell.id)
            said.append(cell.text)
            places.append(opens + 2 * KINDS.index(paragraph.kind))
    return {"ids": ids, "texts": said, "places": places, "labels": labels, "was": was}


def _affected(before: Review, after: Review, cells: set[int]) -> list[tuple[Cell, bool]]:
    """The sentences ``cells`` and the first sentences of their paragraphs, each with whether it
    is the first.
    """
    if not cells:
        return []
    known = (side.cells.get(one) for side in (before, after) for one in cells)
    paragraphs = {(cell.side, cell.paragraph) for cell in known if cell}
    first: dict[tuple[Side, int], Cell] = {}
    for cell in after.cells.values():
        key = (cell.side, cell.paragraph)
        if key in paragraphs and (key not in first or cell.place < first[key].place):
            first[key] = cell
    openers = {cell.id for cell in first.values()}
    there = [after.cells[one] for one in sorted(cells | openers) if one in after.cells]
    return [(cell, cell.id in openers) for cell in there]


def _threads(review: Review, row: Row) -> list[dict[str, Any]]:
    """The comments on a row, the oldest first, each with its replies."""
    every = review.comments_on(row)
    return [
        {
            **_said(one),
            "cell": one.cell,
            "begin": units(text, one.begin),
            "end": units(text, one.end),
            "resolved": one.resolved,
            "assigned": one.assigned,
            "replies": [_said(other) for other in every if other.answers == one.id],
        }
        for one in every
        if not one.answers
        for text in [review.cells[one.cell].text]
    ]


def _said(comment: Comment) -> dict[str, Any]:
    return {name: getattr(comment, name) for name in ("id", "who", "at", "text")}


def _marked(review: Review, diff: Diff) -> Iterable[int]:
    """The sentence of the annotation that a difference is of, or of a reply to it."""
    known = review.remarks.get(diff.id)
    if isinstance(known, Reply):
        known = review.remarks.get(known.annotation)
    return (known.cell,) if isinstance(known, Annotation) else ()


def label_end(text: str, paragraph: Paragraph) -> int:
    """The length of the speaker's label at the start of ``text``, the first of ``paragraph``."""
    if paragraph.kind not in ("question", "answer"):
        return 0
    label = find_label(text)
    if label is None or (label.kind, label.speaker) != (paragraph.kind, paragraph.speaker):
        return 0
    return min(found + 1 for sign in ":：" if (found := text.find(sign)) >= 0)


def head(doc: Document, reader: str) -> dict[str, Any]:
    """The heading of the column of ``doc``, in the language ``reader`` (``en`` or ``ru``).

    ``lang`` is the BCP-47 tag, ``url`` is always an http or https address; empty fields are left
    out.
    """
    known = {
        "lang": doc.lang,
        "language": language_name(doc.lang, reader),
        "title": doc.title,
        "date": _date(doc, reader),
        "source": doc.source,
        "url": doc.url if doc.url and doc.url.startswith(("https://", "http://")) else None,
        "number": doc.number,
        "notes": [Words(reader)(note) for note in doc.notes],
    }
    return {name: value for name, value in known.items() if value}


def language_name(tag: str, reader: str) -> str:
    """Name the language ``tag`` in the language ``reader``; the tag itself if it has no name."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(reader)
    except (ValueError, UnknownLocaleError):
        name = None
    return name[:1].upper() + name[1:] if name else tag


def _date(doc: Document, reader: str) -> str | None:
    if doc.date is None:
        return None
    if doc.date.hour == doc.date.minute == 0:  # a date without a time
        return day(doc.date, reader)
    return (moment if doc.date.tzinfo is None else zoned)(doc.date, reader)
