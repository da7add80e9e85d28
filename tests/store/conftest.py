"""A library with two documents, for tests that need no other one."""

from __future__ import annotations

import pytest

from align.store import Store


@pytest.fixture
def store(tmp_path, harbour):
    store = Store.open(tmp_path / "library.sqlite")
    store.add(harbour, "harbour", "ann")
    store.add(harbour, "quay", "ann")
    yield store
    store.close()


@pytest.fixture
def checking(store):
    return store.checking
