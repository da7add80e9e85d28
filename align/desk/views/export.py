"""Download a document in any format, and take edited files back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from align import formats
from align.checks.model.finding import Finding
from align.desk import findings, workshop
from align.desk.desk import Desk, plain
from align.desk.views import renewing, taking
from align.formats import original
from align.review import Review
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
        st.subheader(say("Give to others"), anchor=False)
        wanted = {
            "all": say("All beads"),
            "accepted": say("Only pairs that are right; other sentences without a counterpart"),
            "good": say("Only good translations; other sentences without a counterpart"),
        }
        content = st.radio(
            say("Content"), list(wanted), format_func=wanted.__getitem__, key="content"
        )
        checked = st.checkbox(
            say("With the findings of the checks"),
            key="checked",
            disabled=content != "all",
            help=say(
                "In the tables (DOCX-TABLE, XLSX) and in XLIFF. Without it, they have no findings."
            ),
        )
        st.caption(
            say(
                "Edited sentences are exported as edited, with the judgement of each translation. "
                "Wrong pairs are marked as such, left out of TMX, and without a counterpart in "
                "formats that have only texts."
            )
        )
        for title, kinds in _groups(say):
            st.markdown(f"**{title}**")
            offer(
                say,
                kinds,
                review.name,
                partial(_file, desk, review, content, checked),
                key="download",
            )
        _original(desk, review)
        taking.show(desk, review)
        renewing.show(desk, review)


def _original(desk: Desk, review: Review) -> None:
    """Offer the file that the document was imported from, if the library has it."""
    name = desk.store.original_name(review.id)
    if name is None:
        return

    def made() -> bytes:
        known = desk.store.original(review.id)
        content = known[1] if known else b""
        work = desk.store.work(review)
        return original.render(content, name, work, (review.src, review.tgt))

    say = desk.say
    st.markdown(f"**{say('The imported file with the new translation')}**")
    media = "application/xliff+xml"
    st.download_button(
        plain(name), made, name, media, key="original", on_click="ignore", width="stretch"
    )


def _groups(say: Words) -> list[tuple[str, dict[str, formats.Format]]]:
    """The formats that also say what people did, and the others."""
    both: tuple[dict[str, formats.Format], dict[str, formats.Format]] = ({}, {})
    for name, row in formats.FORMATS.items():
        both[not row.of_work][name] = row
    titles = say("Texts with changes, comments and decisions"), say("Only texts")
    return list(zip(titles, both, strict=True))


def _file(desk: Desk, review: Review, content: str, checked: bool, name: str) -> bytes:
    """The document as a file of the format ``name``."""
    review, lang = weighed(review), desk.say.lang
    if content != "all":
        made = alignment(review, accepted_only=content == "accepted", good_only=content == "good")
        return formats.render(made, name)
    found: tuple[Finding, ...] = ()
    if checked and formats.find(name).of_work:
        control, path = desk.store.checking.control(review.id), desk.store.path
        found = workshop.submit(findings.whole, review, lang, control, path).result()
    return formats.render_work(desk.store.work(review, found, lang), name, lang)


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
