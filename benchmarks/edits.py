"""Helpers for the library's benchmarks: an invented pair of any length, and mixed edits."""

from __future__ import annotations

from random import Random

from align import review as rv
from align.alignment import Alignment, Bead
from align.review import Operation, Review
from align.text import Document

EN = (
    *("harbour", "lamp", "crew", "ferry", "town", "bridge", "council", "river"),
    *("winter", "paper", "bell", "tower", "answer", "window", "garden", "letter"),
    *("morning", "signal", "captain", "island", "market", "stone", "silver", "evening"),
)
RU = (
    *("гавань", "фонарь", "экипаж", "паром", "город", "мост", "совет", "река"),
    *("зима", "бумага", "колокол", "башня", "ответ", "окно", "сад", "письмо"),
    *("утро", "сигнал", "капитан", "остров", "рынок", "камень", "серебро", "вечер"),
)


def invented(beads: int, seed: int = 1) -> Alignment:
    """A pair of ``beads`` one-to-one beads, about 110 characters per sentence, a tenth doubtful."""
    chance = Random(seed)
    src, tgt = (
        [f"{' '.join(chance.choices(words, k=k)).capitalize()} {n}." for n in range(beads)]
        for words, k in ((EN, 17), (RU, 15))
    )
    ladder = tuple(
        Bead((n,), (n,), chance.uniform(0.2, 0.8) if n % 10 == 0 else chance.uniform(0.8, 1.0))
        for n in range(beads)
    )
    return Alignment(Document.from_sentences(src, "en"), Document.from_sentences(tgt, "ru"), ladder)


def mixed(review: Review, chance: Random) -> Operation:
    """Any of a reviewer's operations at a random place; sometimes one that is not possible."""
    at = chance.randrange(len(review.rows))
    row = review.rows[at]
    below = review.rows[min(at + 1, len(review.rows) - 1)]
    cell = chance.choice(row.cells)
    text = " ".join(chance.choices(EN, k=12))
    side, step = chance.choice(["src", "tgt"]), chance.choice([1, -1])
    return chance.choice(
        [
            rv.Accept((row.id,)),
            rv.Reject((row.id,)),
            rv.Reopen((row.id,)),
            rv.Merge((row.id, below.id)),
            rv.Split(row.id, 1, 1),
            rv.Move(side, row.id, step),
            rv.Unlink(row.id),
            rv.Link(row.src, below.tgt),
            rv.Edit(cell, text),
            rv.Cut(cell, chance.randrange(60)),
            rv.Join(cell),
            rv.Note(row.id, text),
            rv.AddComment(row.id, text),
            rv.Bookmark(row.id, on=True),
            rv.Dismiss(f"number:{cell}:0", text),
            rv.Restore(f"number:{cell}:0"),
            rv.Rename(text),
        ]
    )
