"""The word that a document itself uses for a name."""

import pytest

from align.checks.usage import Usage

THORNBURY = (
    ("The road to Thornbury was closed.", "Дорога в Торнбери была закрыта."),
    ("A boat from Thornbury brought lamps.", "Лодка из Торнбери привезла фонари."),
)


def renderings(name, *couples):
    return Usage([(f"It was about {name}.", "Об этом."), *couples]).renderings(name, besides=0)


def test_a_word_that_stands_with_the_name_twice_is_its_rendering():
    assert renderings("Thornbury", *THORNBURY) == {"Торнбери": 2}


def test_the_name_may_have_the_english_possessive():
    assert renderings("Thornbury’s", *THORNBURY) == {"Торнбери": 2}


def test_the_forms_of_the_word_are_counted_together():
    couples = (
        ("Yesterday Marsh left.", "Вчера уехал Марш."),
        ("They thanked Marsh for it.", "За это поблагодарили Марша."),
    )
    assert renderings("Marsh", *couples) == {"Марш": 1, "Марша": 1}


@pytest.mark.parametrize(
    ("name", "couples"),
    [
        pytest.param("Thornbury", THORNBURY[:1], id="only once"),
        pytest.param(
            "Thornbury",
            (
                *THORNBURY,
                ("The mayor went home.", "Мэр уехал в Торнбери."),
                ("The guests stayed.", "Гости остались в Торнбери."),
            ),
            id="often without the name",
        ),
        pytest.param(
            "Harbour Council",
            (
                ("The Harbour Council spoke of Korlia.", "Там говорили о Корлии."),
                ("The Harbour Council praised Korlia.", "Там хвалили Корлию."),
            ),
            id="a name of several words",
        ),
        pytest.param(
            "Council",
            (
                ("Then the Council heard Kornil.", "Тогда выслушали Корнила."),
                ("Later the Council asked Kornil.", "Позже спросили Корнила."),
            ),
            id="the rendering of another name",
        ),
        pytest.param(
            "Chinese",
            (
                ("A Chinese minister came.", "Приехал Министр."),
                ("The Chinese minister left.", "Уехал Министр."),
            ),
            id="the rendering of a common word",
        ),
        pytest.param(
            "States",
            (
                ("I hope the States will agree.", "Надеюсь, они согласятся."),
                ("I hope the States will come.", "Надеюсь, они приедут."),
                ("I hope the States will help.", "— Надеюсь, они помогут."),
            ),
            id="the first word of a sentence",
        ),
        pytest.param(
            "Marta",
            (
                ("Then Marta waited until March.", "Тогда ждали до Марта, хотя до марта далеко."),
                ("Later Marta waited until March.", "Позже ждали до Марта."),
            ),
            id="an ordinary word",
        ),
    ],
)
def test_nothing_is_certain(name, couples):
    assert renderings(name, *couples) == {}


def test_the_first_word_of_a_sentence_is_no_name():
    couples = (("Hoping, they came.", "Так и Хопин."), ("Hoping, they left.", "Там и Хопин."))
    texts = [("Hoping for rain, they sowed.", "Сеяли."), *couples]
    assert Usage(texts).renderings("Hoping", besides=0) == {}
