"""Kill writers at any moment, and check that nothing that was confirmed is lost.

    python benchmarks/crash.py [--kills 200] [--seed 1]

Two processes of five people each make mixed edits in two documents of one library, some of them in
the same places. Each edit is recorded outside the library when it is confirmed. Half of the times
both processes are killed (SIGKILL) after a random time. The other times one of them kills itself
after some steps of SQLite's virtual machine, usually inside a transaction. Then the library is
opened again: every confirmed edit must be in the history as it was made, the history must have
nothing that nobody asked for, and the full check must pass, which replays the history backwards to
the loaded texts. Exits with 1 if anything is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from random import Random

from edits import invented, mixed

from align.errors import EditError
from align.store import StaleError, Store
from align.store.database import Database

PEOPLE = 5
#: A new library is begun after this many kills, so that checking stays fast.
ROUNDS = 20


def main() -> int:
    """Kill as often as requested, and count the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    counts: Counter[str] = Counter()
    chance = Random(chosen.seed)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for kill in range(chosen.kills):
            place = Path(folder) / f"{kill // ROUNDS}"
            if not place.exists():
                begin(place)
            let_them_write(place, chance, inside=kill % 2 == 1)
            for fault in faults(place, counts):
                counts["faults"] += 1
                print(f"kill {kill + 1}: {fault}")
    print(
        f"{chosen.kills} kills, {counts['confirmed']:,} edits confirmed, "
        f"{counts['refused']:,} refused as stale, "
        f"{counts['unconfirmed']} there whole but not confirmed yet, {counts['faults']} faults, "
        f"{time.perf_counter() - began:.0f} s"
    )
    return 1 if counts["faults"] else 0


def begin(place: Path) -> None:
    """Create a folder with a library of two documents."""
    place.mkdir()
    store = Store.open(place / "library.sqlite")
    for number in (1, 2):
        store.add(invented(40, seed=number), f"harbour {number}", "ann")
    store.close()


def let_them_write(place: Path, chance: Random, *, inside: bool) -> None:
    """Let two processes write until one of them is dead, then kill the other."""
    steps = chance.randrange(1, 4000) if inside else 0
    children = [
        fork(place, seed=chance.randrange(2**32), steps=steps if child == 0 else 0)
        for child in range(2)
    ]
    if inside:
        os.waitpid(children.pop(0), 0)
    else:
        time.sleep(chance.uniform(0.02, 0.6))
    for child in children:
        os.kill(child, signal.SIGKILL)
    for child in children:
        os.waitpid(child, 0)


def fork(place: Path, *, seed: int, steps: int) -> int:
    """Start a process that writes until it dies, and return its number."""
    child = os.fork()
    if child:
        return child
    try:
        write_for_ever(place, seed, steps)
    finally:
        os._exit(1)  # the forked process must end here in any case


class Mortal(Database):
    """A database whose process dies after ``steps`` hundred steps inside changes."""

    def __init__(self, path: Path, steps: int) -> None:
        super().__init__(path)
        self.left = steps

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Read without dying."""
        with super().read() as connection:
            connection.set_progress_handler(None, 100)
            yield connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Make a change, or die during it."""
        with super().write() as connection:
            connection.set_progress_handler(self.step, 100)
            yield connection

    def step(self) -> int:
        """Count one step more."""
        self.left -= 1
        if self.left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0


def write_for_ever(place: Path, seed: int, steps: int) -> None:
    """Let five people edit; die after ``steps`` hundred steps inside changes, unless it is 0."""
    path, parent = place / "library.sqlite", os.getppid()
    store = Store(Mortal(path, steps) if steps else Database(path))
    log = os.open(place / "confirmed", os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def edit(person: int) -> None:
        chance = Random(seed + person)
        who = f"{os.getpid()} {person}"
        while os.getppid() == parent:  # without its parent it would write for ever
            number = chance.choice([1, 2])
            review = store.review(number)
            op = mixed(review, chance)
            try:
                if chance.random() < 0.1:
                    change = store.undo(number, who)
                else:
                    change = store.apply(number, op, who, review.seq)
            except StaleError:
                tell(log, ["refused"])
            except EditError:
                continue
            else:
                if change.patch:
                    tell(log, [number, change.seq, who, change.op.to_json()])

    with ThreadPoolExecutor(PEOPLE) as people:
        for _ in people.map(edit, range(PEOPLE)):
            pass


def tell(log: int, what: object) -> None:
    """Record something where a kill cannot undo it."""
    os.write(log, (json.dumps(what, ensure_ascii=False) + "\n").encode())


def faults(place: Path, counts: Counter[str]) -> Iterator[str]:
    """Compare the library with what was confirmed since the last comparison."""
    lines = [json.loads(line) for line in (place / "confirmed").read_bytes().splitlines()]
    (place / "confirmed").write_bytes(b"")
    confirmed = {(line[0], line[1]): line[2:] for line in lines if len(line) > 1}
    counts["confirmed"] += len(confirmed)
    counts["refused"] += sum(len(line) == 1 for line in lines)
    store = Store.open(place / "library.sqlite")
    yield from store.check()
    seen_file = place / "seen"
    seen = json.loads(seen_file.read_text()) if seen_file.exists() else {"1": 0, "2": 0}
    unconfirmed = 0
    for number in (1, 2):
        made = {change.seq: change for change in store.changes(number, seen[str(number)])}
        for (where, seq), (who, op) in confirmed.items():
            if where == number and (
                seq not in made
                or made[seq].who != who
                or json.loads(json.dumps(made[seq].op.to_json())) != op
            ):
                yield f"change {seq} of document {number} was confirmed to {who} and is not there"
        unconfirmed += sum((number, seq) not in confirmed for seq in made)
        seen[str(number)] = max(made, default=seen[str(number)])
    seen_file.write_text(json.dumps(seen))
    counts["unconfirmed"] += unconfirmed
    if unconfirmed > 2 * PEOPLE:
        yield f"{unconfirmed} changes are there that nobody had the time to make"
    store.close()


if __name__ == "__main__":
    sys.exit(main())
