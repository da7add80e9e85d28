"""What is found, against a plain search of the texts."""

from __future__ import annotations

import random
import re
from pathlib import Path

import numpy as np
import pytest

from align.concordance import Ask, Bead, Concordance, building
from align.concordance.finding import find
from align.concordance.index import Index
from align.concordance.query import cql
from align.errors import UsageError
from tests.concordance.mill import source


def found(concordance: Concordance, text: str, mode: str = "lemma", **more: object) -> list[str]:
    hits = concordance.find(Ask(text, mode, **more)).hits  # type: ignore[arg-type]
    return [f"{one.text.name} {one.key} {one.found}" for one in concordance.lines(hits)]


def test_a_word_is_found_in_all_its_forms_on_both_sides(concordance: Concordance) -> None:
    assert found(concordance, "mill") == [
        "mill 1 mill", "mill 2 mill", "mill 3 mills", "ferry 1 mill", "letter 1 mill",
        "letter 2 mill",
    ]  # fmt: skip
    assert found(concordance, "мельница", side="tgt") == [
        "mill 1 мельница", "mill 2 мельницу", "mill 3 мельницы"
    ]  # fmt: skip


def test_forms_case_and_languages_can_be_asked_for(concordance: Concordance) -> None:
    assert found(concordance, "mills", "form") == ["mill 3 mills"]
    assert len(found(concordance, "the", "form")) > len(
        found(concordance, "the", "form", match_case=True)
    )
    assert found(concordance, "mill", lang="ru") == []
    assert len(found(concordance, "mill", lang="en", side="tgt")) == 2


def test_ё_is_found_as_е(concordance: Concordance) -> None:
    assert found(concordance, "прошел", "form") == ["ferry 1 прошёл"]


def test_a_phrase_and_wildcards(concordance: Concordance) -> None:
    assert found(concordance, "old mill") == ["mill 1 old mill", "ferry 1 old mill"]
    assert found(concordance, "f* was") == ["ferry 3 fair was"]
    assert found(concordance, "the * mill", "form") == [
        "mill 1 The old mill",
        "ferry 1 the old mill",
    ]


def test_no_match_goes_from_one_bead_or_with_within_s_from_one_sentence_to_the_next(
    concordance: Concordance,
) -> None:
    assert found(concordance, "river the") == []
    assert found(concordance, "burned nobody") == ["mill 3 burned. Nobody"]
    assert found(concordance, '"burned" "Nobody" within <s/>', "cql") == []


def test_the_other_side_can_be_asked_for(concordance: Concordance) -> None:
    assert found(concordance, "mill", lacking=("мельница",)) == ["ferry 1 mill"]
    assert found(concordance, "mill", having=("завод",)) == ["ferry 1 mill"]
    assert found(concordance, '[lemma="mill"] !within ru: [lemma="мельница"]') == ["ferry 1 mill"]
    assert found(concordance, '[lemma="мельница"] within src: [lemma="mill"]') == [
        "mill 1 мельница", "mill 2 мельницу", "mill 3 мельницы"
    ]  # fmt: skip


def test_by_links_only_the_translation_of_the_match_counts(concordance: Concordance) -> None:
    assert found(concordance, "river", having=("паром",)) == ["ferry 2 river"]
    assert found(concordance, "river", having=("паром",), by_links=True) == []
    assert found(concordance, "ferry", having=("паром",), by_links=True) == [
        "ferry 1 ferry", "ferry 2 ferry"
    ]  # fmt: skip


def test_texts_are_chosen_by_metadata(concordance: Concordance) -> None:
    assert found(concordance, "mill", where=(("translator", "petr*"),)) == ["ferry 1 mill"]
    assert len(found(concordance, "mill", where=(("document", "letter"),))) == 2
    with pytest.raises(UsageError, match="no text has"):
        concordance.find(Ask("mill", where=(("year", "1999"),)))


def test_tags_tell_readings_apart(concordance: Concordance) -> None:
    assert found(concordance, '[lemma="see" & tag="VERB"]', "cql") == ["ferry 2 saw"]
    assert found(concordance, '[lemma="гореть|сгореть" & tag="NOUN"]', "cql") == []


def test_parts_of_texts_and_regular_expressions_are_found_with_punctuation(
    concordance: Concordance,
) -> None:
    assert found(concordance, "errY", "text") == ["ferry 1 erry", "ferry 2 erry"]
    assert found(concordance, "river.", "text") == ["mill 1 river.", "letter 2 river."]
    assert found(concordance, r"^The .+ry\b", "regex") == [
        "ferry 1 The ferry",
        "ferry 2 The captain saw the ferry",
    ]
    assert found(concordance, " — ", "text") == ["letter 2  — "]


def test_any_part_of_a_text_is_found_whatever_the_words_are(tmp_path) -> None:
    said = ("It’s 25 0001 of GDP增长了, foo_bar l'eau: 1,500.5!", "ЁЛКА и\u0306ти Straße")
    beads = [Bead(n, (text,), ()) for n, text in enumerate(said)]
    concordance = Concordance.open(tmp_path / "i", [source("odd", beads, ("zh", "en"))])
    for text in said:
        for begin in range(len(text)):
            for end in range(begin + 1, min(begin + 9, len(text) + 1)):
                part = text[begin:end]
                if part.strip() and part[0] != "\u0306" and text[end : end + 1] != "\u0306":
                    assert len(concordance.find(Ask(part, "text"))) >= 1, part


def test_a_contraction_is_not_its_verb(tmp_path) -> None:
    beads = [Bead(1, ("I don’t know.", "They do."), ())]
    concordance = Concordance.open(tmp_path / "i", [source("odd", beads)])
    assert found(concordance, "don't") == ["odd 1 don’t"]
    assert found(concordance, "do") == ["odd 1 don’t", "odd 1 do"]


@pytest.mark.parametrize("text", ["(", "[a", "*a"])
def test_a_wrong_expression_is_refused(concordance: Concordance, text: str) -> None:
    with pytest.raises(UsageError):
        concordance.find(Ask(text, "regex"))
    with pytest.raises(UsageError):
        concordance.find(Ask(f'[word="{text}"]', "cql"))


def test_an_expression_that_takes_forever_is_stopped(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("align.concordance.finding.PATIENCE", 0.01)
    building.build(tmp_path / "i", [source("long", [Bead(1, ("a" * 40 + "b",), ())])])
    index = Index.open(tmp_path / "i")
    assert index is not None
    with pytest.raises(UsageError, match="too long"):
        find(index, cql('[word="(a|a)*"]'))


def test_hits_in_a_million_words_are_counted_in_the_language_of_the_hits(
    concordance: Concordance,
) -> None:
    answer = concordance.find(Ask("mill"))
    english = 7 + 5 + 6 + 5 + 6 + 10 + 4 + 6 + 6
    assert sum(answer.words) == english
    assert answer.per_million == pytest.approx(1e6 * 6 / english)
    assert answer.documents == 3


def test_sequences_are_those_of_a_plain_search(tmp_path) -> None:
    rng = random.Random(3)
    texts = [" ".join(rng.choices("abc", k=rng.randrange(9))) for _ in range(200)]
    beads = [Bead(n, (text,), ()) for n, text in enumerate(texts)]
    building.build(tmp_path / "i", [source("letters", beads)])
    index = Index.open(tmp_path / "i")
    assert index is not None
    for query, pattern in (
        ('"a" "b"', r"\ba(?= b)"),
        ('"a" [] "c"', r"\ba(?= \w c)"),
        ('"a" [word!="b"]{0,2} "c"', r"\ba(?= ([ac] ){0,2}c)"),
        ('[word="a|c"] "b"?', r"\b[ac]"),
    ):
        hits = find(index, cql(query), ("src",))
        expected = [n for n, text in enumerate(texts) for _ in re.findall(pattern, text)]
        assert hits.beads.tolist() == expected
        assert (np.diff(hits.begin) > 0).all()


def test_without_texts_nothing_is_found_but_a_wrong_query_is_refused(tmp_path: Path) -> None:
    empty = Concordance.open(tmp_path / "words.index", [])
    assert not empty.find(Ask('[lemma="gate" & tag="NOUN"] | "well"', "cql"))
    assert not empty.find(Ask("formula"))
    assert not find(empty.index, cql('[tag="NOUN"]'))
    with pytest.raises(UsageError, match="cannot be read"):
        empty.find(Ask('[lemma="gate"'))
