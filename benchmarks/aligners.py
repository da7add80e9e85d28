"""Compare Sverka's aligner with others, on the same sentences in one run.

    python benchmarks/aligners.py [GOLD.jsonl ...] [--folds 3] [--rounds 5] [--only SET ...]
    python benchmarks/aligners.py GOLD.jsonl ... --shipped

Each document is aligned by weights that were trained without it and without any of its sentences
(cross-validation over all the given gold). They are kept in out/folds for the next run. With
``--shipped`` the built-in weights are measured, for gold that they have not seen; without arguments
the project's own gold is measured this way. All systems that read sentence vectors get them from
the same encoder, Sverka's. The rate counts source sentences of the whole call, with encoding and,
if vectors are known already, without; it is the median of the rounds (at most the given number, and
no new one after a minute). Each system runs in a separate process, whose peak memory is shown. A
system that is not installed is left out.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution, version
from importlib.util import module_from_spec, spec_from_file_location
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import NamedTuple
from zlib import crc32

import numpy as np

from align.aligner import METHODS, align, encoders, training
from align.aligner.encoders import Encoder, Vectors
from align.aligner.encoders.remembering import RememberingEncoder
from align.aligner.evaluation import Score, beads_of, lax, strict
from align.aligner.gold import Beads, GoldDocument, read_all
from align.aligner.model import ModelFile

ROOT = Path(__file__).resolve().parents[1]
#: The folder for the weights of the folds.
FOLDS = ROOT / "out" / "folds"
#: No new round begins after this many seconds.
PATIENCE = 60.0
#: Readable on white and on black, because the pictures have no background.
INK, ACCENT, SECOND = "#7a818c", "#2f8fd8", "#c77d1e"
#: The default limits for sentences in a bead, both sides together. Other values were no better.
VECALIGN_SIZE, BERTALIGN_SIZE = 8, 5


@dataclass(frozen=True)
class Task:
    """A document, and the weights that may align it; None means the built-in ones."""

    document: GoldDocument
    weights: Path | None


def galechurch(task: Task, _encoder: Encoder | None) -> Beads:
    """Gale and Church's length method, from the wheel of that name."""
    import galechurch as wheel

    result = wheel.align(list(task.document.src), list(task.document.tgt))
    return beads_of(
        [
            (range(b.source_start, b.source_end), range(b.target_start, b.target_end))
            for b in result.beads
        ]
    )


def vecalign(task: Task, encoder: Encoder | None) -> Beads:
    """Vecalign's dynamic programming, from the wheel sentweave."""
    import sentweave

    assert encoder
    result = sentweave.align(
        task.document.src, task.document.tgt, encoder, alignment_max_size=VECALIGN_SIZE
    )
    return beads_of([(bead.src_indices, bead.tgt_indices) for bead in result.alignments])


@lru_cache(maxsize=1)
def _bertalign_kernels() -> ModuleType:
    """The two passes of the wheel bertalign, without the rest of it.

    The package loads PyTorch and its own model when it is imported. The passes only use PyTorch for
    a search, which ``bertalign`` does with NumPy.
    """
    place = Path(str(distribution("bertalign").locate_file("bertalign/corelib.py")))
    spec = spec_from_file_location("bertalign_corelib", place)
    assert spec
    assert spec.loader
    module = sys.modules[spec.name] = module_from_spec(spec)
    missing = "torch" not in sys.modules
    sys.modules.setdefault("torch", ModuleType("torch"))
    try:
        spec.loader.exec_module(module)
    finally:
        if missing:
            del sys.modules["torch"]
    return module


def bertalign(task: Task, encoder: Encoder | None) -> Beads:
    """Bertalign's two passes with their own settings, on our encoder's vectors."""
    assert encoder
    kernels = _bertalign_kernels()
    document = task.document
    (src, src_lengths), (tgt, tgt_lengths) = (
        _joined(side, encoder, BERTALIGN_SIZE - 1) for side in (document.src, document.tgt)
    )
    n, m = len(document.src), len(document.tgt)
    similar = src[0] @ tgt[0].T
    nearest = np.argsort(-similar, axis=1, kind="stable")[:, :3]
    scores = np.take_along_axis(similar, nearest, axis=1)
    width, path = kernels.find_first_search_path(n, m)
    types = kernels.get_alignment_types(2)
    pointers = kernels.first_pass_align(n, m, width, path, types, scores, nearest)
    first = kernels.first_back_track(n, m, pointers, path, types)
    width, path = kernels.find_second_search_path(first, 5, n, m)
    types = kernels.get_alignment_types(BERTALIGN_SIZE)
    ratio = float(src_lengths[0].sum() / tgt_lengths[0].sum())
    pointers = kernels.second_pass_align(
        src, tgt, src_lengths, tgt_lengths, width, path, types, ratio, -0.1,
        margin=True, len_penalty=True,
    )  # fmt: skip
    return beads_of(kernels.second_back_track(n, m, pointers, path, types))


def _joined(
    sentences: Sequence[str], encoder: Encoder, most: int
) -> tuple[Vectors, np.ndarray[tuple[int, ...], np.dtype[np.int64]]]:
    """Vectors, and lengths in bytes, of up to ``most`` sentences joined: [count - 1, last]."""
    texts = [
        " ".join(sentences[last - count + 1 : last + 1]) if last >= count - 1 else "PAD"
        for count in range(1, most + 1)
        for last in range(len(sentences))
    ]
    shape = (most, len(sentences))
    lengths = np.array([len(text.encode()) for text in texts], np.int64).reshape(shape)
    return encoder.encode(texts).reshape(*shape, encoder.dimensions), lengths


def ours(method: str) -> Callable[[Task, Encoder | None], Beads]:
    """One of Sverka's methods."""
    read = lru_cache(ModelFile.load)

    def run(task: Task, encoder: Encoder | None) -> Beads:
        held = read(task.weights) if task.weights else None
        made = align(*task.document.texts(), method=method, weights=held, encoder=encoder)
        return beads_of([(bead.src, bead.tgt) for bead in made.beads])

    return run


class System(NamedTuple):
    """A row of the table: how to run the system, its distribution, and whether it reads vectors."""

    run: Callable[[Task, Encoder | None], Beads]
    distribution: str
    vectors: bool


SYSTEMS = {
    "Gale-Church (galechurch)": System(galechurch, "galechurch", False),
    "vecalign (sentweave)": System(vecalign, "sentweave", True),
    "bertalign": System(bertalign, "bertalign", True),
    **{
        f"Sverka, {method}": System(ours(method), "sverka", reads.vectors)
        for method, reads in METHODS.items()
    },
}


class Measured(NamedTuple):
    """The results of one system on one set; rates in source sentences per second, memory in MiB."""

    strict: Score
    lax: Score
    rate: float
    rate_without_encoding: float | None
    memory: float


def measure(name: str, tasks: Sequence[Task], rounds: int) -> Measured:
    """Run one system over all tasks."""
    system = SYSTEMS[name]
    encoder = encoders.default() if system.vectors else None
    sentences = sum(len(task.document.src) for task in tasks)

    def rate(encoder: Encoder | None) -> float:
        seconds: list[float] = []
        while len(seconds) < rounds and sum(seconds) < PATIENCE:
            began = time.perf_counter()
            for task in tasks:
                system.run(task, encoder)
            seconds.append(time.perf_counter() - began)
        return sentences / statistics.median(seconds)

    system.run(tasks[0], encoder)
    full, memory, without = rate(encoder), peak_memory(), None
    if encoder:
        encoder = RememberingEncoder(encoder)
    found = [system.run(task, encoder) for task in tasks]
    if encoder:
        without = rate(encoder)
    exact, loose = Score(), Score()
    for task, beads in zip(tasks, found, strict=True):
        exact += strict(beads, task.document.gold)
        loose += lax(beads, task.document.gold)
    return Measured(exact, loose, full, without, memory)


def peak_memory() -> float:
    """The peak memory of this process, in MiB.

    On Linux, getrusage includes what the parent held when it forked; the kernel's table does not.
    """
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def tasks_of(
    documents: Sequence[GoldDocument], folds: int, free: Sequence[GoldDocument] = ()
) -> list[Task]:
    """Each document with weights that have not seen it."""
    return [
        Task(document, weights)
        for weights, _, test in folds_of(documents, folds, free)
        for document in test
    ]


def folds_of(
    documents: Sequence[GoldDocument], folds: int, free: Sequence[GoldDocument] = ()
) -> Iterator[tuple[Path, list[GoldDocument], list[GoldDocument]]]:
    """For each fold: the weights learnt from its training documents and, for free translations,
    from those in ``free``, learnt again if the code has changed; the training documents; the test
    documents.
    """
    FOLDS.mkdir(parents=True, exist_ok=True)
    code = [
        path for room in ("aligner", "anchors") for path in (ROOT / "align" / room).rglob("*.py")
    ]
    made_by = "\n".join(path.read_text(encoding="utf-8") for path in sorted(code))
    for number, (train, test) in enumerate(training.folds(documents, folds)):
        seen = "\n".join(
            (made_by, *(f"{d.collection} {d.id} {d.src} {d.gold}" for d in (*train, *free)))
        )
        path = FOLDS / f"{crc32(seen.encode()):08x}.json"
        if not path.exists():
            print(f"fold {number + 1} of {folds}: learning from {len(train)} documents", flush=True)
            path.write_text(training.train(train, free=free, iterations=60).to_json())
        yield path, train, test


def machine() -> str:
    """The date, the machine and its load, in words."""
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return f"{date.today()}, {os.cpu_count()} cores{load}, Python {platform.python_version()}"


def drawing() -> ModuleType:
    """Matplotlib's pyplot, set up to write the same SVG file in every run."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    keys = ("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color")
    plt.rcParams.update(dict.fromkeys(keys, INK))
    plt.rcParams.update({"font.size": 11, "svg.hashsalt": "sverka", "axes.facecolor": "none"})
    plt.rcParams.update({"axes.spines.top": False, "axes.spines.right": False})
    return plt


def installed() -> dict[str, str]:
    """The installed versions of the systems' distributions."""
    found = {}
    for system in SYSTEMS.values():
        try:
            found[system.distribution] = version(system.distribution)
        except PackageNotFoundError:
            continue
    return found


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--shipped", action="store_true", help="measure the shipped weights")
    parser.add_argument("--free", nargs="+", type=Path, default=(), help="as for sverka train")
    parser.add_argument("--only", nargs="+", metavar="SET", help="measure these; learn from all")
    options = parser.parse_args()
    documents = read_all(options.gold or sorted((ROOT / "corpora" / "gold").glob("*.jsonl")))
    if options.gold and not options.shipped:
        tasks = tasks_of(documents, options.folds, read_all(options.free))
    else:
        tasks = [Task(document, None) for document in documents]
    versions = installed()
    print(f"\n{machine()}, " + ", ".join(f"{name} {number}" for name, number in versions.items()))
    print(
        "\n| set | system | strict F1 | lax F1 | sentences/s | without encoding | peak MiB |\n"
        "|---|---|---|---|---|---|---|"
    )
    for collection in options.only or dict.fromkeys(task.document.collection for task in tasks):
        held = [task for task in tasks if task.document.collection == collection]
        for name, system in SYSTEMS.items():
            if system.distribution not in versions:
                continue
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                one = pool.submit(measure, name, held, options.rounds).result()
            without = f"{one.rate_without_encoding:,.0f}" if one.rate_without_encoding else "–"
            print(
                f"| {collection} | {name} | {one.strict.f1:.3f} | {one.lax.f1:.3f} | "
                f"{one.rate:,.0f} | {without} | {one.memory:,.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
