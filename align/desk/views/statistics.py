"""Figures about the library and one document: size, types, confidence, progress, speed."""

from __future__ import annotations

import streamlit as st
from babel.numbers import format_decimal, format_percent

from align.desk import figures
from align.desk.desk import Desk, plain, table
from align.desk.views import diagnosis
from align.review import Review
from align.review.filters import Progress, progress
from align.words import Words

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
        judged = [n for _, n in _judged(say, entry.progress)]
        known = [1, entry.progress.rows, *judged]
        name = f"{entry.src_lang} → {entry.tgt_lang}"
        rows[name] = [a + b for a, b in zip(rows.get(name, [0] * len(known)), known, strict=True)]
    if not rows:
        return
    heads = [head for head, _ in _judged(say, entries[0].progress)]
    lines = [[name, *_numbers(desk, counts)] for name, counts in sorted(rows.items())]
    st.html(
        table([say("Languages"), say("Documents"), say("Beads"), *heads], lines, say("Library"))
    )


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
    judged = _judged(say, done)
    st.html(
        table(
            [say("Beads"), *(name for name, _ in judged), say("Doubtful")],
            [_numbers(desk, [done.rows, *(n for _, n in judged), done.doubtful])],
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


def _judged(say: Words, done: Progress) -> list[tuple[str, int]]:
    """How many beads have each judgement."""
    return [
        (say("Good"), done.good),
        (say("Needs work"), done.work),
        (say("Faulty"), done.faulty),
        (say("Pair right"), done.accepted - done.good - done.work - done.faulty),
        (say("Wrong pair"), done.rejected),
        (say("Remaining"), done.open),
    ]


def _numbers(desk: Desk, numbers: list[int]) -> list[object]:
    return [format_decimal(n, locale=desk.say.lang) for n in numbers]
