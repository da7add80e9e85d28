"""What every page of the desk needs: the library, the reader and their language."""

from __future__ import annotations

import getpass
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from align import words
from align.desk.live import Shelf
from align.errors import StoreError, SverkaError
from align.review import Review, Role
from align.review.operation import may
from align.review.rights import Place
from align.store import Entry, StaleError, Store

#: The cookie in which a browser keeps the language that was chosen in it last (``foreign.js``).
LANGUAGE_COOKIE = "sverka-language"
#: In the session: the page that ``Desk.go`` switches to, its address, and how long to wait until
#: the browser is there.
_GOING = "going"
#: In the session: whether a press (``button``) has changed something and the page is not yet drawn.
_DUE = "due"
#: Seconds in which a browser hears that it is to be on another page.
_ON_THE_WAY = 5.0


@dataclass(frozen=True)
class Desk:
    """The library on ``shelf``, as ``who`` sees it, who has the role ``role``. ``say`` translates
    into their language; ``pages`` are the Streamlit pages by name. ``title`` is that of the page
    that is drawn.
    """

    say: words.Words
    shelf: Shelf
    who: str
    role: Role
    pages: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""
    _places: dict[int, Place] = field(default_factory=dict)

    @property
    def store(self) -> Store:
        """The library's file."""
        return self.shelf.store

    def may(self, needs: Role, review: int | None = None) -> bool:
        """Whether the reader's role includes ``needs``, in the library or in the document
        ``review``. The store checks every change again.
        """
        if review is None:
            return may(self.role, needs)
        if review not in self._places:
            self._places[review] = self.store.projects.at(review, self.who)
        place = self._places[review]
        return place.edits if needs == "editor" else may(place.rank, needs)

    def go(self, page: str, **query: object) -> None:
        """Switch to another page, with ``query`` in its address."""
        st.session_state[_GOING] = page, query, time.monotonic() + _ON_THE_WAY
        st.switch_page(self.pages[page], query_params=addressed(**query))

    def run(self, chosen: Any) -> None:
        """Draw the page ``chosen``; but go on if the browser is still on its way to another.

        Messages that it sends until it has heard of ``go`` bring back the page that was left. They
        are known by the browser's address, which is that of this page.
        """
        st.session_state.pop(_DUE, None)
        page, query, until = st.session_state.pop(_GOING, (None, {}, 0.0))
        path = _path_in_browser()
        if page and time.monotonic() < until and path != self.pages[page].url_path:
            if chosen is self.pages[page]:
                st.session_state[_GOING] = page, query, until
            elif chosen.url_path == path:
                self.go(page, **query)
        chosen.run()

    def link(self, page: str, label: str, **query: object) -> None:
        """Draw a link to another page, with ``query`` in its address."""
        known = addressed(**query)
        st.page_link(self.pages[page], label=label, query_params=known, width="stretch")

    def document(self) -> Review | None:
        """Return the review that the address names, or the one that was opened last.

        If there is neither, take the only one of the library, or ask the reader to choose one and
        return None.
        """
        asked = st.query_params.get("doc") or st.session_state.get("doc")
        try:
            review = self.shelf.live(int(asked)).review() if asked else None
        except (StoreError, ValueError):
            st.warning(self.say("This document is not in the library."))
            review = None
        if review is None:
            entries = self.store.library()
            if not entries:
                st.info(self.say("The library is empty. Add a pair of texts first."))
                self.link("library", self.say("Go to the Library"))
                return None
            only = entries[0].id if len(entries) == 1 and not asked else None
            if chosen := only or choose_document(self.say, entries):
                st.session_state["doc"] = st.query_params["doc"] = str(chosen)
                st.rerun()
            return None
        name_tab(review.name, self.title)
        st.session_state["doc"] = known = str(review.id)
        if st.query_params.get("doc") != known:  # writing it drops what the browser has added
            st.query_params["doc"] = known
        return review


def name_tab(*names: str) -> None:
    """Name the browser's tab after what it shows, so that people find it among others."""
    st.set_page_config(page_title=" · ".join(filter(None, (*names, "Sverka"))))


def choose_document(say: words.Words, entries: tuple[Entry, ...]) -> int | None:
    """Let the reader choose one of ``entries``."""
    names = {entry.id: entry.name for entry in entries}
    chosen: int | None = st.selectbox(
        say("Document"), list(names), index=None, format_func=names.__getitem__, key="choose-doc"
    )
    return chosen


def interface() -> str:
    """Return the reader's language: their choice, which this browser keeps in a cookie, or else the
    language of the browser.
    """
    known = (
        st.query_params.get("ui"),
        st.session_state.get("lang"),
        st.context.cookies.get(LANGUAGE_COOKIE),
    )
    asked = next((one for one in known if one in words.LANGUAGES), None)
    if asked is None:
        return words.choose(st.context.locale)
    st.session_state["lang"] = asked
    return asked


def person() -> str:
    """Return who is at the desk: the login, or on one's own machine the name of the account.

    If the desk has no logins, the address may give another name (``?who=``), so that several
    people who share a library can tell their changes apart. The name gives no rights.
    """
    if logins():
        return (
            str(st.user.get("email") or st.user.get("name") or "") if st.user.is_logged_in else ""
        )
    asked: str | None = st.query_params.get("who")
    if asked:
        st.session_state["who"] = asked
    known: str = st.session_state.get("who") or _account()
    return known


def addressed(**query: object) -> dict[str, str]:
    """``query`` for the address of another page, with the name that the address has given
    (``person``), so that it is known there too.
    """
    known = {name: str(value) for name, value in query.items()}
    who: str | None = None if logins() else st.session_state.get("who")
    return {**known, "who": who} if who else known


def keep_person() -> None:
    """Put the name that the address has given back into it: a page of the menu drops it, and a
    reload knows no more than the address. Also remember the document that the address names.
    """
    if (document := st.query_params.get("doc", "")).isdecimal():
        st.session_state["doc"] = document
    for name, value in addressed().items():
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def logins() -> bool:
    """Whether people must log in: if Streamlit's secrets have an ``[auth]`` section."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


def _path_in_browser() -> str | None:
    """The last part of the address that the browser shows; None if it is not known.

    ``st.context.url`` would have that of the page that is drawn.
    """
    context = get_script_run_ctx()
    known = context.context_info if context else None
    return urlsplit(known.url).path.rpartition("/")[2] if known else None


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # some containers have an account without a name
        return ""


def button(
    say: words.Words, label: str, act: Callable[[], object], *, key: str, **look: Any
) -> None:
    """Draw a button that does ``act``; errors are shown for a while. ``look`` is for ``st.button``.

    It is done before the page is drawn. A press that the page itself has to notice
    (``if st.button``) is lost if an earlier run of the page ends just before it is noticed, because
    Streamlit then takes it for done. This happens on pages that update themselves.
    """

    def pressed() -> None:
        st.session_state[_DUE] = True
        try:
            act()
        except SverkaError as error:  # the button itself may be gone
            st.toast(plain(_refusal(say, error)), duration="long")

    st.button(label, key=key, on_click=pressed, **look)


def catch_up() -> None:
    """At the end of a fragment: draw the whole page if a press has changed it (``button``).

    Streamlit sometimes drops the run that follows a press if the fragment has a message just then.
    """
    context = get_script_run_ctx()
    if context and context.fragment_ids_this_run and st.session_state.get(_DUE):
        st.rerun()


@contextmanager
def refusals(say: words.Words) -> Iterator[None]:
    """Show an error that the body raises, instead of the rest of the body."""
    try:
        yield
    except SverkaError as error:
        st.error(plain(_refusal(say, error)))


def _refusal(say: words.Words, error: SverkaError) -> str:
    """Why something was refused, as a sentence."""
    if not isinstance(error, StaleError):
        return error.told(say)
    who = ", ".join(dict.fromkeys(change.who or say("someone") for change in error.changes))
    said = say(
        "{who} has changed this in the meantime. Nothing was overwritten.",
        who=who or say("someone"),
    )
    return f"{said} {say('It now says: {text}', text=error.instead)}" if error.instead else said


def plain(text: str) -> str:
    """Escape ``text`` so that Streamlit does not read it as Markdown."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()#+-.!|<>~$:&" else sign for sign in text)


def changed(pieces: Iterable[tuple[str, str]]) -> str:
    """A text that has changed as HTML. Each piece is ``same``, ``added`` or ``removed``, and its
    words.
    """
    tags = {"added": "ins", "removed": "del"}
    words = ((tags.get(kind), escape(text)) for kind, text in pieces)
    return "".join(f"<{tag}>{text}</{tag}>" if tag else text for tag, text in words)


def table(head: Sequence[str], rows: Sequence[Sequence[object]], caption: str = "") -> str:
    """A table as HTML, every text in it escaped."""
    line = "<tr>{}</tr>"
    top = line.format("".join(f'<th scope="col">{escape(one)}</th>' for one in head))
    body = "".join(
        line.format("".join(f"<td>{escape(str(one))}</td>" for one in row)) for row in rows
    )
    said = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f'<table class="facts">{said}<thead>{top}</thead><tbody>{body}</tbody></table>'
