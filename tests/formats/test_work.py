"""A translation as reviewed, and the marks by which its parts are recognised."""

from __future__ import annotations

import pytest

from align.formats.work import Mark, Remark, Work, digest, plain, seconds, told


def test_a_mark_comes_back_from_the_name_of_a_bookmark() -> None:
    for mark in (Mark("0a1b2c3d", 57, "00112233", "rejected"), Mark("0a1b2c3d", 140, "00112233")):
        assert Mark.read(f"_{mark}") == mark
        assert len(f"_{mark}") <= 40  # the longest name that Word accepts


@pytest.mark.parametrize("text", ["", "_GoBack", "sv_0a1b2c3d_r57_00112233", "sv_x_s1_2"])
def test_anything_else_is_no_mark(text: str) -> None:
    assert Mark.read(text) is None


def test_texts_that_differ_only_in_what_files_lose_are_the_same() -> None:
    assert digest("Bell\x07 one\ttwo\u2028three ") == digest("Bell one two three")
    assert digest("two  spaces") != digest("two spaces")
    assert plain("a\xa0b\u202e") == "a\xa0b\u202e"


def test_an_alignment_without_review_has_no_marks(hard_pair) -> None:
    work = Work.of(hard_pair)
    assert {work.mark(unit) for unit in work.units} == {""}
    assert [unit.bead for unit in work.units] == list(hard_pair.beads)


def test_a_time_that_is_none_is_left_out() -> None:
    assert (seconds(""), seconds("yesterday")) == ("", "")
    assert seconds("2031-05-04T14:30:15.250+02:00") == "2031-05-04T12:30:15Z"
    assert told(Remark("", "", "Which lamp?")) == "?: Which lamp?"
