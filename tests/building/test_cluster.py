"""A Dask cluster gives the same as one machine, and what goes wrong in one pair stays there."""

import bad_work
import pytest

from align import ClusterError
from align.building import Pair, Pairs, Settings, build, by_name, here
from align.building.cluster import _Pace, _Session, scheduler
from align.building.task import run

distributed = pytest.importorskip("distributed")

SETTINGS = Settings("en", "ru", method="anchor")


@pytest.fixture(scope="module")
def cluster():
    """A cluster with one worker, in this process; its own processes do the work."""
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=":0"
    ) as cluster:
        yield cluster.scheduler_address


def contents(folder):
    return {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_cluster_gives_the_same_files_as_one_process(folders, tmp_path, cluster):
    build(by_name(*folders), tmp_path / "one", SETTINGS, run=here)
    build(by_name(*folders), tmp_path / "two", SETTINGS, run=scheduler(cluster))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_pair_that_crashes_stops_nobody(folders, tmp_path, cluster):
    good = by_name(*folders).pairs[0]
    pairs = Pairs((Pair("crash", good.src, good.tgt), good))
    report = build(pairs, tmp_path / "out", SETTINGS, run=scheduler(cluster, work=bad_work.work))
    assert [record.state for record in report.records] == ["crashed", "aligned"]


def test_a_pair_that_never_ends_is_given_up(folders, tmp_path, cluster):
    pair = Pair("sleep", *map(str, folders))
    run = scheduler(cluster, timeout=2, work=bad_work.work)
    report = build(Pairs((pair,)), tmp_path / "out", SETTINGS, run=run)
    assert [record.state for record in report.records] == ["slow"]


def test_a_worker_with_other_code_is_refused(folders, tmp_path, cluster, monkeypatch):
    monkeypatch.setattr("align.building.cluster.code_version", iter(("mine", "its")).__next__)
    with pytest.raises(ClusterError, match="another version of Sverka"):
        build(by_name(*folders), tmp_path / "out", SETTINGS, run=scheduler(cluster))


def work_without(bad):
    """The work of a worker that fails if a pair has the name ``bad``."""

    def work(tasks, how):
        if any(task.pair.name == bad for task in tasks):
            raise OSError("the disk is full")
        return [run(task) for task in tasks], 1.0, []

    return work


def test_the_pair_that_makes_its_batch_fail_is_found(folders, tmp_path, cluster, monkeypatch):
    monkeypatch.setattr("align.building.cluster._Pace.size", lambda *_: 3)
    monkeypatch.setattr("align.building.cluster.work_on", work_without("mill"))
    report = build(by_name(*folders), tmp_path / "out", SETTINGS, run=scheduler(cluster))
    assert [(one.state, one.reason) for one in report.records] == [
        ("aligned", ""),
        ("crashed", "OSError: the disk is full"),
        ("aligned", ""),
    ]


def test_what_was_in_work_when_the_scheduler_was_lost_is_sent_again(
    folders, tmp_path, cluster, monkeypatch
):
    told = []
    lost = iter((True,))
    fetch = _Session._fetch

    async def fetch_or_lose(self, batch, future):
        if next(lost, False):
            await future.cancel()  # as Dask does when the connection is lost
        await fetch(self, batch, future)

    monkeypatch.setattr("align.building.cluster.work_on", work_without(""))
    monkeypatch.setattr(_Session, "_fetch", fetch_or_lose)
    run_ = scheduler(cluster, tell=told.append)
    report = build(by_name(*folders), tmp_path / "out", SETTINGS, run=run_)
    assert report.states == {"aligned": 3}
    assert "lost the connection to the scheduler of the cluster; waiting for it" in told


def test_results_that_were_lost_on_the_way_are_asked_for_again(
    folders, tmp_path, cluster, monkeypatch
):
    """Not everything is sent again for them, which would be done twice."""
    told = []
    lost = iter((True,))
    gather = distributed.Client._gather

    async def gather_or_lose(self, *args, **how):
        if next(lost, False):
            raise OSError("the connection broke")
        return await gather(self, *args, **how)

    monkeypatch.setattr("align.building.cluster._PAUSE", 0)
    monkeypatch.setattr("align.building.cluster.work_on", work_without(""))
    monkeypatch.setattr(distributed.Client, "_gather", gather_or_lose)
    run_ = scheduler(cluster, tell=told.append)
    report = build(by_name(*folders), tmp_path / "out", SETTINGS, run=run_)
    assert report.states == {"aligned": 3}
    assert not [line for line in told if line.startswith("lost")]


class Hidden:
    """A file that workers do not see."""

    def __init__(self, path):
        self.path = path

    def exists(self):
        return False

    def __str__(self):
        return str(self.path)


def test_a_file_that_only_workers_do_not_see_ends_the_build(
    folders, tmp_path, cluster, monkeypatch
):
    """Otherwise pairs would be unreadable, although they are not."""
    path = folders[0] / "mill.txt"
    path.write_bytes(b"")
    monkeypatch.setattr("align.building.cluster._needed", lambda *_: [Hidden(path)])
    with pytest.raises(ClusterError, match="does not see this file"):
        build(by_name(*folders), tmp_path / "out", SETTINGS, run=scheduler(cluster))


def test_the_first_pairs_of_new_processes_do_not_make_batches_small_for_long():
    pace = _Pace()
    pace.add(1, 60.0)
    for _ in range(8):
        pace.add(2, 0.2)
    assert pace.size(threads=2) == 2


def test_batches_are_long_only_if_there_are_many_threads():
    """An interruption costs what all threads are working on."""
    pace = _Pace()
    pace.add(10, 1.0)
    assert [pace.size(threads) for threads in (2, 100, 1000)] == [2, 10, 20]


def test_a_scheduler_that_does_not_answer_is_named(folders, tmp_path, monkeypatch):
    monkeypatch.setattr("align.building.cluster._ANSWER", 0.5)
    with pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:9: .* does not answer"):
        build(by_name(*folders), tmp_path, SETTINGS, run=scheduler("tcp://127.0.0.1:9"))
