"""Aligning more than two versions of a text."""

from dataclasses import replace

import pytest

import align
from align.hub import Aligning, ranked
from align.text import Document

EN = [
    "The lighthouse keeper wrote a letter every Sunday.",
    "In 1934 a storm broke eleven windows.",
    "Nobody came to repair them before spring.",
    "His daughter sold apples in the harbour.",
    "She kept the money in a blue tin.",
]
RU = [
    "Смотритель маяка писал письмо каждое воскресенье.",
    "В 1934 году буря разбила одиннадцать окон.",
    "До весны никто не приехал их чинить.",
    "Его дочь продавала яблоки в гавани.",
    "Деньги она хранила в синей жестянке.",
]
FR = [
    "Le gardien du phare écrivait une lettre chaque dimanche.",
    "En 1934, une tempête brisa onze fenêtres.",
    "Personne ne vint les réparer avant le printemps.",
    "Sa fille vendait des pommes au port.",
    "Elle gardait l'argent dans une boîte bleue.",
]
DE = [
    "Der Leuchtturmwärter schrieb jeden Sonntag einen Brief.",
    "1934 zerschlug ein Sturm elf Fenster.",
    "Bis zum Frühling kam niemand, um sie zu reparieren.",
    "Seine Tochter verkaufte Äpfel im Hafen.",
    "Das Geld bewahrte sie in einer blauen Dose auf.",
]
ALL = {"en": EN, "ru": RU, "fr": FR, "de": DE}


def sides(made):
    return [row.sides for row in made]


def test_four_languages_are_rows():
    made = align.align_many(ALL)
    assert sides(made) == [((i,),) * 4 for i in range(5)]
    assert made.texts(made.rows[1]) == {label: one[1] for label, one in ALL.items()}


def test_what_the_hub_lacks_is_a_row_of_the_others():
    made = align.align_many({**ALL, "en": [*EN[:2], *EN[3:]]}, "en")
    assert ((), (2,), (2,), (2,)) in sides(made)


def test_joined_sentences_are_one_row():
    made = align.align_many({**ALL, "fr": [f"{FR[0]} {FR[1]}", *FR[2:]]})
    assert sides(made)[0] == ((0, 1), (0, 1), (0,), (0, 1))


def test_the_order_of_the_texts_stays_whatever_the_hub():
    assert align.align_many(ALL, "fr").labels == ("en", "ru", "fr", "de")


def test_two_translations_into_one_language_have_labels_of_their_own():
    other = ["Каждое воскресенье хранитель маяка садился за письмо.", *RU[1:]]
    texts = {"en": EN, "ru": RU}
    documents = {k: Document.from_sentences(v, k) for k, v in texts.items()}
    documents["ru-2"] = Document.from_sentences(other, "ru")
    made = align.align_many(documents)
    assert made.hub == "en"
    assert sides(made) == [((i,),) * 3 for i in range(5)]


def test_a_pair_of_the_languages_is_an_alignment():
    made = align.align_many(ALL).pair("ru", "de")
    assert made.src_text(made.beads[3]) == RU[3]
    assert made.tgt_text(made.beads[3]) == DE[3]


@pytest.mark.parametrize(
    ("texts", "hub"), [({"en": EN}, None), (ALL, "it"), ({"en": "One. Two.", "ru": RU}, None)]
)
def test_what_cannot_be_aligned_is_refused(texts, hub):
    with pytest.raises(align.UsageError):
        align.align_many(texts, hub)


@pytest.mark.parametrize("missing", ["en", "ru", "fr"])
def test_a_text_without_sentences_leaves_its_side_empty(missing):
    made = align.align_many({**ALL, missing: []}, "de")
    place = list(ALL).index(missing)
    assert all(not row.sides[place] for row in made)
    assert len(made) == 5


LANGS = {"en": "en", "ru": "ru", "fr": "fr"}


class TestTheHub:
    def test_is_the_text_that_fits_best(self):
        fits = {("en", "ru"): 0.9, ("en", "fr"): 0.7, ("ru", "fr"): 0.95}
        assert ranked(LANGS, [fits], Aligning())[0] == "ru"

    def test_is_the_first_if_all_fit_as_well(self):
        assert ranked(LANGS, [], Aligning())[0] == "en"

    def test_is_in_a_language_that_the_encoder_supports(self):
        langs = {"eo": "eo", "la": "la", "en": "en"}
        fits = {("eo", "la"): 1.0, ("eo", "en"): 0.5, ("la", "en"): 0.5}
        assert ranked(langs, [fits], Aligning())[0] == "en"

    def test_is_not_one_of_two_texts_in_one_language(self):
        langs = {"ru": "ru", "ru-2": "ru", "en": "en"}
        assert ranked(langs, [{("ru", "en"): 0.9, ("ru-2", "en"): 0.8}], Aligning())[0] == "en"


def test_documents_keep_what_they_are():
    document = replace(Document.from_sentences(EN, "en"), title="The lighthouse")
    made = align.align_many({"a": document, "b": Document.from_sentences(RU, "ru")})
    assert made.documents["a"].title == "The lighthouse"
