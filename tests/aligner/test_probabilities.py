"""How probable beads are that somebody else made."""

from __future__ import annotations

import numpy as np
import pytest

from align import aligner
from align.aligner import lattice
from align.aligner.band import IMPOSSIBLE, TYPES, Band
from align.aligner.decoding import weigh
from align.aligner.model import shipped
from align.aligner.weighing import beads_on
from align.alignment import Alignment, Bead
from align.text import Document

NAMES = (
    ("Tarn", "Тарн"),
    ("Brenn", "Бренн"),
    ("Osk", "Оск"),
    ("Velm", "Вельм"),
    ("Hadra", "Хадра"),
)
SRC = [f"Captain {en} paid {n} crowns for the lamps." for n, (en, _) in enumerate(NAMES, 101)]
TGT = [f"Капитан {ru} заплатил {n} крон за фонари." for n, (_, ru) in enumerate(NAMES, 101)]
RAIN = "Дождь шёл всю ночь до самого утра, и никто в городе так и не заснул."


@pytest.fixture(scope="module")
def made() -> Alignment:
    src = Document.from_sentences(SRC, "en")
    tgt = Document.from_sentences([*TGT[:2], RAIN, *TGT[2:]], "ru")
    return aligner.align(src, tgt, method="anchor")


def ask(made: Alignment, *beads: Bead, **constraints: object) -> tuple[float, ...]:
    return aligner.probabilities(made.src, made.tgt, beads, method="anchor", **constraints)


@pytest.mark.filterwarnings("error")
def test_no_ladder_promises_nothing(made):
    """The mean over no beads is neither NaN nor a warning of numpy."""
    evidence = aligner.read(made.src, made.tgt, "length", None)
    weighed, _ = weigh(evidence, shipped().of("length"))
    lost = weighed._replace(path=lattice.Path(np.zeros(0, np.int64), float(IMPOSSIBLE)))
    assert (lost.precision, lost.f1) == (0.0, 0.0)


def test_the_aligners_own_beads_are_as_probable_as_it_said(made):
    filled = [bead for bead in made.beads if not bead.is_null]
    assert len(filled) == 5
    assert ask(made, *filled) == pytest.approx([bead.probability for bead in filled], abs=1e-6)


def test_that_a_sentence_is_alone_is_certain_even_if_its_place_is_not():
    # Either of the two sentences may come first in the ladder.
    band = Band.of(np.zeros(2, np.int32), np.ones(2, np.int32))
    scores = np.full((band.size, len(TYPES)), IMPOSSIBLE, np.float32)
    scores[:, -2:] = 0.0
    path, found = lattice.both(band, scores, 0.0)
    assert [bead.probability for bead in beads_on(path.types, band, found.bead)] == [1.0, 1.0]


def test_a_sentence_is_alone_wherever_that_may_be(made):
    (alone,) = (bead for bead in made.beads if bead.is_null)
    assert alone == Bead((), (2,))
    assert ask(made, alone)[0] >= alone.probability - 1e-6


def test_beads_that_are_wrong_are_improbable(made):
    assert max(ask(made, Bead((3,), (2,)), Bead((0,), ()), Bead((), (0,)))) < 0.1


@pytest.mark.parametrize(
    "bead",
    [Bead((0, 2), (0,)), Bead((0, 1, 2, 3), (0, 1, 2, 3))],
    ids=["with a gap", "too large"],
)
def test_beads_that_are_never_looked_at_have_no_probability(made, bead):
    assert ask(made, bead) == (0.0,)


def test_what_is_fixed_leaves_the_rest_no_choice(made):
    fixed = [bead for bead in made.beads if bead.src not in ((1,), (2,)) and bead.src]
    (free,) = ask(made, Bead((1,), (1,)))
    (bound,) = ask(made, Bead((1,), (1,)), fixed=fixed)
    assert bound == pytest.approx(free, abs=0.2)
    (crossing,) = ask(made, Bead((0,), (1,)), fixed=fixed)
    assert crossing == 0.0


def test_where_a_part_has_one_side_only_its_sentences_are_alone(made):
    fixed = [Bead((1,), (1,)), Bead((2,), (3,))]
    assert ask(made, Bead((), (2,)), fixed=fixed) == (1.0,)
