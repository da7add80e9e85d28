"""Beads that are weighed again are as probable as when the texts were aligned."""

from __future__ import annotations

import pytest

from align import aligner
from align.alignment import DOUBTFUL_BELOW, Alignment, Bead
from align.text import Document
from tests.aligner.test_belonging import CAKE, LAMP
from tests.aligner.test_support import EN, OTHER, TERMS

SHUFFLED = [7, 3, 0, 8, 5, 1, 6, 2, 4]


def texts(src: list[str], tgt: list[str], lang: str) -> tuple[Document, Document]:
    return Document.from_sentences(src, "en"), Document.from_sentences(tgt, lang)


def unrelated(lang: str) -> tuple[Document, Document]:
    return texts(LAMP["en"][:4], CAKE[lang], lang)


PAIRS = {
    "unrelated": unrelated,
    "with other back matter": lambda lang: texts(
        EN + TERMS, LAMP[lang] + CAKE[lang] + OTHER[lang], lang
    ),
    "in another order": lambda lang: texts(
        EN, [(LAMP[lang] + CAKE[lang])[k] for k in SHUFFLED], lang
    ),
    "translations": lambda lang: texts(EN, LAMP[lang] + CAKE[lang], lang),
}


@pytest.mark.parametrize(("lang", "method"), [("ru", "semantic"), ("ru", "anchor"), ("el", "auto")])
@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_weighed_again_a_bead_is_as_probable_as_before(pair, lang, method):
    src, tgt = pair(lang)
    filled = [b for b in aligner.align(src, tgt, method=method).beads if not b.is_null]
    again = aligner.probabilities(src, tgt, filled, method=method)
    assert again == pytest.approx([bead.probability for bead in filled], abs=1e-6)


@pytest.mark.parametrize("lang", ["ru", "el"])
def test_weighed_again_no_pair_of_unrelated_sentences_is_likely(lang):
    src, tgt = unrelated(lang)
    pairs = [Bead((i,), (j,)) for i in range(4) for j in range(4)]
    assert max(aligner.probabilities(src, tgt, pairs)) < 0.5


@pytest.mark.parametrize("lang", ["ru", "el"])
@pytest.mark.parametrize("limits", [{"boundaries": [(2, 2)]}, {"fixed": [Bead((1,), (1,))]}])
def test_limits_do_not_make_unrelated_texts_translations(lang, limits):
    made = aligner.align(*unrelated(lang), **limits)
    free = [bead for bead in made.beads if bead not in limits.get("fixed", ())]
    assert max((b.probability for b in free if not b.is_null), default=0.0) < 0.5


def test_a_fixed_bead_keeps_its_probability():
    made = aligner.align(*unrelated("ru"), fixed=[Bead((1,), (1,), 0.9)])
    assert [b.probability for b in made.beads if b.src == (1,)] == [0.9]


def test_what_is_fixed_in_a_translation_makes_its_neighbours_no_less_probable():
    src, tgt = PAIRS["translations"]("ru")
    made: Alignment = aligner.align(src, tgt, fixed=[Bead((4,), (4,))])
    assert min(bead.probability for bead in made.beads) > DOUBTFUL_BELOW
