"""What tests of the desk share."""

from __future__ import annotations

import sys
from concurrent.futures import Future

import pytest
from served import address, chromium, desk_folder, fresh, visit  # noqa: F401, fixtures

from align.desk import workshop


@pytest.fixture
def in_one_process(monkeypatch):
    """For pages run without a browser, which take the place of the main module and leave it taken:
    no other process could import that. The workshop's work is done at once and here, and the main
    module put back for the tests that follow.
    """

    def done(work, *args):
        future = Future()
        future.set_result(work(*args))
        return future

    monkeypatch.setattr(workshop, "submit", done)
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
