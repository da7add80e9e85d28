"""The bead grid: one component, whose markup, styles and script are files of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent

#: Joined in this order into the one module that the browser loads.
_SCRIPTS = ("model.js", "row.js", "keys.js", "grid.js")


def _read(*names: str) -> str:
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)


_component = st.components.v2.component(
    "sverka.grid", html=_read("grid.html"), css=_read("grid.css"), js=_read(*_SCRIPTS)
)


def grid(data: dict[str, Any], *, key: str) -> None:
    """Draw the grid over the rest of the page.

    ``data`` is what ``rows.payload`` gives and ``words``, ``lang`` (the reader's)
    and ``id``, which changes whenever the rows do. The bead at hand goes into the
    page's address as ``bead``; filters and search stay in the browser, so that
    using them starts no work here.
    """
    _component(data=data, key=key)
