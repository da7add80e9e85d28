"""The diagnosis of a document: how far its alignment can be trusted, and what would help."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from align.aligner.diagnosis import Diagnosis, diagnose
from align.aligner.diagnosis.report import sections
from align.alignment import Alignment, Bead
from align.desk import workshop
from align.desk.desk import Desk, addressed, plain, refusals
from align.models import Learnt
from align.review import Review
from align.review.outcome import alignment
from align.review.things import SIDES

#: How many doubtful places have a link to the grid.
LINKS = 5


def show(desk: Desk, review: Review) -> None:
    """Offer a diagnosis of ``review``, and show it until the review changes."""
    say = desk.say
    st.subheader(say("Diagnosis"), anchor=False)
    key = (review.id, review.seq)
    held: tuple[tuple[int, int], Diagnosis] | None = st.session_state.get("diagnosis")
    if held is None or held[0] != key:
        st.caption(
            say(
                "Shows how reliable the alignment is, where it is doubtful and what would help. "
                "This takes about as long as aligning the texts."
            )
        )
        if not st.button(say("Diagnose"), key="diagnose"):
            return
        with refusals(say), st.spinner(say("Diagnosing …")):
            learnt = desk.shelf.live(review.id).learnt
            found = workshop.submit(examine, review, learnt).result()
            st.session_state["diagnosis"] = key, found
            st.rerun()
        return
    _draw(desk, review, held[1])


def _draw(desk: Desk, review: Review, found: Diagnosis) -> None:
    for section in sections(found, desk.say.lang):
        if section.title:
            st.markdown(f"**{plain(section.title)}**")
        st.markdown("\n".join(f"- {plain(line)}" for line in section.lines))
    with st.container(key="doubtful", horizontal=True):
        for place in found.doubtful[:LINKS]:
            row = review.rows[place.beads[0]]
            st.page_link(
                desk.pages["review"],
                label=desk.say("Bead {n}", n=place.beads[0] + 1),
                query_params=addressed(doc=review.id, row=place.beads[0] + 1, bead=row.id),
            )


def examine(review: Review, learnt: Learnt) -> Diagnosis:
    """Diagnose the review in its current state."""
    return diagnose(as_shown(review), **learnt.keywords)


def as_shown(review: Review) -> Alignment:
    """The alignment with a bead for each row, as the grid numbers them."""
    index_of = {
        cell.id: index for side in SIDES for index, cell in enumerate(review.in_order(side))
    }

    def bead(src: tuple[int, ...], tgt: tuple[int, ...], probability: float) -> Bead:
        return Bead(
            tuple(index_of[cell] for cell in src),
            tuple(index_of[cell] for cell in tgt),
            probability,
        )

    beads = tuple(
        bead(row.src, row.tgt, 1.0 if row.status == "accepted" else row.probability)
        for row in review.rows
    )
    return replace(alignment(review), beads=beads)
