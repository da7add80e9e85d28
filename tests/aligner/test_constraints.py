"""Beads that stay and boundaries that nothing crosses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import align
from align import Bead
from align.aligner.constraints import Stretch, stretches
from align.pipeline import align_documents
from align.text import Document

SRC = [f"Crate {100 + 7 * k} was sealed by Captain Holt on the pier." for k in range(12)]
TGT = [f"Ящик {100 + 7 * k} капитан Хольт запечатал на пирсе." for k in range(12)]
TEXTS = Document.from_sentences(SRC, "en"), Document.from_sentences(TGT, "ru")


def aligned(*fixed: Bead, boundaries=(), method="anchor") -> align.Alignment:
    return align_documents(*TEXTS, method, fixed=fixed, boundaries=boundaries)


def test_a_fixed_bead_stays_however_wrong_it_looks():
    wrong = Bead((2, 3), (5,))
    assert wrong in aligned(wrong).beads


def test_a_fixed_bead_may_be_larger_than_any_that_is_searched():
    large = Bead(tuple(range(2, 8)), tuple(range(2, 9)))
    assert large in aligned(large).beads


def test_a_fixed_bead_keeps_its_probability():
    (found,) = (b for b in aligned(Bead((4,), (4,), 0.123)).beads if b.src == (4,))
    assert found.probability == 0.123


def test_a_fixed_null_bead_stays_whole():
    missing = Bead((3, 4), ())
    beads = aligned(missing).beads
    assert missing in beads
    assert [i for bead in beads for i in bead.src] == list(range(12))


def test_realigning_between_fixed_beads_leaves_what_lies_beyond():
    """What a person did far away changes nothing here."""
    left = [bead for bead in aligned(Bead((5,), (5,))).beads if bead.src and bead.src[0] < 5]
    other = aligned(Bead((5,), (5,)), Bead((9, 10), (9,))).beads
    assert [bead for bead in other if bead.src and bead.src[0] < 5] == left
    assert [b.probability for b in left] == [b.probability for b in other if b.src and b.src[0] < 5]


def test_no_bead_crosses_a_boundary():
    beads = aligned(boundaries=[(4, 6)]).beads
    for bead in beads:
        assert all(i < 4 for i in bead.src) == all(j < 6 for j in bead.tgt) or bead.is_null
    assert sum(1 for bead in beads for j in bead.tgt if bead.src and bead.src[0] < 4) <= 6


@pytest.mark.parametrize(
    "fixed",
    [
        [Bead((1,), (4,)), Bead((2,), (3,))],
        [Bead((1, 2), (1,)), Bead((2,), (2,))],
        [Bead((0, 2), (0,))],
        [Bead((11, 12), (11,))],
    ],
)
def test_contradictions_are_refused(fixed):
    with pytest.raises(align.AlignError):
        aligned(*fixed)


def test_stretches_cover_both_texts_in_order():
    bead = Bead((2,), (3, 4))
    assert stretches([bead], [(8, 8)], 10, 10) == [
        Stretch(0, 2, 0, 3),
        Stretch(2, 3, 3, 5, bead),
        Stretch(3, 8, 5, 8),
        Stretch(8, 10, 8, 10),
    ]


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=5, unique=True))
def test_any_rising_links_are_kept_and_everything_is_covered(links):
    fixed: list[Bead] = []
    for i, j in sorted(links):
        if not fixed or (i > fixed[-1].src[0] and j > fixed[-1].tgt[0]):
            fixed.append(Bead((i,), (j,)))
    beads = aligned(*fixed).beads
    assert set(fixed) <= set(beads)
    assert [i for bead in beads for i in bead.src] == list(range(12))
    assert [j for bead in beads for j in bead.tgt] == list(range(12))
