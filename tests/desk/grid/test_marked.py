"""Errors that people marked, below their bead."""

import pytest

pytestmark = pytest.mark.browser

DRAW = """
const say = (text, { who = "" } = {}) => text.replace("{who}", who);
const [element] = drawErrors({ faults: given }, { own: {} }, say);
return [...element.querySelectorAll("p:last-child [data-what=drop]")]
  .map((one) => [one.dataset.fault, one.textContent]);
"""


def fault(who, end=4, category="style", cell=7):
    """An error that somebody marked at the beginning of a sentence."""
    place = {"cell": cell, "begin": 0, "end": end, "words": "Совы"[:end]}
    about = {"severity": "minor", "note": "", "finding": "", "ruling": "", "replies": 0}
    return {"id": 1, "category": category, "who": who, **place, **about}


def test_either_of_two_marks_of_one_error_can_be_removed(run):
    assert run("marked", DRAW, [fault("Mira"), fault("Ilsa")]) == [
        ["0", "Remove the earlier mark (Mira)"],
        ["1", "Remove the later mark (Ilsa)"],
    ]


@pytest.mark.parametrize("other", [{"category": "grammar"}, {"end": 3}, {"cell": 8}])
def test_another_error_is_not_the_same(run, other):
    faults = [fault("Mira"), fault("Ilsa", **other)]
    assert run("marked", "return markedTwice(given);", faults) == []


def test_words_that_are_gone_are_not_compared(run):
    assert run("marked", "return markedTwice(given);", [fault("Mira", 0), fault("Ilsa", 0)]) == []
