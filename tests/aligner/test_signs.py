"""Marks of punctuation are linked across a bead; see ``align/aligner/signs.py``."""

from __future__ import annotations

import numpy as np
import pytest

from align.aligner import signs
from align.aligner.links import word_links, words


def linked(src: str, tgt: str) -> set[tuple[int, int]]:
    """Where marks that are linked begin, when each word renders the one of the same number."""
    ours, theirs = words(src, "en"), words(tgt, "en")
    belief = np.eye(len(ours), len(theirs))
    found = signs.links(signs.marks(src, ours), signs.marks(tgt, theirs), belief, 0.5)
    return {(a[0], b[0]) for a, b, _ in found}


def test_marks_stand_outside_the_words() -> None:
    text = "Well-known (it's 3.5) ..."
    found = [text[slice(*mark.span)] for mark in signs.marks(text, words(text, "en"))]
    assert found == ["(", ")", "..."]


def test_a_mark_is_linked_to_its_like_at_the_same_place() -> None:
    assert linked("One, two, three.", "Ett, tva, tre.") == {(3, 3), (8, 8), (15, 13)}


def test_a_mark_without_counterpart_stays_free() -> None:
    assert linked("One, two, three", "Ett tva, tre") == {(8, 7)}


def test_signs_of_other_scripts_count_as_of_their_kind() -> None:
    assert linked("One?", "Ett？") == {(3, 3)}


def test_opening_and_closing_quotation_marks_are_told_apart() -> None:
    assert linked('He "said" so', "Han «sade» sa") == {(3, 4), (8, 9)}


@pytest.mark.parametrize(("src", "tgt"), [("A word.", "…"), ("…", "…"), ("", ".")])
def test_marks_are_linked_only_beside_words(src: str, tgt: str) -> None:
    assert word_links(src, tgt, "en", "ru") == ()
