"""Numbers that changed places."""

from __future__ import annotations

import pytest


def test_two_wrong_numbers_in_neighbouring_beads_do_not_excuse_each_other(kinds):
    couples = [
        ("The north lamp burned for 15 nights.", "Северный фонарь горел 40 ночей."),
        ("The south lamp burned for 40 nights.", "Южный фонарь горел 15 ночей."),
    ]
    assert kinds(*couples) == ["number", "number"]


def test_a_number_may_move_to_the_next_bead(kinds):
    couples = [
        ("On Monday 15 boats came,", "В понедельник пришли лодки,"),
        ("all red.", "все 15 красные."),
    ]
    assert "number" not in kinds(*couples)


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "The ferry runs from 7 to 19.", "Паром ходит с 19 до 7."),
        ("en de", "The toll rose from 30 to 45 euros.", "Die Maut stieg von 45 auf 30 Euro."),
        ("en fr", "See pages 14 to 29.", "Voir les pages 29 à 14."),
        ("en es", "The ferry runs from 7 to 19.", "El barco navega de 19 a 7."),
        ("en it", "The ferry runs from 7 to 19.", "Il traghetto va dalle 19 alle 7."),
        ("en pt", "The toll rose from 30 to 45 euros.", "A taxa subiu de 45 para 30 euros."),
        ("en pl", "The ferry runs from 7 to 19.", "Prom pływa od 19 do 7."),
        ("en cs", "The ferry runs from 7 to 19.", "Přívoz jezdí od 19 do 7."),
        ("en uk", "The ferry runs from 7 to 19.", "Пором ходить від 19 до 7."),
        ("en hu", "The ferry runs from 7 to 19.", "A komp 19-től 7-ig közlekedik."),
        ("en tr", "The toll rose from 30 to 45.", "Ücret 45'ten 30'a yükseldi."),
        ("en zh", "The toll rose from 30 to 45.", "通行费从45涨到30。"),
        ("en ja", "Read pages 14 to 29.", "29から14まで読んでください。"),
        ("en ar", "The ferry runs from 7 to 19.", "تعمل العبارة من 19 إلى 7."),
    ],
)
def test_a_range_whose_limits_changed_places_is_told(langs, src, tgt, kinds):
    assert "number" in kinds((src, tgt), langs=tuple(langs.split()))


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("The toll fell from 45 to 30 euros.", "Сбор снизился до 30 евро с 45."),
        ("From 1910 to 1914, 30 boats sank.", "С 1910 по 1914 год утонули 30 лодок."),
        ("Of the 40 lamps, 25 burn.", "Горят 25 из 40 фонарей."),
    ],
)
def test_numbers_in_another_order_are_not_told(src, tgt, kinds):
    assert kinds((src, tgt)) == []


def test_numbers_that_changed_places_with_their_words_are_told(kinds):
    couple = ("The mill has 120 sheep and 45 horses.", "На мельнице 45 овец и 120 лошадей.")
    assert kinds(couple) == ["number"]


def test_words_that_both_numbers_have_say_nothing(kinds):
    src = "A 20-year-old man was arrested after a 16-year-old was hurt."
    tgt = "После ранения 16-летнего подростка задержан 20-летний мужчина."
    assert "number" not in kinds((src, tgt))
