"""Names: what may be the same name, and what may not."""

from __future__ import annotations

import pytest

from align.checks.exonyms import exonyms
from align.checks.sounds import likeness


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("They met in Moscow on Friday.", "Они встретились в Москве в пятницу."),
        ("The talks in Vienna are over.", "Переговоры в Вене завершены."),
        ("The UN and the EU agreed.", "ООН и ЕС согласились."),
        ("He thanked James Wilson.", "Он поблагодарил Джеймса Уилсона."),
        ("He thanked Olva Brenn.", "Он поблагодарил Ольву Бренн."),
        ("He spoke of Germany and Greece.", "Он говорил о Германии и Греции."),
        ("He thanked the mayor.", "Он поблагодарил Ольву Бренн."),
    ],
)
def test_a_name_in_other_letters_is_the_same_name(src, tgt, kinds):
    assert kinds((src, tgt)) == []


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("They met in Moscow on Friday.", "Они встретились в Париже в пятницу."),
        ("He thanked James Wilson.", "Он поблагодарил Джеймса Тарновского."),
        ("We met the envoy of Turkey in Ankara.", "Мы встретили посланника Греции в Анкаре."),
    ],
)
def test_another_name_is_told(src, tgt, kinds):
    assert kinds((src, tgt)) == ["name"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jones", "Джонс"), ("Wilson", "Уилсон"), ("Hughes", "Хьюз"), ("Zhukov", "Жуков"),
        ("Gerrard", "Джеррард"), ("Salt-Lake", "Солт-Лейк"),
    ],
)  # fmt: skip
def test_transcriptions_sound_alike(one, other):
    assert likeness(one, other) >= 0.6


@pytest.mark.parametrize(
    ("one", "other"), [("Moscow", "Париж"), ("", "Париж"), ("Brenn", "Ольхин")]
)
def test_other_names_do_not(one, other):
    assert likeness(one, other) < 0.6


def test_places_of_the_cldr_have_their_own_names_in_each_language():
    assert "Москва" in exonyms("en", "ru")["moscow"]
    assert "Wien" in exonyms("en", "de")["vienna"]
    assert exonyms("xx", "yy") == {}
