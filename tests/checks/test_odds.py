"""How probable it is that a finding is a real fault."""

from __future__ import annotations

import pytest

import align
from align.checks import KINDS, Verdict, odds, run
from align.checks.engine.reading import Reading
from align.checks.model.finding import Mark

LAMPS = ("Each of the 14 lamps burns.", "Горит каждый из 15 фонарей.")
QUIET = ("The boats left at dawn.", "Лодки ушли на рассвете.")


@pytest.fixture
def reading(pair_of):
    return Reading.of(pair_of(*[LAMPS] * 4, *[QUIET] * 8))


def number(bead, **more):
    return Mark("number", bead, (12, 14), (17, 19), **more)


def chance(marks, reading, **more):
    return odds.probabilities(marks, reading, **more)[0]


def test_each_finding_has_a_probability(pair_of):
    found = align.check(pair_of(LAMPS, ("Who paid?", "Платил город.")))
    assert found
    assert all(0 < one.probability < 1 for one in found)


def test_nothing_found_needs_no_probability(reading):
    assert odds.probabilities([], reading) == []


def test_a_kind_that_occurs_in_many_beads_is_less_probable(reading):
    often = [number(k) for k in range(4)]
    assert chance(often, reading) < chance(often[:1], reading)


def test_a_finding_whose_family_is_unsure_is_less_probable(reading):
    assert chance([number(0, doubt=1)], reading) < chance([number(0)], reading)


def test_a_high_score_makes_a_finding_more_probable(reading):
    weak, strong = (
        [Mark("omitted-part", 4, (0, 9), (0, 0), strength=strength)] for strength in (-1.0, 3.0)
    )
    assert chance(weak, reading) < chance(strong, reading)


@pytest.mark.parametrize("kind", sorted(odds.ASSUMED))
def test_kinds_that_a_user_asks_for_are_known(kind):
    assert kind in KINDS


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_a_usual_probability(kind):
    assert 0 < odds.usual(kind) < 1


def test_a_kind_that_people_dismiss_is_less_probable(reading):
    marks, verdict = [number(0)], Verdict("number", dismissed=14, corrected=1)
    assert chance(marks, reading, verdicts=[verdict]) < chance(marks, reading)


def test_a_kind_that_people_act_on_is_more_probable(reading):
    marks, verdict = [number(0)], Verdict("number", dismissed=0, corrected=9)
    assert chance(marks, reading, verdicts=[verdict]) > chance(marks, reading)


def test_verdicts_on_a_kind_leave_the_others_alone(reading):
    verdict = Verdict("spaces", dismissed=14)
    assert chance([number(0)], reading, verdicts=[verdict]) == chance([number(0)], reading)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_one_or_two_verdicts_change_nothing(kind):
    for verdict in (Verdict(kind, 1), Verdict(kind, 0, 1), Verdict(kind, 1, 1)):
        assert odds.shifted(verdict) == 0


def test_findings_that_were_only_corrected_are_not_called_dismissed():
    assert run.told(Verdict("number", dismissed=0, corrected=9), "en") == "corrected here: 9"


def test_a_finding_says_what_people_did_with_its_kind(pair_of):
    verdict = Verdict("number", dismissed=14, corrected=1)
    (found,) = align.check(pair_of(LAMPS), verdicts=[verdict], show="all")
    assert "14 of 15 dismissed here" in found.note


def test_a_similar_finding_that_was_dismissed_lowers_the_probability(pair_of):
    pair = pair_of(LAMPS, QUIET)
    (found,) = align.check(pair)
    gone = [align.checks.Dismissal(found.fingerprint, "as agreed", "Olva", "Harbour news")]
    (lowered,) = align.check(pair, elsewhere=gone)
    assert lowered.probability < found.probability
