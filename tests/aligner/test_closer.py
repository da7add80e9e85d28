"""The closer look: exact vectors of joined sentences, where the first pass is in doubt."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from align.aligner import closer, read
from align.aligner.band import IMPOSSIBLE, TYPES, Band
from align.aligner.closer import UNKNOWN, Runs
from align.aligner.decoding import weigh
from align.aligner.model import shipped
from align.text import Document

TEXTS = ("One.", "Two.", "Three."), ("Eins.", "Zwei.", "Drei.")
ONE_ONE, ONE_TWO, TWO_ONE = map(TYPES.index, ((1, 1), (1, 2), (2, 1)))


class Lengths:
    """Encodes a text by its length, and remembers what it was asked."""

    name, dimensions, languages = "lengths", 2, None

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        self.asked += texts
        angle = np.array([len(text) / 50 for text in texts])
        return np.stack((np.cos(angle), np.sin(angle)), axis=1).astype(np.float32)


@pytest.fixture
def encoder():
    return Lengths()


def looked(encoder, posteriors, *, contrast=False):
    """The table after a look at some beads, given as {(i, j, type): posterior}; with ``contrast``
    what the look returns.
    """
    band = Band.full(3, 3)
    posterior = np.zeros((band.size, len(TYPES)), np.float32)
    for (i, j, kind), value in posteriors.items():
        posterior[4 * i + j, kind] = value
    path = np.full(3, ONE_ONE, np.int32)
    table = closer.possible_beads(band, posterior, path)
    vectors = tuple(encoder.encode(side) for side in TEXTS)
    encoder.asked.clear()
    found = closer.look(band, table, posterior, Runs(encoder.encode, TEXTS), vectors)
    return found if contrast else table


def test_a_doubtful_bead_gets_the_cosine_of_its_joined_texts(encoder):
    table = looked(encoder, {(2, 1, TWO_ONE): 0.4})
    assert table[4 * 2 + 1, TWO_ONE] == pytest.approx(np.cos((len("One. Two.") - 5) / 50))


def test_single_sentences_are_not_encoded_again(encoder):
    looked(encoder, {(2, 1, TWO_ONE): 0.4, (1, 2, ONE_TWO): 0.4, (1, 1, ONE_ONE): 0.5})
    assert encoder.asked == ["One. Two.", "Eins. Zwei."]


def test_a_certain_bead_needs_no_closer_look(encoder):
    table = looked(encoder, {(2, 1, TWO_ONE): 0.999})
    assert table[4 * 2 + 1, TWO_ONE] == UNKNOWN
    assert not encoder.asked


def test_a_bead_is_compared_without_what_surrounds_it():
    """Here all sentences share one direction, and each has one of its own."""
    own = np.eye(4, dtype=np.float32)[1:] * 0.5
    vectors = own + np.eye(4, dtype=np.float32)[0]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    band = Band.full(3, 3)
    table = np.full((band.size, len(TYPES)), np.nan, np.float32)
    table[[4 * 2 + 1, 4 * 2 + 2], ONE_ONE] = UNKNOWN
    posterior = np.ones(table.shape, np.float32)
    runs = Runs(lambda texts: np.zeros((len(texts), 4), np.float32), TEXTS)
    contrast = closer.look(band, table, posterior, runs, (vectors, vectors))
    same, other = contrast[4 * 2 + 2, ONE_ONE], contrast[4 * 2 + 1, ONE_ONE]
    assert same == pytest.approx(1.0)
    assert other < 0.0 < vectors[1] @ vectors[0]


def test_beads_that_are_ruled_out_have_no_contrast(encoder):
    assert looked(encoder, {(2, 1, TWO_ONE): 0.0001}, contrast=True)[4 * 2 + 1, TWO_ONE] == 0.0


def test_an_impossible_bead_is_ruled_out(encoder):
    table = looked(encoder, {(2, 1, TWO_ONE): 0.0001})
    assert np.isnan(table[4 * 2 + 1, TWO_ONE])


def test_the_first_path_is_never_ruled_out(encoder):
    table = looked(encoder, {})
    assert (table[[5, 10, 15], ONE_ONE] == UNKNOWN).all()


def test_chinese_sentences_are_joined_without_a_space():
    src = Document.from_sentences(["下雨了。", "没人走。"], "zh")
    tgt = Document.from_sentences(["It rained.", "Nobody left."], "en")
    assert read(src, tgt, "semantic").runs.joiners == ("", " ")


@pytest.fixture(scope="module")
def evidence():
    src = Document.from_sentences(["It rained.", "Nobody left the old house.", "Why?"], "en")
    tgt = Document.from_sentences(["Шёл дождь, но никто не ушёл.", "Почему?"], "ru")
    return read(src, tgt, "semantic")


def test_the_second_pass_weighs_only_what_the_first_left_possible(evidence):
    model = replace(shipped().models["semantic"], free=None)
    first, _ = weigh(evidence, replace(model, closer=None))
    second, _ = weigh(evidence, model)
    assert (second.scores[first.posterior < closer.POSSIBLE] <= IMPOSSIBLE).mean() > 0.9
    assert (second.posterior[second.scores <= IMPOSSIBLE] == 0).all()


def test_without_an_encoder_one_pass_has_to_do(evidence):
    model = replace(shipped().models["semantic"], free=None)
    one, _ = weigh(replace(evidence, runs=None), model)
    assert not one.field.exact.size
    assert one.model is model
