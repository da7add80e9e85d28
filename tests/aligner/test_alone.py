"""Long parts of a text that have no counterpart."""

import pytest

from align.aligner.alone import alone
from align.alignment import Alignment, Bead
from align.text import Document


def cut_short(*lengths, lang="en"):
    """An alignment with a pair before, between and after stretches of so many source sentences."""
    beads, src = [Bead((0,), (0,), 1.0)], 1
    for tgt, length in enumerate(lengths, 1):
        beads += [Bead((k,), (), 1.0) for k in range(src, src + length)]
        beads.append(Bead((src + length,), (tgt,), 1.0))
        src += length + 1
    sides = (
        Document.from_sentences([f"Lamp {k} burns." for k in range(src)], lang),
        Document.from_sentences([f"Лампа {k}." for k in range(len(lengths) + 1)], "ru"),
    )
    return Alignment(*sides, tuple(beads))


def test_a_long_stretch_is_named_with_its_first_sentence():
    assert [str(one) for one in alone(cut_short(12))] == [
        "en: 12 sentences in a row have no counterpart, from sentence 2: Lamp 1 burns."
    ]


@pytest.mark.parametrize("lengths", [(), (9,), (5, 9, 4)])
def test_short_ones_are_usual(lengths):
    assert not [*alone(cut_short(*lengths))]


def test_only_the_longest_are_named():
    told = [str(one) for one in alone(cut_short(10, 14, 11, 12, 13))]
    assert [int(one.split()[1]) for one in told[:3]] == [14, 13, 12]
    assert told[3:] == ["more such stretches: 2"]


def test_they_may_be_in_the_translation():
    whole = cut_short(12)
    turned = Alignment(
        whole.tgt, whole.src, tuple(Bead(b.tgt, b.src, b.probability) for b in whole.beads)
    )
    assert [str(one) for one in alone(turned)] == [str(one) for one in alone(whole)]
