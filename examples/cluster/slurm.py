"""Build a corpus on a SLURM cluster: each job is a Dask worker.

    pip install "sverka[cluster]" dask-jobqueue
    python slurm.py news/en news/ru corpus --workers 40

Run it on a login node, or in a small job of its own, in a folder that all nodes share. Adapt
``queue``, ``account`` and ``walltime`` to your site. Jobs may start late and end early: the build
waits for the first and goes on without those that are gone. If it is stopped itself, the same
command goes on.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from align.building import Report, Settings, build, by_name, on_cluster


def jobs(cores: int) -> Any:
    """Jobs of one node each. The processes of the pairs need 1 GB for each core."""
    from dask_jobqueue import SLURMCluster

    return SLURMCluster(
        queue="normal",
        account="corpora",
        walltime="12:00:00",
        cores=cores,
        processes=1,
        memory=f"{2 * cores}GB",
        job_extra_directives=["--requeue"],
    )


def run(cluster: Any, src: str, tgt: str, output: str, workers: int) -> Report:
    """Build on any kind of Dask cluster."""
    # Not adapt(): a build keeps only two batches a thread waiting, so Dask would see little to do.
    cluster.scale(workers)
    print(f"Dask's dashboard: {cluster.dashboard_link}")
    scheduler = on_cluster(cluster.scheduler_address, timeout=600, memory=4 * 2**30, tell=print)
    return build(by_name(Path(src), Path(tgt)), Path(output), Settings(), run=scheduler)


def main() -> None:
    """Read the options, start the jobs, build and say what came out."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("src")
    parser.add_argument("tgt")
    parser.add_argument("output")
    parser.add_argument("--workers", type=int, default=10)
    parser.add_argument("--cores", type=int, default=16)
    chosen = parser.parse_args()
    with jobs(chosen.cores) as cluster:
        report = run(cluster, chosen.src, chosen.tgt, chosen.output, chosen.workers)
    for state, number in report.states.items():
        print(f"{number:,} {state}")
    raise SystemExit(bool(report.out or report.left))


if __name__ == "__main__":
    main()
