"""Words that go with others, and words that are typical of texts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from align.concordance import Ask, Bead, Concordance
from align.errors import UsageError
from tests.concordance.mill import source

TEXT = "red lamp burns bright here every night while some blue lamp burns low"


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Concordance:
    beads = [Bead(n, (TEXT,), ("Лампа горит ярко.",)) for n in range(3)]
    other = [Bead(n, ("The green lamp stands still.",), ("Лампа стоит.",)) for n in range(4)]
    texts = [source("a", beads, year="2031"), source("b", other, year="2032")]
    return Concordance.open(tmp_path_factory.mktemp("words") / "i", texts)


def test_collocates_are_those_of_a_plain_count(lamps: Concordance) -> None:
    hits = lamps.find(Ask("lamp")).hits
    found = {one.lemma: one.hits for one in lamps.collocations(hits, 2)}
    words = Counter[str]()
    for line in [TEXT] * 3 + ["the green lamp stands still"] * 4:
        all_words = line.split()
        for at, word in enumerate(all_words):
            if word == "lamp":
                words.update({*all_words[max(0, at - 2) : at], *all_words[at + 1 : at + 3]})
    assert found["red"] == words["red"] == 3
    assert found["burn"] == words["burns"] == 6
    assert found["green"] == words["green"] == 4
    assert "the" not in found


def test_a_wider_window_has_more_and_the_least_count_leaves_out(lamps: Concordance) -> None:
    hits = lamps.find(Ask("red")).hits
    assert {one.lemma for one in lamps.collocations(hits, 1)} == {"lamp"}
    assert {one.lemma for one in lamps.collocations(hits, 3)} > {"lamp", "burn"}
    assert lamps.collocations(hits, 1, least=4) == ()


def test_words_on_the_other_side_count_once_for_each_hit(lamps: Concordance) -> None:
    found = lamps.collocations(lamps.find(Ask("green")).hits, across=True)
    assert {one.lemma: one.hits for one in found} == {"лампа": 4, "стоить": 4} or {
        one.lemma: one.hits for one in found
    } == {"лампа": 4, "стоять": 4}


def test_keywords_are_those_of_the_texts_that_were_chosen(lamps: Concordance) -> None:
    found = lamps.keywords("en", (("year", "2032"),))
    assert {one.lemma for one in found} == {"green", "stand", "lamp"} - {"lamp"} | {
        one.lemma for one in found if one.lemma in ("lamp", "still")
    }
    first = found[0]
    assert (first.focus, first.reference) == (4, 0)
    assert first.focus_rate == pytest.approx(1e6 * 4 / 20)


def test_keywords_need_something_to_compare_with(lamps: Concordance, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no other texts"):
        lamps.keywords("en")
    rain = Concordance.open(tmp_path / "i", [source("c", [Bead(1, ("It rained.",), ())])])
    assert "lamp" in [one.lemma for one in lamps.keywords("en", (), rain)]
    assert lamps.keywords("de", (), rain) == ()


def test_nothing_goes_with_nothing(lamps: Concordance) -> None:
    assert lamps.collocations(lamps.find(Ask("zebra")).hits) == ()
    assert lamps.collocations(lamps.find(Ask("zebra")).hits, across=True) == ()
