"""The part of the search page that finds words: lines with renderings, counts, renderings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from align.concordance import (
    Ask,
    Concordance,
    Count,
    Found,
    Line,
    Mode,
    Order,
    Renderings,
    Side,
    tables,
)
from align.concordance.lines import OF_HITS
from align.concordance.tables import example
from align.desk import concording
from align.desk.desk import Desk, addressed, plain
from align.store.beside import Beside
from align.words import Words, later

#: The number of lines that are shown, and of hits whose renderings are looked at.
MOST = 300
#: How much of a line is shown on the left and on the right, in characters.
_BESIDE = 90
_SORTED: dict[Order, str] = {
    "text": later("as in the texts"),
    "left": later("words before"),
    "right": later("words after"),
    "match": later("word found"),
    "rendering": later("rendering"),
}
_GROUPS = {
    "document": later("document"),
    "form": later("form"),
    "lemma": later("lemma"),
    "speaker": later("speaker"),
    "side": later("side"),
}


def show(
    desk: Desk, text: str, mode: Mode, side: Side | None, documents: tuple[int, ...] | None
) -> None:
    """Find words and draw what the reader wants to see of them, in all documents or in some."""
    say = desk.say
    with st.spinner(say("Reading the library …")):
        concordance = concording.opened(desk.store)
    with st.expander(say("More conditions")):
        having = st.text_input(say("The other side has"), key="search-with")
        lacking = st.text_input(say("The other side does not have"), key="search-without")
        by_links = st.checkbox(
            say("Only as the translation of the word found"), key="search-by-links"
        )
    found = concordance.find(
        Ask(
            text,
            mode,
            bool(st.session_state.get("search-case")),
            side,
            having=tuple(filter(None, [having.strip()])),
            lacking=tuple(filter(None, [lacking.strip()])),
            by_links=by_links,
            documents=documents,
        )
    )
    st.caption(
        say(
            "hits: {n}, documents: {documents}; {rate} per million words",
            n=len(found),
            documents=found.documents,
            rate=f"{found.per_million:.1f}",
        )
    )
    if not len(found):
        st.html("<p></p>")
        return
    _draw(concordance, found, say, Beside(desk.store))


def _draw(concordance: Concordance, found: Found, say: Words, beside: Beside) -> None:
    metadata = dict.fromkeys(name for one in concordance.index.texts for name in one.metadata)
    views = {
        "lines": say("Lines"),
        "renderings": say("Renderings"),
        **{
            name: say("Counts by {name}", name=say(_GROUPS[name]))
            for name in OF_HITS
            if name in _GROUPS
        },
        **{name: say("Counts by {name}", name=plain(name)) for name in metadata},
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        view = st.selectbox(
            say("Show"), list(views), format_func=views.__getitem__, key="search-show", width=260
        )
        order = st.selectbox(
            say("Sort by"),
            list(_SORTED),
            format_func=lambda one: say(_SORTED[one]),
            key="search-sort",
            width=220,
            disabled=view != "lines",
        )
        drawn = st.checkbox(
            say("Draw {n} by chance", n=MOST),
            key="search-sample",
            disabled=view != "lines" or len(found) <= MOST,
        )
    if view == "lines":
        hits = concordance.sample(found.hits, MOST) if drawn else found.hits
        if order == "rendering":  # all of them would have to be linked
            hits = concordance.sample(hits, MOST)
        lines = concordance.lines(hits, order, MOST)
        st.html("".join(_line(one, beside.others(one)) for one in lines))
        if len(lines) < len(found):
            st.caption(say("These are {n} of {all}.", n=len(lines), all=len(found)))
        names = beside.names(lines)
        said = [beside.texts(one) for one in lines]
        cells = [[texts.get(name, "") for name in names] for texts in said]
        _downloads(tables.of_lines(lines, concordance.index).widened(names, cells), say)
    elif view == "renderings":
        rendered = concordance.renderings(found.hits, MOST)
        st.html("".join(_rendering(rendered, k, say) for k in range(len(rendered.found[:50]))))
        _downloads(tables.of_renderings(rendered), say)
    else:
        counts = concordance.grouped(found, view)
        st.dataframe(_counted(counts, views[view], say), hide_index=True)
        _downloads(tables.of_counts(counts, view), say)


def _line(line: Line, others: Mapping[str, str]) -> str:
    place = addressed(doc=line.text.number, row=line.number, bead=line.key)
    where = f"review?{urlencode(place)}"
    before = line.before if len(line.before) <= _BESIDE else f"…{line.before[-_BESIDE:]}"
    after = line.after if len(line.after) <= _BESIDE else f"{line.after[:_BESIDE]}…"
    return (
        f'<p class="hit kwic"><a href="{escape(where)}" target="_self">{escape(line.text.name)}</a>'
        f'<span dir="auto" class="left">{escape(before)}</span>'
        f'<span dir="auto"><mark>{escape(line.found)}</mark>{escape(after)}</span>'
        f'<span dir="auto" class="other">{_marked(line) or "–"}</span>'
        + "".join(
            '<span dir="auto" class="other further">'
            f"<small>{escape(name)}</small> {escape(text)}</span>"
            for name, text in others.items()
        )
        + "</p>"
    )


def _marked(line: Line) -> str:
    parts, at = [], 0
    for begin, end in line.marks:
        parts += [escape(line.other[at:begin]), f"<mark>{escape(line.other[begin:end])}</mark>"]
        at = end
    return "".join([*parts, escape(line.other[at:])])


def _rendering(found: Renderings, number: int, say: Words) -> str:
    group = found.found[number]
    own, other = example(found, group.occurrences[0].item)
    name = escape(group.text) if group.key else f"<i>{escape(say('no word linked'))}</i>"
    share = group.count / found.looked
    return (
        f'<p class="hit"><span dir="auto"><b>{name}</b> {group.count} ({share:.0%})</span>'
        f'<span dir="auto">{escape(own)}</span>'
        f'<span dir="auto" class="other">{escape(other) or "–"}</span></p>'
    )


def _counted(counts: Sequence[Count], name: str, say: Words) -> list[dict[str, object]]:
    rate = say("per million words")
    return [
        {name: one.value or "–", say("hits"): one.hits}
        | ({} if one.per_million is None else {rate: round(one.per_million, 1)})
        for one in counts
    ]


def _downloads(table: tables.Table, say: Words) -> None:
    with st.container(horizontal=True):
        for extension in (".csv", ".xlsx", ".json"):
            st.download_button(
                say("Save as {name}", name=extension[1:].upper()),
                tables.FILES[extension](table),
                f"search{extension}",
                key=f"search-save{extension}",
                on_click="ignore",
            )
