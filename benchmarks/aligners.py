"""Sverka's aligner beside its peers, on the same sentences in one run.

    python benchmarks/aligners.py [GOLD.jsonl ...] [--folds 3] [--rounds 5]

Each document is aligned by weights that were trained without it and without any of its
sentences (cross-validation over all the gold given). The rate counts source sentences of the
whole call, the median of the rounds after one to warm up; each system runs in a process of its
own, whose peak memory is shown. Without arguments the project's own gold is measured, by the
shipped weights, which have not seen it.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from align.aligner import METHODS, align, training
from align.aligner.evaluation import Score, beads_of, lax, strict
from align.aligner.gold import Beads, GoldDocument, read_all
from align.aligner.model import ModelFile

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Task:
    """A document, and the weights that may align it; None for the shipped ones."""

    document: GoldDocument
    weights: Path | None


def galechurch(task: Task) -> Beads:
    """Gale and Church's lengths, by the wheel of that name."""
    import galechurch as wheel

    result = wheel.align(list(task.document.src), list(task.document.tgt))
    return beads_of(
        [
            (range(b.source_start, b.source_end), range(b.target_start, b.target_end))
            for b in result.beads
        ]
    )


def ours(method: str) -> Callable[[Task], Beads]:
    """One of Sverka's methods."""
    models: dict[Path, ModelFile] = {}

    def run(task: Task) -> Beads:
        model = None
        if task.weights:
            held = models.setdefault(task.weights, ModelFile.load(task.weights))
            model = held.models[method]
        made = align(*task.document.texts(), method=method, model=model)
        return beads_of([(bead.src, bead.tgt) for bead in made.beads])

    return run


SYSTEMS: dict[str, Callable[[Task], Beads]] = {
    "Gale-Church (galechurch)": galechurch,
    **{f"Sverka, {method}": ours(method) for method in METHODS},
}


def measure(system: str, tasks: Sequence[Task], rounds: int) -> tuple[Score, Score, float, float]:
    """Strict and lax score, source sentences a second (median of rounds), peak memory in MiB."""
    run = SYSTEMS[system]
    found = [run(task) for task in tasks]
    seconds = []
    for _ in range(rounds):
        began = time.perf_counter()
        for task in tasks:
            run(task)
        seconds.append(time.perf_counter() - began)
    exact, loose = Score(), Score()
    for task, beads in zip(tasks, found, strict=True):
        exact += strict(beads, task.document.gold)
        loose += lax(beads, task.document.gold)
    sentences = sum(len(task.document.src) for task in tasks)
    return exact, loose, sentences / statistics.median(seconds), peak_memory()


def peak_memory() -> float:
    """The most memory that this process has held, in MiB.

    On Linux getrusage counts what the parent held when it forked; the kernel's own table does not.
    """
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def tasks_of(documents: Sequence[GoldDocument], folds: int, folder: Path) -> list[Task]:
    """Each document with weights that have not seen it."""
    tasks = []
    for number, (train, test) in enumerate(training.folds(documents, folds)):
        print(f"training without fold {number + 1} of {folds} ({len(train)} documents)", flush=True)
        path = folder / f"fold-{number}.json"
        path.write_text(training.train(train, iterations=60).to_json())
        tasks += [Task(document, path) for document in test]
    return tasks


def main() -> None:
    """Print one table in Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    own = sorted((ROOT / "corpora" / "gold").glob("*.jsonl"))
    documents = read_all(options.gold or own)
    with tempfile.TemporaryDirectory() as folder:
        if options.gold:
            tasks = tasks_of(documents, options.folds, Path(folder))
        else:
            tasks = [Task(document, None) for document in documents]
        collections = list(dict.fromkeys(task.document.collection for task in tasks))
        print(
            f"\n{date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}, sverka "
            f"{version('sverka')}, galechurch {version('galechurch')}\n\n"
            "| set | system | strict F1 | lax F1 | sentences/s | peak MiB |\n"
            "|---|---|---|---|---|---|"
        )
        for collection in collections:
            held = [task for task in tasks if task.document.collection == collection]
            for system in SYSTEMS:
                with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                    exact, loose, rate, memory = pool.submit(
                        measure, system, held, options.rounds
                    ).result()
                print(
                    f"| {collection} | {system} | {exact.f1:.3f} | {loose.f1:.3f} | "
                    f"{rate:,.0f} | {memory:,.0f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
