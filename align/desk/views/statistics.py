"""Figures about the library and one document: size, types, confidence, progress, speed."""

from __future__ import annotations

import streamlit as st
from babel.numbers import format_decimal, format_percent

from align.desk import figures
from align.desk.desk import Desk, plain, table
from align.desk.views import diagnosis
from align.review import Review
from align.review.filters import progress

BINS = 10
#: The number of changes that are read to see who did what.
LATEST = 20_000


def show(desk: Desk) -> None:
    """Show all figures."""
    say = desk.say
    with st.container(key="home"):
        st.title(say("Statistics"), anchor=False)
        _library(desk)
        review = desk.document()
        if review is None:
            return
        st.header(plain(review.name), anchor=False)
        diagnosis.show(desk, review)
        _document(desk, review)


def _library(desk: Desk) -> None:
    say, entries = desk.say, desk.store.library()
    rows: dict[str, list[int]] = {}
    for entry in entries:
        counts = rows.setdefault(f"{entry.src_lang} → {entry.tgt_lang}", [0] * 5)
        done = entry.progress
        for place, n in enumerate((1, done.rows, done.accepted, done.rejected, done.open)):
            counts[place] += n
    if not rows:
        return
    head = [say("Languages"), say("Documents"), say("Beads"), say("Accepted"), say("Rejected")]
    lines = [[name, *_numbers(desk, counts)] for name, counts in sorted(rows.items())]
    st.html(table([*head, say("Remaining")], lines, say("Library")))


def _document(desk: Desk, review: Review) -> None:
    say = desk.say
    sides = figures.sides(review)
    head = ["", say("Language"), say("Sentences"), say("Words"), say("Characters")]
    lines = [
        [name, side.lang, *_numbers(desk, [side.sentences, side.words, side.characters])]
        for name, side in zip((say("Source"), say("Translation")), sides, strict=True)
    ]
    st.html(table(head, lines, say("Texts")))
    done = progress(review)
    st.html(
        table(
            [say("Beads"), say("Accepted"), say("Rejected"), say("Remaining"), say("Doubtful")],
            [_numbers(desk, [done.rows, done.accepted, done.rejected, done.open, done.doubtful])],
            say("Progress: {share}", share=format_percent(done.share, locale=say.lang)),
        )
    )
    types = figures.types(review)
    left, right = st.columns(2)
    with left:
        st.html(
            table(
                [say("Type"), say("Beads")],
                [[name.replace("-", "–"), *_numbers(desk, [n])] for name, n in types],
                say("Bead types"),
            )
        )
    with right:
        counts = [0] * BINS
        for row in review.rows:
            counts[min(int(row.probability * BINS), BINS - 1)] += 1
        st.html(
            table(
                [say("Confidence"), say("Beads")],
                [
                    [f"{place * 100 // BINS}–{(place + 1) * 100 // BINS}", *_numbers(desk, [n])]
                    for place, n in enumerate(counts)
                ],
                say("Confidence of the beads (%)"),
            )
        )
    work = figures.work(reversed(desk.store.history(review.id, limit=LATEST)))
    if not work:
        return
    st.html(
        table(
            [say("Who"), say("Changes"), say("Beads reviewed"), say("Beads per hour")],
            [
                [
                    one.who or say("unnamed"),
                    *_numbers(desk, [one.changes, one.decided]),
                    *(_numbers(desk, [round(one.speed)]) if one.speed is not None else ["–"]),
                ]
                for one in work
            ],
            say("Who did what (breaks of more than five minutes are not counted)"),
        )
    )


def _numbers(desk: Desk, numbers: list[int]) -> list[object]:
    return [format_decimal(n, locale=desk.say.lang) for n in numbers]
