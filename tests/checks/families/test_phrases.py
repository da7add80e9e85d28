"""Terms that a text renders alike all along but for once."""

from __future__ import annotations

import pytest

import align

USUAL = (
    ("The harbour council met on Monday.", "Портовый совет собрался в понедельник."),
    ("Nobody in the harbour council agreed.", "Никто в портовом совете не согласился."),
    ("The old harbour council was dissolved.", "Старый портовый совет распустили."),
)
ODD = ("Captains trust the harbour council.", "Капитаны доверяют портовому комитету.")


def told(pair):
    return [one for one in align.check(pair) if one.kind == "term-varies"]


def test_a_term_rendered_otherwise_once_is_hinted_at(pair_of):
    (finding,) = told(pair_of(*USUAL, ODD))
    assert (finding.bead, finding.severity) == (3, "info")
    assert ODD[1][slice(*finding.tgt_span)] == "комитету"
    assert ODD[0][slice(*finding.src_span)] == "harbour council"


def test_forms_of_one_word_are_one_rendering(pair_of):
    assert told(pair_of(*USUAL)) == []


@pytest.mark.parametrize(
    "tgt",
    [
        "Капитаны доверяют советникам порта.",
        "Капитаны доверяют ему.",
        "Капитаны доверяют портовому комитету, совету опытных людей.",
    ],
    ids=["of one root", "a pronoun", "both"],
)
def test_what_may_be_free_rendering_is_left_alone(pair_of, tgt):
    assert told(pair_of(*USUAL, (ODD[0], tgt))) == []


def test_a_term_that_is_rendered_in_two_ways_throughout_is_left_alone(pair_of):
    assert told(pair_of(*USUAL, ODD, ODD)) == []


def test_what_stands_but_twice_is_no_term(pair_of):
    assert told(pair_of(USUAL[0], ODD)) == []


def test_a_bead_in_doubt_is_not_compared(pair_of):
    assert told(pair_of(*USUAL, ODD, probability=0.3)) == []
