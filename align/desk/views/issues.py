"""The findings of the checks in a document: read them, go there, dismiss them with a reason."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from html import escape
from typing import NamedTuple
from urllib.parse import urlencode

import regex
import streamlit as st
from babel.numbers import format_decimal

from align import checks
from align.checks import STEPS, Show, reports, unchecked
from align.checks.families import title
from align.checks.profile import Ignore, validated
from align.checks.reports.chances import about, hidden_ones, percent
from align.desk import workshop
from align.desk.checking import report
from align.desk.desk import Desk, addressed, changed, plain, refusals
from align.desk.findings import Checker
from align.desk.found import Elsewhere, Found, at
from align.desk.views import control
from align.desk.views.export import offer
from align.desk.views.search import marked
from align.review import Review
from align.text import points
from align.words import Words, later

SEVERITIES = {"error": later("errors"), "warning": later("warnings"), "info": later("hints")}
LIKELY = later("probability that this is a real fault")
#: The number of findings on one screen.
MOST = 100
#: Newer findings are drawn after at least so many seconds, and so many times what drawing took.
REST, RESTS = 3.0, 20.0
DRAWN = "findings-drawn"


class Drawn(NamedTuple):
    """The findings on the page, and when newer ones may be drawn (by ``time.monotonic``)."""

    found: tuple[Found, ...] | None
    until: float


def checker(desk: Desk, number: int) -> Checker:
    """Return the server's checker for a review in the reader's language."""
    return _checker(desk, number, desk.say.lang)


@st.cache_resource(show_spinner=False, max_entries=24)
def _checker(_desk: Desk, number: int, lang: str) -> Checker:
    return Checker(_desk.store, _desk.shelf.live(number), lang)


def show(desk: Desk) -> None:
    """List the findings in the document that the address names."""
    say = desk.say
    with st.container(key="home"):
        st.title(say("Findings"), anchor=False)
        review = desk.document()
        if review is None:
            return
        st.markdown(f"**{plain(review.name)}**")
        control.show(desk, review)
        above = st.container()
        _draw(desk, review)
        with above:
            _watch(desk, review.id)


@st.fragment(run_every=1.0)
def _watch(desk: Desk, review: int) -> None:
    """Look for newer findings, and have the page drawn with them. Drawing all of them every second
    would leave the browser no time for anything else.
    """
    checks_of = checker(desk, review)
    found, coming = checks_of.findings()
    if progress := checks_of.progress:
        st.caption(_far(desk.say, *progress))
    elif found is not None and coming:
        st.caption(desk.say("The findings are being updated."))
    drawn: Drawn | None = st.session_state.get(DRAWN)
    if (
        drawn
        and drawn.found is not found
        and (drawn.found is None or time.monotonic() > drawn.until)
    ):
        st.rerun()


def _far(say: Words, done: int, total: int) -> str:
    n, every = (format_decimal(n, locale=say.lang) for n in (done, total))
    return say("Checked {n} of {all} beads", n=n, all=every)


@st.fragment
def _draw(desk: Desk, review: Review) -> None:
    """Draw the findings that are there."""
    began = time.monotonic()
    checks_of = checker(desk, review.id)
    found, _ = checks_of.findings()
    if not found and checks_of.progress:
        st.info(desk.say("Nothing found so far."))
    elif found is None:
        st.info(desk.say("Checking …"))
    else:
        if checks_of.trouble:
            st.warning(plain(checks_of.trouble))
        for message in unchecked(review.tgt.lang, desk.store.checking.control(review.id).profile):
            st.caption(plain(desk.say(message)))
        _list(desk, desk.shelf.live(review.id).review(), found)
    now = time.monotonic()
    st.session_state[DRAWN] = Drawn(found, now + max(REST, RESTS * (now - began)))


def _amount(desk: Desk, every: Sequence[Found], review: int) -> Show:
    """Let the reader choose how much of ``every`` to show; the choice is theirs, in all
    documents.
    """
    say, checking = desk.say, desk.store.checking
    current = checking.show(desk.who, review)
    chosen = st.segmented_control(
        say("How much to show"),
        list(STEPS),
        default=current,
        format_func=lambda step: f"{say(STEPS[step].name)} · {_counts(every, step)}",
        key=f"show-{current}",
    )
    if chosen and chosen != current:
        checking.set_show(chosen, desk.who)
        st.rerun()
    meaning = say("The numbers: errors / warnings / hints.")
    st.caption(f"{say(STEPS[current].about)}. {meaning}")
    return current


def _counts(every: Sequence[Found], step: Show) -> str:
    """How many findings of each severity a step shows: a step may only change what they are."""
    shown = Counter(one.severity_at(step) for one in every)
    return " / ".join(str(shown[name]) for name in SEVERITIES)


def _list(desk: Desk, review: Review, every: tuple[Found, ...]) -> None:
    say, show = desk.say, _amount(desk, every, review.id)
    seen = at(every, show)
    found = seen.shown
    if not every:
        st.info(say("The checks found nothing in this document."))
        desk.link("review", say("Go to Review"), doc=review.id)
        _dismissed(desk, review)
        _reports(desk, review, show)
        return
    kinds = {"": say("all kinds")} | {
        kind: f"{title(kind, say.lang)} ({sum(one.kind == kind for one in found)})"
        for kind in sorted({one.kind for one in found})
    }
    left, right = st.columns(2)
    kind = left.selectbox(say("Kind"), list(kinds), format_func=kinds.__getitem__, key="kind")
    graves = [name for name in SEVERITIES if any(one.severity == name for one in found)]
    chosen = right.pills(
        say("Severity"),
        graves,
        selection_mode="multi",
        default=graves,
        format_func=lambda name: say(SEVERITIES[name]),
        key=f"severity-{show}",  # another step shows all that it has
    )
    shown = [one for one in found if one.severity in chosen and kind in ("", one.kind)]
    number = say.count("{n} finding", "{n} findings", len(shown))
    st.caption(
        f"{number}, {about(sum(one.probability for one in shown), say)}" if shown else number
    )
    if seen.hidden:
        st.caption(hidden_ones(len(seen.hidden), seen.expected_hidden, say))
    met: Counter[str] = Counter()  # a sentence may have the same finding twice
    for one in sorted(shown, key=lambda one: -one.harm)[:MOST]:
        key = f"{one.fingerprint}-{one.cell}"
        met[key] += 1
        _finding(desk, review, one, found, f"{key}-{met[key]}")
    _dismissed(desk, review)
    _reports(desk, review, show)


def _finding(desk: Desk, review: Review, one: Found, found: Sequence[Found], key: str) -> None:
    row = review.row_of(one.cell)
    if row is None:
        return
    say = desk.say
    number = review.position(row.id) + 1
    place, text, gone = st.container(key=f"finding-{key}").columns([1.1, 7, 1.6])
    place.page_link(
        desk.pages["review"],
        label=say("Bead {n}", n=number),
        query_params=addressed(doc=review.id, row=number, bead=row.id),
    )
    sides = "".join(
        f'<span dir="auto" lang="{escape(lang)}">{_side(review, cells, one)}</span>'
        for cells, lang in ((row.src, review.src.lang), (row.tgt, review.tgt.lang))
    )
    text.html(
        f'<div class="finding" data-severity="{one.severity}">'
        f"<b>{escape(title(one.kind, say.lang))}</b> "
        f'<span class="chance" title="{escape(say(LIKELY))}">'
        f"{escape(percent(one.probability, say))}</span> "
        f"{escape(one.message)} "
        f"<i>{escape(one.note)}</i><div>{sides}</div>{_elsewhere(one.elsewhere, review, say)}</div>"
    )
    if not desk.may("reviewer", review.id):
        return
    # The content is drawn when it is opened: drawing a hundred of them would take a while.
    opened = gone.popover(say("Dismiss"), key=f"dismiss-{key}", on_change="rerun")
    if opened.open:
        # The change that was visible when it was opened, not when its button is pressed.
        seen = st.session_state.setdefault(f"seen-{key}", review.seq)
        with opened, refusals(say):
            _dismissal(desk, review, one, found, key, seen)
    else:
        st.session_state.pop(f"seen-{key}", None)


def _dismissal(
    desk: Desk, review: Review, one: Found, found: Sequence[Found], key: str, seen: int
) -> None:
    """Ask what to dismiss and why: the finding, its kind, or its kind with its words."""
    say, checking = desk.say, desk.store.checking
    words = one.words[1] or one.words[0]
    wide = {"": say("This one"), "kind": say("All of this kind")}
    if words:
        wide["words"] = say("Only those with these words")
    how = st.radio(
        say("Dismiss"),
        list(wide),
        format_func=wide.__getitem__,
        key=f"how-{key}",
        label_visibility="collapsed",
    )
    pattern, everywhere = "", False
    if how == "words":
        usual = f"^{regex.escape(words, literal_spaces=True)}$"
        pattern = st.text_input(say("Words (regular expression)"), usual, key=f"pattern-{key}")
    if how and desk.may("editor"):
        everywhere = st.checkbox(say("In all documents"), key=f"everywhere-{key}")
    reason = st.text_input(say("Reason"), say("not a mistake"), key=f"why-{key}")
    if how:
        rule = validated(Ignore(reason, one.kind, pattern), say("Rule"))
        hidden = sum(rule.covers(other.kind, other.fingerprint, other.words) for other in found)
        st.caption(
            say.count(
                "This hides {n} finding in this document.",
                "This hides {n} findings in this document.",
                hidden,
            )
        )
    if not st.button(say("Dismiss"), key=f"do-{key}"):
        return
    # A person whose change was refused sees the current state and may try again.
    st.session_state[f"seen-{key}"] = review.seq
    if how:
        checking.ignore(rule, desk.who, None if everywhere else review.id)
        st.toast(say("You can remove the rule under “Check settings”."))
    else:
        checking.dismiss(review.id, checks.Dismissal(one.fingerprint, reason, desk.who), seen)
    st.rerun()


def _side(review: Review, cells: tuple[int, ...], one: Found) -> str:
    """One side of a bead as HTML, with the highlighted words of the finding."""
    parts = []
    for cell in (review.cells[number] for number in cells):
        spans = [
            (points(cell.text, begin), points(cell.text, end))
            for number, begin, end in one.spans
            if number == cell.id
        ]
        parts.append(marked(cell.text, spans))
    return " ".join(parts) or "–"


def _elsewhere(other: Elsewhere | None, review: Review, say: Words) -> str:
    """The bead that a finding compares with its own, as HTML: a link, and how the two differ."""
    if other is None:
        return ""
    name, place = other.name, {"doc": other.review, "bead": other.row}
    if not other.review:
        number = review.position(other.row) + 1 if review.find("row", other.row) else 0
        name = say("Bead {n}", n=number or "?")
        place = {"doc": review.id, "row": number, "bead": other.row}
    address = urlencode(addressed(**place))
    return (
        f'<p class="elsewhere"><a href="review?{address}" target="_blank">{escape(name)}</a>: '
        f"{changed(other.pieces)}</p>"
    )


def _dismissed(desk: Desk, review: Review) -> None:
    say, gone = desk.say, desk.store.checking.dismissals(review.id)
    if not gone:
        return
    with st.expander(say("Dismissed: {n}", n=len(gone))):
        for one in gone[-MOST:]:
            with st.container(key=f"gone-{one.fingerprint}", horizontal=True):
                st.html(
                    f'<p class="finding">{escape(_kind(one.fingerprint, say))}: '
                    f"{escape(one.reason)} ({escape(one.who or say('someone'))})</p>"
                )
                if desk.may("reviewer", review.id) and st.button(
                    say("Restore"), key=f"restore-{one.fingerprint}"
                ):
                    with refusals(say):
                        desk.store.checking.take_back(review.id, one.fingerprint, desk.who)
                        st.rerun()


def _reports(desk: Desk, review: Review, show: Show) -> None:
    say = desk.say
    with st.popover(say("Report")):
        offer(
            say,
            reports.REPORTS,
            review.name,
            partial(_report, desk, review, show),
            key="report",
        )


def _report(desk: Desk, review: Review, show: Show, name: str) -> bytes:
    told, path = desk.store.checking.control(review.id), desk.store.path
    return workshop.submit(report, review, desk.say.lang, told, path, name, show).result()


def _kind(fingerprint: str, say: Words) -> str:
    kind = fingerprint.partition(":")[0]
    return title(kind, say.lang) if kind in checks.KINDS else kind
