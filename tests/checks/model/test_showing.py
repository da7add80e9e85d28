"""How much to show: the steps of the setting, and what they do to findings."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import align
from align.checks import STEPS, Finding, Findings
from align.checks.model.finding import SEVERITIES
from align.checks.model.showing import at, expected, levels
from align.checks.profile import read, written
from align.errors import UsageError

COUPLES = (
    ("All 14 came back.", "Вернулось 15."),
    ("Who paid?", "Платил город."),
    ("The lamps  burn.", "Фонари  горят."),
)
GRAVE = {None: -1, "info": 0, "warning": 1, "error": 2}


def finding(probability, rated="warning", kind="warning"):
    severities = levels(probability, rated, kind, None, is_fixed=False)
    return Finding(
        "number", 0, rated, "", (0, 1), (0, 1), probability=probability, levels=severities
    )


@given(st.floats(0, 1), st.sampled_from(SEVERITIES), st.sampled_from(SEVERITIES))
def test_each_step_shows_at_least_what_the_one_before_shows(probability, rated, kind):
    if GRAVE[rated] > GRAVE[kind]:
        rated = kind
    found = levels(probability, rated, kind, None, is_fixed=False)
    assert all(GRAVE[one] <= GRAVE[other] for one, other in pairwise(found))


@given(st.floats(0, 1), st.sampled_from(SEVERITIES))
def test_everything_hides_nothing(probability, rated):
    assert levels(probability, rated, rated, None, is_fixed=False)[-1] is not None


@given(st.floats(0, 1))
def test_a_severity_that_was_chosen_is_not_changed(probability):
    assert set(levels(probability, "error", "error", None, is_fixed=True)) == {"error"}


def test_a_kind_may_have_a_step_of_its_own():
    assert set(levels(0.01, "info", "info", "all", is_fixed=False)) == {"info"}


def test_what_is_hidden_is_kept():
    found = at([finding(0.9), finding(0.01, "info", "info")], "few")
    assert [one.probability for one in found] == [0.9]
    assert [one.probability for one in found.hidden] == [0.01]


def test_findings_can_be_seen_at_another_step():
    found = at([finding(0.01, "info", "info")], "few")
    assert (len(found), len(found.at("all"))) == (0, 1)


def test_the_expected_number_is_the_sum_of_the_probabilities():
    assert expected([finding(0.5), finding(0.25)]) == 0.75
    assert Findings([finding(0.5), finding(0.25)]).expected == 0.75


def test_findings_travel_between_processes_with_what_is_hidden():
    found = pickle.loads(pickle.dumps(at([finding(0.9), finding(0.01, "info", "info")], "few")))
    assert (len(found), len(found.hidden)) == (1, 1)


def test_findings_are_a_tuple():
    assert Findings() == ()
    assert isinstance(Findings(), tuple)


@pytest.mark.parametrize("show", STEPS)
def test_no_finding_is_lost_at_any_step(show, pair_of):
    every = align.check(pair_of(*COUPLES), show="all")
    found = align.check(pair_of(*COUPLES), show=show)
    kinds = sorted(one.kind for one in (*found, *found.hidden))
    assert kinds == sorted(one.kind for one in every)


def test_an_unknown_step_is_refused(pair_of):
    with pytest.raises(UsageError, match="few"):
        align.check(pair_of(*COUPLES), show="loud")


class TestProfile:
    def test_a_profile_says_how_much_to_show(self, pair_of, tmp_path):
        house = tmp_path / "house.toml"
        house.write_text('[house]\nshow = "few"\n', encoding="utf-8")
        found = align.check(pair_of(*COUPLES), profile=house)
        assert found == align.check(pair_of(*COUPLES), show="few")

    def test_the_keyword_stands_above_the_profile(self, pair_of):
        (house,) = read('[house]\nshow = "few"\n', "house.toml").values()
        found = align.check(pair_of(*COUPLES), profile=house, show="all")
        assert found.hidden == ()

    def test_kinds_and_families_have_steps_of_their_own(self):
        text = '[house]\nshow = { "*" = "few", "form.*" = "all", "number" = "more" }\n'
        house = read(text, "house.toml")["house"]
        assert (house.show, house.show_of("number"), house.show_of("spaces")) == (
            "few", "more", "all",
        )  # fmt: skip
        assert house.show_of("name") is None

    def test_steps_are_written_and_read_back(self):
        house = read('[house]\nshow = { "*" = "few", "number" = "all" }\n', "")["house"]
        assert read(written(house), "")["house"] == house

    @pytest.mark.parametrize(
        "value", ['"loud"', '{ "lamps" = "few" }', '{ "number" = "loud" }', "3"]
    )
    def test_a_step_or_kind_that_does_not_exist_is_refused(self, value):
        with pytest.raises(UsageError, match=r"house\.toml"):
            read(f"[house]\nshow = {value}\n", "house.toml")
