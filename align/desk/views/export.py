"""Download a document in any format, and take edited files back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape

import streamlit as st

from align import formats
from align.checks.model.finding import Finding
from align.desk import checking, workshop
from align.desk.desk import Desk, plain
from align.desk.views import renewing, taking
from align.formats import original
from align.review import Review
from align.review.anew import weighed
from align.review.filters import progress
from align.review.outcome import alignment
from align.words import Words, later


def show(desk: Desk) -> None:
    """Offer the document that the address names in all formats."""
    say = desk.say
    with st.container(key="home"):
        st.title(say("Export"), anchor=False)
        review = desk.document()
        if review is None:
            return
        done = progress(review, two_readers=desk.store.projects.two_readers(review.id))
        st.markdown(
            f"**{plain(review.name)}** · "
            + say("{done} of {all} beads reviewed", done=done.reviewed, all=done.rows)
        )
        st.header(say("Give to others"), anchor=False)
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
        _advice(desk, review)
        if file := formats.formatted(review.tgt):
            st.caption(
                say(
                    "DOCX has the paragraphs and headings of {file}, but not its italics, bold and "
                    "other looks: Sverka keeps the text alone.",
                    file=plain(file),
                )
            )
        make = partial(_file, desk, review, content, checked)
        for title, kinds in _groups(say):
            _choice(say, title, kinds, review.name, make)
        taking.show(desk, review)
        renewing.show(desk, review)


def _advice(desk: Desk, review: Review) -> None:
    """Say which file to take: the one that came in, if it can go out again, else Word's."""
    say = desk.say
    if _original(desk, review):
        return
    st.info(
        say(
            "If you do not know which file to take: **DOCX** gives a client or an author the "
            "translation with your changes and comments, as Word tracks them."
        )
    )


def _original(desk: Desk, review: Review) -> bool:
    """Offer the file that the document was imported from, if the library has it."""
    name = desk.store.original_name(review.id)
    if name is None:
        return False

    def made() -> bytes:
        known = desk.store.original(review.id)
        content = known[1] if known else b""
        work = desk.store.work(review)
        return original.render(content, name, work, (review.src, review.tgt))

    say = desk.say
    st.markdown(f"**{say('The imported file with the new translation')}**")
    st.caption(say("Recommended: the program that made the file can read it again."))
    media = "application/xliff+xml"
    st.download_button(
        plain(name), made, name, media, key="original", on_click="ignore", type="primary"
    )
    return True


#: What people want a file for, and the formats for it, the best one first.
_PURPOSES = (
    (later("For people with Word or Excel"), ("docx", "docx-table", "xlsx", "csv")),
    (later("For translation programs"), ("xliff", "xliff2", "tmx")),
    (later("To read or print"), ("html-review", "html", "text", "epub")),
    (
        later("For programs and corpora"),
        (
            "sverka",
            "jsonl",
            "tsv",
            "parquet",
            "tei",
            "xces",
            "intertext",
            "moses",
            "vertical",
            "conllu",
            "rnc",
            "blacklab",
            "paraconc",
            "tokens",
        ),
    ),
)
_OTHERS = later("Other files")


def _groups(say: Words) -> list[tuple[str, list[formats.Format]]]:
    """All formats by what people want them for."""
    groups = [
        (say(title), [formats.FORMATS[name] for name in names if name in formats.FORMATS])
        for title, names in _PURPOSES
    ]
    named = {row.name for _, rows in groups for row in rows}
    others = [row for name, row in formats.FORMATS.items() if name not in named]
    return [*groups, (say(_OTHERS), others)] if others else groups


def _choice(
    say: Words,
    title: str,
    kinds: Sequence[formats.Format],
    name: str,
    make: Callable[[str], bytes],
) -> None:
    """A list of formats: a button for each, what it is, and whether it has people's work in it."""
    st.markdown(f"**{title}**")
    for row in kinds:
        with st.container(key=f"format-{row.name}"):
            button, said = st.columns([1.7, 8], vertical_alignment="center")
            with button:
                _download(f"**{row.name.upper()}**", row, name, make, f"download-{row.name}")
            more = (
                ""
                if "review" in row.keeps.split()
                else f" <small>{escape(say('texts only'))}</small>"
            )
            said.html(f'<p class="entry format">{escape(say(row.description))}{more}</p>')


def _file(desk: Desk, review: Review, content: str, checked: bool, name: str) -> bytes:
    """The document as a file of the format ``name``."""
    review, lang = weighed(review), desk.say.lang
    if content != "all":
        made = alignment(review, accepted_only=content == "accepted", good_only=content == "good")
        return formats.render(made, name)
    found: tuple[Finding, ...] = ()
    if checked and "findings" in formats.find(name).keeps.split():
        control, path = desk.store.checking.control(review.id), desk.store.path
        found = workshop.submit(checking.whole, review, lang, control, path).result()
    return formats.render_work(desk.store.work(review, found, lang), name, lang)


def offer(
    say: Words,
    kinds: Mapping[str, formats.Format],
    title: str,
    render: Callable[[str], bytes],
    *,
    key: str,
) -> None:
    """Draw a button for each of ``kinds`` that downloads ``title`` as a file of that kind.

    ``render`` makes the file for a kind's name when its button is pressed; the buttons' keys begin
    with ``key``.
    """
    for row in kinds.values():
        label = f"**{row.name.upper()}** · {say(row.description)}"
        _download(label, row, title, render, f"{key}-{row.name}", plainly=True)


def _download(
    label: str,
    row: formats.Format,
    title: str,
    render: Callable[[str], bytes],
    key: str,
    *,
    plainly: bool = False,
) -> None:
    """A button that downloads ``title`` as a file of the format ``row``."""
    st.download_button(
        label,
        data=partial(render, row.name),
        file_name=file_name(title) + row.extensions[0],
        mime=row.media_type,
        key=key,
        on_click="ignore",
        type="tertiary" if plainly else "secondary",
        width="content" if plainly else "stretch",
    )


def file_name(name: str) -> str:
    """``name`` as a file name: in any script, without characters that systems forbid."""
    kept = "".join("-" if sign in '/\\:*?"<>|' or not sign.isprintable() else sign for sign in name)
    return kept.strip(" .")[:120] or "pair"
