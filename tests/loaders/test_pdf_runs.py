"""The characters of a page of a PDF become runs of text."""

from __future__ import annotations

import pytest

from align.loaders import pdf_runs
from align.loaders.pdf_runs import _Char

WIDTH = 5.0


def line(text: str, *, start: float = 0.0) -> list[_Char]:
    """The characters of ``text``, from left to right; a space leaves its place empty."""
    chars, spaced = [], False
    for number, char in enumerate(text):
        if char != " ":
            left = start + number * WIDTH
            chars.append(_Char(char, left, 0.0, left + WIDTH, 10.0, 10.0, spaced))
        spaced = char == " "
    return chars


def read(chars: list[_Char], *, leftward: bool = False) -> list[str]:
    return [run[5] for run in pdf_runs._joined(chars, leftward=leftward)]


def test_characters_that_touch_are_one_run():
    assert read(line("lamp oil") + line("bell", start=90.0)) == ["lamp oil", "bell"]


def test_both_letters_of_a_ligature_stay():
    """They have one place, as letters have that are printed twice."""
    chars = line("ofice")
    once = pdf_runs._printed_once([*chars[:2], chars[1], *chars[2:]])
    assert "".join(one.text for one in once) == "office"


@pytest.mark.parametrize("by_letter", [True, False])
def test_text_that_is_printed_twice_is_read_once(by_letter):
    chars = line("office")
    twice = [one for char in chars for one in (char, char)] if by_letter else [*chars, *chars]
    assert [one.text for one in pdf_runs._printed_once(twice)] == list("office")


class TestLeftward:
    """On pages written from right to left, characters come in their order of reading."""

    def test_most_letters_decide(self):
        assert pdf_runs._is_leftward(line("שלום ABC"))
        assert not pdf_runs._is_leftward(line("lamp ש"))

    def test_letters_are_read_from_right_to_left(self):
        hebrew = "\u05de\u05e0\u05d5\u05e8\u05d4"
        seen = [
            one._replace(left=100 - one.right, right=100 - one.left) for one in line(hebrew)
        ]  # the first letter is on the right of the page
        flipped = [one._replace(left=-one.right, right=-one.left) for one in seen]
        assert read(flipped, leftward=True) == [hebrew]

    def test_a_number_keeps_its_direction(self):
        letters = line("\u05de\u05e0")
        seen = [one._replace(left=100 - one.right, right=100 - one.left) for one in letters]
        seen += line("2031", start=65.0)  # left of the letters, after a gap
        flipped = [one._replace(left=-one.right, right=-one.left) for one in seen]
        runs = pdf_runs._joined(flipped, leftward=True)
        assert [run[5] for run in sorted(runs, key=lambda run: run[0])][-1] == "2031"

    def test_the_letters_of_a_ligature_are_put_in_order(self):
        lam, alef = line("\u0627\u0644")
        alef = alef._replace(left=lam.left, right=lam.right)
        assert [one.text for one in pdf_runs._unfolded([lam, alef])] == ["\u0644", "\u0627"]
