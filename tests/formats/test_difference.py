"""What changed between two texts, word by word, and who changed it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from align.formats.difference import changes, moved, pieces
from align.formats.work import Passage, Version


def told(passage: Passage) -> list[tuple[str, str, str | None]]:
    return [(one.kind, one.text, one.by and one.by.who) for one in pieces(passage)]


def test_a_figure_with_separators_is_one_word() -> None:
    found = changes("He paid 5,000 in May.", "He paid 6,000 in May.")
    assert [one.text for one in found] == ["He paid ", "5,000", "6,000", " in May."]


def test_words_that_are_all_new_are_one_change() -> None:
    found = changes("Кот спал на окне.", "Собака лежала под столом.")
    assert [one.kind for one in found] == ["removed", "added", "same"]


def test_a_script_without_spaces_is_compared_letter_by_letter() -> None:
    assert [one.text for one in changes("港口开了", "港口关了")] == ["港口", "开", "关", "了"]


def test_a_sign_of_several_characters_is_not_cut() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert ("added", family) in [(one.kind, one.text) for one in changes("Ah!", f"Ah{family}!")]


def test_each_change_has_its_author() -> None:
    versions = (
        Version("The old white lamp burned.", "ann", "2031-01-01"),
        Version("The old white lantern burned.", "bob", "2031-01-02"),
    )
    passage = Passage(
        1, "The old white lantern burned.", "The new white lamp burned.", versions=versions
    )
    assert told(passage) == [
        ("same", "The ", None),
        ("removed", "new", "ann"),
        ("added", "old", "ann"),
        ("same", " white ", None),
        ("removed", "lamp", "bob"),
        ("added", "lantern", "bob"),
        ("same", " burned.", None),
    ]


def test_what_was_put_back_is_no_change() -> None:
    versions = (Version("Nobody came.", "ann", "1"), Version("Nobody slept.", "bob", "2"))
    passage = Passage(1, "Nobody slept.", "Nobody slept.", versions=versions)
    assert told(passage) == [("same", "Nobody slept.", None)]


def test_changes_without_history_have_no_author() -> None:
    assert told(Passage(1, "b", "a")) == [("removed", "a", None), ("added", "b", None)]


def test_a_place_moves_with_the_words_before_it() -> None:
    before, after = "One two. Three four.", "One and two. Three."
    assert moved(before, after, [0, 9, 20]) == [0, 13, 19]


def test_very_long_texts_are_compared_without_searching() -> None:
    before = " ".join(f"a{k}" for k in range(9000))
    after = " ".join(f"b{k}" for k in range(9000))
    found = [one.kind for one in changes(f"x {before} y", f"x {after} y")]
    assert found == ["same", "removed", "added", "same"]


text = st.text(st.sampled_from("ab, .é港\u0301\u202e🙂\n"), max_size=30)


@given(text, text)
def test_the_pieces_make_up_both_texts(before: str, after: str) -> None:
    found = changes(before, after)
    assert "".join(one.text for one in found if one.kind != "added") == before
    assert "".join(one.text for one in found if one.kind != "removed") == after


@given(text, text, st.lists(st.integers(0, 30), max_size=4))
def test_places_stay_in_order_and_within_the_text(before: str, after: str, places: list) -> None:
    found = moved(before, after, sorted(min(one, len(before)) for one in places))
    assert found == sorted(found)
    assert all(0 <= one <= len(after) for one in found)
