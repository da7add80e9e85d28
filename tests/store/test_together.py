"""Many at once, and the end of a program at any moment."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from align import review as rv
from align.store import StaleError, Store

WRITER = """
import sys
from align import review as rv
from align.store import Store

store, who = Store.open(sys.argv[1]), sys.argv[2]
while True:
    review = store.review(1)
    row = review.rows[review.seq % len(review.rows)]
    change = store.apply(1, rv.Note(row.id, f"{who} {review.seq}"), who, review.seq)
    print(change.seq, change.op.text, flush=True)
"""


@pytest.fixture
def path(tmp_path, harbour) -> Path:
    store = Store.open(tmp_path / "library.sqlite")
    store.add(harbour, "harbour", "ann")
    store.close()
    return tmp_path / "library.sqlite"


def test_ten_at_once_lose_no_change_and_overwrite_none(path):
    """Each change that was confirmed is in the history, as its maker saw it, and nothing else."""
    store = Store.open(path)

    def work(person: int) -> list[tuple[int, str]]:
        chance = random.Random(person)
        confirmed = []
        for turn in range(12):
            review = store.review(1)
            text = f"{person} {turn}"
            op = rv.Edit(chance.choice(sorted(review.cells)), text)
            try:
                confirmed.append((store.apply(1, op, f"p{person}", review.seq).seq, text))
            except StaleError:
                continue
        store.close()
        return confirmed

    with ThreadPoolExecutor(10) as people:
        confirmed = [one for person in people.map(work, range(10)) for one in person]
    history = [(change.seq, change.op.text) for change in store.history(1, limit=1000)]
    assert sorted(confirmed) == sorted(history)
    assert [seq for seq, _ in reversed(history)] == list(range(1, len(history) + 1))
    assert store.check() == ()
    final = {cell.text for cell in store.review(1).cells.values() if cell.changed}
    assert final <= {text for _, text in confirmed}


def test_a_replacement_that_fails_where_others_were_shows_what_they_did(path):
    store = Store.open(path)
    store.apply(1, rv.Edit(2, "The crane of the quay"), "ann", 0)
    with pytest.raises(StaleError) as caught:
        store.apply(1, rv.Replace(((1, "Quay"), (2, ""))), "bob", 0)
    assert [one.row for one in caught.value.conflicts] == [12]


def test_many_may_make_the_same_library_at_once(tmp_path, harbour):
    def begin(person: int) -> int:
        store = Store.open(tmp_path / "new.sqlite")
        number = store.add(harbour, f"{person}", "")
        store.close()
        return number

    with ThreadPoolExecutor(10) as people:
        numbers = list(people.map(begin, range(10)))
    assert sorted(numbers) == list(range(1, 11))
    assert Store.open(tmp_path / "new.sqlite").check() == ()


def test_everyone_of_many_undoes_their_own(path):
    store = Store.open(path)

    def work(person: int) -> None:
        row = 11 + person
        for _ in range(6):
            store.apply(1, rv.Accept((row,)), f"p{person}", store.review(1).seq)
            store.undo(1, f"p{person}")
        store.close()

    with ThreadPoolExecutor(5) as people:
        list(people.map(work, range(5)))
    assert {row.status for row in store.review(1).rows} == {"open"}
    assert len(store.history(1, limit=1000)) == 60


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_a_killed_program_loses_nothing_that_it_confirmed(path):
    """benchmarks/crash.py does the same some two hundred times."""
    for round_ in range(3):
        command = [sys.executable, "-c", WRITER, str(path), f"round {round_}"]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as run:
            assert run.stdout
            lines = [run.stdout.readline() for _ in range(5)]
            run.kill()
            lines += run.stdout.readlines()
        confirmed = [line.split(maxsplit=1) for line in lines if line.endswith("\n")]
        assert len(confirmed) >= 5
        store = Store.open(path)
        history = {change.seq: change.op.text for change in store.history(1, limit=10_000)}
        assert all(history[int(seq)] == text.strip() for seq, text in confirmed)
        assert store.check() == ()
        store.close()
