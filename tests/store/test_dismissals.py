"""Findings of the checks that people dismissed."""

from __future__ import annotations

import pytest

from align.checks import Dismissal
from align.errors import ForbiddenError


def test_a_dismissal_is_kept_with_its_reason_and_person(store):
    store.checking.dismiss(1, Dismissal("number:14:8", "a joke", "bob"))
    assert store.checking.dismissals(1) == (Dismissal("number:14:8", "a joke", "bob"),)


def test_those_of_one_document_or_of_all_are_read(store):
    store.checking.dismiss(1, Dismissal("a"))
    store.checking.dismiss(2, Dismissal("b"))
    assert [one.fingerprint for one in store.checking.dismissals(2)] == ["b"]
    assert [one.fingerprint for one in store.checking.dismissals()] == ["a", "b"]


def test_the_latest_reason_stands(store):
    store.checking.dismiss(1, Dismissal("a", "one"))
    store.checking.dismiss(1, Dismissal("a", "two"))
    assert store.checking.dismissals() == (Dismissal("a", "two"),)


def test_a_dismissal_is_taken_back(store):
    store.checking.dismiss(1, Dismissal("a"))
    store.checking.take_back(1, "a", "ann")
    assert store.checking.dismissals() == ()


def test_a_reader_dismisses_nothing(store):
    store.set_role("bob", "reader", by=None)
    with pytest.raises(ForbiddenError):
        store.checking.dismiss(1, Dismissal("a", who="bob"))
    with pytest.raises(ForbiddenError):
        store.checking.take_back(1, "a", "bob")
