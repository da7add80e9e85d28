"""The lattice in plain Python, as a reference for the fast one. Read it first.

It has no band and no logarithm tricks, and recurses by definition, so it is for tiny inputs only.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise

Ladder = tuple[tuple[int, int], ...]
Types = tuple[tuple[int, int], ...]
Score = Callable[[int, int, int, int], float]


def ladders(n: int, m: int, types: Types) -> Iterator[Ladder]:
    """Every ladder of n by m sentences, as the sequence of its beads' sizes."""
    if n == 0 and m == 0:
        yield ()
    for a, b in types:
        if a <= n and b <= m:
            for head in ladders(n - a, m - b, types):
                yield (*head, (a, b))


def ladder_score(ladder: Ladder, score: Score, gap_open: float) -> float:
    """The sum of the beads' scores ``score(i, j, a, b)``, where (i, j) is the node at which a bead
    ends, and of ``gap_open`` for each run of null beads on one side.
    """
    total, i, j = 0.0, 0, 0
    for a, b in ladder:
        i, j = i + a, j + b
        total += score(i, j, a, b)
    opened = sum(
        1 for before, (a, b) in pairwise(((1, 1), *ladder)) if not (a and b) and before != (a, b)
    )
    return total + gap_open * opened


def best_score(n: int, m: int, types: Types, score: Score, gap_open: float) -> float:
    """The highest score of any ladder."""
    return max(ladder_score(ladder, score, gap_open) for ladder in ladders(n, m, types))


def bead_posteriors(
    n: int, m: int, types: Types, score: Score, gap_open: float
) -> tuple[dict[tuple[int, int, int, int], float], float]:
    """The probability of each bead ``(i, j, a, b)`` and the log of the summed weights."""
    weights: dict[Ladder, float] = {
        ladder: math.exp(ladder_score(ladder, score, gap_open)) for ladder in ladders(n, m, types)
    }
    z = sum(weights.values())
    found: dict[tuple[int, int, int, int], float] = {}
    for ladder, weight in weights.items():
        i = j = 0
        for a, b in ladder:
            i, j = i + a, j + b
            found[i, j, a, b] = found.get((i, j, a, b), 0.0) + weight / z
    return found, math.log(z)
