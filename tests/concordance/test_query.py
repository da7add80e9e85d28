"""Queries are read as they are written, or refused with a reason."""

from __future__ import annotations

import pytest

from align.concordance.query import Across, All, Not, Some, Value, cql, simple
from align.errors import UsageError


def test_a_word_stands_for_its_forms_in_each_language() -> None:
    (one,) = simple("mills", ["en"]).alternatives
    assert one == (
        Some(
            (Value("lemma", "mill", lang="en"), Value("word", "mills", ignore_case=True, lang="en"))
        ),
    )
    assert len(simple("mills", ["en", "ru"]).alternatives) == 2


def test_a_star_stands_for_letters_and_alone_for_a_word() -> None:
    (one,) = simple("mill* * colo?r", ["en"], form=True).alternatives
    assert one[0] == Value("word", "mill.*", is_regex=True, ignore_case=True, lang="en")
    assert one[1] is None
    assert one[2] == Value("word", "colo.r", is_regex=True, ignore_case=True, lang="en")


def test_a_question_mark_after_a_word_is_only_a_question_mark() -> None:
    (one,) = simple("Really?", ["en"], form=True).alternatives
    assert one == (Value("word", "Really", ignore_case=True, lang="en"),)


@pytest.mark.parametrize("text", ["", "  ", "?!", "*", "* *"])
def test_a_query_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        simple(text, ["en", "ru"])


def test_conditions_of_a_word_in_cql() -> None:
    ((one,),) = cql('[lemma="mill" & tag!="VERB|AUX"]').alternatives
    assert one == All((Value("lemma", "mill"), Not(Value("tag", "VERB|AUX", is_regex=True))))
    ((one,),) = cql('[word="Mill"%c | !(lemma="x")]').alternatives
    assert one == Some((Value("word", "Mill", ignore_case=True), Not(Value("lemma", "x"))))


def test_sequences_repetitions_and_alternatives_in_cql() -> None:
    a, b = Value("word", "a"), Value("word", "b")
    assert cql('"a" []{1,2} "b"').alternatives == ((a, None, b), (a, None, None, b))
    assert cql('"a" "b"?').alternatives == ((a,), (a, b))
    assert cql('("a" | "b" "b"){2}').alternatives == ((a, a), (a, b, b), (b, b, a), (b, b, b, b))
    assert len(cql('"a"+').alternatives) == 10


def test_what_a_match_must_be_within() -> None:
    query = cql('"a" within <s/> within ru: "b" !within tgt: [lemma="c"]')
    assert query.in_sentence
    assert query.across == (
        Across(((Value("word", "b"),),), False, "ru"),
        Across(((Value("lemma", "c"),),), True, "tgt"),
    )


def test_quotes_in_a_value_are_escaped() -> None:
    assert cql(r'"say \"no\""').alternatives == ((Value("word", 'say "no"'),),)


@pytest.mark.parametrize(
    "text",
    [
        "", "[", "[]", "mill", '[lemma="a"', '[pos="N"]', '[lemma="a" &]', '"a" within', '"a"%x',
        '"a"{3,1}', '"a"{}', '"a" within <p/>', '"a" |', '("a"', '"a")', '[]*', '"a', '"a"{1,999}',
        '("a"|"b"){0,99}', '"a" within tgt "b"',
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        cql(text)
