"""Taking a document out, in any format."""

from __future__ import annotations

from functools import partial

import streamlit as st

from align import formats
from align.desk.desk import Desk, plain
from align.review.filters import progress
from align.review.outcome import alignment


def show(desk: Desk) -> None:
    """Offer the document that the address names in every format."""
    say = desk.say
    with st.container(key="home"):
        st.title(say("Export"), anchor=False)
        review = desk.document()
        if review is None:
            return
        done = progress(review)
        st.markdown(
            f"**{plain(review.name)}** · "
            + say("{done} of {all} beads reviewed", done=done.rows - done.open, all=done.rows)
        )
        accepted = st.checkbox(
            say("Only what is accepted; the rest as sentences without counterpart"), key="accepted"
        )
        st.caption(
            say(
                "Edited sentences go out as edited. Rejected beads go out as sentences without "
                "counterpart."
            )
        )
        for row in formats.FORMATS.values():
            st.download_button(
                f"**{row.name.upper()}** · {say(row.description)}",
                data=partial(
                    lambda name: formats.render(alignment(review, accepted_only=accepted), name),
                    row.name,
                ),
                file_name=file_name(review.name) + row.extensions[0],
                mime=row.media_type,
                key=f"download-{row.name}",
                on_click="ignore",
                width="stretch",
            )


def file_name(name: str) -> str:
    """``name`` as a file's name: in any script, without what paths or systems forbid."""
    kept = "".join("-" if sign in '/\\:*?"<>|' or not sign.isprintable() else sign for sign in name)
    return kept.strip(" .")[:120] or "pair"
