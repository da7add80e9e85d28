"""What lights up together, as marks in the sentences of a bead."""

import time

import pytest

from align.aligner.links import WordLink
from align.desk import marks


def test_a_link_marks_both_sides_with_one_number():
    src, tgt = marks.marks(["12 owls"], ["12 сов"], [((0, 2), (0, 2), "number")])
    assert src == [(0, 0, 2, 0, "number")]
    assert tgt == [(0, 0, 2, 0, "number")]


def test_a_link_in_the_second_sentence_counts_from_its_start():
    src, _ = marks.marks(["It ran.", "It stopped."], ["Встал."], [((11, 18), (0, 5), "word")])
    assert src == [(1, 3, 10, 0, "word")]


def test_anchors_that_overlap_leave_the_longer_one():
    links = [((0, 3), (0, 3), "number"), ((0, 9), (0, 9), "name")]
    src, _ = marks.marks(["Mira Voss ran."], ["Мира Восс бежала."], links)
    assert src == [(0, 0, 9, 0, "name")]


def test_words_give_way_to_anchors():
    links = [((0, 2), (0, 2), "word"), ((0, 2), (0, 2), "number")]
    assert marks.marks(["12 owls"], ["12 сов"], links)[0] == [(0, 0, 2, 0, "number")]


def test_words_that_share_a_word_light_up_together():
    links = [((0, 2), (0, 4), "word"), ((3, 7), (0, 4), "word")]
    src, tgt = marks.marks(["no owls"], ["ноль"], links)
    assert [mark[3] for mark in (*src, *tgt)] == [0, 0, 0]


def test_marks_are_counted_as_the_browser_does():
    src, _ = marks.marks(["🦉🦉 7 owls"], ["7"], [((3, 4), (0, 1), "number")])
    assert src == [(0, 5, 6, 0, "number")]


@pytest.fixture
def linked(monkeypatch):
    """Bead texts that reached the word linker, which finds the first letters of both sides."""
    asked = []

    class Linker:
        def __init__(self, *_, **__):
            pass

        def link(self, beads, *, punctuation=True):
            asked.extend(beads)
            return [(WordLink((0, 1), (0, 1), 0.9),) for _ in beads]

    monkeypatch.setattr(marks, "Linker", Linker)
    return asked


def whole(finder, bead):
    for _ in range(500):
        found, there = finder.links(bead)
        if there:
            return found
        time.sleep(0.01)
    raise AssertionError


def test_numbers_are_found_at_once_and_words_follow(linked):
    finder = marks.Finder("en", "ru")
    assert ((0, 2), (0, 2), "number") in finder.links(("12 owls", "12 сов"))[0]
    assert ((0, 1), (0, 1), "word") in whole(finder, ("12 owls", "12 сов"))


def test_the_words_of_a_bead_are_linked_once(linked):
    finder = marks.Finder("en", "ru")
    whole(finder, ("Owls", "Совы"))
    whole(finder, ("Owls", "Совы"))
    assert linked == [("Owls", "Совы")]


def test_marks_of_sentences_without_a_space_between_them():
    links = [((0, 2), (2, 4), "number")]
    assert marks.marks(["40"], ["船。", "40条"], links, (" ", ""))[1] == [(1, 0, 2, 0, "number")]
