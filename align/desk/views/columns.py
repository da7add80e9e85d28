"""Further texts beside a document: add one, remove one, and send them to the grid."""

from __future__ import annotations

from functools import partial

import streamlit as st

from align import pipeline
from align.desk import payload
from align.desk.desk import Desk, button, plain, refusals
from align.desk.learnt import learnt_for
from align.languages import joiner
from align.loaders.raw import Options
from align.review import Review
from align.review.columns import Column, beside

#: The longest name of a column in characters.
LONGEST = 60
#: Where the session keeps the column that was removed last, and its document.
_REMOVED = "removed-column"


def named(desk: Desk, review: Review) -> str:
    """The name of what ``packed`` sends; another one whenever columns were added or removed."""
    ids = desk.store.columns.ids(review.id)
    return f"columns:{review.id}:{desk.say.lang}:{'-'.join(map(str, ids))}"


def packed(desk: Desk, review: Review) -> bytes:
    """All columns of a document for the grid."""
    name = named(desk, review)
    known: tuple[str, bytes] | None = st.session_state.get("columns")
    if known is None or known[0] != name:
        columns = [sent(one, desk.say.lang) for one in desk.store.columns.of(review.id)]
        known = name, payload.encode({"name": name, "columns": columns})
        st.session_state["columns"] = known
    return known[1]


def sent(column: Column, lang: str) -> dict[str, object]:
    """A column as the grid reads it; ``lang`` is the language of the reader."""
    return {
        "id": column.id,
        "name": column.name,
        "lang": column.lang,
        "language": payload.language_name(column.lang, lang),
        "joiner": joiner(column.lang),
        "cells": [cell for cell, _ in column.parts],
        "texts": [text for _, text in column.parts],
    }


def show(desk: Desk, review: Review) -> None:
    """A small window with the columns of ``review``, to add and remove them."""
    say = desk.say
    window = st.popover(say("Columns"), type="tertiary", key="columns-window", on_change="rerun")
    if not window.open:
        return
    with window, refusals(say):
        _known(desk, review)
        _removed(desk, review)
        if not desk.may("editor", review.id):
            st.caption(say("Only editors can add columns."))
            return
        _add(desk, review)


def _known(desk: Desk, review: Review) -> None:
    say = desk.say
    for one in desk.store.columns.of(review.id):
        with st.container(key=f"column-{one.id}", horizontal=True, vertical_alignment="center"):
            st.markdown(f"{plain(one.name)} ({one.lang})")
            if not desk.may("editor", review.id):
                continue
            sure = st.checkbox(say("I am sure"), key=f"sure-column-{one.id}")
            remove, key = partial(_remove, desk, review.id, one), f"remove-column-{one.id}"
            button(say, say("Remove"), remove, key=key, type="tertiary", disabled=not sure)


def _remove(desk: Desk, review: int, column: Column) -> None:
    desk.store.columns.remove(review, column.id, desk.who)
    st.session_state[_REMOVED] = review, column


def _put_back(desk: Desk, review: int, column: Column) -> None:
    desk.store.columns.add(review, column, desk.who)
    del st.session_state[_REMOVED]


def _removed(desk: Desk, review: Review) -> None:
    """Offer to put back the column that was removed last."""
    say = desk.say
    known: tuple[int, Column] | None = st.session_state.get(_REMOVED)
    if known is None or known[0] != review.id or not desk.may("editor", review.id):
        return
    name = plain(known[1].name)
    back = partial(_put_back, desk, review.id, known[1])
    button(say, say("Put “{name}” back", name=name), back, key="put-column-back")


def _add(desk: Desk, review: Review) -> None:
    """Ask for a text and align it."""
    say = desk.say
    st.markdown(f"**{say('Add a column')}**")
    st.caption(
        say(
            "A machine translation, an earlier version, another language. It is aligned with the "
            "side in its language, or with the original, and can only be read."
        )
    )
    number = len(desk.store.columns.ids(review.id))  # the fields are empty again after each column
    file = st.file_uploader(say("File"), key=f"column-file-{number}")
    text = st.text_area(say("or paste the text"), key=f"column-text-{number}", height=80)
    name = st.text_input(say("Name"), key=f"column-name-{number}", max_chars=LONGEST)
    lines = st.checkbox(say("Keep units, cues and lines as sentences"), key="column-segments")
    ready = file is not None or bool(text.strip())
    if not st.button(say("Add"), key=f"column-add-{number}", type="primary", disabled=not ready):
        return
    source = (file.name, file.getvalue()) if file else ("text.txt", text.encode(errors="replace"))
    title = name.strip() or (_stem(file.name) if file else say("Further text"))
    with st.spinner(say("Aligning …")):
        document = pipeline.load(source, None, Options(keep_segments=lines))
        learnt = learnt_for(desk.shelf.learnt, review.src.lang, document.lang)
        made = beside(review, title, document, **learnt.keywords)
    desk.store.columns.add(review.id, made, desk.who)
    st.rerun()


def _stem(name: str) -> str:
    return name.rpartition(".")[0][:LONGEST] or name[:LONGEST]
