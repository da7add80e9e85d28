"""Learn the weights: maximum conditional likelihood of gold ladders, by L-BFGS.

The gradient is exact: the features of the ladders that gold allows minus those that the
model expects. Where gold leaves the refinement open (a bead with two or more sentences on
both sides is mostly several unsplit pairs) the sum over all refinements is maximised.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from align.aligner import features, lattice
from align.aligner.gold import Block, GoldDocument, monotone_blocks
from align.aligner.lattice import SRC_NULL, TGT_NULL, TYPES, Band, DoubleArray


@dataclass(frozen=True)
class Example:
    """A document ready for training: its field, and which beads gold allows."""

    field: features.Field
    allowed: NDArray[np.bool_]


def allowed_beads(band: Band, blocks: Sequence[Block]) -> NDArray[np.bool_]:
    """For each node and type, whether the bead lies in a ladder that gold allows."""
    allowed = np.zeros((band.size, len(TYPES)), bool)

    def allow(i: int, j: int, t: int) -> None:
        a, b = TYPES[t]
        if (
            band.low[i] <= j <= band.high[i]
            and i >= a
            and band.low[i - a] <= j - b <= band.high[i - a]
        ):
            allowed[band.start[i] + j - band.low[i], t] = True

    for i1, i2, j1, j2 in blocks:
        a, b = i2 - i1, j2 - j1
        if b == 0:
            for i in range(i1 + 1, i2 + 1):
                allow(i, j2, SRC_NULL)
        elif a == 0:
            for j in range(j1 + 1, j2 + 1):
                allow(i2, j, TGT_NULL)
        elif a == 1 or b == 1 and a + b <= 7:
            if (a, b) in TYPES:
                allow(i2, j2, TYPES.index((a, b)))
        if a > 1 and b > 1 or a + b > 7 and a and b:
            free = a + b > 7
            for i in range(i1, i2 + 1):
                for j in range(j1, j2 + 1):
                    for t, (c, d) in enumerate(TYPES):
                        if (c and d or free) and i - c >= i1 and j - d >= j1:
                            allow(i, j, t)
    return allowed


def example(field: features.Field, document: GoldDocument) -> Example | None:
    """``document`` as an example; None where its gold does not fit the band."""
    blocks = monotone_blocks(document.gold, len(document.src), len(document.tgt))
    allowed = allowed_beads(field.band, blocks)
    flat = np.where(allowed, np.float32(0.0), lattice.IMPOSSIBLE).astype(np.float32)
    if lattice.viterbi(field.band, flat, 0.0).score <= -1e29:
        return None
    return Example(field, allowed)


def negative_likelihood(
    parameters: DoubleArray, examples: Sequence[Example]
) -> tuple[float, DoubleArray]:
    """Minus the log-likelihood of gold and its gradient; the last parameter opens gaps."""
    weights, gap_open = parameters[:-1].copy(), float(parameters[-1])
    loss, gradient = 0.0, np.zeros_like(parameters)
    for one in examples:
        scores = features.score(one.field, weights)
        free = lattice.posteriors(one.field.band, scores, gap_open)
        scores[~one.allowed] = lattice.IMPOSSIBLE
        held = lattice.posteriors(one.field.band, scores, gap_open)
        loss += free.log_z - held.log_z
        gradient[:-1] += features.expectation(one.field, free.bead - held.bead, weights)
        gradient[-1] += free.opened - held.opened
    return loss, gradient


def fit(
    examples: Sequence[Example],
    *,
    l2: float = 1.0,
    iterations: int = 150,
    frozen: NDArray[np.bool_] | None = None,
    report: Callable[[float], None] | None = None,
) -> DoubleArray:
    """The parameters (FEATURES, then the gap's opening) that fit ``examples`` best.

    Features are scaled by their mean size in the band first, or L-BFGS stops early; ``l2`` is
    the penalty on scaled weights; ``frozen`` features keep the weight 0.
    """
    scale = np.ones(features.N_FEATURES + 1)
    zero = np.zeros(features.N_FEATURES)
    mass = np.zeros(features.N_FEATURES)
    count = 0.0
    for one in examples:
        scores = features.score(one.field, zero)
        usable = (scores > -1e29).astype(np.float32)
        mass += np.abs(features.expectation(one.field, usable, zero))
        count += float(usable.sum())
    mean = mass / max(count, 1.0)
    is_type = np.array([name.startswith("type_") for name in features.FEATURES])
    scale[:-1] = np.where((mean > 1e-9) & ~is_type, 1.0 / np.maximum(mean, 0.02), 1.0)
    if frozen is not None:
        scale[:-1][frozen] = 0.0

    def objective(scaled: DoubleArray) -> tuple[float, DoubleArray]:
        loss, gradient = negative_likelihood(scaled * scale, examples)
        if report:
            report(loss)
        return loss + 0.5 * l2 * float(scaled @ scaled), gradient * scale + l2 * scaled

    start = np.zeros(features.N_FEATURES + 1)
    result = minimize(
        objective, start, jac=True, method="L-BFGS-B", options={"maxiter": iterations}
    )
    return np.asarray(result.x * scale)
