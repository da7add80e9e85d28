"""What the desk finds in a document, seen beside the others of its library."""

from __future__ import annotations

import json

import pytest

from align.alignment import Alignment, Bead
from align.checks.control import Control
from align.checks.profile import find as profile
from align.desk import findings
from align.desk.findings import Checker, find, report
from align.desk.live import Live
from align.store import Store
from align.text import Document

NOON = ("The harbour will open again at noon.", "Гавань снова откроется в полдень.")
ELSE = (NOON[0], "Порт опять откроют в полдень.")


def pair(src, tgt):
    sides = Document.from_sentences([src], "en"), Document.from_sentences([tgt], "ru")
    return Alignment(*sides, (Bead((0,), (0,), 1.0),))


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "library.sqlite")
    store.add(pair(*NOON), "tides")
    store.add(pair(*ELSE), "rules")
    yield store
    store.close()


def test_another_document_s_rendering_is_found(store):
    (found,) = find(store.review(1), "en", Control(), store.path)
    assert found.kind == "varies-elsewhere"
    assert found.words == NOON


def test_a_report_has_it(store):
    made = json.loads(report(store.review(1), "en", Control(), store.path, "json"))
    assert [one["kind"] for one in made["findings"]] == ["varies-elsewhere"]


def test_the_others_are_not_read_where_nobody_wants_to_know(store, monkeypatch):
    monkeypatch.setattr(findings, "_opened", None)
    assert find(store.review(1), "en", Control(profile("figures")), store.path) == ()


@pytest.mark.usefixtures("in_one_process")
def test_a_document_that_comes_to_the_library_is_looked_at(store, monkeypatch):
    monkeypatch.setattr(findings, "PAUSE", 0)
    monkeypatch.setattr(findings, "PATIENCE", 0)
    store.remove(2)
    checker = Checker(store, Live(store, 1), "en")
    for _ in range(2):
        checker.findings()
    assert checker.findings() == ((), False)
    store.add(pair(*ELSE), "rules")
    for _ in range(2):
        checker.findings()
    found, coming = checker.findings()
    assert [one.kind for one in found] == ["varies-elsewhere"]
    assert not coming
