"""Foreign words: what is left in the source language, and what may stay."""

from __future__ import annotations

import pytest

import align


@pytest.fixture
def strays(pair_of):
    """A function that returns (severity, words) of the foreign words that the check finds."""

    def run(*couples, langs):
        alignment = pair_of(*couples, langs=langs)
        return [
            (one.severity, alignment.tgt_text(alignment.beads[one.bead])[slice(*one.tgt_span)])
            for one in align.check(alignment)
            if one.kind in ("foreign-word", "foreign-letter")
        ]

    return run


@pytest.mark.parametrize(
    ("langs", "src", "tgt", "word"),
    [
        (("ru", "en"), "Паром ушёл вечером.", "The паром left in the evening.", "паром"),
        (("ru", "en"), "По данным порта, штиль.", "По данным the port it is calm.", "По данным"),
        (("ru", "en"), "Суда и лодки ушли.", "The ships и boats have left.", "и"),
        (("zh", "en"), "渡轮晚上离开港口。", "The 渡轮 left the harbour at night.", "渡轮"),
        (("ja", "en"), "フェリーは夜に港を出た。", "The ferry left the 港 at night.", "港"),
        (("hi", "en"), "नाव शाम को चली गई।", "The नाव left in the evening.", "नाव"),
        (("ja", "zh"), "フェリーは夜に港を出た。", "フェリー晚上离开了港口。", "フェリー"),
        (("en", "ru"), "The ferry brought a letter.", "Паром привёз letter вечером.", "letter"),
        (("en", "ru"), "He left because of rain.", "Он ушёл because шёл дождь.", "because"),
        (
            ("fr", "en"),
            "Le capitaine a vendu ses anneaux.",
            "He sold his anneaux today.",
            "anneaux",
        ),
        (
            ("de", "en"),
            "Wir haben kurzfristig gebucht.",
            "We booked kurzfristig there.",
            "kurzfristig",
        ),
        (("pl", "en"), "Prom odpłynął wieczorem.", "The ferry left wieczorem today.", "wieczorem"),
        (("fr", "de"), "Il a vendu ses anneaux.", "Er hat seine anneaux verkauft.", "anneaux"),
    ],
)
def test_a_word_of_the_source_language_is_told(langs, src, tgt, word, strays):
    assert strays((src, tgt), langs=langs) == [("warning", word)]


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        (("ru", "en"), "Он читал «Маяк».", "He read the “Маяк” daily."),
        (("ru", "en"), "Озеро Белое близко.", "Lake Beloye (Белое) is near."),
        (("zh", "en"), "渡轮停了。", "The ferry (渡轮) stopped."),
        (("en", "ru"), "She works for Northlight Ltd.", "Она работает в Northlight Ltd."),
        (("en", "ru"), "Open the file config.toml.", "Откройте файл config.toml."),
        (("en", "ru"), "It was tested in vitro.", "Это проверили in vitro."),
        (("en", "ru"), "The motor has 90 hp.", "Мощность мотора — 90 hp."),
        (("en", "ru"), "We saw Larus argentatus.", "Мы видели Larus argentatus."),
        (("en", "ru"), "Write to port@isle.example.", "Пишите на port@isle.example."),
        (("de", "en"), "Anna Brandvig kam.", "Anna Brandvig came."),
        (("fr", "en"), "C’est un restaurant.", "It is a restaurant."),
        (("it", "en"), "Mangia la pizza.", "She eats the pizza."),
        (("de", "fr"), "Das Hotel ist modern.", "L’hôtel est au port."),
        (("en", "de"), "They met at the hotel.", "Sie trafen sich im Hotel."),
        (("en", "de"), "It is “business as usual”.", "Ein „Business as usual“-Plan."),
    ],
)
def test_names_quotations_code_and_common_words_may_stay(langs, src, tgt, strays):
    assert strays((src, tgt), langs=langs) == []


def test_a_word_that_the_translation_keeps_is_its_own(strays):
    texts = ["Die {} kam.", "Er sah die {}.", "Noch eine {} kam.", "Sie mag die {}."]
    others = ["The {} came.", "He saw the {}.", "Another {} came.", "She likes the {}."]
    couples = [
        (a.format("Hafenbahn"), b.format("Hafenbahn")) for a, b in zip(texts, others, strict=True)
    ]
    assert strays(*couples, langs=("de", "en")) == []


def test_a_loan_word_from_english_is_only_a_hint(strays):
    found = strays(("They had a smoothie.", "Они взяли smoothie."), langs=("en", "ru"))
    assert found == [("info", "smoothie")]


@pytest.mark.parametrize(
    ("tgt", "letter"),
    [("Паром ушёл c острова вечером.", "c"), ("A потом пошёл дождь.", "A")],
)
def test_a_lone_letter_of_another_alphabet_is_told(tgt, letter, strays):
    assert strays(("The ferry left.", tgt), langs=("en", "ru")) == [("warning", letter)]


@pytest.mark.parametrize("tgt", ["Есть план B и витамин C.", "Пункт a) и пункт c) в силе."])
def test_a_letter_that_is_a_name_is_no_mistake(tgt, strays):
    assert strays(("There is a plan.", tgt), langs=("en", "ru")) == []


def test_a_translation_in_the_other_script_of_its_language_is_left_alone(strays):
    text = "Кема кечқурун оролга жўнади, болалар соҳилда ўйнади."
    couples = [(f"Паром ушёл в {n} часов.", f"{text} {n}.") for n in range(4)]
    assert strays(*couples, langs=("ru", "uz")) == []


def test_a_sentence_that_is_not_translated_is_told_once(pair_of):
    couple = ("Паром ушёл в порт вечером.", "Паром ушёл в порт вечером.")
    found = align.check(pair_of(couple, langs=("ru", "en")))
    assert "untranslated-sentence" in [one.kind for one in found]
    assert "foreign-word" not in [one.kind for one in found]


@pytest.mark.parametrize(
    ("src", "tgt", "langs"),
    [
        ("The Bank of Morrowick paid.", "Die Bank of Morrowick zahlte.", ("en", "de")),
        ("Das Haus gehört Anna Fischer.", "The house belongs to Anna Fischer.", ("de", "en")),
    ],
)
def test_a_word_inside_a_name_of_both_texts_is_not_foreign(src, tgt, langs, strays):
    assert strays((src, tgt), langs=langs) == []


def test_a_small_word_inside_a_title_is_not_foreign(kinds):
    src = "When did the song Fog on the Tarn come out?"
    tgt = "Wann erschien das Lied Fog on the Tarn?"
    assert kinds((src, tgt), langs=("en", "de")) == []


def test_a_word_that_the_translation_makes_a_name_is_not_foreign(kinds):
    src, tgt = "This is doctor porter in the ward.", "Este es el doctor Porter en la sala."
    assert kinds((src, tgt), langs=("en", "es")) == []


def test_a_title_in_the_source_language_is_only_a_hint(kinds):
    src = "The case Brook v. Board of Harbours of Tarn ended."
    tgt = "Der Fall Brook v. Board of Harbours of Tarn endete."
    assert "untranslated-part" not in kinds((src, tgt), langs=("en", "de"))


@pytest.mark.parametrize(
    ("langs", "src", "tgt", "word"),
    [
        ("de en", "Die Gründung des Vereins war 1901.", "The Gründung was in 1901.", "Gründung"),
        ("de en", "Im Mai kam Argentinien dazu.", "In May, Argentinien joined.", "Argentinien"),
        (
            "de en",
            "Leute wie Orvell würdigten Brask.",
            "Men like Orvell würdigten Brask.",
            "würdigten",
        ),
    ],
)
def test_german_nouns_countries_and_verbs_between_names_are_told(langs, src, tgt, word, strays):
    assert strays((src, tgt), langs=tuple(langs.split())) == [("warning", word)]


def test_a_surname_that_ends_like_a_noun_stays(strays):
    couple = ("Gestern kam Herr Hartung.", "Mr Hartung came yesterday.")
    assert ("warning", "Hartung") not in strays(couple, langs=("de", "en"))


@pytest.mark.parametrize(
    ("langs", "src", "tgt", "word"),
    [
        (("en", "fr"), "You have a Tarnwick account.", "Vous avez un Tarnwick account.", "account"),
        (("en", "es"), "The front end is new.", "El frontend es nuevo.", "frontend"),
        (
            ("de", "en"),
            "Sie sangen das Lied Los que miran su barco.",
            "They sang the song Los que miran su barco.",
            "barco",
        ),
    ],
)
def test_what_a_brand_sells_and_a_third_language_are_not_warned_of(langs, src, tgt, word, strays):
    assert ("warning", word) not in strays((src, tgt), langs=langs)


def test_foreign_words_next_to_each_other_are_told_once(strays):
    src = "Wir haben kurzfristig gebucht und dann abgesagt."
    tgt = "We booked kurzfristig gebucht and then cancelled."
    assert strays((src, tgt), langs=("de", "en")) == [("warning", "kurzfristig gebucht")]
