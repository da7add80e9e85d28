"""Passages that stand elsewhere in the translation."""

from __future__ import annotations

import numpy as np
import pytest

from align.aligner.moved import FEATURES, THRESHOLD, candidates, moved
from align.alignment import Alignment, Bead
from align.text import Document

SIZE = 24


def texts(order: list[int]) -> tuple[Document, Document]:
    """A text of SIZE sentences, and its translation with the sentences in another order."""
    src = Document.from_sentences([f"Lamp {k} stands on pier {k}." for k in range(SIZE)], "en")
    tgt = Document.from_sentences([f"Фонарь {k} стоит на причале {k}." for k in order], "ru")
    return src, tgt


def vectors(order: list[int], likeness: float = 0.8) -> tuple[np.ndarray, np.ndarray]:
    """Unit rows: renderings have the cosine ``likeness``, all others 0."""
    src = np.eye(2 * SIZE, dtype=np.float32)[:SIZE]
    other = np.eye(2 * SIZE, dtype=np.float32)[SIZE:]
    tgt = likeness * src + np.sqrt(1.0 - likeness**2) * other
    return src, tgt[order].astype(np.float32)


def ladder(order: list[int], gone: set[int]) -> Alignment:
    """The ladder of sure 1-1 beads that leaves the sentences ``gone`` over on both sides."""
    place = {k: j for j, k in enumerate(order)}
    beads = [Bead((k,), (place[k],), 0.99) for k in range(SIZE) if k not in gone]
    beads += [bead for k in gone for bead in (Bead((k,), ()), Bead((), (place[k],)))]
    beads.sort(key=lambda bead: (max(bead.src, default=-1), max(bead.tgt, default=-1)))
    return Alignment(*texts(order), tuple(beads), "semantic")


def put(passage: range, place: int) -> list[int]:
    """The order of the translation when ``passage`` stands before sentence ``place``."""
    rest = [k for k in range(SIZE) if k not in passage]
    at = rest.index(place)
    return [*rest[:at], *passage, *rest[at:]]


ORDER = put(range(3, 6), 18)
MOVED = ladder(ORDER, {3, 4, 5})


def test_a_passage_that_moved_is_found():
    found = moved(MOVED, vectors(ORDER))
    assert [(bead.src, bead.tgt) for bead in found] == [
        ((3,), (15,)), ((4,), (16,)), ((5,), (17,)),
    ]  # fmt: skip


def test_a_passage_that_moved_backwards_is_found():
    order = put(range(15, 19), 4)
    found = moved(ladder(order, {15, 16, 17, 18}), vectors(order))
    assert [(bead.src, bead.tgt) for bead in found] == [((k,), (k - 11,)) for k in range(15, 19)]


def test_each_suggestion_is_likely():
    for bead in moved(MOVED, vectors(ORDER)):
        assert THRESHOLD <= bead.probability <= 1.0


def test_company_makes_a_suggestion_surer():
    alone = put(range(3, 4), 18)
    (single,) = moved(ladder(alone, {3}), vectors(alone))
    first = moved(MOVED, vectors(ORDER))[0]
    assert first.probability > single.probability


def test_omissions_that_do_not_render_each_other_suggest_nothing():
    assert moved(MOVED, vectors(ORDER, likeness=0.1)) == ()


def test_what_another_sentence_renders_as_well_is_no_suggestion():
    """A formula that the text repeats: the ladder has linked its likes."""
    src, tgt = vectors(ORDER)
    src[:], tgt[:] = src[0], tgt[0]
    assert moved(MOVED, (src, tgt)) == ()


def test_a_ladder_without_gaps_suggests_nothing():
    order = list(range(SIZE))
    assert moved(ladder(order, set()), vectors(order)) == ()


def test_what_the_ladder_could_have_linked_is_no_move():
    """Left over on both sides at the same place: that is no crossing."""
    order = list(range(SIZE))
    assert moved(ladder(order, {7, 8}), vectors(order)) == ()


def test_a_doubtful_bead_may_give_way():
    """The ladder links a moved sentence to something else, but is not sure."""
    forced = tuple(
        Bead((3,), (2,), 0.4) if bead.src == (3,) else bead
        for bead in MOVED.beads
        if bead.src != (2,) and bead.tgt != (2,)
    )
    found = moved(Alignment(MOVED.src, MOVED.tgt, (*forced[:2], Bead((2,), ()), *forced[2:])),
                  vectors(ORDER))  # fmt: skip
    assert ((3,), (15,)) in [(bead.src, bead.tgt) for bead in found]


def test_two_passages_are_told_apart():
    order = [*range(6), *range(16, 20), *range(6, 10), *range(12, 16), 10, 11, *range(20, SIZE)]
    found = moved(ladder(order, {10, 11, 16, 17, 18, 19}), vectors(order))
    assert [bead.src[0] for bead in found] == [10, 11, 16, 17, 18, 19]


def test_suggestions_share_no_sentence():
    found = moved(MOVED, vectors(ORDER))
    sentences = [i for bead in found for i in bead.src]
    assert len(sentences) == len(set(sentences))


@pytest.mark.parametrize("empty", [0, 1])
def test_an_empty_side_suggests_nothing(empty):
    src, tgt = texts(list(range(SIZE)))
    sides = [src, tgt]
    sides[empty] = Document.from_sentences([], sides[empty].lang)
    held = tuple(Bead((k,), ()) if empty else Bead((), (k,)) for k in range(SIZE))
    rows = [np.eye(SIZE, dtype=np.float32)] * 2
    rows[empty] = np.zeros((0, SIZE), np.float32)
    assert moved(Alignment(*sides, held), tuple(rows)) == ()


def test_a_link_has_all_features():
    assert all(len(one.features) == len(FEATURES) for one in candidates(MOVED, vectors(ORDER)))


@pytest.mark.parametrize("figures", ["85", "14 30.5 1921", "№ 7", "12 kg 85"])
def test_figures_of_a_table_do_not_move(figures):
    tables = [
        Document.from_sentences(
            [
                figures if k in (3, 4, 5) else text
                for k, text in zip(ks, side.sentence_texts, strict=True)
            ],
            side.lang,
        )
        for side, ks in zip((MOVED.src, MOVED.tgt), (range(SIZE), ORDER), strict=True)
    ]
    table = Alignment(tables[0], tables[1], MOVED.beads, "semantic")
    assert moved(table, vectors(ORDER)) == ()
