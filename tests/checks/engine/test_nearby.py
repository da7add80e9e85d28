"""Families that look no further than the beads around."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

import align
from align.checks.engine.family import Family
from align.checks.engine.nearby import Nearby
from align.checks.engine.passages import LEAST
from align.checks.engine.reading import Reading
from align.checks.families import FAMILIES
from align.checks.profile import Profile

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
    return Reading.of(pair_of(*random.sample([*sound, *faulty], len(sound) + 120)))


def near(name: str, check: Callable) -> Family:
    """A family that looks eight beads around."""
    return Family(name, check, {}, reach=8)


def marks(found):
    return sorted((m.bead, m.kind, m.src_span, m.tgt_span, m.doubt) for m in found)


@pytest.mark.parametrize(
    "family", [one for one in FAMILIES if one.reach], ids=lambda family: family.name
)
def test_what_is_found_passage_by_passage_is_what_the_whole_has(family, long):
    assert len(long.passages) > 1
    whole = marks(family.check(long))
    assert whole
    assert marks(Nearby(long).marks(family)) == whole


def test_what_was_found_in_a_passage_is_not_looked_for_again(long):
    asked = []

    def check(reading):
        asked.append(len(reading.pairs))
        return iter(())

    list(Nearby(long).marks(near("dates of the first asking", check)))
    first = len(asked)
    list(Nearby(long).marks(near("dates of the first asking", check)))
    assert first == len(asked) == len(long.passages)


def test_families_of_any_reach_share_the_cache(long, monkeypatch):
    monkeypatch.setattr("align.checks.engine.nearby._KEPT", len(long.pairs))
    asked = []

    def check(reading):
        asked.append(len(reading.pairs))
        return iter(())

    families = [Family(f"names of reach {reach}", check, {}, reach=reach) for reach in (0, 8)]
    for _ in range(2):
        nearby = Nearby(long)
        for family in families:
            list(nearby.marks(family))
    assert len(asked) == 2 * len(long.passages)


def test_an_edit_has_one_passage_looked_at_again(pair_of):
    asked = []

    def check(reading):
        asked.append(len(reading.pairs))
        return iter(())

    beads = [(f"Barge {k} came.", f"Пришла баржа {k}.") for k in range(3 * LEAST)]
    for last in ("Пришла баржа.", "Ушла баржа."):
        asked.clear()
        list(
            Nearby(Reading.of(pair_of(*beads, ("A barge.", last)))).marks(
                near("after an edit", check)
            )
        )
    assert len(asked) == 1


def test_a_longer_sentence_hardly_ever_changes_the_ratio_of_a_document(pair_of):
    beads = [("A barge came. " * 15, "Пришла баржа." + "а" * k) for k in range(210, 310)]
    short, long = (Reading.of(pair_of(*beads, ("A barge.", last))) for last in ("Да.", "а" * 60))
    assert short.ratio == long.ratio
    assert short.ratio == pytest.approx(1.297, rel=0.01)


def test_a_family_turned_off_and_on_again_finds_what_it_found(pair_of):
    pair = pair_of(FAULTS["numbers"])
    off = Profile(severity={"numbers.*": "off"})
    assert "number" not in [one.kind for one in align.check(pair, profile=off)]
    assert "number" in [one.kind for one in align.check(pair)]
