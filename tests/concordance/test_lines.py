"""Lines have what is around a match, and come in the order that was asked for."""

from __future__ import annotations

import pytest

from align.concordance import Ask, Concordance, context
from align.errors import UsageError


def test_a_line_has_the_match_its_surroundings_and_its_rendering(concordance: Concordance) -> None:
    (line,) = concordance.lines(concordance.find(Ask("roof")).hits)
    assert (line.before, line.found, line.after) == ("Rain fell on the ", "roof", ".")
    assert (line.other, line.rendering, line.speaker) == ("", "", "")
    line, *_ = concordance.lines(concordance.find(Ask("mill")).hits)
    assert line.rendering == "мельница"
    assert [line.other[slice(*one)] for one in line.marks] == ["мельница"]
    assert line.speaker == "Ines"


def test_lines_are_sorted_by_the_words_before_and_after(concordance: Concordance) -> None:
    hits = concordance.find(Ask("mill", lang="en")).hits
    assert [line.before.split()[-1].lower() for line in concordance.lines(hits, "left")] == [
        "another", "old", "old", "the", "the", "two"
    ]  # fmt: skip
    after = [line.after.strip(" .") for line in concordance.lines(hits, "right")]
    assert after == sorted(after)
    assert [line.found for line in concordance.lines(hits, "match")][-1] == "mills"
    said = [line.rendering for line in concordance.lines(hits, "rendering")]
    assert said == sorted(said, key=str.casefold)


def test_a_sample_is_the_same_for_the_same_seed(concordance: Concordance) -> None:
    hits = concordance.find(Ask("the")).hits
    some = [concordance.sample(hits, 5, seed).begin.tolist() for seed in (1, 1, 2)]
    assert some[0] == some[1] != some[2]
    assert len(concordance.sample(hits, 10**6)) == len(hits)


def test_the_neighbours_of_a_line_are_those_of_its_text(concordance: Concordance) -> None:
    (line,) = concordance.lines(concordance.find(Ask("roof")).hits)
    before, after = context(concordance.index, line, 1)
    assert (before, after) == (["Two mills burned. Nobody was hurt."], [])


def test_hits_are_counted_by_group(concordance: Concordance) -> None:
    found = concordance.find(Ask("mill"))
    counts = {
        by: [(one.value, one.hits) for one in concordance.grouped(found, by)]
        for by in ("document", "form", "lemma", "side", "speaker", "translator", "rendering")
    }
    assert counts["document"] == [("mill", 3), ("letter", 2), ("ferry", 1)]
    assert counts["form"] == [("mill", 5), ("mills", 1)]
    assert counts["lemma"] == [("mill", 6)]
    assert counts["side"] == [("src", 4), ("tgt", 2)]
    assert counts["speaker"] == [("", 3), ("Ines", 2), ("Marek", 1)]
    assert counts["translator"] == [("Orlova", 5), ("Petrov", 1)]
    assert counts["rendering"][0] == ("мельница", 5)


def test_groups_of_texts_have_a_rate_of_their_own(concordance: Concordance) -> None:
    counts = concordance.grouped(concordance.find(Ask("mill")), "translator")
    assert [one.words for one in counts] == [7 + 5 + 6 + 5 + 6 + 6, 6 + 10 + 4]


def test_a_group_that_does_not_exist_is_refused_with_those_that_do(
    concordance: Concordance,
) -> None:
    with pytest.raises(UsageError, match="translator"):
        concordance.grouped(concordance.find(Ask("mill")), "editor")
