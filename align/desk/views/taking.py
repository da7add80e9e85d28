"""Take back a file that others have edited: a preview of every difference, then the change."""

from __future__ import annotations

from hashlib import blake2b
from html import escape

import streamlit as st

from align import returns
from align.desk.desk import Desk, changed, plain, refusals
from align.formats.difference import changes
from align.returns import KINDS, Comparison, Difference
from align.review import Review
from align.words import Words

#: At most this many differences are shown with a box of their own; the others are taken together.
SHOWN = 100


def show(desk: Desk, review: Review) -> None:
    """Offer to take back a file of ``review``."""
    say = desk.say
    st.header(say("Take back"), anchor=False)
    if not desk.may("editor", review.id):
        st.caption(say("Only editors can take files back."))
        return
    st.caption(
        say(
            "A file from this page that somebody has edited: Word, Excel, XLIFF or TMX. You see "
            "every difference first; nothing is changed until you accept it."
        )
    )
    file = st.file_uploader(say("Edited file"), key="returned")
    if file is None:
        return
    with refusals(say):
        content = file.getvalue()
        known = desk.store.original(review.id)
        found = returns.compared(desk.store.work(review), review, (file.name, content), known)
        _preview(desk, review, found, blake2b(content, digest_size=6).hexdigest())


def _preview(desk: Desk, review: Review, found: Comparison, key: str) -> None:
    say = desk.say
    for note in found.notes:
        st.caption(plain(say(note)))
    if not found.differences:
        st.info(say("The file has nothing new."))
        return
    clashes = sum(one.clashes is not None for one in found.differences)
    st.markdown(
        say.count("**{n} difference**", "**{n} differences**", len(found.differences))
        + (" · " + say("{n} not chosen, with the reason", n=clashes) if clashes else "")
    )
    chosen = []
    for number, one in enumerate(found.differences):
        wanted = one.clashes is None
        if number < SHOWN:
            wanted = _difference(say, one, f"take-{key}-{number}")
        if wanted and one.part:
            chosen.append(one)
    rest = len(found.differences) - SHOWN
    if rest > 0:
        st.caption(say("and {n} more, which are taken unless there is a reason not to", n=rest))
    label = say.count("Take {n} difference", "Take {n} differences", len(chosen))
    if st.button(label, type="primary", disabled=not chosen, key="take"):
        op = found.operation(chosen)
        desk.store.apply(review.id, op, desk.who, review.seq)
        desk.go("review", doc=review.id)


def _difference(say: Words, one: Difference, key: str) -> bool:
    """Show a difference with a box; return whether it is chosen."""
    by = ", ".join(filter(None, (one.who, one.at[:16].replace("T", " "))))
    label = f"{say(one.place)}: {say(KINDS[one.kind])}{f' ({by})' if by else ''}"
    with st.container(key=f"box-{key}"):
        chosen: bool = st.checkbox(
            plain(label), value=one.clashes is None, disabled=not one.part, key=key
        )
        if one.clashes:
            st.caption(plain(say(one.clashes)))
        st.html(f'<p class="difference" dir="auto">{_marked(say, one)}</p>')
    return chosen


def _marked(say: Words, one: Difference) -> str:
    """What is new and what is gone, as HTML."""
    if one.kind == "status":
        return f"{escape(say(one.before))} → {escape(say(one.after))}"
    return changed((piece.kind, piece.text) for piece in changes(one.before, one.after))
