"""Figures about the library and one document: size, types, confidence, progress, speed."""

from __future__ import annotations

from dataclasses import astuple
from html import escape

import streamlit as st
from babel.numbers import format_decimal, format_percent

from align.alignment import DOUBTFUL_BELOW
from align.desk import charts, figures
from align.desk.desk import Desk, plain, table
from align.desk.views import diagnosis
from align.review import Review
from align.review.filters import Progress, progress
from align.statistics import Side, count, of_review
from align.statistics.variety import WINDOW
from align.words import figure

BINS = 10
#: The number of changes that are read to see who did what.
LATEST = 20_000
#: The number of bead types in the picture.
_TYPES = 8


def show(desk: Desk) -> None:
    """Show the document first, then the library."""
    say = desk.say
    with st.container(key="home"):
        st.title(say("Statistics"), anchor=False)
        review = desk.document()
        if review is not None:
            st.header(plain(review.name), anchor=False)
            _document(desk, review)
            diagnosis.show(desk, review)
        _library(desk)


def _library(desk: Desk) -> None:
    say, entries = desk.say, desk.store.library()
    if not entries:
        return
    st.header(say("Library"), anchor=False)
    pairs: dict[str, list[Progress]] = {}
    for entry in entries:
        pairs.setdefault(f"{entry.src_lang} → {entry.tgt_lang}", []).append(entry.progress)
    for name, known in sorted(pairs.items()):
        documents = say.count("{n} document", "{n} documents", len(known))
        together = Progress(*map(sum, zip(*map(astuple, known), strict=True)))
        st.html(charts.bar(_judged(desk, together), f"{name}: {documents}"))


def _document(desk: Desk, review: Review) -> None:
    say = desk.say
    whole = count([of_review(review)]).whole
    src, tgt = whole.src, whole.tgt
    done = progress(review, two_readers=desk.store.projects.two_readers(review.id))
    main = [
        (_number(desk, done.rows), say("beads")),
        (format_percent(done.share, locale=say.lang), say("reviewed")),
        (_number(desk, done.doubtful), say("doubtful")),
        (_number(desk, src.words), say("words of the source")),
        (_number(desk, tgt.words), say("words of the translation")),
    ]
    cells = "".join(
        f"<li><b>{escape(number)}</b><span>{escape(name)}</span></li>" for number, name in main
    )
    st.html(f'<ul class="numbers">{cells}</ul>')
    st.html(charts.bar(_judged(desk, done), say("What people judged")))
    left, right = st.columns(2, gap="large")
    counts = [0] * BINS
    for row in review.rows:
        counts[min(int(row.probability * BINS), BINS - 1)] += 1
    shares = [
        charts.Part(
            f"{place * 100 // BINS}–{(place + 1) * 100 // BINS} %",
            n,
            _number(desk, n),
            "doubtful" if place < BINS * DOUBTFUL_BELOW else "good",
        )
        for place, n in enumerate(counts)
    ]
    left.html(charts.columns(shares, say("Confidence of the beads (%)"), ("0", "100")))
    types = [
        charts.Part(name.replace("-", "–"), n, _number(desk, n)) for name, n in whole.types.items()
    ]
    right.html(charts.bars(types[:_TYPES], say("Bead types")))
    _texts(desk, (src, tgt))
    _work(desk, review)


def _texts(desk: Desk, sides: tuple[Side, Side]) -> None:
    say = desk.say
    head = ["", say("Language"), say("Sentences"), say("Words"), say("Different words")]
    head += [say("Different words in {n} running words", n=WINDOW), say("Characters")]
    lines = [
        [
            name,
            side.lang,
            *_numbers(desk, [side.sentences, side.words, side.types]),
            "–" if side.variety is None else figure(side.variety * WINDOW, say.lang, ".1f"),
            _number(desk, side.characters),
        ]
        for name, side in zip((say("Source"), say("Translation")), sides, strict=True)
    ]
    with st.expander(say("All figures of the texts")):
        st.html(table(head, lines))


def _work(desk: Desk, review: Review) -> None:
    say = desk.say
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


def _judged(desk: Desk, done: Progress) -> list[charts.Part]:
    """How many beads have each judgement."""
    say = desk.say
    right = done.accepted - done.good - done.work - done.faulty
    known = (
        (say("Good"), done.good, "good"),
        (say("Needs work"), done.work, "doubtful"),
        (say("Faulty"), done.faulty, "faulty"),
        (say("Pair right"), right, "right"),
        (say("Wrong pair"), done.rejected, "wrong"),
        (say("Remaining"), done.open, "open"),
    )
    return [charts.Part(name, n, _number(desk, n), colour) for name, n, colour in known]


def _number(desk: Desk, n: int) -> str:
    return str(format_decimal(n, locale=desk.say.lang))


def _numbers(desk: Desk, numbers: list[int]) -> list[object]:
    return [_number(desk, n) for n in numbers]
