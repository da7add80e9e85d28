"""Fit the weights of ``align.checks.coverage`` on planted omissions, and say what they find.

    python benchmarks/omissions.py GOLD.jsonl:N ...

Of each file the first N documents are taken. From each bead a clause is cut on either side, and
neighbouring beads are joined with the sentences of one left out. Each document is judged by weights
that have not seen it: the share of omissions found at so many false alarms for 100 beads.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import faults
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from align.aligner.gold import GoldDocument, read_all
from align.aligner.links import Linker
from align.checks import coverage

FloatArray = NDArray[np.float64]


class Case(NamedTuple):
    """A bead: ``lost`` is the side (0 source, 1 target) that has more, None where all is well."""

    src: str
    tgt: str
    lost: int | None
    what: str


class Row(NamedTuple):
    """The gap of a side as the model sees it, and whether it is one."""

    features: FloatArray
    real: bool
    side: int
    what: str
    document: int


def cases(document: GoldDocument, random: Random) -> Iterator[Case]:
    """The document's beads as they are and with omissions."""
    pairs = faults.clean(document)
    for k, (src, tgt) in enumerate(pairs):
        yield Case(" ".join(src), " ".join(tgt), None, "clean")
        for side, plant in enumerate((faults.omitted_part, faults.added_part)):
            made = plant((src, tgt), None, random)  # type: ignore[arg-type]
            if made:
                yield Case(" ".join(made[0]), " ".join(made[1]), side, "part")
        if k + 1 < len(pairs):
            after = pairs[k + 1]
            both = " ".join([*src, *after[0]]), " ".join([*tgt, *after[1]])
            one = random.choice([(src, tgt), after])
            choice = random.random()
            if choice < 0.3:
                yield Case(both[0], " ".join(one[1]), 0, "sentence")
            elif choice < 0.6:
                yield Case(" ".join(one[0]), both[1], 1, "sentence")
            elif choice < 0.8:
                yield Case(*both, None, "clean")


def rows(documents: Sequence[GoldDocument]) -> Iterator[Row]:
    """What the model sees of all cases."""
    for number, document in enumerate(documents):
        made = list(cases(document, Random(number)))
        clean = [case for case in made if case.lost is None]
        ratio = float(np.median([len(case.tgt) / len(case.src) for case in clean]))
        linker = Linker(document.src_lang, document.tgt_lang)
        for what in ("clean", "part", "sentence"):
            chosen = [case for case in made if case.what == what]
            # The clean beads are there as well, as they would be: beads help each other.
            beside = clean if what != "clean" else []
            judged = linker.judge([(case.src, case.tgt) for case in (*chosen, *beside)])
            for case, (bead, matrix) in zip(chosen, judged, strict=False):
                if not matrix.size:
                    continue
                found = coverage.gaps(
                    coverage.Side(case.src, bead.src.spans, matrix.max(1)),
                    coverage.Side(case.tgt, bead.tgt.spans, matrix.max(0)),
                    ratio,
                )
                for side, gap in enumerate(found):
                    if gap:
                        yield Row(gap.features, case.lost == side, side, what, number)


def fit(features: FloatArray, real: NDArray[np.bool_], penalty: float = 1.0) -> FloatArray:
    """Weights of a logistic model, by maximum likelihood with a quadratic penalty on the weights of
    the standardised features, and a constant.
    """
    mean, spread = features.mean(0), features.std(0) + 1e-9
    table = np.column_stack([(features - mean) / spread, np.ones(len(features))])
    sign = 2.0 * real - 1.0

    def loss(weights: FloatArray) -> tuple[float, FloatArray]:
        score = table @ weights
        held = np.append(weights[:-1], 0.0)
        value = np.logaddexp(0, -sign * score).sum() + penalty * (held**2).sum() / 2
        return value, table.T @ (1 / (1 + np.exp(-score)) - real) + penalty * held

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    plain = found[:-1] / spread
    return np.append(plain, found[-1] - plain @ mean)


def main() -> None:
    """Read the files, cross-validate, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", nargs="+", metavar="GOLD.jsonl:N")
    documents: list[GoldDocument] = []
    groups: list[tuple[str, int, int]] = []
    for name in parser.parse_args().gold:
        path, _, first = name.partition(":")
        chosen = read_all([Path(path)])[: int(first) if first else None]
        groups.append((Path(path).stem, len(documents), len(documents) + len(chosen)))
        documents += chosen
    table = list(rows(documents))
    features = np.array([row.features for row in table])
    real = np.array([row.real for row in table])
    owner = np.array([row.document for row in table])
    score = np.empty(len(table))
    for number in range(len(documents)):
        weights = fit(features[owner != number], real[owner != number])
        score[owner == number] = features[owner == number] @ weights[:-1] + weights[-1]
    for name, low, high in groups:
        beads = sum(len(faults.clean(document)) for document in documents[low:high])
        for side, label in enumerate(("left out", "added")):
            here = [
                (score[k], row)
                for k, row in enumerate(table)
                if low <= row.document < high and row.side == side
            ]
            alarms = sorted((s for s, row in here if row.what == "clean"), reverse=True)
            for rate in (0.3, 0.5, 1.0):
                least = alarms[int(rate * beads / 100)]
                found = {
                    what: np.mean([s > least for s, r in here if r.real and r.what == what])
                    for what in ("part", "sentence")
                }
                print(
                    f"{name:24} {label:9} {rate} alarms for 100 beads (score {least:5.2f}): "
                    f"parts {found['part']:.3f}, sentences {found['sentence']:.3f}"
                )
    print("WEIGHTS =", fit(features, real).round(3).tolist())


if __name__ == "__main__":
    main()
