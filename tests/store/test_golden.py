"""Libraries that earlier versions made: ``golden/*.sqlite``, each by the ``make.py`` of its time.

They are copied before they are opened, and never changed. ``golden/*.jsonl`` is what was in them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from store.golden.make import told

from align import checks, formats
from align.review import OPERATIONS, Review, Row
from align.review.outcome import decisions
from align.store import Change, Store

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.sqlite"))
#: The operations that there were not yet when a file was made.
_THREADS = {"comment_on", "reply", "resolve", "assign"}
_MARKED = {"annotate", "reannotate", "unannotate", "arbitrate"}
_NEW = {"judge", "judge_above", "write", "renew"} | _MARKED | _THREADS
LATER = {
    "2026-11": {"weigh", "dismiss", "restore", "ignore", "end_rule", "rename", "take_back"} | _NEW,
    "2026-11-26": {"take_back"} | _NEW,
    "format-5": {"take_back"} | _NEW,
    "format-6": {"take_back"} | _NEW,
    "format-8": _NEW,
    "format-9": _THREADS | _MARKED | {"renew"},
    "format-11": {"renew"},
}


@pytest.fixture(params=GOLDEN, ids=lambda path: path.stem)
def store(request, tmp_path) -> Iterator[Store]:
    store = Store.open(shutil.copy(request.param, tmp_path))
    yield store
    store.close()


def content(review: Review, thought: frozenset[int]) -> tuple[object, ...]:
    """All of a review but the numbers of changes, and how probable the rows ``thought`` are."""

    def bare(row: Row) -> Row:
        row = replace(row, version=0)
        return replace(row, probability=0.0, weighed=True) if row.id in thought else row

    rows = tuple(map(bare, review.rows))
    return review.name, dict(review.cells), rows, dict(review.comments), dict(review.judgements)


def weighed(store: Store, number: int) -> frozenset[int]:
    """The rows that were weighed, which nobody takes back."""
    changes = (change for change in store.changes(number) if change.op.name == "weigh")
    return frozenset(diff.id for change in changes for diff in change.patch.diffs)


def holds(now: Any, then: Any) -> bool:
    """Whether ``now`` has all that ``then`` has; fields may have been added."""
    if isinstance(then, dict):
        return all(name in now and holds(now[name], value) for name, value in then.items())
    if isinstance(then, list):
        return len(now) == len(then) and all(map(holds, now, then))
    return bool(now == then)


def standing(store: Store, number: int) -> list[Change]:
    """The changes that stand, in the order in which they were made or last made again."""
    changes = {change.seq: change for change in store.changes(number) if change.op.name != "weigh"}
    found: list[int] = []
    for change in changes.values():
        if change.undoes:
            found.remove(change.undoes)
        else:
            found.append(change.redoes or change.seq)
    return [changes[seq] for seq in found]


def test_it_is_sound(store):
    assert store.check() == ()


def test_all_is_read_as_it_was(store, request):
    """What was written then: texts, rows, decisions, alignments, suggestions and histories."""
    lines = (GOLDEN[0].parent / f"{store.path.stem}.jsonl").read_text("utf-8").splitlines()
    for now, line in zip(told(store), lines, strict=True):
        then = json.loads(line)
        for name, value in then.items():
            assert holds(now[name], value), (then["name"], name)


@pytest.mark.parametrize("name", formats.FORMATS)
def test_it_is_exported(store, name):
    for entry in store.library():
        assert formats.render(store.alignment(entry.id), name)


def test_what_was_taken_back_last_is_made_again(store):
    for entry in store.library():
        for who in ("ann", "bob"):
            if op := store.can_redo(entry.id, who):
                assert store.redo(entry.id, who).op == op
    assert store.check() == ()


def test_it_holds_every_kind_of_operation(store):
    kinds = {change.op.name for entry in store.library() for change in store.changes(entry.id)}
    assert kinds == set(OPERATIONS) - LATER.get(store.path.stem, set())


def test_its_dismissals_and_rules_stay_and_can_be_taken_back(store):
    seen = [one.fingerprint for one in store.checking.dismissals(1)]
    rules = [rule.id for rule in store.checking.rules(1)]
    assert seen
    assert rules
    store.checking.end(rules[0], "ann")
    store.checking.take_back(1, seen[0], "ann")
    assert [rule.id for rule in store.checking.rules(1)] == rules[1:]
    assert [one.fingerprint for one in store.checking.dismissals(1)] == seen[1:]
    store.undo(1, "ann")
    store.undo(1, "ann")
    assert [one.fingerprint for one in store.checking.dismissals(1)] == seen
    assert [rule.id for rule in store.checking.rules(1)] == rules
    assert store.check() == ()


def test_every_document_is_read_and_comes_to_an_alignment(store):
    assert len(store.library()) > 1
    for entry in store.library():
        made = store.alignment(entry.id)
        for side, document in (("src", made.src), ("tgt", made.tgt)):
            held = sorted(one for bead in made.beads for one in getattr(bead, side))
            assert held == list(range(len(document.sentences)))
        assert len(list(decisions(store.review(entry.id)))) == entry.progress.rows


def test_all_is_undone_to_what_was_loaded_and_made_again(store):
    for entry in store.library():
        if any(change.op.name == "renew" for change in store.changes(entry.id)):
            continue  # what was carried over from the old version cannot be undone
        before = store.review(entry.id)
        changes, thought = standing(store, entry.id), weighed(store, entry.id)
        for change in reversed(changes):
            store.undo(entry.id, change.who, change.seq)
        first = store.review(entry.id)
        assert not first.comments
        assert not first.judgements or "dismiss" in LATER.get(store.path.stem, ())
        assert {(row.status, row.by) for row in first.rows} == {("open", "aligner")}
        for side, document in (("src", first.src), ("tgt", first.tgt)):
            texts = tuple(cell.text for cell in first.in_order(side))
            assert texts == document.sentence_texts
        for change in changes:
            store.redo(entry.id, change.who)
        assert content(store.review(entry.id), thought) == content(before, thought)
    assert store.check() == ()


def test_what_was_decided_about_the_checks_holds(store):
    first = store.library()[0].id
    checking = store.checking
    reasons = {one.reason for one in checking.dismissals()}
    assert reasons >= {"The crews were counted anew", "Meant so"}
    assert "Dismissed by mistake" not in reasons
    assert len(checking.rules(2, ended=True)) + len(checking.rules(1)) == 2
    assert checking.control(first).profile.name == "house"
    assert checking.control(first).glossary_of("en", "ru").terms


def test_it_is_checked_as_its_people_want(store):
    for entry in store.library():
        control = store.checking.control(entry.id)
        made = store.alignment(entry.id)
        found = control.check(made, "en", store.checking.memory(made, entry.id))
        assert all(one.kind in checks.KINDS and one.kind != "spaces" for one in found)
        gone = {one.fingerprint for one in store.checking.dismissals(entry.id)}
        assert gone.isdisjoint(one.fingerprint for one in found)


def test_roles_hold(store):
    assert store.roles() == {"ann": "editor", "bob": "editor", "cyd": "reviewer"}


def test_what_only_slid_along_is_not_taken_for_certain(store):
    """The first versions did so; of each slide only the row where it began is a person's work."""
    found = []
    for entry in store.library():
        review = store.review(entry.id)
        slid = {
            diff.id
            for change in standing(store, entry.id)
            if change.op.name == "shift"
            for diff in change.patch.diffs[1:]
        }
        later = {
            row
            for change in store.changes(entry.id)
            if change.op.name in ("merge", "split", "move", "link", "unlink", "join", "relink")
            for row in change.patch.touched
        }
        later |= weighed(store, entry.id)
        found += [row for row in review.rows if row.id in slid - later]
    assert found
    assert not any(row.by == "person" or row.weighed for row in found)
