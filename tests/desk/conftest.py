"""Fixtures for the tests of the desk."""

from __future__ import annotations

import sys
from concurrent.futures import Future

import pytest
import streamlit as st
from served import (  # noqa: F401, fixtures
    address,
    chromium,
    chromiums,
    desk_folder,
    fresh,
    visit,
)

from align.alignment import Alignment, Bead
from align.desk import workshop
from align.store import Store
from align.text import Document


@pytest.fixture
def in_one_process(monkeypatch):
    """For pages that run without a browser. They replace the main module, so that other processes
    cannot import it. The workshop's work is therefore done immediately in this process, and the
    main module is restored for later tests.
    """

    def done(work, *args, **kwargs):
        future = Future()
        future.set_result(work(*args, **kwargs))
        return future

    monkeypatch.setattr(workshop, "submit", done)
    monkeypatch.setattr(workshop, "soon", done)
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def own_library(monkeypatch, tmp_path):
    """An empty library for pages that run without a browser, and nothing on the command line."""
    monkeypatch.setenv("SVERKA_LIBRARY", str(tmp_path / "library.sqlite"))
    monkeypatch.setattr("sys.argv", ["app.py"])
    st.cache_resource.clear()
    yield Store.open(tmp_path / "library.sqlite")
    st.cache_resource.clear()


@pytest.fixture
def tides(tmp_path):
    """A library with a sentence that its two documents translate differently."""
    store = Store.open(tmp_path / "library.sqlite")
    noon = "The harbour will open again at noon."
    for name, text in (
        ("tides", "Гавань снова откроется в полдень."),
        ("rules", "Порт опять откроют в полдень."),
    ):
        sides = Document.from_sentences([noon], "en"), Document.from_sentences([text], "ru")
        store.add(Alignment(*sides, (Bead((0,), (0,), 1.0),)), name)
    yield store
    store.close()
