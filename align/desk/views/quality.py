"""The quality of a translation: the score, the errors that people marked, and reports."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from align.desk.desk import Desk, addressed, plain, refusals, table
from align.desk.views.export import offer
from align.desk.views.search import marked
from align.quality import SEVERITIES, reports, shipped
from align.quality.evaluation import RULINGS, Evaluation, Fault
from align.quality.profile import ABOUT
from align.quality.reports import lines
from align.review import Review
from align.review.evaluation import evaluate
from align.words import Words

#: The number of errors on one screen.
MOST = 200


def show(desk: Desk) -> None:
    """Show the quality of the document that the address names."""
    say = desk.say
    with st.container(key="home"):
        st.title(say("Quality"), anchor=False)
        review = desk.document()
        if review is None:
            return
        st.markdown(f"**{plain(review.name)}**")
        found = evaluate(review, desk.store.grading.profile(review.id))
        _score(found, say)
        if not found.faults:
            st.info(
                say(
                    "No errors are marked yet. Mark them on the Review page: X marks words, Y "
                    "accepts a finding."
                )
            )
            desk.link("review", say("Go to Review"), doc=review.id)
        for one in sorted(found.faults, key=lambda one: (-found.cost(one), one.bead))[:MOST]:
            _fault(desk, review, found, one)
        with st.popover(say("Report")):
            offer(
                say,
                reports.REPORTS,
                f"{review.name} - {say('Quality')}",
                partial(_report, found, say.lang),
                key="quality",
            )
        _profile(desk, review.id)


def _score(found: Evaluation, say: Words) -> None:
    result, *facts = lines.facts(found, say)
    passed = {True: "passed", False: "failed", None: "none"}[found.score.passed]
    parts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts)
    st.html(f'<p class="result {passed}">{escape(result[1])}</p><dl class="score">{parts}</dl>')
    head, counts = lines.table(found, say)
    if counts:
        st.html(table(head, counts, say("Errors by category and severity")))


def _fault(desk: Desk, review: Review, found: Evaluation, one: Fault) -> None:
    say = desk.say
    row = review.rows[one.bead - 1]
    place, text = st.container(key=f"fault-{one.id}").columns([1.1, 8.6])
    place.page_link(
        desk.pages["review"],
        label=say("Bead {n}", n=one.bead),
        query_params=addressed(doc=review.id, row=one.bead, bead=row.id),
    )
    sides = "".join(
        f'<span dir="auto" lang="{escape(lang)}">{_side(one, k)}</span>'
        for k, lang in enumerate(found.langs)
    )
    points = say("points: {n}", n=lines.number(found.cost(one), say.lang))
    gone = "" if one.place else f" {escape(lines.where(one, say))}"
    ruling = f" · {escape(say(RULINGS[one.ruling]))}" if one.ruling else ""
    said = "".join(f"<i>{escape(lines.said(reply, say))}</i>" for reply in one.replies)
    text.html(
        f'<div class="finding" data-severity="{_COLOURS[one.severity]}">'
        f"<b>{escape(lines.category(found, one, say))}</b> "
        f"{escape(say(SEVERITIES[one.severity]))}, {escape(points)}{ruling}.{gone} "
        f"{escape(one.note)} <i>{escape(one.who or say('someone'))}</i>{said}"
        f"<div>{sides}</div></div>"
    )


_COLOURS = {"critical": "error", "major": "error", "minor": "warning", "neutral": "info"}


def _side(one: Fault, side: int) -> str:
    """A side of the bead as HTML, with the words of the error."""
    text = one.texts[side]
    mine = one.place and one.side == ("src", "tgt")[side]
    return marked(text, [one.place] if mine and one.place else []) or "–"


def _report(found: Evaluation, lang: str, name: str) -> bytes:
    return reports.render(found, name, lang)


def _profile(desk: Desk, review: int) -> None:
    """Show the profile, and let editors choose another one for the whole library."""
    say, grading = desk.say, desk.store.grading
    current = grading.profile()
    name, body = grading.brought()
    known = {key: one.name for key, one in shipped().items()}
    if body:
        known[name] = name
    with st.expander(say("Quality profile: {name}", name=current.name)), refusals(say):
        if about := ABOUT.get(current.key, current.about):
            st.caption(plain(say(about)))
        used = grading.profile(review)
        if used.key != current.key:
            st.info(say("For this document, its project has chosen {name}.", name=plain(used.name)))
        if not desk.may("editor"):
            return
        chosen = st.selectbox(
            say("Quality profile of the library"),
            list(known),
            index=list(known).index(current.key) if current.key in known else 0,
            format_func=known.__getitem__,
            key=f"quality-profile-{current.key}",
        )
        if chosen and chosen != current.key:
            grading.choose(chosen, desk.who, b"" if chosen in shipped() else body)
            st.rerun()
        uploaded = st.file_uploader(
            say("A profile of your own (TOML)"), type=["toml"], key=f"quality-file-{current.key}"
        )
        if uploaded is not None and st.button(say("Use this profile"), key="quality-use"):
            grading.choose(uploaded.name, desk.who, uploaded.getvalue())
            st.rerun()
