"""The library: its documents, their progress, and how to add more."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import streamlit as st
from babel.numbers import format_decimal, format_percent

from align.dates import day, moment
from align.desk.desk import Desk, plain, refusals
from align.desk.figures import when
from align.desk.views import projects
from align.desk.views.adding import add
from align.store import Entry
from align.words import Words, later

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
    if found:
        _heads(desk)
    for entry in found[page * PAGE : (page + 1) * PAGE]:
        _entry(desk, entry)
    if not found:
        st.caption(say("No matches."))


def _total(desk: Desk, entries: tuple[Entry, ...]) -> str:
    say = desk.say
    rows = sum(entry.progress.rows for entry in entries)
    left = sum(entry.progress.left for entry in entries)
    doubtful = sum(entry.progress.doubtful for entry in entries)
    documents = say.count("{n} document", "{n} documents", len(entries))
    return f"{documents} · " + say(
        "{rows} beads, {left} left to review, {doubtful} of them doubtful",
        rows=format_decimal(rows, locale=say.lang),
        left=format_decimal(left, locale=say.lang),
        doubtful=format_decimal(doubtful, locale=say.lang),
    )


#: The heads of the columns after the name.
_HEADS = (
    later("Languages"),
    later("Reviewed"),
    later("Doubtful"),
    later("To be reworked"),
    later("Real faults, about"),
    later("Last change"),
)
_WIDTHS = (4.2, 9.8, 1.2)


def _heads(desk: Desk) -> None:
    """The heads of the table. Each cell says its own to screen readers, so they are hidden here."""
    say = desk.say
    with st.container(key="heads-of-documents"):
        name, cells, _ = st.columns(_WIDTHS, vertical_alignment="bottom")
        name.html(f'<p class="entry" aria-hidden="true"><span>{escape(say("Document"))}</span></p>')
        heads = "".join(f"<span>{escape(say(head))}</span>" for head in _HEADS)
        cells.html(f'<p class="entry cells" aria-hidden="true">{heads}</p>')


def _entry(desk: Desk, entry: Entry) -> None:
    say = desk.say
    with st.container(key=f"entry-{entry.id}"):
        name, cells, menu = st.columns(_WIDTHS, vertical_alignment="center")
        with name:
            desk.link("review", plain(entry.name), doc=entry.id)
        cells.html(f'<p class="entry cells">{"".join(_cells(say, entry))}</p>')
        if desk.may("editor") or entry.project:
            with menu:
                _change(desk, entry)


def _cells(say: Words, entry: Entry) -> Iterator[str]:
    """The cells of a document after its name, as HTML, each with its head for screen readers."""
    progress = entry.progress
    share = format_percent(entry.share, locale=say.lang)
    bar = f'<span class="bar"><i style="inline-size:{entry.share:.0%}"></i></span>'
    expected = None if entry.expected is None else round(entry.expected)
    at = when(entry.changed)
    changed = f'<span title="{escape(moment(at, say.lang))}">{escape(day(at, say.lang))}</span>'
    newer = say("there is a newer version") if entry.newer else ""
    by = " · ".join(filter(None, (entry.changed_by, projects.about(say, entry), newer)))
    contents = (
        escape(f"{entry.src_lang} → {entry.tgt_lang}"),
        f"{bar} {escape(share)}",
        _number(say, progress.doubtful),
        _number(say, progress.work + progress.faulty),
        _number(say, expected),
        f"{changed}<small>{escape(by)}</small>",
    )
    for head, content in zip(_HEADS, contents, strict=True):
        yield f'<span><span class="hidden-text">{escape(say(head))}: </span>{content}</span>'


def _number(say: Words, n: int | None) -> str:
    """A number as HTML; nothing to do, and what is not known, are said quietly."""
    if not n:
        return f'<span class="nothing">{"–" if n is None else 0}</span>'
    return format_decimal(n, locale=say.lang)


def _change(desk: Desk, entry: Entry) -> None:
    say = desk.say
    with st.popover("⋯", help=say("Rename or remove “{name}”", name=plain(entry.name))):
        seen = _seen(entry)
        name = st.text_input(say("Name"), key=f"name-{entry.id}")
        asked = st.button(say("Rename"), key=f"rename-{entry.id}") and name.strip()
        if asked and any(
            other.name == name.strip() and other.id != entry.id for other in desk.store.library()
        ):
            st.error(say("Another document already has this name. Choose another one."))
        elif asked:
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
