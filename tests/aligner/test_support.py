"""Front and back matter that differs in the two texts is not linked with certainty, nor is a
passage that was replaced on one side.
"""

from __future__ import annotations

import numpy as np
import pytest

from align import align_sentences
from align.aligner import read
from align.aligner.decoding import decode
from align.aligner.model import shipped
from align.aligner.support import LEAST, doubted, passages
from align.alignment import DOUBTFUL_BELOW, Bead
from align.text import Document
from tests.aligner.test_belonging import CAKE, LAMP
from tests.aligner.test_damage import DOCUMENTS, illegible

EN = LAMP["en"] + CAKE["en"]
#: An invented news conference in English and Russian.
NEWS = next(one for one in DOCUMENTS if len(one.tgt) > 80)
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


REPLACED = {
    "de": [
        "Drücken Sie die grüne Taste, bis die Anzeige blinkt.",
        "Nehmen Sie danach den Deckel ab und spülen Sie den Filter mit lauwarmem Wasser.",
        "Achten Sie darauf, dass die Dichtung trocken bleibt.",
        "Setzen Sie den Filter wieder ein und schließen Sie das Gehäuse.",
        "Das Gerät ist nun betriebsbereit.",
    ],
    "ru": [
        "Кошка спала на подоконнике и не слышала дождя.",
        "Бабушка достала из шкафа банку вишнёвого варенья.",
        "За окном медленно проехал старый трамвай.",
        "Никто не помнил, кто первым предложил поехать к морю.",
        "Чайник закипел, и все замолчали.",
    ],
}


@pytest.mark.parametrize("first", [3, 25])
@pytest.mark.parametrize("new", REPLACED.values(), ids=list(REPLACED))
def test_a_passage_that_was_replaced_on_one_side_is_doubtful(new, first):
    last = first + len(new)
    tgt = [*NEWS.tgt[:first], *new, *NEWS.tgt[last:]]
    made = align_sentences(NEWS.src, tgt, NEWS.src_lang, NEWS.tgt_lang, "semantic")
    inside = [b for b in made.beads if b.src and set(b.tgt) & set(range(first, last))]
    assert max((bead.probability for bead in inside), default=0.0) < DOUBTFUL_BELOW
    rest = [b for b in made.beads if b.src and b.tgt and not first - 3 < b.tgt[0] < last + 3]
    assert sum(bead.probability > DOUBTFUL_BELOW for bead in rest) > 0.9 * len(rest)


def test_a_passage_that_the_encoder_cannot_read_is_not_doubted_for_that():
    first, last = len(NEWS.tgt) // 3, len(NEWS.tgt) * 2 // 3
    tgt = [illegible(t) if first <= k < last else t for k, t in enumerate(NEWS.tgt)]
    documents = [
        Document.from_sentences(texts, lang)
        for texts, lang in ((NEWS.src, NEWS.src_lang), (tgt, NEWS.tgt_lang))
    ]
    evidence = read(*documents, "semantic")
    beads = decode(evidence, shipped().of("semantic")).beads
    inside = [k for k, b in enumerate(beads) if b.src and b.tgt and first < b.tgt[0] < last - 2]
    after = doubted(evidence, beads)
    assert [after[k] for k in inside] == [beads[k] for k in inside]
    assert [after[k].probability for k in inside] == [beads[k].probability for k in inside]


def test_neighbours_confirm_each_other():
    one, several = (
        passages(np.array([-3.0] * 9 + [2.0] + [-3.0] * 9)),
        passages(np.array([-3.0] * 7 + [2.0] * 5 + [-3.0] * 7)),
    )
    assert one[9] < 0.2
    assert several[9] > 0.9
    assert several[0] < 0.1


def test_a_short_text_has_no_edges():
    src, tgt = (Document.from_sentences(LAMP[lang], lang) for lang in ("en", "el"))
    beads = tuple(Bead((k,), (k,)) for k in range(LEAST - 1))
    assert doubted(read(src, tgt, "anchor", tables=True), beads) == beads
