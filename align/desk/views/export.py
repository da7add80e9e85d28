"""Taking a document out, in any format."""

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
    """Draw a button for each of ``kinds``, to take ``title`` out as that kind of file.

    ``render`` makes the file of a kind's name, once its button, whose key begins with ``key``, is
    pressed. The buttons are as wide as the page, or as their words where drawn ``plainly``.
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
    """``name`` as a file's name: in any script, without what paths or systems forbid."""
    kept = "".join("-" if sign in '/\\:*?"<>|' or not sign.isprintable() else sign for sign in name)
    return kept.strip(" .")[:120] or "pair"
