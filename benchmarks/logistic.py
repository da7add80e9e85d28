"""A logistic regression, hardly regularised, for benchmarks that learn weights; the documents that
they learn from, and scores of each by the weights of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from align.aligner.gold import GoldDocument, read_all

FloatArray = NDArray[np.float64]


def fit(features: NDArray[np.floating], real: NDArray[np.bool_]) -> FloatArray:
    """Weights by maximum likelihood with a quadratic penalty on the weights of the standardised
    features, and after them a constant.
    """
    mean, spread = features.mean(0), features.std(0) + 1e-9
    table = np.column_stack([(features - mean) / spread, np.ones(len(features))])
    sign = 2.0 * real - 1.0

    def loss(weights: FloatArray) -> tuple[float, FloatArray]:
        score = table @ weights
        held = np.append(weights[:-1], 0.0)
        value = np.logaddexp(0, -sign * score).sum() + (held**2).sum() / 2
        return value, table.T @ (expit(score) - real) + held

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    plain = found[:-1] / spread
    return np.append(plain, found[-1] - plain @ mean)


class Group(NamedTuple):
    """The documents of one file: their numbers from ``low`` on, below ``high``."""

    name: str
    low: int
    high: int


def read(names: Sequence[str]) -> tuple[list[GoldDocument], list[Group]]:
    """The documents of ``GOLD.jsonl:N ...``: the first N of each file, all without a number."""
    documents: list[GoldDocument] = []
    groups: list[Group] = []
    for name in names:
        path, _, first = name.partition(":")
        chosen = read_all([Path(path)])[: int(first) if first else None]
        groups.append(Group(Path(path).stem, len(documents), len(documents) + len(chosen)))
        documents += chosen
    return documents, groups


def held_out(
    features: FloatArray, real: NDArray[np.bool_], owner: NDArray[np.integer]
) -> FloatArray:
    """The score of each row in log odds, by weights that its document had no part in."""
    score = np.empty(len(real))
    for number in np.unique(owner):
        weights = fit(features[owner != number], real[owner != number])
        score[owner == number] = features[owner == number] @ weights[:-1] + weights[-1]
    return score
