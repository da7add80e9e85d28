"""The story of a bead as the grid shows it: who changed what and when, with every wording."""

from __future__ import annotations

from typing import Any

from align.review import Review, Row, struck
from align.store import Store


def deleted(store: Store, review: Review) -> list[dict[str, Any]]:
    """The sentences of the translation that people deleted: the row where each is shown, the
    sentence of that row that it comes after (0 at the beginning), its text, and who deleted it.
    """
    changes = [one for one in store.changes(review.id) if one.seq <= review.seq]
    found = []
    for one in struck.sentences(review, changes):
        row = review.find("row", one.row)
        cells = row.tgt if isinstance(row, Row) else ()
        before = [cell for cell in cells if review.cells[cell].place < one.cell.place]
        after = before[-1] if before else 0
        text, who = one.cell.loaded, one.by.who
        found.append({"row": one.row, "after": after, "text": text, "who": who})
    return found


def traced(store: Store, review: Review, row: Row) -> dict[str, Any]:
    """The content of the window with the history of ``row``.

    ``steps`` are its changes, newest first. A wording has the text before and after the change;
    None if the sentence did not or does not exist. ``loaded`` has the sentences of the row that
    were loaded with another text than they have now.
    """
    return {
        "steps": [
            {
                "seq": one.change.seq,
                "who": one.change.who,
                "at": one.change.at,
                "op": one.change.op.name,
                "undoes": one.change.undoes,
                "redoes": one.change.redoes,
                "was": one.was,
                "now": one.now,
                "words": [
                    {"cell": w.cell, "side": w.side, "before": w.before, "after": w.after}
                    for w in one.rewordings
                ],
            }
            for one in store.story(review, row)
        ],
        "loaded": [
            {"cell": cell.id, "side": cell.side, "text": cell.loaded}
            for cell in (review.cells[number] for number in row.cells)
            if cell.changed and cell.loaded
        ],
    }
