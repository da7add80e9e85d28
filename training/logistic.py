"""A logistic regression with little regularisation, and scores for each document by weights learnt
from the others.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from align.models import Logistic

FloatArray = NDArray[np.float64]


def fit(
    features: NDArray[np.floating],
    truth: NDArray[np.generic],
    names: Sequence[str],
    *,
    trust: FloatArray | None = None,
    penalty: float = 1.0,
    standardise: bool = True,
) -> Logistic:
    """The model of greatest likelihood, with a quadratic penalty on the weights of the features
    (not on the bias).

    ``truth`` is 0 to 1 for each row, ``trust`` the weight of the row (1 if not given). With
    ``standardise``, features are first scaled to the same spread, so that the penalty is the same
    for all of them.
    """
    mean, spread = features.mean(0), features.std(0) + 1e-9
    if not standardise:
        mean, spread = np.zeros_like(mean), np.ones_like(spread)
    table = np.column_stack([(features - mean) / spread, np.ones(len(features))])
    counts = np.ones(len(table)) if trust is None else trust
    real = truth.astype(float)

    def loss(weights: FloatArray) -> tuple[float, FloatArray]:
        score = table @ weights
        held = penalty * np.append(weights[:-1], 0.0)
        value = counts @ (np.logaddexp(0, score) - real * score) + held @ weights / 2
        slope: FloatArray = table.T @ (counts * (expit(score) - real)) + held
        return float(value), slope

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    plain = found[:-1] / spread
    return Logistic.of(names, [*plain, found[-1] - plain @ mean])


def rounded(model: Logistic, digits: int) -> Logistic:
    """The model with ``digits`` digits after the point: more have no meaning."""
    return Logistic.of(model.names, [*model.weights.round(digits), round(model.bias, digits)])


def held_out(
    features: FloatArray, real: NDArray[np.bool_], owner: NDArray[np.integer], names: Sequence[str]
) -> FloatArray:
    """The score of each row in log odds, by weights learnt without its document."""
    score = np.empty(len(real))
    for number in np.unique(owner):
        model = fit(features[owner != number], real[owner != number], names)
        score[owner == number] = model.log_odds(features[owner == number])
    return score
