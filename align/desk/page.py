"""The desk's main script, which Streamlit runs from the top at every interaction.

It has no state. The address says which page, document and bead are open; everything else is in the
library.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from align import words
from align.desk import foreign, grid
from align.desk.desk import Desk, interface, keep_person, logins, name_tab, person
from align.desk.live import Shelf
from align.desk.pairs import TextPair
from align.desk.views import (
    adding,
    export,
    issues,
    keys,
    library,
    quality,
    review,
    search,
    statistics,
)
from align.errors import StoreError
from align.loaders.raw import Options
from align.models import Learnt
from align.store import Store
from align.words import later

_HERE = Path(__file__).parent
_STYLE = (_HERE / "page.css").read_text(encoding="utf-8")

#: All pages by their name in the address, with their title and the function that draws them.
PAGES: dict[str, tuple[str, Callable[[Desk], None]]] = {
    "library": (later("Library"), library.show),
    "review": (later("Review"), review.show),
    "issues": (later("Findings"), issues.show),
    "quality": (later("Quality"), quality.show),
    "search": (later("Search"), search.show),
    "export": (later("Export"), export.show),
    "statistics": (later("Statistics"), statistics.show),
    "help": (later("Help"), keys.show),
}


#: Fields that keep what was typed until their button is pressed (``grid.keep``).
KEPT = {
    "original-text": "align",
    "translation-text": "align",
    "original-url": "align",
    "translation-url": "align",
    "why-": "do-",
    "column-text-": "column-add-",
}


def main(first: str = "library") -> None:
    """Draw the page that the address names, or ``first`` if it names none."""
    say = words.Words(interface())
    st.set_page_config("Sverka", str(_HERE / "icon.svg"), "wide")
    st.logo(str(_HERE / "name.svg"), size="small")
    st.html(f"<style>{_STYLE}</style>")
    if logins() and not st.user.is_logged_in:
        _login(say)
        return
    try:
        shelf = _shelf()
        who = person()
        role = shelf.store.role(who)
    except StoreError as error:
        st.error(error.told(say))
        return
    pages: dict[str, Any] = {}
    desk = Desk(say, shelf, who, role, pages)
    for name, (title, draw) in PAGES.items():
        pages[name] = st.Page(
            _drawing(draw, replace(desk, title=say(title))),
            title=say(title),
            url_path=f"first-{name}" if name == first else name,
            default=name == first,
        )
    chosen = st.navigation([*pages.values(), *_moved(first, desk)], position="top")
    keep_person()
    _settings(desk)
    foreign.show(say)
    grid.keep(KEPT, key="fields")
    grid.name_links(key="links")
    number = None
    if not shelf.visited and chosen.url_path == "" and (given := _given()):
        shelf.opening = True
        number = adding.make_pair(desk, given)
        shelf.opening = False  # not if a reload or another page interrupts it: then again
    shelf.visited = not shelf.opening
    if number is not None:
        desk.go("review", doc=number)
    if chosen is not pages["library"]:
        adding.forget()
    desk.run(chosen)


def _drawing(draw: Callable[[Desk], None], desk: Desk) -> Callable[[], None]:
    def drawn() -> None:
        name_tab(desk.title)
        draw(desk)

    return drawn


def _moved(first: str, desk: Desk) -> list[Any]:
    """Pages at other names: that of the first one, because Streamlit serves it without a name, and
    the one that the menu calls Findings.
    """

    def moved(name: str, to: str) -> Any:
        def go() -> None:
            st.switch_page(desk.pages[to], query_params=dict(st.query_params))

        return st.Page(go, title=name, url_path=name, visibility="hidden")

    return [moved(first, first), moved("findings", "issues")]


@st.cache_resource(show_spinner=False)
def _shelf() -> Shelf:
    known = _arguments()
    store = Store.open(known.library)
    store.checking.languagetool = known.languagetool or ""
    learnt = Learnt(known.weights, known.lexicon, known.encoder)
    store.checking.learnt = learnt
    return Shelf(store, learnt)


def _arguments() -> argparse.Namespace:
    """The arguments after ``--`` on the command line."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    sides = ("src", "tgt", "src-lang", "tgt-lang", "src-encoding", "tgt-encoding")
    others = ("library", "languagetool", "weights", "lexicon", "encoder")
    for option in (*sides, "method", "abbreviations", *others):
        parser.add_argument(f"--{option}")
    for flag in ("repair", "keep-segments", "code"):
        parser.add_argument(f"--{flag}", action="store_true")
    return parser.parse_known_args(sys.argv[1:])[0]


def _given() -> TextPair | None:
    """Return the pair named on the command line, if there is one."""
    known = _arguments()
    if not (known.src and known.tgt):
        return None
    method = known.method if known.method in adding.METHODS else "auto"
    same = known.repair, known.keep_segments, known.code
    return TextPair(
        known.src,
        known.tgt,
        known.src_lang,
        known.tgt_lang,
        method,
        known.abbreviations,
        (Options(known.src_encoding, *same), Options(known.tgt_encoding, *same)),
    )


def _login(say: words.Words) -> None:
    with st.container(key="home"):
        st.title("Sverka", anchor=False)
        st.button(say("Log in"), on_click=st.login, type="primary")


def _settings(desk: Desk) -> None:
    """Show the interface language and who is at the desk, in the corner of every page."""

    def change() -> None:
        if st.session_state.ui:
            st.session_state["lang"] = st.query_params["ui"] = st.session_state.ui

    say = desk.say
    if st.session_state.get("ui") != say.lang:  # only then: it would undo a click made meanwhile
        st.session_state.ui = say.lang
    with st.container(key="settings", horizontal=True, vertical_alignment="center"):
        if desk.who:
            st.caption(desk.who + ("" if desk.role == "editor" else f" · {say(desk.role)}"))
        if logins():
            st.button(say("Log out"), on_click=st.logout, type="tertiary")
        st.segmented_control(
            say("Language of the interface"),
            words.LANGUAGES,
            format_func=lambda lang: lang.upper(),
            key="ui",
            on_change=change,
            label_visibility="collapsed",
            width="content",
        )


ROLES = (later("reader"), later("reviewer"), later("editor"))

if __name__ == "__main__":
    main()
