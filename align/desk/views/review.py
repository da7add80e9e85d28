"""The bead grid for one document, where the work is done."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

import streamlit as st

from align import words
from align.desk import grid, payload
from align.desk.desk import Desk, catch_up, plain
from align.desk.editing import Editor
from align.desk.mail import Mailbox, Tab
from align.desk.views import columns, renewing
from align.desk.views.adding import MADE
from align.desk.views.issues import checker
from align.quality import CATEGORIES, Profile
from align.review import Review
from align.review.operation import ROLES
from align.review.outcome import alignment


def show(desk: Desk) -> None:
    """Draw the grid for the document that the address names."""
    review = desk.document()
    if review is None:
        return
    with st.container(key="title"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.title(plain(review.name), anchor=False)
            columns.show(desk, review)
        renewing.lineage(desk, review.id)
    live = desk.shelf.live(review.id)
    name, texts = live.texts()
    grid.carry(grid.SCRIPTS, key="scripts")
    grid.carry(_words(desk.say.lang), key="words")
    grid.carry(texts, key="texts")
    grid.carry(columns.packed(desk, review), key="columns")
    editor = _editor(desk, review)
    box: Mailbox = st.session_state.setdefault("mail", Mailbox(_tab))
    box.news = {}
    place = desk.store.projects.at(review.id, desk.who)
    data = {
        "texts": name,
        "words": f"words:{desk.say.lang}",
        "columns": columns.named(desk, review),
        "heads": _heads(desk, review),
        "used": desk.say(MADE[review.method]),
        "may": ROLES.index("editor" if place.edits else place.rank),
        "who": desk.who,
        "quality": _quality(desk.store.grading.profile(review.id)),
        "run": secrets.token_hex(4),
    }
    _draw(data, box, editor)


def _quality(profile: Profile) -> dict[str, Any]:
    """The categories of errors to choose from; ``own`` are those that only this profile has."""
    own = {
        one.id: [one.name, one.parent]
        for one in profile.categories.values()
        if one.id not in CATEGORIES
    }
    return {"categories": list(profile.categories), "own": own}


def _heads(desk: Desk, review: Review) -> list[dict[str, Any]]:
    """What stands above both columns, with a word of warning where most stands alone."""
    heads = [payload.head(one, desk.say.lang) for one in (review.src, review.tgt)]
    for head in heads:
        if head.get("title") == review.name:  # it stands above
            head["title"] = ""
    made = alignment(review)
    if made.is_strange and not made.is_reordered:
        said = desk.say(
            "These may not be translations of each other: most sentences have no counterpart."
        )
        heads[1]["notes"] = [*heads[1].get("notes", []), said]
    return heads


@st.fragment
def _draw(data: dict[str, Any], box: Mailbox, editor: Editor) -> None:
    grid.grid({**data, "mail": box.to_json()}, key="grid", on_mail=_receiver(box, editor))
    catch_up()


def _receiver(box: Mailbox, editor: Editor) -> Callable[[], None]:
    def receive() -> None:
        sent = grid.mail("grid")
        if sent:
            box.receive(sent, editor.handlers)
            box.news = editor.news(sent["held"], sent["tab"], sent.get("row", 0))

    return receive


def _editor(desk: Desk, review: Review) -> Editor:
    """The session's editor of ``review``; kept because it knows the session's own changes."""
    held: Editor | None = st.session_state.get("editor")
    if held is None or (held.number, held.who, held.say.lang) != (
        review.id,
        desk.who,
        desk.say.lang,
    ):
        held = Editor(
            desk.store,
            desk.shelf.live(review.id),
            checker(desk, review.id),
            review.id,
            desk.who,
            desk.say,
        )
        st.session_state["editor"] = held
    return held


@st.cache_resource(show_spinner=False, max_entries=1000)
def _tab(name: str) -> Tab:
    """The tab with this name; the same object for all sessions."""
    return Tab(name)


@st.cache_resource(show_spinner=False)
def _words(lang: str) -> bytes:
    return payload.encode({"name": f"words:{lang}", "lang": lang, "table": words.table(lang)})
