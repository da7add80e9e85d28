"""Search one document or all of them: words with their renderings, or any part of the texts, which
can be replaced after a preview.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import islice
from urllib.parse import urlencode

import streamlit as st

from align.concordance import Mode
from align.desk.desk import Desk, addressed, plain, refusals
from align.desk.views import concordance
from align.review import Replace, Review, Side
from align.review.find import Pattern, replacements
from align.store.search import Hit
from align.words import later

#: The number of matching sentences that are shown.
MOST = 300
#: The number of sentences that can be replaced at once.
OFFERED = 100
_MODES: dict[Mode, str] = {
    "lemma": later("words in all forms"),
    "form": later("words as written"),
    "cql": later("query language (CQL)"),
    "text": later("part of the text"),
    "regex": later("regular expression"),
}


def show(desk: Desk) -> None:
    """Draw the search and, for a single document, the replacement."""
    say = desk.say
    with st.container(key="home"):
        st.title(say("Search"), anchor=False)
        wanted = st.text_input(
            say("Words, text or query"), st.query_params.get("q", ""), key="search-text"
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            asked = st.query_params.get("find", "")
            mode = st.selectbox(
                say("Find"),
                list(_MODES),
                list(_MODES).index(asked) if asked in _MODES else 0,
                format_func=lambda one: say(_MODES[one]),
                key="search-find",
                width=220,
            )
            case = st.checkbox(say("Match case"), key="search-case")
            everywhere = st.checkbox(say("In the whole library"), value=True, key="search-all")
            sides: dict[str, Side | None] = {
                say("both sides"): None,
                say("source"): "src",
                say("translation"): "tgt",
            }
            side = sides[st.selectbox(say("Side"), list(sides), key="search-side", width=200)]
            project = _project(desk) if everywhere else None
        review = None if everywhere else desk.document()
        if not wanted:
            st.caption(
                say(
                    "Finds words on both sides, in this document or in all of them, and shows each "
                    "sentence with its counterpart. In one document, editors can replace what is "
                    "found after a preview."
                )
            )
            return
        st.query_params["q"] = wanted
        st.query_params["find"] = mode
        with refusals(say):
            if mode not in ("text", "regex"):
                concordance.show(desk, wanted, mode, side, _documents(desk, review, project))
                return
            pattern = Pattern(wanted, is_regex=mode == "regex", match_case=case)
            hits = desk.store.search(pattern, review.id if review else None, side, MOST, project)
            st.caption(say.count("{n} sentence", "{n} sentences", len(hits)))
            if review is not None and hits and desk.may("editor", review.id):
                _replace(desk, review, pattern, side)
            if hits:
                st.html("".join(_hit(hit) for hit in hits))
            else:
                _nothing(desk, is_regex=mode == "regex", match_case=case, everywhere=everywhere)


def _project(desk: Desk) -> int | None:
    """The project that the reader chooses; None for all documents."""
    say = desk.say
    names = {one.id: one.project.name for one in desk.store.projects.all()}
    if not names:
        return None
    return st.selectbox(
        say("Project"),
        [None, *names],
        format_func=lambda one: say("all") if one is None else names[one],
        key="search-project",
        width=200,
    )


def _documents(desk: Desk, review: Review | None, project: int | None) -> tuple[int, ...] | None:
    """The documents to search; None for all."""
    if review is not None:
        return (review.id,)
    if project is None:
        return None
    return tuple(entry.id for entry in desk.store.library() if entry.project == project)


def _nothing(desk: Desk, *, is_regex: bool, match_case: bool, everywhere: bool) -> None:
    """Say what might help if nothing was found."""
    say = desk.say
    ways = [
        (match_case, say("Search without matching case.")),
        (is_regex, say("Search for the text itself, not for a regular expression.")),
        (not everywhere, say("Search the whole library.")),
    ]
    st.info(" ".join([say("No matches."), *(way for helps, way in ways if helps)]))


def _hit(hit: Hit) -> str:
    where = f"review?{urlencode(addressed(doc=hit.review, row=hit.number, bead=hit.row))}"
    return (
        f'<p class="hit"><a href="{escape(where)}" target="_self">{escape(hit.name)}</a> '
        f'<span dir="auto">{marked(hit.text, hit.spans)}</span> '
        f'<span dir="auto" class="other">{escape(" ".join(hit.other)) or "–"}</span></p>'
    )


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` as HTML with ``spans`` marked."""
    parts, at = [], 0
    for begin, end in sorted(spans):
        parts += [escape(text[at:begin]), "<mark>", escape(text[begin:end]), "</mark>"]
        at = end
    return "".join([*parts, escape(text[at:])])


def _replace(desk: Desk, review: Review, pattern: Pattern, side: Side | None) -> None:
    say = desk.say
    # The change that was visible when the sentences were shown, not when the button is pressed.
    shown = (review.id, pattern, side)
    fresh = "replace-by" not in st.session_state  # the page has just been opened
    if fresh or st.session_state.get("replace-shown", (None,))[0] != shown:
        st.session_state["replace-shown"] = (shown, review.seq)
    seen = st.session_state["replace-shown"][1]
    with st.expander(say("Replace in “{name}”", name=plain(review.name))), refusals(say):
        by = st.text_input(say("Replace with"), key="replace-by")
        found = list(islice(replacements(review, pattern, by, side), OFFERED + 1))
        chosen = [
            one
            for one in found[:OFFERED]
            if st.checkbox(
                f"{plain(one.before)}  \n→ {plain(one.after)}",
                value=True,
                key=f"replace-{one.cell}",
            )
        ]
        if len(found) > OFFERED:
            st.caption(say("These are the first {n}; replace them to see more.", n=OFFERED))
        if not st.button(
            say("Replace in {n} sentences", n=len(chosen)), type="primary", disabled=not chosen
        ):
            return
        op = Replace(tuple((one.cell, one.after) for one in chosen))
        # A person whose change was refused sees the current sentences and may try again.
        st.session_state["replace-shown"] = (shown, review.seq)
        desk.store.apply(review.id, op, desk.who, seen)
        st.session_state.pop("replace-shown")
        st.toast(say("Replaced. You can undo this in Review."))
        st.rerun()
