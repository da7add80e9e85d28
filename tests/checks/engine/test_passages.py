"""A document in passages, whose word links are judged once."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.aligner.encoders import default
from align.checks.engine.passages import LEAST, MOST, passages, words_of

SOURCES = [f"Crate {k} held lamps." for k in range(8 * LEAST)]
LAMPS = tuple((f"Crate {k} held lamps.", f"В ящике {k} были лампы.") for k in range(8))


def texts(sources: list[str]) -> set[tuple[str, ...]]:
    """The passages of a document as their texts."""
    return {tuple(sources[k] for k in beads) for beads in passages(sources)}


@given(st.lists(st.text(max_size=3), max_size=20))
def test_passages_hold_every_bead_in_order(sources):
    assert list(chain.from_iterable(passages(sources))) == list(range(len(sources)))


def test_a_short_document_is_one_passage():
    assert list(passages(SOURCES[:LEAST])) == [range(LEAST)]


def test_passages_have_bounds_where_a_text_repeats_itself():
    assert max(map(len, passages(["The tide."] * 3000))) <= MOST


def test_an_edited_bead_changes_one_passage_or_two():
    edited = [*SOURCES[:300], "Nothing.", *SOURCES[301:]]
    assert len(texts(edited) - texts(SOURCES)) <= 2


def test_a_bead_more_leaves_most_passages_as_they_were():
    assert len(texts(SOURCES)) > 2
    assert len(texts(["A gull.", *SOURCES]) - texts(SOURCES)) <= 2


def test_what_was_judged_is_not_judged_again():
    first, again = (words_of(LAMPS[:2], "en", "ru", default()) for _ in range(2))
    assert all(one.links is other.links for one, other in zip(first, again, strict=True))


def test_words_have_the_cosines_of_their_vectors():
    (words,) = words_of((("Red lamps.", "Красные лампы."),), "en", "ru", default())
    src, tgt = default().encode(["red", "lamps"]), default().encode(["красные", "лампы"])
    assert words.cosines == pytest.approx(src @ tgt.T, abs=1e-5)


def test_words_do_not_depend_on_what_was_judged_before():
    alone = [words.links.tolist() for words in words_of(LAMPS[5:6], "en", "ru", default())]
    words_of(LAMPS[5:8], "en", "ru", default())
    assert [w.links.tolist() for w in words_of(LAMPS[5:6], "en", "ru", default())] == alone
