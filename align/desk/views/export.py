"""Download a document in any format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from align import formats
from align.desk.desk import Desk, plain
from align.review.anew import weighed
from align.review.filters import progress
from align.review.outcome import alignment
from align.words import Words


def show(desk: Desk) -> None:
    """Offer the document that the address names in all formats."""
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
            say("Only accepted beads as pairs; all other sentences without a counterpart"),
            key="accepted",
        )
        st.caption(
            say(
                "Edited sentences are exported as edited. The sentences of rejected beads are "
                "exported without a counterpart."
            )
        )
        offer(
            say,
            formats.FORMATS,
            review.name,
            lambda name: formats.render(alignment(weighed(review), accepted_only=accepted), name),
            key="download",
        )


def offer(
    say: Words,
    kinds: Mapping[str, formats.Format],
    title: str,
    render: Callable[[str], bytes],
    *,
    key: str,
    plainly: bool = False,
) -> None:
    """Draw a button for each of ``kinds`` that downloads ``title`` as a file of that kind.

    ``render`` makes the file for a kind's name when its button is pressed; the buttons' keys begin
    with ``key``. The buttons are as wide as the page, or as their text if ``plainly`` is set.
    """
    for row in kinds.values():
        st.download_button(
            f"**{row.name.upper()}** · {say(row.description)}",
            data=partial(render, row.name),
            file_name=file_name(title) + row.extensions[0],
            mime=row.media_type,
            key=f"{key}-{row.name}",
            on_click="ignore",
            type="tertiary" if plainly else "secondary",
            width="content" if plainly else "stretch",
        )


def file_name(name: str) -> str:
    """``name`` as a file name: in any script, without characters that systems forbid."""
    kept = "".join("-" if sign in '/\\:*?"<>|' or not sign.isprintable() else sign for sign in name)
    return kept.strip(" .")[:120] or "pair"
