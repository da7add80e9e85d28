"""Front and back matter that differs in the two texts is not linked with certainty."""

from __future__ import annotations

import pytest

from align import align_sentences
from align.aligner import read
from align.aligner.edges import LEAST, doubted
from align.alignment import DOUBTFUL_BELOW, Bead
from align.text import Document
from tests.aligner.test_belonging import CAKE, LAMP

EN = LAMP["en"] + CAKE["en"]
TERMS = [
    "You agree to keep this notice in every copy that you make.",
    "The publisher gives no warranty of any kind for this file.",
    "Donations are welcome and can be deducted from your taxes.",
]
OTHER = {
    "ru": [
        "Следующий номер журнала выйдет осенью.",
        "Обложку нарисовала дочь наборщика.",
        "Тираж сто экземпляров, заказ двенадцатый.",
    ],
    "el": [
        "Το επόμενο τεύχος θα βγει το φθινόπωρο.",
        "Το εξώφυλλο ζωγράφισε η κόρη του τυπογράφου.",
        "Εκατό αντίτυπα, δωδέκατη παραγγελία.",
    ],
}


@pytest.mark.parametrize(("lang", "method"), [("ru", "semantic"), ("ru", "anchor"), ("el", "auto")])
def test_unrelated_back_matter_is_doubtful_and_the_text_before_it_is_not(lang, method):
    tgt = LAMP[lang] + CAKE[lang]
    made = align_sentences(EN + TERMS, tgt + OTHER[lang], "en", lang, method)
    text = [bead for bead in made.beads if max(bead.src + bead.tgt) < len(EN)]
    rest = [b for b in made.beads if b.src and b.tgt and max(b.src) >= len(EN)]
    assert [(bead.src, bead.tgt) for bead in text] == [((k,), (k,)) for k in range(len(EN))]
    assert min(bead.probability for bead in text[:-1]) > DOUBTFUL_BELOW
    assert max((bead.probability for bead in rest), default=0.0) < DOUBTFUL_BELOW


@pytest.mark.parametrize("lang", ["ru", "el", "hu"])
def test_the_edges_of_a_translation_stay_certain(lang):
    made = align_sentences(EN, LAMP[lang] + CAKE[lang], "en", lang)
    assert min(made.beads[0].probability, made.beads[-1].probability) > DOUBTFUL_BELOW


def test_a_short_text_has_no_edges():
    src, tgt = (Document.from_sentences(LAMP[lang], lang) for lang in ("en", "el"))
    beads = tuple(Bead((k,), (k,)) for k in range(LEAST - 1))
    assert doubted(read(src, tgt, "anchor", tables=True), beads) == beads
