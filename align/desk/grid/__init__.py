"""The bead grid: one component, whose markup, styles and scripts are files of their own.

The scripts are ES modules; ``align.desk.modules`` brings them to the browser. The page sends a
document's texts and a language's words once, by ``carry``; after that only small messages go to and
fro: ``mail`` (see ``align.desk.mail``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from align.desk import modules

_HERE = Path(__file__).parent


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


_grid = st.components.v2.component(
    "sverka.grid",
    html=_read("grid.html"),
    css=_read("grid.css"),
    js=modules.join(_HERE / "grid.js"),
)
_carry = st.components.v2.component("sverka.carry", js=_read("carry.js"))


def carry(content: bytes, *, key: str) -> None:
    """Bring ``content`` (JSON, named like ``texts:7``) to the browser, to be kept there."""
    _carry(data=content, key=key, height=1)


def grid(data: Mapping[str, Any], *, key: str, on_mail: Callable[[], None]) -> None:
    """Draw the grid over the rest of the page.

    ``data`` has ``texts`` and ``words``, the names of what ``carry`` has brought; ``heads``, what
    stands above the columns; ``used``, the aligner's method; ``mail``, what the server answers;
    ``run``, what tells one run of the whole page from another.
    ``on_mail`` is called where the browser has written: ``st.session_state[key].mail``. The bead at
    hand goes into the page's address as ``bead``; filters and search stay in the browser, so that
    using them starts no work here.
    """
    _grid(data=dict(data), key=key, on_mail_change=on_mail)


def mail(key: str) -> dict[str, Any] | None:
    """Return what the browser has written from the grid ``key``, inside ``on_mail``."""
    state = st.session_state.get(key)
    return getattr(state, "mail", None)
