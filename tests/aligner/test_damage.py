"""Passages that the encoder cannot read, rows of figures, and changes elsewhere in the text."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest

from align.aligner import align
from align.aligner.band import Band
from align.aligner.encoders import Vectors
from align.aligner.evaluation import Score, strict
from align.aligner.gold import Beads, read_gold
from align.aligner.trust import AROUND, measure, sharpened
from align.text import Document

ROOT = Path(__file__).resolve().parents[2]
#: Texts written for the project: invented news conferences with gold beads.
DOCUMENTS = [
    one for path in sorted((ROOT / "corpora/gold").glob("*.jsonl")) for one in read_gold(path)
]
#: The share of beads farther than NEAR sentences from a change that may change with it.
BOUND, NEAR = 0.02, 5
METHODS = ("anchor", "semantic")


def illegible(text: str) -> str:
    """Letters that no language uses, as many as in the text."""
    random = Random(text)
    return "".join(chr(random.randrange(0x180, 0x240)) if c.isalpha() else c for c in text)


def ladder(src, tgt, langs, method: str) -> Beads:
    """The beads of two lists of sentences."""
    documents = (
        Document.from_sentences(t, lang) for t, lang in zip((src, tgt), langs, strict=True)
    )
    return tuple((bead.src, bead.tgt) for bead in align(*documents, method=method).beads)


def langs(document) -> tuple[str, str]:
    return document.src_lang, document.tgt_lang


def test_a_passage_that_cannot_be_read_costs_semantic_no_more_than_anchor():
    scores = dict.fromkeys(METHODS, Score())
    for document in DOCUMENTS:
        first, last = len(document.tgt) // 3, len(document.tgt) * 2 // 3
        tgt = [illegible(t) if first <= k < last else t for k, t in enumerate(document.tgt)]
        for method in METHODS:
            found = ladder(document.src, tgt, langs(document), method)
            scores[method] += strict(found, document.gold)
    assert scores["semantic"].f1 >= scores["anchor"].f1 - 0.003


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.id)
def test_swapped_sides_give_the_same_ladder(document, method):
    one = ladder(document.src, document.tgt, langs(document), method)
    other = ladder(document.tgt, document.src, langs(document)[::-1], method)
    assert strict(tuple((tgt, src) for src, tgt in other), one).f1 >= 0.99


FOREIGN = ["Az öreg halász a mólón ült.", "Senki sem beszélt a háborúról.", "Esett az eső."] * 2
CHANGES = {
    "joined": lambda texts, at: ([" ".join(texts[at : at + 3])], 3),
    "split": lambda texts, at: (
        [texts[at][: len(texts[at]) // 2], texts[at][len(texts[at]) // 2 :]],
        1,
    ),
    "foreign": lambda _texts, _at: (FOREIGN, 0),
    "illegible": lambda _texts, _at: ([illegible(text) for text in FOREIGN], 0),
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_leaves_the_beads_elsewhere(change, method):
    gone = held = 0
    for document in DOCUMENTS:
        before = ladder(document.src, document.tgt, langs(document), method)
        at = len(document.tgt) // 2
        new, old = CHANGES[change](document.tgt, at)
        tgt = [*document.tgt[:at], *new, *document.tgt[at + old :]]
        grown = len(new) - old
        after = {
            (src, tuple(j - grown if j >= at + len(new) else j for j in there))
            for src, there in ladder(document.src, tgt, langs(document), method)
        }
        far = [b for b in before if b[1] and (b[1][-1] < at - NEAR or b[1][0] >= at + old + NEAR)]
        held += len(far)
        gone += sum(bead not in after for bead in far)
    assert held > 20
    assert gone <= BOUND * held


@pytest.mark.parametrize("method", METHODS)
def test_rows_of_figures_on_one_side_stand_alone(method):
    document = DOCUMENTS[0]
    rows = ["| 480 | 77 | 912 |", "https://example.org/4417", "* * *"]
    tgt = [text for t in document.tgt for text in (t, rows[len(t) % 3])]
    beads = ladder(document.src, tgt, langs(document), method)
    alone = {j for src, there in beads if not src for j in there}
    assert len(alone & set(range(1, len(tgt), 2))) >= 0.9 * len(document.tgt)


def random_vectors(count: int, seed: int) -> Vectors:
    rows = np.random.default_rng(seed).standard_normal((count, 64)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_vectors_that_find_nothing_on_either_side_are_not_trusted():
    src = random_vectors(40, 1)
    tgt = src.copy()
    tgt[15:25] = random_vectors(10, 2)
    band = Band.full(40, 40)
    similar = np.zeros(band.size, np.float32)
    similar.reshape(41, 41)[1:, 1:] = src @ tgt.T
    for side in measure(band, similar, (src, tgt)):
        assert side.finds[:12].min() == side.finds[28:].min() == 1.0
        assert side.finds[17:23].max() < 0.5
        assert side.parts.min() == 1.0


def test_sentences_that_are_all_alike_are_not_told_apart():
    tgt = random_vectors(40, 1)
    tgt[15:25] = tgt[15] + 0.1 * tgt[15:25]
    tgt /= np.linalg.norm(tgt, axis=1, keepdims=True)
    band = Band.full(40, 40)
    similar = np.zeros(band.size, np.float32)
    parts = measure(band, similar, (random_vectors(40, 3), tgt))[1].parts
    assert parts[15 + AROUND : 25 - AROUND].max() == 0.0
    assert parts[:10].min() == 1.0


def test_what_neighbours_have_in_common_is_taken_away():
    common = random_vectors(1, 4)
    vectors = common * 2 + random_vectors(20, 5)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    sharp = sharpened(vectors)
    assert np.abs(sharp @ common.T).max() < np.abs(vectors @ common.T).min()
    assert np.linalg.norm(sharp, axis=1) == pytest.approx(np.ones(20), abs=1e-5)
