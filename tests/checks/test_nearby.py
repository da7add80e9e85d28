"""Families that look no further than the beads around."""

from __future__ import annotations

from importlib import import_module
from random import Random

import pytest

import align
from align.checks.nearby import NEARBY, Nearby
from align.checks.passages import LEAST
from align.checks.profile import Profile
from align.checks.reading import Reading

FAULTS = {
    "completeness": ("The keeper lit the lamps.", ("Смотритель зажёг фонари.",) * 2),
    "dates": ("The gate opened on 4 May 2031.", "Ворота открылись 6 мая 2031 года."),
    "numbers": ("All 14 boats came back.", "Вернулись все 15 лодок."),
    "polarity": ("Who paid for the lamps?", "За фонари платил город."),
}


@pytest.fixture
def long(pair_of) -> Reading:
    """A document of several passages with faults of all families everywhere."""
    random = Random(7)
    sound = [(f"Crate {k} held lamps.", f"В ящике {k} были лампы.") for k in range(3 * LEAST)]
    faulty = random.choices(list(FAULTS.values()), k=120)
    return Reading(pair_of(*random.sample([*sound, *faulty], len(sound) + 120)))


def check_of(family):
    return import_module(f"align.checks.{family}").check


def marks(found):
    return sorted((m.bead, m.kind, m.src_span, m.tgt_span, m.doubt) for m in found)


@pytest.mark.parametrize("family", sorted(NEARBY))
def test_what_is_found_passage_by_passage_is_what_the_whole_has(family, long):
    assert len(long.passages) > 1
    whole = marks(check_of(family)(long))
    assert whole
    assert marks(Nearby(long).marks(family, check_of(family))) == whole


def test_what_was_found_in_a_passage_is_not_looked_for_again(long):
    asked = []

    def check(reading):
        asked.append(len(reading.pairs))
        return iter(())

    list(Nearby(long).marks("dates of the first asking", check))
    first = len(asked)
    list(Nearby(long).marks("dates of the first asking", check))
    assert first == len(asked) == len(long.passages)


def test_an_edit_has_one_passage_looked_at_again(pair_of):
    asked = []

    def check(reading):
        asked.append(len(reading.pairs))
        return iter(())

    beads = [(f"Barge {k} came.", f"Пришла баржа {k}.") for k in range(3 * LEAST)]
    for last in ("Пришла баржа.", "Ушла баржа."):
        asked.clear()
        list(Nearby(Reading(pair_of(*beads, ("A barge.", last)))).marks("after an edit", check))
    assert len(asked) == 1


def test_a_family_turned_off_and_on_again_finds_what_it_found(pair_of):
    pair = pair_of(FAULTS["numbers"])
    off = Profile(severity={"numbers.*": "off"})
    assert not align.check(pair, profile=off)
    assert [one.kind for one in align.check(pair)] == ["number"]
