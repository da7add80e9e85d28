"""Alphanumerics: what stays as it is in every language."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("The pump has the number KP17.", "У насоса номер KP71."),
        ("Write to lamps@harbour.example today.", "Пишите сегодня на lamp@harbour.example."),
        ("The call is read_lamp(2).", "Вызов — read_lamp(3)."),
        ("Start it with the option --no-lamp.", "Запустите с параметром --no-lamps."),
    ],
)
def test_a_code_that_differs_is_told(src, tgt, kinds):
    assert kinds((src, tgt)) == ["alphanumeric"]


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("The pump has the number KP17.", "У насоса номер KP17."),
        ("The pump has the number KP17.", "У насоса номер КП17."),
        ("The pumps KP17 and KP71 stand here.", "Здесь стоят насосы KP71 и KP17."),
        ("It was built in the 1990s.", "Его построили в 1990-х годах."),
    ],
)
def test_a_code_that_stays_or_is_spelt_in_other_letters_is_right(src, tgt, kinds):
    assert kinds((src, tgt)) == []


NOTED = [
    (f"The lamp number {n} is old.[{n}]", f"Фонарь номер {n} старый.[{n}]") for n in range(2, 9)
]


def test_the_mark_of_a_note_that_differs_is_told_where_the_others_agree(kinds):
    wrong = ("The bell is new.[12]", "Колокол новый.[21]")
    assert kinds(*NOTED, wrong) == ["alphanumeric"]


def test_marks_of_notes_may_differ_where_each_side_has_its_own(kinds):
    own = [(src, tgt.replace("[", "[1")) for src, tgt in NOTED]
    assert kinds(*own) == []
