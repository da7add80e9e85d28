"""Features: what a bead's score is made of."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from align.aligner import lattice, walk
from align.aligner.band import IMPOSSIBLE, TYPES
from align.aligner.evidence import gather
from align.aligner.features import FEATURES
from align.aligner.field import Field
from align.aligner.weighing import first_field
from align.text import Document

EN = ["The pier opened in 1987.", "Did Marta Holt see it?", "She did not.", "It cost 12.5 crowns."]
RU = ["Пирс открыли в 1987 году.", "Видела ли его Марта Холт?", "Нет.", "Он стоил 12,5 кроны."]


def field_of(src: list[str], tgt: list[str]) -> Field:
    documents = Document.from_sentences(src, "en"), Document.from_sentences(tgt, "ru")
    return first_field(gather(*documents))


def score_of(field: Field, name: str, i: int, j: int, bead: tuple[int, int]) -> float:
    """The value of one feature of the bead that ends in (i, j)."""
    weights = np.array([float(feature == name) for feature in FEATURES])
    node = field.band.start[i] + j - field.band.low[i]
    return float(walk.score(field, weights)[node, TYPES.index(bead)])


def test_every_bead_inside_the_texts_is_scored_and_no_other():
    field = field_of(EN, RU)
    scores = walk.score(field, np.zeros(len(FEATURES)))
    for i, (first, _) in enumerate(pairwise(field.band.start)):
        for j in range(len(RU) + 1):
            for t, (a, b) in enumerate(TYPES):
                inside = i >= a and j >= b
                assert (scores[first + j, t] > IMPOSSIBLE) == inside


def test_a_shared_number_counts_for_its_pair_and_not_for_another():
    field = field_of(EN, RU)
    assert score_of(field, "number_ratio", 1, 1, (1, 1)) == pytest.approx(1.0)
    assert score_of(field, "number_ratio", 1, 4, (1, 1)) == 0.0


def test_a_decimal_comma_is_a_decimal_point():
    assert score_of(field_of(EN, RU), "number_ratio", 4, 4, (1, 1)) == pytest.approx(1.0)


def test_names_match_across_scripts():
    assert score_of(field_of(EN, RU), "name_shared", 2, 2, (1, 1)) > 0.5


def test_groups_share_what_their_sentences_share():
    field = field_of(EN, RU)
    whole = score_of(field, "name_shared", 2, 2, (2, 2))
    assert whole == pytest.approx(score_of(field, "name_shared", 2, 2, (1, 1)), rel=1e-5)


def test_a_question_rendered_by_a_statement_is_noticed():
    field = field_of(EN, RU)
    assert score_of(field, "question", 2, 2, (1, 1)) == 0.0
    assert score_of(field, "question", 2, 3, (1, 1)) > 0.0


def test_expectation_is_the_gradient_of_the_score():
    """Expected features of the posterior are the derivative of log Z by the weights."""
    field = field_of(EN, RU)
    weights = np.random.default_rng(7).normal(size=len(FEATURES)) * 0.3
    posterior = lattice.posteriors(field.band, walk.score(field, weights), -1.0).bead
    expected = walk.expectation(field, posterior)
    for index in range(len(FEATURES)):
        step = np.zeros(len(FEATURES))
        step[index] = 1e-2
        up, down = (
            lattice.posteriors(field.band, walk.score(field, weights + s), -1.0).log_z
            for s in (step, -step)
        )
        assert expected[index] == pytest.approx((up - down) / 2e-2, abs=5e-3), FEATURES[index]


def test_a_wide_and_a_narrow_pass_score_small_beads_alike():
    field = field_of(EN, RU)
    weights = np.random.default_rng(3).normal(size=len(FEATURES))
    small, all_ = walk.score(field, weights, 3), walk.score(field, weights)
    assert np.allclose(small[:, :3], all_[:, :3])
    assert np.allclose(small[:, 3:], all_[:, -2:])


class TestSpeech:
    EN = ("'Dolly!' he said.", "She left.", "said he.")
    RU = ("-- Долли! -- сказал он.", "Она ушла.", "Он сказал.")

    @pytest.mark.parametrize(
        ("feature", "i", "j", "expected"),
        [
            ("speech_both", 1, 1, 1.0),
            ("speech_both", 2, 1, 0.0),
            ("speech_one", 1, 1, 0.0),
            ("speech_one", 2, 1, 1.0),
        ],
    )
    def test_begins_on_both_sides(self, feature, i, j, expected):
        assert score_of(field_of([*self.EN], [*self.RU]), feature, i, j, (1, 1)) == expected

    def test_says_little_where_one_text_does_without(self):
        field = field_of(["'Dolly!'", "She left."], ["Долли!", "Она ушла."])
        assert score_of(field, "speech_one", 1, 1, (1, 1)) < 0.1


@pytest.mark.parametrize(("length", "considered"), [(10, True), (40, False)])
def test_a_large_bead_is_considered_only_if_its_lengths_agree(length, considered):
    field = field_of(["x" * 80], ["x" * length] * 8)._replace(ratio=1.0)
    scores = walk.score(field, np.zeros(len(FEATURES)))
    assert (scores[-1, TYPES.index((1, 8))] > IMPOSSIBLE) == considered
