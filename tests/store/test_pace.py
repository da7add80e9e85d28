"""How fast a review goes."""

from __future__ import annotations

import pytest

from align import review as rv
from align.review import Review, apply
from align.store import Change, rows_per_hour


def change(harbour, seq: int, at: str, op: rv.Operation | None = None, who: str = "ann") -> Change:
    op = op or rv.Accept((11,))
    return Change(seq, who, f"2031-05-04T{at}+00:00", op, apply(Review.of(harbour), op))


def test_the_time_between_decisions_counts(harbour):
    made = [change(harbour, n, f"12:0{n}:00.000") for n in range(4)]
    assert rows_per_hour(made) == pytest.approx(60)


def test_a_pause_does_not_count(harbour):
    made = [change(harbour, n, at) for n, at in enumerate(["12:00:00", "12:01:00", "15:00:00"])]
    assert rows_per_hour(made) == pytest.approx(60)


def test_a_bulk_decision_is_one(harbour):
    bulk = rv.Accept((11, 12, 13, 14))
    made = [change(harbour, 1, "12:00:00"), change(harbour, 2, "12:01:00", bulk)]
    assert rows_per_hour(made) == pytest.approx(60)


def test_people_are_counted_apart(harbour):
    made = [change(harbour, n, f"12:0{n}:00", who="ann" if n % 2 else "bob") for n in range(4)]
    assert rows_per_hour(made) == pytest.approx(30)


def test_without_decisions_nothing_is_known(harbour):
    assert rows_per_hour([]) is None
    assert rows_per_hour([change(harbour, 1, "12:00:00")]) is None
    notes = [change(harbour, n, f"12:0{n}:00", rv.Note(11, "n")) for n in range(3)]
    assert rows_per_hour(notes) is None
