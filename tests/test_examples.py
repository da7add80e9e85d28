"""The examples for clusters, as far as they can be tried on one machine."""

import runpy
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples" / "cluster"


def test_the_kubernetes_file_describes_a_cluster():
    cluster = yaml.safe_load((EXAMPLES / "kubernetes.yaml").read_text("utf-8"))
    assert (cluster["apiVersion"], cluster["kind"]) == ("kubernetes.dask.org/v1", "DaskCluster")
    for part in ("worker", "scheduler"):
        (container,) = cluster["spec"][part]["spec"]["containers"]
        assert container["args"][:2] == ["dask", part]


@pytest.mark.parametrize("name", ["slurm.sh", "ssh.sh"])
def test_a_script_is_valid_shell(name):
    subprocess.run(["sh", "-n", str(EXAMPLES / name)], check=True)


def test_the_slurm_program_builds_on_any_dask_cluster(tmp_path):
    distributed = pytest.importorskip("distributed")
    for lang, text in (("en", "The mill was repaired."), ("ru", "Мельницу починили.")):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "mill.txt").write_text(text, "utf-8")
    program = runpy.run_path(str(EXAMPLES / "slurm.py"))
    with distributed.LocalCluster(
        n_workers=0, threads_per_worker=1, processes=False, dashboard_address=":0"
    ) as cluster:
        places = (str(tmp_path / name) for name in ("en", "ru", "out"))
        report = program["run"](cluster, *places, workers=1)
    assert [record.name for record in report.records] == ["mill"]
