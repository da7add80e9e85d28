"""A Dask cluster gives the same as one machine, and what goes wrong in one pair stays there."""

import bad_work
import pytest

from align import ClusterError
from align.building import Pair, Pairs, Settings, build, by_name, here
from align.building.cluster import scheduler

distributed = pytest.importorskip("distributed")

SETTINGS = Settings("en", "ru", method="anchor")


@pytest.fixture(scope="module")
def cluster():
    """A cluster with one worker, in this process; its own processes do the work."""
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
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


def test_a_scheduler_that_does_not_answer_is_named(folders, tmp_path, monkeypatch):
    monkeypatch.setattr("align.building.cluster._ANSWER", 0.5)
    with pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:9: .* does not answer"):
        build(by_name(*folders), tmp_path, SETTINGS, run=scheduler("tcp://127.0.0.1:9"))
