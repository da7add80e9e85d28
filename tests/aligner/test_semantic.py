"""The semantic method: sentence vectors beside anchors and lengths."""

from __future__ import annotations

import numpy as np
import pytest
from letters import Letters

import align
from align.aligner import align as align_texts
from align.aligner import encoders
from align.aligner.band import Band
from align.aligner.evidence import gather
from align.aligner.field import DOT, NORM, lay_out
from align.aligner.points import vector_points
from align.text import Document

# Nothing here but the meaning tells which sentence renders which.
EN = [
    "The old woman fed the birds.",
    "Her neighbour was repairing a bicycle.",
    "It would soon be time for bread and tea.",
    "Nobody spoke about the war.",
]
RU = [
    "Сосед чинил велосипед.",
    "Скоро пора было пить чай с хлебом.",
    "О войне никто не говорил.",
]


def test_meaning_finds_the_sentence_that_is_missing():
    beads = align.align_sentences(EN, RU, method="semantic").beads
    assert [(b.src, b.tgt) for b in beads] == [
        ((0,), ()), ((1,), (0,)), ((2,), (1,)), ((3,), (2,)),
    ]  # fmt: skip


def test_auto_is_semantic_where_the_encoder_knows_both_languages():
    ali = align.align_sentences(EN, RU)
    assert ali.method == "semantic"
    assert encoders.default().name in ali.made_with


def test_auto_is_anchor_where_it_does_not():
    assert align.align_sentences(EN, ["ნავი.", "პური."], tgt_lang="ka").method == "anchor"


def test_semantic_says_which_language_it_does_not_know():
    with pytest.raises(align.UsageError, match="'ka'"):
        align.align_sentences(EN, ["ნავი."], tgt_lang="ka", method="semantic")


def test_another_encoder_may_take_the_place_of_the_default():
    texts = Document.from_sentences(EN, "en"), Document.from_sentences(EN[1:], "tlh")
    ali = align_texts(*texts, method="semantic", encoder=Letters())
    assert ali.method == "semantic"
    assert "letters" in ali.made_with


def test_the_product_of_two_groups_is_that_of_their_summed_vectors():
    """What the field adds up sentence by sentence is the cosine of length-weighted sums."""
    texts = Document.from_sentences(EN, "en"), Document.from_sentences(RU, "ru")
    vectors = tuple(Letters().encode(text.sentence_texts) for text in texts)
    field = lay_out(gather(*texts, vectors=vectors), Band.full(4, 3), 1.0)
    src, tgt = (
        sum(v * len(t) for v, t in zip(side[:2], text, strict=False))
        for side, text in zip(vectors, (EN, RU), strict=True)
    )
    nodes = [field.band.start[i] + j for i in (1, 2) for j in (1, 2)]
    assert field.shared[nodes, DOT].sum() == pytest.approx(float(src @ tgt), rel=1e-4)
    assert field.src[2, NORM, 2] == pytest.approx(float(np.linalg.norm(src)), rel=1e-4)
    assert field.tgt[2, NORM, 2] == pytest.approx(float(np.linalg.norm(tgt)), rel=1e-4)


def test_points_are_mutually_nearest():
    unit = np.eye(6, dtype=np.float32)
    found = vector_points((unit[:4], unit[[1, 3, 5]]), Band.full(4, 3))
    assert list(zip(found.i.tolist(), found.j.tolist(), strict=True)) == [(1, 0), (3, 1)]


def test_points_keep_to_the_columns_of_the_band():
    unit = np.eye(300, dtype=np.float32)
    band = Band.of(np.maximum(np.arange(301) - 5, 0), np.minimum(np.arange(301) + 5, 300))
    found = vector_points((unit, unit), band)
    assert found.i.tolist() == found.j.tolist() == list(range(300))


def test_the_result_does_not_depend_on_what_was_aligned_before():
    first = align.align_sentences(EN, RU, method="semantic")
    align.align_sentences(["Another text."], ["Другой текст."], method="semantic")
    again = align.align_sentences(EN, RU, method="semantic")
    assert [b.probability for b in first.beads] == [b.probability for b in again.beads]


def test_a_passage_that_moved_is_suggested_and_changes_nothing_by_itself():
    src = [
        "The ferry leaves at seven in the morning.",
        "Tickets are sold in the old customs house.",
        "Dogs travel free of charge.",
        "The baker opens before the first passengers arrive.",
        "His bread is eaten on both shores.",
        "In winter the crossing takes an hour longer.",
        "Ice gathers under the bridge.",
        "The lamp on the pier burns all night.",
    ]
    tgt = [
        "Паром отходит в семь утра.",
        "Билеты продают в здании старой таможни.",
        "Собак перевозят бесплатно.",
        "Зимой переправа занимает на час больше.",
        "Подо мостом скапливается лёд.",
        "Фонарь на причале горит всю ночь.",
        "Пекарь открывает лавку до прихода первых пассажиров.",
        "Его хлеб едят на обоих берегах.",
    ]
    ali = align.align_sentences(src, tgt, method="semantic")
    assert [(bead.src, bead.tgt) for bead in ali.suggestions] == [((3,), (6,)), ((4,), (7,))]
    assert [i for bead in ali.beads for i in bead.src] == list(range(8))
