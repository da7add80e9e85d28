"""How long the library takes: opening, each operation, undo, search.

    python benchmarks/store.py [BEADS...]        default 5000 50000

The output has milliseconds of processor time and wall time, each the median of several runs, and
the wall time that 95 % of the runs stay under. Things that happen once are measured once. The pair
is invented, with one-to-one beads, in a new library on this disk. An operation is complete when it
is on the disk.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time
from typing import TypeVar

from edits import invented, mixed

import align.checks  # noqa: F401, imported here so that loading it is not timed
from align import review as rv
from align.errors import EditError
from align.review.find import Pattern
from align.store import Store

RUNS = 100
T = TypeVar("T")


def measure(beads: int, folder: Path) -> None:
    """Print a table for a pair of ``beads``."""
    chance = Random(7)
    store = Store.open(folder / f"{beads}.sqlite")
    alignment = invented(beads)
    print(f"\n{f'{beads:,} beads':<30}processor   clock    95 %")
    number = once("add", lambda: store.add(alignment, "harbour", "ann"))
    review = once("open the document", lambda: store.review(number))
    once("list the library", store.library)
    rows = [row.id for row in review.rows]
    places = chance.sample(range(0, beads - 3, 4), RUNS)
    seq = 0

    def apply(op: rv.Operation) -> None:
        nonlocal seq
        seq = store.apply(number, op, "ann", seq).seq

    middle = rows[beads // 2]
    once("shift all below the middle", lambda: apply(rv.Shift("tgt", middle, 1)))
    seq = once("undo that", lambda: store.undo(number, "ann")).seq
    cells = [row.src[0] for row in review.rows]
    for name, make in {
        "accept": lambda k: rv.Accept((rows[k],)),
        "comment": lambda k: rv.AddComment(rows[k], "lamps or lights?"),
        "edit": lambda k: rv.Edit(cells[k], "The lamps of the harbour burn again."),
        "cut a sentence": lambda k: rv.Cut(cells[k], 11),
        "unlink": lambda k: rv.Unlink(rows[k]),
        "merge": lambda k: rv.Merge((rows[k + 1], rows[k + 2])),
    }.items():
        series(name, [partial(apply, make(k)) for k in places])
    review = store.review(number)
    series("mixed edits", [partial(mixed_edit, apply, review, chance)] * RUNS)
    series("undo", [partial(store.undo, number, "ann")] * RUNS)
    series("redo", [partial(store.redo, number, "ann")] * RUNS)
    fresh = store.review(number)
    (last,) = store.changes(number, fresh.seq - 1)
    series("follow another's change", [lambda: fresh.patched(last.patch)] * 20)
    series("search a word", [lambda: store.search(Pattern("lamps of the"))] * 20)
    series("search an expression", [lambda: store.search(Pattern(r"\b99\d\b", is_regex=True))] * 3)
    short = invented(500)
    once("compare 500 beads with it", lambda: store.checking.memory(short))
    series("compare them again", [lambda: store.checking.memory(short)] * 20)
    seq = fresh.seq
    once("accept all above the end", lambda: apply(rv.AcceptAbove(fresh.rows[-1].id)))
    once("check the file", store.check)
    store.close()


def mixed_edit(apply: Callable[[rv.Operation], None], review: rv.Review, chance: Random) -> None:
    """Apply any operation; some are not possible, which takes about as long to find out."""
    with suppress(EditError):
        apply(mixed(review, chance))


def once(name: str, job: Callable[[], T]) -> T:
    """Run ``job`` and print how long it took."""
    result, processor, clock = timed(job)
    print(f"  {name:<28}{processor:>10,.1f}{clock:>10,.1f}")
    return result


def series(name: str, jobs: Sequence[Callable[[], object]]) -> None:
    """Run ``jobs`` and print how long they took."""
    _, processor, clock = zip(*map(timed, jobs), strict=True)
    last = sorted(clock)[int(0.95 * len(clock))]
    print(f"  {name:<28}{median(processor):>10,.1f}{median(clock):>10,.1f}{last:>10,.1f}")


def timed(job: Callable[[], T]) -> tuple[T, float, float]:
    """Run ``job``; return its result and the milliseconds of processor time and wall time."""
    clock, processor = perf_counter(), process_time()
    result = job()
    return result, 1000 * (process_time() - processor), 1000 * (perf_counter() - clock)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for size in [int(one) for one in sys.argv[1:]] or [5000, 50000]:
            measure(size, Path(name))
