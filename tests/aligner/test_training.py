"""Learning the weights."""

from __future__ import annotations

import json

import numpy as np
import pytest

from align.aligner import lattice, training
from align.aligner.band import IMPOSSIBLE, Band
from align.aligner.examples import allowed_beads, examples_of
from align.aligner.features import FEATURES
from align.aligner.gold import Block, GoldDocument
from align.aligner.model import ModelFile


def invented(name: str, count: int = 12) -> GoldDocument:
    """A text whose sentences share a number with their rendering; every fourth has none."""
    src = tuple(f"Boat {name} {k} left the harbour with {k + 3} crates." for k in range(count))
    tgt = tuple(
        f"Судно {name} {k} вышло из гавани с {k + 3} ящиками." for k in range(count) if k % 4
    )
    gold = [((k,), (sum(1 for h in range(k) if h % 4),) if k % 4 else ()) for k in range(count)]
    return GoldDocument(name, "invented", "en", "ru", src, tgt, tuple(gold))


DOCUMENTS = [invented(name) for name in ("Alma", "Brisk", "Corvo")]


@pytest.fixture(scope="module")
def of_one() -> ModelFile:
    """What is learnt from one document in a few steps."""
    return training.train(DOCUMENTS[:1], iterations=5)


def test_the_gradient_is_exact():
    examples = examples_of(DOCUMENTS[:2], "anchor", seed=1)
    point = np.random.default_rng(5).normal(size=len(FEATURES) + 1) * 0.2
    _, gradient = training.negative_likelihood(point, examples)
    for index in range(0, len(point), 3):
        step = np.zeros_like(point)
        step[index] = 1e-2
        up, _ = training.negative_likelihood(point + step, examples)
        down, _ = training.negative_likelihood(point - step, examples)
        assert gradient[index] == pytest.approx((up - down) / 2e-2, rel=2e-2, abs=2e-2)


def test_learnt_weights_align_what_they_were_learnt_from():
    scores = training.cross_validate(DOCUMENTS, "anchor", count=3, iterations=20)
    assert scores["invented"].f1 > 0.9


def test_the_same_seed_gives_the_same_weights():
    one, two = (training.train(DOCUMENTS[:2], seed=3, iterations=3).to_json() for _ in range(2))
    assert one == two


def test_weights_survive_their_file(tmp_path, of_one):
    path = tmp_path / "weights.json"
    path.write_text(of_one.to_json())
    loaded, learnt = ModelFile.load(path), of_one.models["anchor"]
    assert loaded.models["anchor"].weights == pytest.approx(learnt.weights, abs=1e-4)
    assert loaded.models["anchor"].free.weights == pytest.approx(learnt.free.weights, abs=1e-4)
    assert loaded.about["documents"] == 1


def test_larger_types_of_an_older_file_weigh_what_the_next_smaller_one_does(tmp_path, of_one):
    content = json.loads(of_one.to_json())
    anchor = content["methods"]["anchor"]
    del anchor["type_1-7"], anchor["type_1-8"]
    anchor["type_1-6"] = 1.5
    path = tmp_path / "older.json"
    path.write_text(json.dumps(content))
    weights = dict(zip(FEATURES, ModelFile.load(path).models["anchor"].weights, strict=True))
    assert (weights["type_1-7"], weights["type_1-8"]) == (1.5, 1.5)


def test_only_some_weights_can_be_learnt_beside_those_of_a_file(of_one):
    after = training.train(DOCUMENTS[:1], iterations=3, start=of_one, only=["number_"])
    one, two = (file.models["anchor"].weights for file in (of_one, after))
    changed = {name for name, a, b in zip(FEATURES, one, two, strict=True) if a != b}
    assert changed
    assert all(name.startswith("number_") for name in changed)


def test_the_length_method_learns_nothing_from_anchors(of_one):
    assert of_one.models["length"].weights[FEATURES.index("number_shared")] == 0.0


def test_a_wide_gold_bead_allows_its_refinements():
    """The ladders left are the bead itself and its two 1-1 halves; no sentence goes unmatched."""
    band = Band.full(2, 2)
    allowed = allowed_beads(band, [Block(0, 2, 0, 2)])
    flat = np.where(allowed, np.float32(0), IMPOSSIBLE)
    assert lattice.posteriors(band, flat, 0.0).log_z == pytest.approx(np.log(2))
    assert not allowed[:, -2:].any()


def test_a_bead_larger_than_any_type_may_be_cut_at_will():
    band = Band.full(5, 4)
    allowed = allowed_beads(band, [Block(0, 5, 0, 4)])
    flat = np.where(allowed, np.float32(0), IMPOSSIBLE)
    assert len(lattice.viterbi(band, flat, 0.0).types) > 0


def test_folds_never_train_on_a_sentence_they_test():
    shared = invented("Alma")
    twin = GoldDocument("twin", "other", "en", "ru", shared.src, shared.tgt, shared.gold)
    for train, test in training.folds([*DOCUMENTS, twin], 3):
        seen = {sentence for document in test for sentence in document.src}
        assert all(seen.isdisjoint(document.src) for document in train)


def test_progress_names_the_method_and_reaches_the_end():
    told = []
    training.train(DOCUMENTS[:2], iterations=3, progress=lambda *one: told.append(one))
    steps, shares = zip(*told, strict=True)
    assert list(dict.fromkeys(steps)) == ["length", "anchor", "semantic"]
    assert list(shares) == sorted(shares)
    assert shares[-1] == 1.0


def test_cross_validation_tells_its_progress():
    told = []
    training.cross_validate(
        DOCUMENTS[:4],
        "length",
        count=2,
        iterations=3,
        progress=lambda *one: told.append(one),
    )
    assert told[-1] == ("length", 1.0)
