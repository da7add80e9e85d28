"""Work that goes wrong, for processes that a test starts: they import this file by its name."""

import os
import time
from pathlib import Path

from align.building.task import run
from align.loaders import apart


def work(task):
    """Do what the name of the pair says, or the usual work."""
    if task.pair.name == "crash":
        os._exit(3)
    if task.pair.name == "unlucky" and not (seen := Path(task.pair.src + ".seen")).exists():
        seen.touch()
        os._exit(3)
    if task.pair.name == "sleep":
        time.sleep(60)
    if task.pair.name == "hoard":
        bytearray(8 * 2**30)
    if task.pair.name == "fault":
        raise ZeroDivisionError("a fault of ours")
    if task.pair.name == "network":
        raise TimeoutError("the store does not answer")
    if task.pair.name == "first" and not apart._idle:
        raise RuntimeError("this process has not read anything yet")
    return run(task)
