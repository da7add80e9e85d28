"""Finding words in a review, and replacing them."""

from __future__ import annotations

import pytest

from align import review as rv
from align.errors import UsageError
from align.review import Review, apply
from align.review.find import Pattern, find, replacements


@pytest.fixture
def review(harbour) -> Review:
    return Review.of(harbour)


def found(review: Review, *args: object, side=None, **options: bool) -> list[int]:
    return [match.cell for match in find(review, Pattern(*args, **options), side)]


def test_both_sides_are_searched_in_the_order_of_the_rows(review):
    assert found(review, "14") == [8]
    assert found(review, "е") == [8, 9, 10]
    assert found(review, "r", side="src") == [1, 2, 3, 5]


def test_case_matters_only_when_asked(review):
    assert found(review, "LAMPS") == [2]
    assert found(review, "LAMPS", match_case=True) == []


def test_either_spelling_of_yo_finds_both(review):
    assert found(review, "шел") == found(review, "шёл") == [10]


def test_signs_of_expressions_are_taken_as_they_stand(review):
    assert found(review, "n.") == [2]
    assert found(review, "(", is_regex=False) == []


def test_an_expression_finds_where_it_fits(review):
    (match,) = find(review, Pattern(r"\d+", is_regex=True))
    assert match.spans == ((7, 9),)


def test_nothing_is_found_where_nothing_stands(review):
    assert found(review, "x*", is_regex=True) == []


@pytest.mark.parametrize("text", ["", "("])
def test_what_cannot_be_looked_for_is_refused(text):
    with pytest.raises(UsageError):
        Pattern(text, is_regex=True)


def test_an_expression_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr("align.review.find.PATIENCE", 0.05)
    with pytest.raises(UsageError, match="too long"):
        Pattern(r"(a|b|ab)*c(?=d)(?<!e)(a|aa)+$", is_regex=True).spans("ab" * 4000 + "cd" * 1000)


def test_replacements_are_shown_before_they_are_made(review):
    shown = list(replacements(review, Pattern("lamps"), r"lights \1"))
    assert [(one.before, one.after) for one in shown] == [
        ("The lamps burn.", r"The lights \1 burn.")
    ]
    after = review.patched(apply(review, rv.Replace(tuple((x.cell, x.after) for x in shown))))
    assert after.cell(2).text == r"The lights \1 burn."


def test_groups_of_an_expression_are_put_in(review):
    pattern = Pattern(r"(\w+) harbour", is_regex=True)
    (shown,) = replacements(review, pattern, r"harbour, \1")
    assert shown.after == "harbour, Old"


def test_a_group_that_is_not_there_is_refused(review):
    with pytest.raises(UsageError):
        list(replacements(review, Pattern("harbour", is_regex=True), r"\7"))


def test_what_would_be_empty_or_the_same_is_not_among_them(review):
    assert list(replacements(review, Pattern("Old harbour"), "")) == []
    assert list(replacements(review, Pattern("lamps"), "lamps")) == []
