"""The work on a pair, with pairs that go wrong, and a list of what was begun and ended.

Workers and their processes import this file by its name. ``WORK_LOG`` names the list, whose rows
have what was noted, the pair, the clock, the seconds of the processor until then and the process.
As a program, it is the command ``sverka`` with this work.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from align.building.task import run

if TYPE_CHECKING:
    from align.building.task import Record, Task

#: What a pair does, by the beginning of its name, and the states that it may have in the end.
POISONS = {
    "broken": {"unreadable"},
    "huge": {"unreadable"},
    "endless": {"slow", "crashed"},  # the latter if its workers were killed each time
    "hoarding": {"crashed"},
    "crashing": {"crashed"},
}


def work(task: Task) -> tuple[Record, bytes]:
    """Do what the name of the pair says, or the usual work."""
    name = task.pair.name
    _note("begun", name)
    if name.startswith("endless"):
        while True:
            time.sleep(1)
    if name.startswith("hoarding"):
        bytearray(64 * 2**30)
    if name.startswith("crashing"):
        os.abort()
    done = run(task)
    _note("ended", name)
    return done


def _note(what: str, name: str) -> None:
    path = os.environ.get("WORK_LOG")
    if path:
        with open(path, "ab", buffering=0) as file:  # noqa: PTH123 (added in one write)
            row = (
                what,
                name,
                f"{time.monotonic():.3f}",
                f"{time.process_time():.3f}",
                str(os.getpid()),
            )
            file.write("\t".join(row).encode() + b"\n")


if __name__ == "__main__":
    from functools import partial

    from align import building
    from align.cli import main
    from benchmarks import poison  # not __main__, which is another file in the workers

    building.scheduler = partial(building.scheduler, work=poison.work)
    building.on_cluster = partial(building.on_cluster, work=poison.work)
    main()
