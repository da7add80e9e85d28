"""Load a new version of an original or a translation, after a preview of what changed."""

from __future__ import annotations

from hashlib import blake2b
from html import escape

import streamlit as st

from align.desk.desk import Desk, addressed, changed, plain, refusals
from align.desk.learnt import learnt_for
from align.formats.difference import changes
from align.loaders import raw
from align.loaders.raw import Options
from align.review import Review, Side
from align.review.versions import Changed, Renewal, counted, kind_of, load, paired, renewed
from align.text import Document
from align.words import Words, later

#: At most this many changes of a kind are shown.
SHOWN = 100
#: The kinds of changes, as people read them, in the order in which they are shown.
KINDS = {
    "changed": later("Changed"),
    "new": later("New"),
    "gone": later("Gone"),
    "moved": later("Moved"),
}


def show(desk: Desk, review: Review) -> None:
    """Offer to load a new version of one side of ``review``."""
    say = desk.say
    st.header(say("New version"), anchor=False)
    lineage(desk, review.id)
    if not desk.may("editor", review.id):
        st.caption(say("Only editors can load new versions."))
        return
    st.caption(
        say(
            "A new version of the original or of the translation. You see first what is new, "
            "changed and gone. Then it is kept as a document of its own, with all pairings, "
            "judgements, edits, comments and notes; this document stays as it is."
        )
    )
    with st.expander(say("Load a new version")), refusals(say):
        side, source, options = _asked(say)
        if source is None:
            return
        document = _document(desk, review, side, source, options)
        authors = desk.store.authors(review.id)
        plan = renewed(review, side, document, authors)
        if plan.is_same:
            st.info(say("The new version has the same sentences."))
            return
        take = _preview(say, plan)
        _keep(desk, review, renewed(review, side, document, authors, take) if take else plan)


def lineage(desk: Desk, number: int) -> None:
    """Show the versions before and after a document, with links to them."""
    say = desk.say
    known = desk.store.lineage(number)

    def link(label: str, other: int) -> None:
        st.page_link(desk.pages["review"], label=label, query_params=addressed(doc=other))

    if known.of:
        link(say("Earlier version: {name}", name=plain(known.of[1])), known.of[0])
    for other, name in known.newer:
        link(say("Newer version: {name}", name=plain(name)), other)


def _asked(say: Words) -> tuple[Side, str | tuple[str, bytes] | None, Options]:
    """Ask for the side and the text."""
    sides: dict[str, Side] = {say("Translation"): "tgt", say("Source"): "src"}
    side = sides[
        st.radio(say("New version of"), list(sides), horizontal=True, key="version-side")
        or say("Translation")
    ]
    file = st.file_uploader(say("File"), key="version-file")
    address = st.text_input(say("or an address"), key="version-url").strip()
    text = st.text_area(say("or paste the text"), key="version-text", height=110)
    keep = st.checkbox(say("Keep units, cues and lines as sentences"), key="version-segments")
    options = Options(keep_segments=keep)
    if file is not None:
        return side, (file.name, file.getvalue()), options
    if address and not raw.address(address):
        # A path typed here would give access to the server's disk.
        st.warning(
            say(
                "“{text}” is not an address. An address starts with https://",
                text=plain(address),
            )
        )
        return side, None, options
    if address:
        return side, address, options
    return side, ("text.txt", text.encode(errors="replace")) if text.strip() else None, options


def _document(
    desk: Desk, review: Review, side: Side, source: str | tuple[str, bytes], options: Options
) -> Document:
    """The new version; read once, and not again with each choice in the preview."""
    body = source.encode() if isinstance(source, str) else source[0].encode() + source[1]
    key = (review.id, side, options, blake2b(body, digest_size=16).hexdigest())
    known: tuple[object, Document] | None = st.session_state.get("version")
    if known is None or known[0] != key:
        with st.spinner(desk.say("Reading the text …")):
            known = key, load(source, review, side, options)
        st.session_state["version"] = known
    return known[1]


def _preview(say: Words, plan: Renewal) -> set[int]:
    """Show all changes; return the old sentences whose edits give way to the new text."""
    counts = counted(plan)
    parts = [say("unchanged: {n}", n=plan.same)]
    parts += [
        f"{say(name).lower()}: {counts[kind]}" for kind, name in KINDS.items() if counts[kind]
    ]
    st.markdown(f"**{plain(' · '.join(parts))}**")
    if plan.is_strange:
        st.warning(
            say("These versions have little in common. Is it the right text, and the right side?")
        )
    if plan.reopened:
        st.caption(
            say("Beads that are open again, because their text has changed: {n}", n=plan.reopened)
        )
    if plan.joined:
        st.caption(say("Beads that are joined with another one: {n}", n=plan.joined))
    if lost := sum(one.lost for one in plan.changes):
        st.warning(say("Comments and notes that only the old version will have: {n}", n=lost))
    take: set[int] = set()
    clashes = [one for one in plan.changes if one.cell]
    if clashes:
        st.markdown(f"**{plain(say('Edited here, and changed in the new version'))}**")
        newer = st.checkbox(
            say("Take the new text of all of them ({n})", n=len(clashes)), key="version-newer"
        )
        for one in clashes[:SHOWN]:
            if _clash(say, one, newer=newer):
                take.add(one.cell)
        if newer:
            take |= {one.cell for one in clashes}
    for kind, name in KINDS.items():
        some = [one for one in plan.changes if kind_of(one) == kind and not one.cell]
        if some:
            with st.expander(f"{say(name)}: {len(some)}", expanded=kind != "moved"):
                st.html("".join(_changed(say, one) for one in some[:SHOWN]))
                _rest(say, len(some))
    return take


def _rest(say: Words, n: int) -> None:
    if n > SHOWN:
        st.caption(say("and {n} more", n=n - SHOWN))


def _clash(say: Words, one: Changed, *, newer: bool) -> bool:
    st.html(
        _changed(say, one)
        + f'<p class="difference">{escape(say("as edited:"))} '
        + f'<span dir="auto">{escape(one.edited)}</span></p>'
    )
    label = say("Take the new text; otherwise the edit stays")
    chosen: bool = st.checkbox(label, key=f"version-take-{one.cell}", disabled=newer)
    return chosen


def _changed(say: Words, one: Changed) -> str:
    """A change as HTML: what is new and what is gone."""
    place = escape(say("Bead {n}", n=one.number)) + ": " if one.number else ""
    pieces = changes(one.before, one.before if one.moved else one.after)
    text = changed((piece.kind, piece.text) for piece in pieces)
    return f'<p class="difference"><span>{place}</span><span dir="auto">{text}</span></p>'


def _keep(desk: Desk, review: Review, plan: Renewal) -> None:
    say = desk.say
    name = st.text_input(
        say("Name of the new document"),
        say("{name}, new version", name=review.name),
        key=f"version-name-{review.id}",
    )
    if not st.button(say("Keep the new version"), type="primary", disabled=not name.strip()):
        return
    new = desk.store.renew(plan, name.strip(), desk.who)
    learnt = learnt_for(desk.shelf.learnt, review.src.lang, review.tgt.lang)
    with st.spinner(say("Aligning …")):
        op = paired(plan, **learnt.keywords)
    if op:
        desk.store.apply(new, op, desk.who, desk.store.review(new).seq)
    st.session_state.pop("version", None)
    desk.go("review", doc=new)
