"""The helper that reads documents: it is stopped in time, and no answer goes to the wrong call."""

from __future__ import annotations

import os
import threading

import pytest

from align.errors import LoadError, SlowError
from align.loaders import apart, load


def call(function, *arguments, size=0):
    return apart.call(function, *arguments, where="lamp.txt", size=size)


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 0.3)
    monkeypatch.setattr(apart, "SECONDS_A_MEGABYTE", 0.0)


def test_the_helper_is_kept_for_the_next_call():
    first = call("os:getpid")
    assert first != os.getpid()
    assert call("os:getpid") == first


def test_without_an_executable_this_process_reads(monkeypatch):
    """Python may be embedded in another program."""
    monkeypatch.setattr("sys.executable", "")
    assert call("os:getpid") == os.getpid()


def test_it_is_not_kept_after_a_large_document():
    first = call("os:getpid", size=100 * 2**20)
    assert call("os:getpid") != first


def test_an_endless_regular_expression_is_stopped(impatient):
    """While it matches, no Python code runs in any thread."""
    with pytest.raises(SlowError) as caught:
        call("re:fullmatch", "(a+)+b", "a" * 60)
    assert caught.value.where == "lamp.txt"
    assert "took more than 0 s" in caught.value.message
    assert "split it into parts" in caught.value.hint


def test_it_is_stopped_in_any_thread(impatient):
    caught = []

    def wait():
        try:
            call("time:sleep", 600)
        except SlowError as error:
            caught.append(error)

    threads = [threading.Thread(target=wait) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(caught) == 3


def test_a_document_that_takes_too_long_is_an_error(impatient, monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    with pytest.raises(SlowError, match=r"lamp\.txt"):
        load(("lamp.txt", b"The lamp of Tarn was lit again.\n" * 50_000), "en")


def test_waiting_does_not_count(monkeypatch):
    """On a busy machine a document takes many times its processor time."""
    monkeypatch.setattr(apart, "SECONDS", 1.0)
    assert call("time:sleep", 1.5) is None


def test_the_next_document_is_read_as_usual(impatient):
    with pytest.raises(SlowError):
        call("time:sleep", 600)
    assert call("operator:add", 2, 3) == 5


def test_a_lost_helper_is_an_error():
    with pytest.raises(LoadError, match=r"ended without an answer \(status 7\)"):
        call("os:_exit", 7)


def test_a_bug_of_ours_keeps_its_traceback():
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        call("operator:truediv", 1, 0)


def test_what_a_library_prints_is_not_an_answer(capfd):
    assert call("builtins:print", "lamp") is None


def test_errors_keep_their_place_and_hint():
    with pytest.raises(LoadError) as caught:
        load(("lamp.txt", b"\x00\x01\x02" * 50))
    assert caught.value.where == "lamp.txt"
    assert caught.value.hint
