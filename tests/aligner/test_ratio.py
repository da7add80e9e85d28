"""How many characters of the translation render one of the original."""

from align.aligner.decoding import MANY, ladder_ratio
from align.aligner.evidence import gather
from align.alignment import Bead
from align.text import Document


def evidence(beads):
    src = Document.from_sentences(["x" * 10] * beads, "en")
    tgt = Document.from_sentences(["x" * 20] * (2 * beads), "de")
    return gather(src, tgt, anchors=False)


def ladder(beads, probability=1.0):
    return [Bead((k,), (2 * k, 2 * k + 1), probability) for k in range(beads)]


def test_it_is_that_of_whole_beads():
    assert ladder_ratio(evidence(MANY), ladder(MANY)) == 4.0


def test_a_few_beads_do_not_tell_it():
    assert ladder_ratio(evidence(MANY - 1), ladder(MANY - 1)) is None


def test_nor_do_unlikely_ones():
    assert ladder_ratio(evidence(MANY), ladder(MANY, 0.1)) is None
