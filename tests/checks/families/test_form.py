"""Form: punctuation, spaces, letters."""

from __future__ import annotations

import re

import pytest

import align
from align.alignment import Alignment, Bead
from align.text import Document, Paragraph, Sentence


@pytest.mark.parametrize(
    ("src", "tgt", "kind"),
    [
        ("He said “no” twice.", "Он дважды сказал «нет.", "brackets"),
        ("It rained (a little).", "Шёл дождь (небольшой.", "brackets"),
        ("It rained a little.", "Шёл шёл небольшой дождь.", "doubled-word"),
        ("It rained at Tarn.", "В в Тарне шёл дождь.", "doubled-word"),
        ("They left with Brenn.", "Они ушли с с Бренном.", "doubled-word"),
        ("The harbour opened.", "Гaвань открылась.", "mixed-script"),
        ("The harbour opened.", "Р“Р°РІР°РЅСЊ открылась.", "mojibake"),
        ("Question: who pays?", "Мэр: кто платит?", "speaker"),
    ],
)
def test_a_slip_of_form_is_told(src, tgt, kind, kinds):
    assert kind in kinds((src, tgt))


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ('"We left', "«Мы ушли"),
        ("He said “no” twice.", "Он дважды сказал «нет»."),
        ("He said, 'no'.", "Он сказал: „нет“."),
        ("1) first", "1) первое"),
        ("They left with S. Brenn.", "Они ушли с С. Бренном."),
        ("It stays still for long.", "Он ещё ещё долго стоит."),
        ("Look in tarn/boats for boats.", "Ищите в каталоге tarn/лодки лодки."),
        ("Something broke.", "Сказали, что что-то сломалось."),
    ],
)
def test_what_is_in_order_is_left_alone(src, tgt, kinds):
    assert kinds((src, tgt)) == []


def test_spaces_are_hints(kinds):
    assert kinds(("It rained.", "Шёл  дождь.")) == []
    assert kinds(("It rained.", "Шёл  дождь."), least="info") == ["spaces"]


def test_a_space_before_a_mark_is_a_hint_except_where_the_language_has_one(kinds):
    couple = ("Why: nobody came; it rained!", "Pourquoi : personne n’est venu ; il pleuvait !")
    assert "spaces" not in kinds(couple, langs=("en", "fr"), least="info")
    assert "spaces" in kinds(couple[::-1], couple, langs=("fr", "en"), least="info")


def test_the_end_is_before_the_marks_of_quotations_and_notes(kinds):
    couples = [
        ("He said: “It rains.”", "Il dit : « Il pleut. »"),
        ("It rained. [12]", "Il pleuvait [12]."),
    ]
    assert "end-mark" not in kinds(*couples, langs=("en", "fr"), least="info")


def test_a_very_long_rendering_is_told(kinds):
    short = [("The boat left.", "Лодка ушла.")] * 20
    assert "too-long" in kinds(*short, ("It rained.", "Шёл дождь, " * 15 + "и всё."))


QUOTED = [(f"The boat “Oar {n}” left.", f"Лодка «Весло {n}» ушла.") for n in range(6)]


def test_marks_of_another_style_are_a_hint(kinds):
    couple = ("The boat “Sail” left.", 'Лодка "Парус" ушла.')
    assert kinds(*QUOTED, couple, least="info") == ["quote-style"]


def test_inner_marks_and_code_have_a_style_of_their_own(kinds):
    couples = [
        ("The boat “Song “of” Tarn” left.", "Лодка «Песня „из“ Тарна» ушла."),
        ('Write oar="long" there.', 'Напишите там oar="long".'),
    ]
    assert kinds(*QUOTED, *couples, least="info") == []


def test_a_text_without_a_habit_has_no_style(kinds):
    assert kinds(*QUOTED[:2], ("The “Sail” left.", 'Ушёл "Парус".'), least="info") == []


def headed(headings: int, plain: int) -> Alignment:
    """Beads of a heading each, and the last ones without it in the translation."""
    documents = []
    for lang, known in (("en", headings), ("ru", headings - plain)):
        text = "\n".join(f"Tarn {n}" for n in range(headings))
        starts = [m.start() for m in re.finditer("Tarn", text)]
        ends = [*(start - 1 for start in starts[1:]), len(text)]
        spans = list(zip(starts, ends, strict=True))
        kinds_ = ["heading" if n < known else "body" for n in range(headings)]
        paragraphs = tuple(Paragraph(*span, kind) for span, kind in zip(spans, kinds_, strict=True))
        sentences = tuple(Sentence(text[a:b], a, b, n) for n, (a, b) in enumerate(spans))
        documents.append(Document(text, lang, paragraphs, sentences))
    return Alignment(*documents, tuple(Bead((n,), (n,)) for n in range(headings)))


def test_a_heading_that_became_text_is_a_hint():
    (finding,) = align.check(headed(9, 1))
    assert (finding.kind, finding.bead, finding.severity) == ("heading", 8, "info")


def test_documents_that_do_not_know_their_headings_are_not_compared():
    assert align.check(headed(9, 4)) == ()


def test_a_space_that_is_missing_after_a_comma_is_hinted_at(kinds):
    couple = ("The lamp is lit, the boat is in.", "Фонарь горит,лодка пришла.")
    assert kinds(couple, least="info") == ["spaces"]
    as_written = ("The firm Lamp,Boat is old.", "Фирма Lamp,Boat старая.")
    assert kinds(as_written, least="info") == []


def test_a_german_quotation_ends_after_its_full_stop(kinds):
    couple = ("“There is nobody to row it.”", "»Niemand ist da, der es rudert.«")
    assert "end-mark" not in kinds(couple, langs=("en", "de"), least="info")


@pytest.mark.parametrize(
    ("tgt", "lang"),
    [
        ("Gemi limana sık sık geldi.", "tr"),
        ("नाव पर न नाविक थे और न नमक।", "hi"),
        ("वह धीरे धीरे आया।", "hi"),
        ("عمل في بي بي سي سنوات طويلة.", "ar"),
        ("Nastěhoval se se sestrou do přístavu.", "cs"),
    ],
)
def test_words_that_a_language_doubles_are_no_slip(tgt, lang, kinds):
    assert "doubled-word" not in kinds(("The ship was here.", tgt), langs=("en", lang))


def test_a_unit_before_the_same_letter_is_no_repetition(kinds):
    couple = ("It was switched to 110 V on Thursday.", "Его переключили на 110 В в четверг.")
    assert kinds(couple) == []


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "The source ends with “!”, the translation without a mark."),
        ("ru", "Оригинал заканчивается знаком «!», перевод — без знака."),
    ],
)
def test_an_end_without_a_mark_is_said_in_words(pair_of, lang, said):
    found = align.check(
        pair_of(("The ferry left at nine!", "Паром ушёл в девять")), lang=lang, show="all"
    )
    assert said in [one.message for one in found]
