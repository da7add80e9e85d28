"""The aligner as others call it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import align

EN = ["The pier opened in 1987.", "Marta Holt cut the ribbon.", "Rain fell. Nobody left."]
RU = [
    "Пирс открыли в 1987 году.",
    "Ленточку перерезала Марта Холт.",
    "Шел дождь.",
    "Никто не ушел.",
]
METHODS = ["length", "anchor", "semantic", "auto"]


@pytest.mark.parametrize("method", METHODS)
def test_every_method_aligns_a_plain_passage(method):
    beads = align.align_sentences(EN, RU, method=method).beads
    assert [(bead.src, bead.tgt) for bead in beads] == [((0,), (0,)), ((1,), (1,)), ((2,), (2, 3))]


def test_auto_says_what_it_chose():
    assert align.align_sentences(EN, RU).method == "semantic"


def test_an_unknown_method_is_refused_with_the_list():
    with pytest.raises(align.UsageError, match="anchor"):
        align.align_sentences(EN, RU, method="magic")


def test_a_language_tag_must_be_one():
    with pytest.raises(align.UsageError, match="unknown language"):
        align.align_sentences(EN, RU, src_lang="English language")


def test_a_language_that_nobody_trained_on_is_aligned():
    georgian = [
        "ნავსადგური 1987 წელს გაიხსნა.",
        "ლენტი მარტა ჰოლტმა გაჭრა.",
        "წვიმდა. არავინ წავიდა.",
    ]
    beads = align.align_sentences(EN, georgian, tgt_lang="ka", method="anchor").beads
    assert [bead.type for bead in beads] == ["1-1", "1-1", "1-1"]


@pytest.mark.parametrize(("src", "tgt"), [([], []), (["A."], []), ([], ["А.", "Б."])])
def test_an_empty_side_gives_null_beads(src, tgt):
    beads = align.align_sentences(src, tgt).beads
    assert len(beads) == len(src) + len(tgt)
    assert all(bead.is_null for bead in beads)


def test_probabilities_doubt_what_is_doubtful():
    """A rendering that is missing makes its neighbourhood less sure than plain pairs are."""
    ali = align.align_sentences(EN, [RU[0], *RU[2:]])
    assert ali.beads[0].probability > min(bead.probability for bead in ali.beads[1:])


def test_the_result_records_what_made_it():
    assert "weights" in align.align_sentences(EN, RU).made_with


sentences = st.lists(st.text(max_size=40), max_size=12)


@settings(max_examples=60)
@given(
    sentences,
    sentences,
    st.sampled_from(["length", "anchor", "auto"]),
    st.sampled_from(["ru", "zh", "tlh", "en"]),
)
def test_any_sentences_are_covered_once_and_in_order(src, tgt, method, lang):
    beads = align.align_sentences(src, tgt, tgt_lang=lang, method=method).beads
    assert [i for bead in beads for i in bead.src] == list(range(len(src)))
    assert [j for bead in beads for j in bead.tgt] == list(range(len(tgt)))
    assert all(0.0 <= bead.probability <= 1.0 for bead in beads)


@settings(max_examples=20)
@given(sentences, sentences)
def test_the_same_input_gives_the_same_output(src, tgt):
    one, two = (align.align_sentences(src, tgt) for _ in range(2))
    assert one == two
    assert [b.probability for b in one.beads] == [b.probability for b in two.beads]


def test_a_missing_passage_leaves_the_rest_right():
    numbers = [3 * k + 100 for k in range(300)]
    src = [f"Crate {number} was weighed and sealed." for number in numbers]
    tgt = [f"Ящик {number} взвесили и опечатали." for number in numbers]
    beads = align.align_sentences(src, [*tgt[:40], *tgt[240:]]).beads
    paired = {(bead.src, bead.tgt) for bead in beads}
    assert all(((k,), (k,)) in paired for k in range(40))
    assert all(((k,), (k - 200,)) in paired for k in range(240, 300))


def test_a_text_aligned_in_parts_comes_out_as_in_one(monkeypatch):
    """Long texts are cut in safe places; where the cuts fall changes no bead."""
    src = [f"Crate {37 * k} of the {k % 7} red ones was sealed." for k in range(400)]
    tgt = [f"Ящик {37 * k} из {k % 7} красных запечатали." for k in range(400) if k % 13]
    whole = align.align_sentences(src, tgt, method="anchor")
    monkeypatch.setattr("align.aligner.decoding.PART", 60)
    parts = align.align_sentences(src, tgt, method="anchor")
    assert parts.beads == whole.beads
