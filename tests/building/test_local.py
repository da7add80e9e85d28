"""Several processes: what goes wrong in one pair does not touch the others."""

import bad_work

from align.building import Pair, Pairs, Settings, build, by_name, here, scheduler

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


def test_the_number_of_processes_changes_nothing(folders, tmp_path):
    build(by_name(*folders), tmp_path / "one", SETTINGS, run=here)
    build(by_name(*folders), tmp_path / "two", SETTINGS, run=scheduler(2))
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.*") if path.is_file()}
        for name in ("one", "two")
    )
    assert one == two
