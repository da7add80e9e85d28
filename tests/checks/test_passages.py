"""A document in passages, whose word links are judged once."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from align.aligner.encoders import default
from align.checks.passages import LEAST, MOST, passages, words_of

BEADS = [(f"Crate {k} held lamps.", f"В ящике {k} были лампы.") for k in range(8 * LEAST)]


@given(st.lists(st.tuples(st.text(max_size=3), st.text(max_size=3)), max_size=20))
def test_passages_hold_every_bead_in_order(beads):
    assert list(chain.from_iterable(passages(beads))) == beads


def test_a_short_document_is_one_passage():
    assert len(list(passages(BEADS[:LEAST]))) == 1


def test_passages_have_bounds_where_a_text_repeats_itself():
    sizes = [len(one) for one in passages([("The tide.", "Прилив.")] * 3000)]
    assert max(sizes) <= MOST
    assert sum(sizes) == 3000


def test_an_edited_translation_changes_one_passage():
    edited = [*BEADS[:300], (BEADS[300][0], "Пусто."), *BEADS[301:]]
    assert len(set(passages(edited)) - set(passages(BEADS))) == 1


def test_a_bead_more_leaves_most_passages_as_they_were():
    more = [("A gull.", "Чайка."), *BEADS]
    before = set(passages(BEADS))
    assert len(before) > 2
    assert len(set(passages(more)) - before) <= 2


def test_what_was_judged_is_not_judged_again():
    first, again = (
        [words.links for words in words_of(BEADS[:2], "en", "ru", default())] for _ in range(2)
    )
    assert all(one is other for one, other in zip(first, again, strict=True))


def test_words_do_not_depend_on_what_was_judged_before():
    alone = [words.links.tolist() for words in words_of(BEADS[5:6], "en", "ru", default())]
    list(words_of(BEADS[5:8], "en", "ru", default()))
    assert [w.links.tolist() for w in words_of(BEADS[5:6], "en", "ru", default())] == alone
