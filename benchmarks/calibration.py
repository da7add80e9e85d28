"""Do probabilities mean what they say? Of the beads with 90 %, 90 % should be right.

    python benchmarks/calibration.py GOLD.jsonl ... [--folds 3] [--plot docs/calibration.svg]

Each document is aligned by weights that have seen neither it nor any of its sentences. A bead is
right as in the strict score. ECE, the expected calibration error, is the mean distance between the
probability and the share of beads that are right, over fifteen equal bins, weighted by their number
of beads. AUROC is the chance that a wrong bead has a lower probability than a right one.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from aligners import ACCENT, INK, Task, drawing, machine, tasks_of
from numpy.typing import NDArray
from scipy.stats import rankdata

from align.aligner import align
from align.aligner.evaluation import strict
from align.aligner.gold import read_all
from align.aligner.model import ModelFile
from align.alignment import Method

BINS = 15
PLOTTED: tuple[Method, ...] = ("anchor", "semantic")
#: Half the width of a 95 % interval, in standard deviations.
SIGMAS = 1.96


class Judged(NamedTuple):
    """The probability of each bead, and whether it is right."""

    probability: NDArray[np.float64]
    right: NDArray[np.bool_]


def judge(tasks: Iterable[Task], method: Method) -> Judged:
    """Align all documents and compare the beads with gold."""
    probability: list[float] = []
    right: list[bool] = []
    for task in tasks:
        weights = ModelFile.load(task.weights) if task.weights else None
        made = align(*task.document.texts(), method=method, weights=weights)
        for bead in made.beads:
            probability.append(bead.probability)
            right.append(strict(((bead.src, bead.tgt),), task.document.gold).right == 1)
    return Judged(np.array(probability), np.array(right, bool))


def together(parts: Sequence[Judged]) -> Judged:
    """The beads of several sets."""
    return Judged(
        np.concatenate([part.probability for part in parts]),
        np.concatenate([part.right for part in parts]),
    )


class Bins(NamedTuple):
    """For each filled bin: its number of beads, their mean probability, the share that is right."""

    count: NDArray[np.int64]
    stated: NDArray[np.float64]
    right: NDArray[np.float64]


def binned(judged: Judged) -> Bins:
    """The beads in BINS bins of equal width."""
    number = np.minimum((judged.probability * BINS).astype(int), BINS - 1)
    count = np.bincount(number, minlength=BINS)
    filled = count > 0
    stated, right = (
        np.bincount(number, values.astype(float), minlength=BINS)[filled] / count[filled]
        for values in judged
    )
    return Bins(count[filled], stated, right)


def calibration_error(judged: Judged) -> float:
    """The expected calibration error, 0 to 1; lower is better."""
    count, stated, right = binned(judged)
    return float((count * abs(stated - right)).sum() / count.sum())


def auroc(judged: Judged) -> float:
    """How well a low probability identifies wrong beads; 1 is perfect, 0.5 is chance."""
    wrong = int((~judged.right).sum())
    if wrong in (0, len(judged.right)):
        return float("nan")
    rank = rankdata(-judged.probability)
    below = rank[~judged.right].sum() - wrong * (wrong + 1) / 2
    return float(below / (wrong * (len(rank) - wrong)))


def interval(share: NDArray[np.float64], count: NDArray[np.int64]) -> NDArray[np.float64]:
    """How far Wilson's 95 % interval reaches below and above each share."""
    square = SIGMAS**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = SIGMAS / (1 + square / count)
    half = half * np.sqrt(share * (1 - share) / count + square / (4 * count**2))
    return np.maximum(0.0, np.stack((share - middle + half, middle + half - share)))


def plot(results: dict[Method, Judged], path: Path) -> None:
    """Draw the reliability diagram of each method, for all sets together."""
    plt = drawing()
    figure, rows = plt.subplots(
        2, len(results), figsize=(9, 5), sharex=True, squeeze=False,
        gridspec_kw={"height_ratios": (4, 1)}, layout="constrained",
    )  # fmt: skip
    for (method, judged), upper, lower in zip(results.items(), *rows, strict=True):
        bins = binned(judged)
        upper.plot((0, 1), (0, 1), color=INK, linewidth=1, linestyle=":")
        upper.errorbar(
            bins.stated, bins.right, interval(bins.right, bins.count),
            color=ACCENT, marker="o", markersize=4, linewidth=1.2, elinewidth=0.8,
        )  # fmt: skip
        upper.set(
            title=f"{method}: ECE {calibration_error(judged):.3f}, AUROC {auroc(judged):.3f}",
            xlim=(0, 1.02), ylim=(0, 1.02),
        )  # fmt: skip
        lower.bar(bins.stated, bins.count, width=0.8 / BINS, color=ACCENT)
        lower.set(yscale="log", xlabel="probability stated")
    rows[0][0].set_ylabel("share that is right")
    rows[1][0].set_ylabel("beads")
    figure.savefig(path, transparent=True, metadata={"Date": None})


def main() -> None:
    """Print a table in Markdown and draw the diagram."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--plot", type=Path, help="an SVG file to draw")
    options = parser.parse_args()
    tasks = tasks_of(read_all(options.gold), options.folds)
    sets = list(dict.fromkeys(task.document.collection for task in tasks))
    print(
        f"{machine()}\n\n| set | method | beads | wrong | ECE | AUROC |\n|---|---|---|---|---|---|"
    )
    results: dict[Method, Judged] = {}
    for method in PLOTTED:
        parts = []
        for name in (*sets, "all"):
            held = [task for task in tasks if task.document.collection == name]
            judged = judge(held, method) if held else together(parts)
            parts.append(judged)
            print(
                f"| {name} | {method} | {len(judged.right):,} | {(~judged.right).sum():,} | "
                f"{calibration_error(judged):.3f} | {auroc(judged):.3f} |",
                flush=True,
            )
        results[method] = parts[-1]
    if options.plot:
        plot(results, options.plot)


if __name__ == "__main__":
    main()
