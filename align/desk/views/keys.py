"""The keys and the meaning of the signs."""

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
                "Open a pair in the Library. Review shows its beads and marks the doubtful ones. "
                "A bead is a pair of sentence groups that translate each other. Press `n` to go "
                "to the next doubtful bead and `a` if it is good; every other change has a key, "
                "too. Changes are saved at once and can be undone."
            )
        )
        st.header(say("Keys"), anchor=False)
        st.caption(
            say(
                "The keys work in Review. They go by position, so any keyboard layout will do. "
                "Press ? there to set keys of your own."
            )
        )
        tables_of_keys = []
        for title, keys in ((group["group"], group["keys"]) for group in tables.KEYS):
            lines: list[list[object]] = [
                [" ".join(tables.SHOWN.get(name, name) for name in names), say(meaning)]
                for names, _, meaning in keys
            ]
            tables_of_keys.append(table([say("Key"), say("Action")], lines, say(title)))
        st.html(f'<div class="help">{"".join(tables_of_keys)}</div>')
        st.header(say("Symbols"), anchor=False)
        signs: list[list[object]] = [
            ["97 ▬", say("confidence in per cent; a bead below 80 is doubtful")],
            ["2–1", say("two source sentences, one in the translation")],
            ["✓ ~ ✗", say("the translation is good, needs work, is faulty")],
            ["= ≠", say("the pair is right, but nobody has judged the translation; wrong pair")],
            ["★ ✎ ¶ —", say("bookmark, comments, note, hard boundary above")],
            ["?", say("confidence not yet known")],
            ["Δ", say("changed since the texts were loaded; click it for the history")],
            ["✎…", say("text that is not saved")],
            ["U+200B", say("a character that is invisible or changes the direction of text")],
        ]
        st.html(table([say("Symbol"), say("Meaning")], signs))
