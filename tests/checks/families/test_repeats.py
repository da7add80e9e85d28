"""What stands several times, in the text or in others of the library, now so, now otherwise."""

from __future__ import annotations

import pytest

import align
from align.checks import Memory, Other

NOON = "The harbour will open again at noon."
OPENS = "Гавань снова откроется в полдень."
ELSE = "Порт опять откроют в полдень."


def told(pair, *others, lang="en"):
    found = align.check(pair, memory=Memory(others), lang=lang)
    return [(one.kind, one.message) for one in found]


def test_the_same_sentence_rendered_in_two_ways_is_hinted_at(pair_of):
    pair = pair_of(
        ("The harbour will open again at noon.", "Гавань снова откроется в полдень."),
        ("It rained.", "Шёл дождь."),
        ("It snowed.", "Шёл снег."),
        ("Nobody came.", "Никто не пришёл."),
        ("The harbour will open again at noon.", "Порт опять откроют в полдень."),
    )
    assert [(one.kind, one.bead) for one in align.check(pair)] == [("varies", 4)]


def test_another_document_s_rendering_is_told_with_its_name(pair_of):
    ((kind, message),) = told(pair_of((NOON, OPENS)), Other(NOON, ELSE, "Port rules"))
    assert kind == "varies-elsewhere"
    assert "Port rules" in message
    assert ELSE in message


def test_it_is_told_in_russian(pair_of):
    ((_, message),) = told(pair_of((NOON, OPENS)), Other(NOON, ELSE, "Port rules"), lang="ru")
    assert message.startswith("В документе «Port rules»")


@pytest.mark.parametrize(
    "other",
    [
        Other(NOON, OPENS, "Port rules"),
        Other(NOON, "Гавань — снова — откроется в полдень", "Port rules"),
        Other("The harbour will open at noon.", ELSE, "Port rules"),
    ],
    ids=["the same", "other marks", "another sentence"],
)
def test_nothing_is_told_of(pair_of, other):
    assert told(pair_of((NOON, OPENS)), other) == []


def test_short_sentences_vary_freely(pair_of):
    assert told(pair_of(("Not at all.", "Вовсе нет.")), Other("Not at all.", "Ничуть.", "A")) == []


def test_a_bead_in_doubt_is_not_compared(pair_of):
    pair = pair_of((NOON, OPENS), probability=0.3)
    assert told(pair, Other(NOON, ELSE, "Port rules")) == []


def test_what_is_as_usual_elsewhere_as_any_other_rendering_is_not_told(pair_of):
    others = Other(NOON, ELSE, "Port rules"), Other(NOON, OPENS, "Tide tables")
    assert told(pair_of((NOON, OPENS)), *others) == []


def test_the_most_frequent_rendering_is_shown(pair_of):
    others = Other(NOON, "В полдень порт открыт.", "A"), Other(NOON, ELSE, "B", times=3)
    ((_, message),) = told(pair_of((NOON, OPENS)), *others)
    assert ELSE in message


def test_an_accepted_rendering_stands_above_a_frequent_one(pair_of):
    others = Other(NOON, OPENS, "A", times=9), Other(NOON, ELSE, "B", accepted=True)
    ((_, message),) = told(pair_of((NOON, OPENS)), *others)
    assert ELSE in message


def test_another_sentence_rendered_alike_elsewhere_is_told(pair_of):
    other = Other("Nobody repairs lamps in winter.", OPENS, "Lamps")
    ((kind, message),) = told(pair_of((NOON, OPENS)), other)
    assert kind == "alike-elsewhere"
    assert other.src in message


def test_versions_of_one_sentence_may_be_rendered_alike(pair_of):
    other = Other("At noon the harbour will open again.", OPENS, "Lamps")
    assert told(pair_of((NOON, OPENS)), other) == []


def test_a_rendering_that_the_sentence_has_elsewhere_too_is_not_told(pair_of):
    others = Other("Nobody repairs lamps in winter.", OPENS, "A"), Other(NOON, OPENS, "B")
    assert told(pair_of((NOON, OPENS)), *others) == []
