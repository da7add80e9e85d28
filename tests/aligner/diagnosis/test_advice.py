"""Each piece of advice is given for texts that show its sign, and not for those that do not."""

from __future__ import annotations

import textwrap
from dataclasses import replace

import numpy as np
import pytest

import align
from align.aligner.diagnosis import Passage
from align.aligner.diagnosis.advice import Signs, advise
from align.aligner.weighing import Tried

HUNGARIAN = [
    "A hajó hajnalban indult el a kikötőből, és senki sem tudta, mikor ér haza.",
    "Az öreg halász a parton állt, és hosszan nézte a távolodó vitorlát.",
    "Este a faluban mindenki a viharról beszélt, de senki sem félt igazán.",
    "A gyerekek köveket dobáltak a vízbe, és nevettek rajta.",
    "Másnap megérkezett a levél a fővárosból, amelyre olyan régen vártak.",
    "A molnár szerint a víz tavasszal megint magasabb lesz, mint a híd.",
    "Nem maradt más hátra, mint hogy a csónakokat felhúzzák a dombra.",
    "Akkor szólalt meg először a harang azon a hosszú, sötét télen.",
    "Az asszonyok kenyeret sütöttek, és megosztották az idegenekkel.",
    "Reggelre elállt a szél, és a tenger olyan sima lett, mint az üveg.",
]
#: The same rather freely, without names or figures.
ENGLISH = [
    "At dawn she put out, and no one could have said when they would see her again.",
    "He was too old to fish; he stood on the shingle until the sail was gone.",
    "They talked of nothing but the storm that night, though few were frightened.",
    "Stones went into the water, and every splash made the little ones laugh.",
    "What they had been waiting for so long came the next day, from the capital.",
    "In spring, if you believed the miller, the river would climb over the bridge.",
    "So there was only one thing left to do: drag the boats uphill.",
    "It was a long dark winter, and now for the first time they heard the bell.",
    "There was fresh bread, and strangers had their share of it.",
    "The wind dropped before morning and left a sea like glass.",
]


def lines(texts, width):
    """Texts as the lines of one hard-wrapped paragraph."""
    return textwrap.wrap(" ".join(texts), width)


def by(size, texts):
    """Every ``size`` texts as one."""
    return [" ".join(texts[k : k + size]) for k in range(0, len(texts), size)]


def misread(text):
    return text.encode().decode("cp1252", "replace")


def unreadable(text):
    return "".join("\ufffd" if k % 3 == 0 else char for k, char in enumerate(text))


def test_a_good_pair_only_has_places_to_look_at(en, ru, advised):
    assert advised(en, ru) == ["desk"]


def test_a_passage_without_a_translation_is_named(en, ru, diagnosed):
    found = diagnosed(en, ru[:35] + ru[60:])
    (advice,) = (one for one in found.advice if one.code == "missing")
    first, last = found.left_out[0].src
    assert advice.text.startswith(
        f"The translation has nothing for source sentences {first + 1}–{last}."
    )
    assert last - first >= 20


def test_a_passage_without_a_source_is_named(en, ru, diagnosed):
    found = diagnosed(en[:35] + en[60:], ru)
    (advice,) = (one for one in found.advice if one.code == "missing")
    assert advice.text.startswith("The source has nothing for translated sentences")


def test_a_passage_that_was_replaced_by_another_is_missing(en, ru, other, advised):
    found = advised(en, ru[:40] + other[60:80] + ru[60:])
    assert "missing" in found
    assert "method" not in found


def test_passages_that_face_each_other_without_a_pair(pair, found):
    left = Passage((9, 49), (9, 29), (9, 9), 0.9, ("The lamp. …", ""))
    right = replace(left, src=(9, 9), tgt=(9, 29))
    facing = replace(found, left_out=(left,), added=(right,), untrusted=())
    signs = Signs(facing, pair, has_lexicon=False, others={}, encoder="", trained="")
    (advice,) = (one for one in advise(signs) if one.code in ("facing", "missing"))
    assert advice.text.startswith("Source sentences 10–29 and translated sentences 10–29 are")


def test_chapters_in_another_order_are_noticed(en, ru, advised):
    assert advised(en, ru[50:] + ru[:50]) == ["order"]


def test_chapters_in_another_order_are_not_taken_for_other_texts(en, ru, advised):
    assert advised(en, ru[66:] + ru[33:66] + ru[:33]) == ["order"]


def test_a_passage_that_moved_is_a_suggestion_in_the_desk(en, ru, advised):
    assert "moved" in advised(en, ru[:20] + ru[25:70] + ru[20:25] + ru[70:])


def test_texts_that_have_nothing_to_do_with_each_other(en, other, advised):
    assert advised(en, other) == ["unrelated"]


@pytest.mark.parametrize("twice", [0, 1])
def test_a_file_that_holds_its_text_twice(en, ru, diagnosed, twice):
    texts = [en, ru]
    texts[twice] = texts[twice] * 2
    (advice,) = diagnosed(*texts).advice
    assert advice.code == "twice"
    assert ("translated" in advice.text) == bool(twice)


def test_a_chapter_that_stands_in_the_file_twice(en, ru, advised):
    found = advised(en, ru[:90] + ru[30:50] + ru[90:])
    assert "repeated" in found
    assert "missing" not in found


def test_one_side_given_twice(en, advised):
    assert advised(en, [*en[:40], "One more.", *en[41:]]) == ["language", "same"]


def test_a_file_with_both_languages(en, ru, advised):
    both = [text for pair in zip(en, ru, strict=False) for text in pair]
    assert advised(en, both) == ["same"]


def test_texts_in_the_wrong_places(en, ru, advised):
    assert advised(ru, en) == ["swapped"]


def test_a_language_that_is_stated_wrongly(en, ru, diagnosed):
    (advice,) = diagnosed(en, ru, tgt_lang="de").advice
    assert advice.text.startswith("The translation looks like Russian, not German.")
    assert "немецкий" in advice.said("ru")


def test_a_passage_in_the_wrong_encoding(en, ru, advised):
    assert advised(en, ru[:30] + [misread(one) for one in ru[30:50]] + ru[50:]) == [
        "encoding",
        "desk",
    ]


def test_a_passage_that_cannot_be_read(en, ru, advised):
    found = advised(en, ru[:30] + [unreadable(one) for one in ru[30:50]] + ru[50:])
    assert "damaged" in found


def test_a_passage_of_question_marks_cannot_be_read(en, ru, advised):
    lost = ["".join("?" if char.isalpha() else char for char in one) for one in ru[30:50]]
    assert "damaged" in advised(en, ru[:30] + lost + ru[50:])


def test_a_passage_in_a_third_language_that_was_added(en, ru, diagnosed):
    found = diagnosed(en, ru[:40] + HUNGARIAN + ru[40:])
    (advice,) = (one for one in found.advice if one.code == "foreign")
    assert advice.text.startswith("Translated sentences 41–50 look like Hungarian.")


def test_a_passage_in_a_third_language_instead_of_the_translation(en, ru, advised):
    found = advised(en, ru[:40] + HUNGARIAN + ru[50:])
    assert "foreign" in found
    assert "missing" not in found


def test_lines_that_are_no_sentences(en, ru, diagnosed):
    found = [one for one in diagnosed(en, lines(ru, 60)).advice if one.code == "broken"]
    assert [one.text.partition("% of the ")[2].split()[0] for one in found] == ["translated"]


def test_lines_that_are_no_sentences_on_both_sides(en, ru, advised):
    assert advised(lines(en, 50), lines(ru, 70)).count("broken") == 2


@pytest.mark.parametrize("side", [0, 1])
def test_a_side_that_is_not_cut_into_sentences(en, ru, diagnosed, side):
    texts = [en, ru]
    texts[side] = by(4, texts[side])
    (advice,) = diagnosed(*texts).advice
    assert advice.code == "uncut"
    assert advice.text.startswith(("The source", "The translation")[side])


def test_another_method_that_expects_more(en, ru, diagnosed):
    found = diagnosed(en, ru, method="length")
    (advice,) = (one for one in found.advice if one.code == "method")
    assert advice.text.startswith("Try --method semantic: it expects an F1 of")


def test_a_language_that_the_encoder_does_not_know(advised):
    assert {"lexicon", "encoder"} <= {
        *advised(ENGLISH, HUNGARIAN[:3] + HUNGARIAN[5:], tgt_lang="hu")
    }


def test_nobody_who_gave_a_lexicon_is_told_to_make_one(advised):
    lexicon = align.aligner.lexicon.Lexicon("en", "hu", {("stone", "köve"): 0.9}, 5)
    found = advised(ENGLISH, HUNGARIAN[:3] + HUNGARIAN[5:], tgt_lang="hu", lexicon=lexicon)
    assert "lexicon" not in found
    assert "encoder" in found


class Bytes:
    """An encoder that counts bytes."""

    name, dimensions, languages = "bytes of a test", 256, None

    def encode(self, texts):
        rows = np.array([np.bincount([*text.encode()], minlength=256) for text in texts]) + 0.01
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_weights_of_another_encoder(en, ru, advised):
    assert "weights" in advised(en, ru, encoder=Bytes())


def test_a_free_translation_with_many_doubts(en, ru):
    made = align.align_sentences(en, ru)
    found = align.diagnose(made)
    free = replace(found, precision=0.7, tried=(Tried("free", 0.7, 0.7), Tried("close", 0.5, 0.5)))
    signs = Signs(free, made, has_lexicon=False, others={}, encoder="", trained="")
    assert [one.code for one in advise(signs)] == ["free"]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_advice_is_available_in_both_languages(en, ru, diagnosed, lang):
    for one in diagnosed(en, ru[:35] + ru[60:]).advice:
        assert "{" not in one.said(lang)
        assert any("а" <= char <= "я" for char in one.said(lang)) == (lang == "ru")


def test_a_few_sentences_in_a_third_language_that_translate_the_source(en, ru, diagnosed):
    german = [
        "Vor dem Einschalten muss der Deckel geschlossen sein.",
        "Das Gerät darf nicht in der Nähe von Wasser stehen.",
        "Bei Störungen ist der Stecker zu ziehen.",
    ]
    english = [
        "Before switching on, the cover must be closed.",
        "The device must not stand near water.",
        "In case of faults the plug must be pulled.",
    ]
    found = diagnosed(en[:30] + english + en[30:], ru[:30] + german + ru[30:])
    (advice,) = (one for one in found.advice if one.code == "foreign")
    assert advice.text.startswith("Translated sentences 31–33 look like German.")
