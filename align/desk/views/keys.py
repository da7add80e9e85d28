"""The keys and what the signs mean."""

from __future__ import annotations

import streamlit as st

from align.desk import tables
from align.desk.desk import Desk, table


def show(desk: Desk) -> None:
    """Explain the desk on one screen."""
    say = desk.say
    with st.container(key="home"):
        st.title(say("Help"), anchor=False)
        st.markdown(
            say(
                "Open a pair in the Library. Its beads (pairs of sentences that render each other) "
                "stand side by side in Review, the doubtful ones marked. `n` leads from one to the "
                "next; `a` accepts, and every other change is one key, too. Nothing is lost: each "
                "change is kept at once and can be undone."
            )
        )
        st.header(say("Keys"), anchor=False)
        st.caption(say("They work in Review, on any keyboard layout, by their place."))
        for title, keys in ((group["group"], group["keys"]) for group in tables.KEYS):
            lines: list[list[object]] = [
                [" ".join(tables.SHOWN.get(name, name) for name in names), say(meaning)]
                for names, _, meaning in keys
            ]
            st.html(table([say("Key"), say("does")], lines, say(title)))
        st.header(say("Signs"), anchor=False)
        signs: list[list[object]] = [
            ["97 ▬", say("how sure the aligner is, in per cent; under 80 it is doubtful")],
            ["2–1", say("two sentences of the original, one of the translation")],
            ["✓ ✗", say("accepted, rejected")],
            ["★ ✎ ¶ ⎯", say("bookmark, comments, note, hard boundary above")],
            ["!", say("an issue: see Issues")],
            ["U+200B", say("a sign that cannot be seen, or that turns the direction of text")],
        ]
        st.html(table([say("Sign"), say("means")], signs))
