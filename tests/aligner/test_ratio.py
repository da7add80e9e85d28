"""How many characters of the translation one character of the source has."""

import numpy as np

from align.aligner.band import TYPES, Band
from align.aligner.evidence import gather
from align.aligner.field import lay_out
from align.aligner.ratio import FEW, MANY, better_ratio, ladder_ratio
from align.text import Document


def better(beads, assumed):
    return better_ratio(np.full(beads, 10.0), np.full(beads, 40.0), assumed)


def test_many_beads_show_a_small_difference():
    assert better(MANY, 3.8) == 4.0


def test_a_few_show_only_a_great_one():
    assert better(FEW, 3.8) is None
    assert better(FEW, 2.0) == 4.0


def test_fewer_show_nothing():
    assert better(FEW - 1, 2.0) is None


def field_and_ladder(probability):
    """A field of 1-2 beads with the wrong ratio, and their posteriors."""
    src = Document.from_sentences(["x" * 10] * FEW, "en")
    tgt = Document.from_sentences(["x" * 20] * (2 * FEW), "de")
    band = Band.full(FEW, 2 * FEW)
    posterior = np.zeros((band.size, len(TYPES)), np.float32)
    path = np.full(FEW, TYPES.index((1, 2)), np.int32)
    posterior[band.ends(path), path] = probability
    return lay_out(gather(src, tgt, anchors=False), band, 2.0), posterior


def test_whole_beads_show_it_and_not_their_sentences():
    assert ladder_ratio(*field_and_ladder(1.0)) == 4.0


def test_unlikely_beads_show_nothing():
    assert ladder_ratio(*field_and_ladder(0.1)) is None
