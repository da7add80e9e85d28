"""The lattice against its plain twin, and what must hold for any scores."""

from __future__ import annotations

import numpy as np
import pytest
import reference
from hypothesis import given, settings
from hypothesis import strategies as st

from align.aligner import lattice
from align.aligner.band import IMPOSSIBLE, MAX_SIZE, TYPES, Band, types_up_to
from align.aligner.coarse import tidy

sizes = st.integers(0, 4)
seeds = st.integers(0, 2**32 - 1)
gaps = st.floats(-6, 1)


def random_scores(band: Band, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return (rng.normal(size=(band.size, len(TYPES))) * 3).astype(np.float32)


def score_in(band: Band, scores: np.ndarray) -> reference.Score:
    def score(i: int, j: int, a: int, b: int) -> float:
        return float(scores[node(band, i, j), TYPES.index((a, b))])

    return score


def node(band: Band, i: int, j: int) -> int:
    return int(band.start[i]) + j - int(band.low[i])


@settings(max_examples=60)
@given(sizes, sizes, seeds, gaps)
def test_viterbi_finds_the_best_of_all_ladders(n, m, seed, gap_open):
    band = Band.full(n, m)
    scores = random_scores(band, seed)
    best = reference.best_score(n, m, TYPES, score_in(band, scores), gap_open)
    assert lattice.viterbi(band, scores, gap_open).score == pytest.approx(best, abs=1e-3)


@settings(max_examples=60)
@given(sizes, sizes, seeds, gaps)
def test_posteriors_are_shares_of_all_ladders(n, m, seed, gap_open):
    band = Band.full(n, m)
    scores = random_scores(band, seed)
    found = lattice.posteriors(band, scores, gap_open)
    expected, log_z = reference.bead_posteriors(n, m, TYPES, score_in(band, scores), gap_open)
    assert found.log_z == pytest.approx(log_z, abs=1e-3)
    for (i, j, a, b), probability in expected.items():
        probable = found.bead[node(band, i, j), TYPES.index((a, b))]
        assert probable == pytest.approx(probability, abs=1e-4)


@settings(max_examples=40)
@given(st.integers(1, 30), st.integers(1, 30), seeds, gaps)
def test_posteriors_of_the_beads_around_a_sentence_sum_to_one(n, m, seed, gap_open):
    band = Band.full(n, m)
    bead = lattice.posteriors(band, random_scores(band, seed), gap_open).bead
    covered = np.zeros(n)
    for i in range(n + 1):
        for j in range(m + 1):
            for t, (a, _) in enumerate(TYPES):
                covered[i - a : i] += bead[node(band, i, j), t] if a and i >= a else 0.0
    assert covered == pytest.approx(np.ones(n), abs=1e-3)


@settings(max_examples=60)
@given(st.integers(0, 40), st.integers(0, 40), seeds)
def test_a_path_covers_both_texts(n, m, seed):
    band = Band.full(n, m)
    path = lattice.viterbi(band, random_scores(band, seed), -1.0)
    assert sum(TYPES[t][0] for t in path.types) == n
    assert sum(TYPES[t][1] for t in path.types) == m


@settings(max_examples=60)
@given(st.data(), st.integers(1, 40), st.integers(1, 40), seeds)
def test_any_tidied_band_has_a_path(data, n, m, seed):
    """Rough bounds, however wild, become a band that leads from corner to corner."""
    bounds = st.lists(st.integers(-5, m + 5), min_size=n + 1, max_size=n + 1)
    band = tidy(np.array(data.draw(bounds)), np.array(data.draw(bounds)), m)
    path = lattice.viterbi(band, random_scores(band, seed), -1.0)
    assert sum(TYPES[t][0] for t in path.types) == n
    assert sum(TYPES[t][1] for t in path.types) == m


def test_a_run_of_unmatched_sentences_pays_for_its_opening_once():
    band = Band.full(3, 0)
    scores = np.zeros((band.size, len(TYPES)), np.float32)
    assert lattice.viterbi(band, scores, -2.0).score == pytest.approx(-2.0)


def test_gaps_of_both_sides_pay_for_two_openings():
    band = Band.full(1, 1)
    scores = np.zeros((band.size, len(TYPES)), np.float32)
    scores[:, TYPES.index((1, 1))] = IMPOSSIBLE
    assert lattice.viterbi(band, scores, -2.0).score == pytest.approx(-4.0)


def test_no_ladder_gives_an_empty_path():
    band = Band.full(1, 1)
    scores = np.full((band.size, len(TYPES)), IMPOSSIBLE, np.float32)
    path = lattice.viterbi(band, scores, -1.0)
    assert path.score == pytest.approx(float(IMPOSSIBLE))
    assert len(path.types) == 0


def test_fewer_types_are_the_leading_ones_and_the_nulls():
    """A pass over beads of up to three sentences knows 1-1, 1-2, 2-1, 1-0 and 0-1."""
    band = Band.full(2, 1)
    scores = np.zeros((band.size, types_up_to(3) + 2), np.float32)
    scores[:, 2] = 5.0
    assert lattice.viterbi(band, scores, -1.0).types.tolist() == [2]
    assert TYPES[2] == (2, 1)


@pytest.mark.parametrize(("rows", "chunk", "kept"), [(1, 1, 0), (7, 1000, 0), (128, 90, 10**6)])
def test_parts_of_a_band_make_no_difference(monkeypatch, rows, chunk, kept):
    """Long texts are worked out part by part, and little of that is kept."""
    low = np.arange(60) // 2
    band = Band.of(np.maximum(low - 9, 0), low + 9)
    scores = random_scores(band, 5)
    path, whole = lattice.both(band, scores, -2.0)
    for name, value in (("_ROWS", rows), ("_CHUNK", chunk), ("_KEPT", kept)):
        monkeypatch.setattr(lattice, name, value)
    again, parts = lattice.both(band, scores, -2.0)
    assert again.types.tolist() == path.types.tolist()
    assert parts.bead == pytest.approx(whole.bead, abs=1e-6)
    assert parts.opened == pytest.approx(whole.opened)


def test_a_text_without_an_end_in_sight_neither_overflows_nor_fades():
    """The weights of all ladders together are far beyond what a number can hold."""
    diagonal = np.arange(3000)
    band = Band.of(np.maximum(diagonal - 5, 0), np.minimum(diagonal + 5, 2999))
    bead = lattice.posteriors(band, np.zeros((band.size, len(TYPES)), np.float32), 0.0).bead
    taken = [bead[band.start[1500 + a - 1] : band.start[1500 + a]] for a in range(1, 7)]
    covering = sum(
        float(part[:, t].sum())
        for step, part in enumerate(taken, 1)
        for t, (a, _) in enumerate(TYPES)
        if a >= step
    )
    assert covering == pytest.approx(1.0, abs=1e-3)


def test_of_gaps_on_both_sides_the_order_is_always_the_same():
    band = Band.full(2, 2)
    scores = np.full((band.size, len(TYPES)), IMPOSSIBLE, np.float32)
    scores[:, -2:] = (-0.1, -0.3)
    path = lattice.viterbi(band, scores, -0.7)
    assert [TYPES[t] for t in path.types] == [(0, 1), (0, 1), (1, 0), (1, 0)]


def test_large_beads_are_small_on_one_side():
    assert {(1, 8), (8, 1), (2, 7), (7, 2), (3, 4)} <= set(TYPES)
    assert (4, 4) not in TYPES
    assert max(map(sum, TYPES)) == MAX_SIZE
