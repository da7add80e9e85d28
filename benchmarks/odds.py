"""Measure whether the probabilities of findings are right, on the half of the data held out.

    python -m benchmarks.odds QUALITY GOLD.jsonl:N ... [--rows FOLDER]

The arguments are those of ``training/odds.py``, which learnt from the other half. For translations
in which people marked errors, and for two sets of planted faults, it prints the findings by their
probability and by their kind: how many there are, how probable they are, and the share of real
faults. It then prints what each step of the setting shows.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from align.checks.families import KINDS
from align.checks.model.finding import SEVERITIES, lowered
from align.checks.model.showing import STEPS, levels
from align.checks.odds import FEATURES, given
from training import gold
from training.odds import Row, calibration_error, read

#: The sources of the rows, by what they are called here.
SETS = {"marked by people": ("spans", "mlqe"), "DEMETR": ("demetr",), "NTREX-128": ("gold",)}
#: Kinds with fewer findings are not printed.
FEWEST = 20
BINS = 10


def judged(rows: Sequence[Row]) -> np.ndarray:
    """The probabilities of the shipped model."""
    return given(np.array([row.features for row in rows]), [row.kind for row in rows])


def by_probability(chance: np.ndarray, real: np.ndarray) -> None:
    """Print the findings in bins of equal width."""
    place = np.minimum((chance * BINS).astype(int), BINS - 1)
    for k in range(BINS):
        here = place == k
        if here.any():
            print(
                f"  {k / BINS:.1f} to {(k + 1) / BINS:.1f} {here.sum():6}  "
                f"probability {chance[here].mean():.2f}  real {real[here].mean():.2f}"
            )


def by_kind(rows: Sequence[Row], chance: np.ndarray) -> None:
    """Print the kinds that are frequent enough."""
    found: dict[str, list[int]] = defaultdict(list)
    for k, row in enumerate(rows):
        found[row.kind].append(k)
    for kind, places in sorted(found.items(), key=lambda one: -len(one[1])):
        if len(places) >= FEWEST:
            real = np.mean([rows[k].real for k in places])
            print(
                f"  {kind:22} {len(places):6}  probability {chance[places].mean():.2f}  "
                f"real {real:.2f}"
            )


def by_step(rows: Sequence[Row], chance: np.ndarray) -> None:
    """Print how many findings, right and wrong, each step of the setting shows."""
    count: dict[str, dict[tuple[str, bool], int]] = {step: defaultdict(int) for step in STEPS}
    steps_of = FEATURES.index("lowered")
    for row, probability in zip(rows, chance, strict=True):
        usual = KINDS[row.kind].severity
        rated = lowered(usual, int(row.features[steps_of]))
        found = levels(float(probability), rated, usual, None, is_fixed=False)
        for step, severity in zip(STEPS, found, strict=True):
            what = "hidden" if severity is None else "hint" if severity == "info" else "warning"
            count[step][what, row.real] += 1
    for step, of in count.items():
        parts = (
            f"{what} {of[what, True]} right, {of[what, False]} wrong"
            for what in ("warning", "hint", "hidden")
        )
        print(f"  {step:6} " + "; ".join(parts))


def main() -> None:
    """Read the files, check, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("quality", type=Path, metavar="QUALITY")
    parser.add_argument("gold", nargs="+", metavar="GOLD.jsonl:N")
    parser.add_argument("--rows", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    every = read(options.quality, gold.read(options.gold)[0], options.rows)
    for name, starts in SETS.items():
        rows = [row for row in every if row.held_out and row.source.startswith(starts)]
        if not rows:
            continue
        chance, real = judged(rows), np.array([row.real for row in rows])
        severities = np.array([SEVERITIES.index(KINDS[row.kind].severity) for row in rows])
        alone = np.array([real[severities == one].mean() for one in severities])
        print(
            f"\n{name}: {len(rows)} findings, {real.sum()} real, {chance.sum():.0f} expected\n"
            f"  calibration error {calibration_error(chance, real):.3f}, Brier score "
            f"{np.mean((chance - real) ** 2):.3f} (by severity alone, as known afterwards, "
            f"{np.mean((alone - real) ** 2):.3f})"
        )
        by_probability(chance, real)
        by_kind(rows, chance)
        by_step(rows, chance)


if __name__ == "__main__":
    main()
