"""A logistic regression, hardly regularised, for benchmarks that learn weights."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

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
