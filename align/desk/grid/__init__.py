"""The bead grid: one component, with files for its markup, styles and scripts.

The scripts are ES modules, which ``align.desk.modules`` joins. The page sends them, the styles, the
texts of a document and the messages of a language once, with ``carry``. After that only small
messages are exchanged: ``mail`` (see ``align.desk.mail``). Streamlit sends the markup and
``entry.js`` with each of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from align.desk import modules, payload

_HERE = Path(__file__).parent
#: The stylesheet, in parts.
STYLES = (
    *("grid.css", "verdicts.css", "editor.css", "faults.css", "tracked.css", "margin.css"),
    *("memory.css", "reading.css", "columns.css", "people.css"),
)


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def packed(entry: Path) -> bytes:
    """The script ``entry`` with all that it imports, and the styles, as ``carry`` takes them."""
    text, styles = modules.join(entry), "".join(map(_read, STYLES))
    name = f"scripts:{hashlib.sha256((text + styles).encode()).hexdigest()[:12]}"
    return payload.encode({"name": name, "text": text, "styles": styles})


_grid = st.components.v2.component(
    "sverka.grid",
    html=_read("grid.html"),
    css=".desk { display: none; }",  # until the styles are there
    js=_read("entry.js"),
)
_carry = st.components.v2.component("sverka.carry", js=_read("carry.js"))
_fields = st.components.v2.component("sverka.fields", js=_read("fields.js"))
_foreign = st.components.v2.component("sverka.foreign", js=_read("foreign.js"))
_links = st.components.v2.component("sverka.links", js=modules.join(_HERE / "links.js"))


#: The grid's scripts, for ``carry``.
SCRIPTS = packed(_HERE / "grid.js")


def replace(words: Mapping[str, str], cookie: str, *, key: str) -> None:
    """Show other texts in place of Streamlit's own: ``words`` has them by Streamlit's text. The
    browser keeps ``cookie`` (a name and a value), if there is one.
    """
    _foreign(data={"words": dict(words), "cookie": cookie}, key=key, height=1)


def name_links(*, key: str) -> None:
    """Have the links of the page say who is at the desk, in case they are opened in another tab."""
    _links(key=key, height=1)


def keep(buttons: Mapping[str, str], *, key: str) -> None:
    """Keep what people type into fields until they press the button that sends it.

    ``buttons`` has the beginnings of the keys of the buttons by those of the fields; what follows
    is the same in both.
    """
    data = {"fields": list(buttons), "buttons": list(buttons.values())}
    _fields(data=data, key=key, height=1)


def carry(content: bytes, *, key: str) -> None:
    """Send ``content`` (JSON, named like ``texts:7``) to the browser, which keeps it."""
    _carry(data=content, key=key, height=1)


def grid(data: Mapping[str, Any], *, key: str, on_mail: Callable[[], None]) -> None:
    """Draw the grid over the rest of the page.

    ``data`` has ``texts`` and ``words``, the names of what ``carry`` has sent; ``heads``, the
    column headings; ``used``, the aligner's method; ``mail``, the server's answers; ``run``, which
    identifies a run of the whole page. ``on_mail`` is called if the browser has written:
    ``st.session_state[key].mail``. The current bead is in the page's address as ``bead``. Filters
    and search stay in the browser, so they cause no work on the server.
    """
    _grid(data=dict(data), key=key, on_mail_change=on_mail)


def mail(key: str) -> dict[str, Any] | None:
    """Return the mail that the browser has written from the grid ``key``, inside ``on_mail``."""
    state = st.session_state.get(key)
    return getattr(state, "mail", None)
