"""The regression that learns all logistic models; see ``training/logistic.py``."""

from __future__ import annotations

import numpy as np
import pytest

from align.models import Logistic
from training.logistic import fit, held_out, rounded

NAMES = ("wick", "oil")
TABLE = np.random.default_rng(0).normal(size=(4000, 2)) * (1.0, 10.0)
MODEL = Logistic.of(NAMES, (2.0, -0.1, 0.5))
TRUTH = MODEL.probability(TABLE)


def test_a_models_own_probabilities_teach_the_same_model() -> None:
    learnt = fit(TABLE, TRUTH, NAMES)
    assert learnt.names == NAMES
    assert [*learnt.weights, learnt.bias] == pytest.approx([2.0, -0.1, 0.5], rel=0.02)


def test_rows_with_zero_trust_have_no_effect() -> None:
    trust = np.repeat((1.0, 0.0), 2000)
    wrong = np.where(trust > 0, TRUTH, 1.0 - TRUTH)
    learnt, half = fit(TABLE, wrong, NAMES, trust=trust), fit(TABLE[:2000], TRUTH[:2000], NAMES)
    assert learnt.weights == pytest.approx(half.weights, rel=0.02)


def test_a_penalty_reduces_weights() -> None:
    held = fit(TABLE, TRUTH, NAMES, penalty=1e4)
    assert np.all(np.abs(held.weights) < np.abs(MODEL.weights) / 2)


def test_no_document_is_judged_by_itself() -> None:
    """Two contradictory documents judge each other wrongly."""
    table, real = np.array([[1.0], [-1.0]] * 20), np.array([True, False] * 10 + [False, True] * 10)
    score = held_out(table, real, np.repeat((0, 1), 20), ["wick"])
    assert np.all((score > 0) != real)


def test_rounding_keeps_names() -> None:
    model = rounded(Logistic.of(NAMES, (1.23456, 2.0, 3.98765)), 2)
    assert (model.names, model.weights.tolist(), model.bias) == (NAMES, [1.23, 2.0], 3.99)
