"""The library: its documents, their progress, and how to add more."""

from __future__ import annotations

from html import escape

import streamlit as st
from babel.numbers import format_decimal, format_percent

from align.checks.reports.chances import about
from align.dates import moment
from align.desk.desk import Desk, plain, refusals
from align.desk.figures import when
from align.desk.views import projects
from align.desk.views.adding import add
from align.store import Entry

#: The number of documents on one screen.
PAGE = 30


def show(desk: Desk) -> None:
    """List the documents, and offer to add one."""
    say = desk.say
    with st.container(key="home"):
        st.title(say("Library"), anchor=False)
        st.markdown(say("Two languages side by side, and the places that need a second look"))
        entries = desk.store.library()
        if entries:
            _list(desk, projects.filtered(desk, entries))
        projects.show(desk)
        st.header(say("Add a pair"), anchor=False)
        add(desk)


def _list(desk: Desk, entries: tuple[Entry, ...]) -> None:
    say = desk.say
    st.html(f'<p class="progress">{escape(_total(desk, entries))}</p>')
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    wanted = left.text_input(say("Find a document"), key="find-document").casefold()
    orders = {
        say("latest first"): lambda entry: entry.changed,
        say("most doubtful first"): lambda entry: entry.progress.doubtful,
        say("least reviewed first"): lambda entry: -entry.share,
    }
    order = right.selectbox(say("Order"), list(orders), key="order-documents")
    found = [
        entry
        for entry in sorted(entries, key=orders[order], reverse=True)
        if wanted
        in " ".join(filter(None, (entry.name, entry.src_title, entry.tgt_title))).casefold()
    ]
    page = 0
    if len(found) > PAGE:
        pages = -(-len(found) // PAGE)
        page = int(st.number_input(say("Page"), 1, pages, key="page-documents")) - 1
    for entry in found[page * PAGE : (page + 1) * PAGE]:
        _entry(desk, entry)
    if not found:
        st.caption(say("No matches."))


def _total(desk: Desk, entries: tuple[Entry, ...]) -> str:
    say = desk.say
    rows = sum(entry.progress.rows for entry in entries)
    left = sum(entry.progress.open for entry in entries)
    doubtful = sum(entry.progress.doubtful for entry in entries)
    documents = say.count("{n} document", "{n} documents", len(entries))
    return f"{documents} · " + say(
        "{rows} beads, {left} left to review, {doubtful} of them doubtful",
        rows=format_decimal(rows, locale=say.lang),
        left=format_decimal(left, locale=say.lang),
        doubtful=format_decimal(doubtful, locale=say.lang),
    )


def _entry(desk: Desk, entry: Entry) -> None:
    say, progress = desk.say, entry.progress
    with st.container(key=f"entry-{entry.id}", horizontal=True, vertical_alignment="center"):
        st.page_link(
            desk.pages["review"], label=plain(entry.name), query_params={"doc": str(entry.id)}
        )
        share = format_percent(entry.share, locale=say.lang)
        again = progress.work + progress.faulty
        facts = [
            f"{entry.src_lang} → {entry.tgt_lang}",
            say("{share} reviewed", share=share),
            say("{n} doubtful", n=progress.doubtful),
            say("{n} to be reworked", n=again) if again else "",
            about(entry.expected, say) if entry.expected is not None else "",
            moment(when(entry.changed), say.lang),
            entry.changed_by,
            projects.about(say, entry),
            say("there is a newer version") if entry.newer else "",
        ]
        bar = f'<i style="inline-size:{entry.share:.0%}"></i>'
        st.html(
            f'<div class="entry"><span class="bar">{bar}</span>'
            f"<span>{escape(' · '.join(filter(None, facts)))}</span></div>"
        )
        if desk.may("editor") or entry.project:
            _change(desk, entry)


def _change(desk: Desk, entry: Entry) -> None:
    say = desk.say
    with st.popover("⋯", help=say("Rename or remove “{name}”", name=plain(entry.name))):
        seen = _seen(entry)
        name = st.text_input(say("Name"), key=f"name-{entry.id}")
        if st.button(say("Rename"), key=f"rename-{entry.id}") and name.strip():
            base = f"named-{entry.id}"
            with refusals(say):
                # A person whose change was refused has seen the current name and may try again.
                st.session_state[base] = (entry.name, entry.seq)
                desk.store.rename(entry.id, name.strip(), desk.who, seen)
                st.session_state[base] = (name, entry.seq)
                st.rerun()
        projects.menu(desk, entry)
        st.caption(say("This also removes the document’s history and cannot be undone."))
        sure = st.checkbox(say("I am sure"), key=f"sure-{entry.id}")
        if st.button(say("Remove"), key=f"remove-{entry.id}", disabled=not sure):
            with refusals(say):
                desk.store.remove(entry.id, desk.who)
                st.rerun()


def _seen(entry: Entry) -> int:
    """The last change of a document that its reader had seen when they began to write a name.

    Until they write something, the field shows the current name.
    """
    field, base = f"name-{entry.id}", f"named-{entry.id}"
    name, seen = st.session_state.get(base, ("", 0))
    if st.session_state.get(field) in (None, name):
        st.session_state[field] = entry.name
        st.session_state[base] = name, seen = entry.name, entry.seq
    return int(seen)
