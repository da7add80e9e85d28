"""Ukrainian: sentences, labels, dates, numbers, negations, marks and names."""

import pytest

from align.anchors.labels import ANSWER, QUESTION, label_class
from align.checks.families.figures.days import dates, weekdays
from align.checks.families.figures.quantities import quantities
from align.checks.families.polarity.negation import openly, plainly, without_partner

SENTENCES = """
Проф. Лісовий приїхав до м. Вессмарк. | Він утомився.
Шлюз збудували у 2015 р. | Він досі стоїть.
Хліб, сіль і т.д. | Усе є.
Див. рис. 4 на стор. 12. | Далі йде опис.
Це коштує 300 тис. грн. | Ми не платимо.
«Хто там?» — спитала вона. | Тиша.
І. П. Лісовий мовчав. | Зала теж.
Заст. голови ради прийшов о 8 год. | Потім пішов.
"""
NUMBERS = [
    ("двадцять п'ять човнів", 25), ("двадцять п’ять човнів", 25), ("сто дев'яносто два", 192),
    ("двісті сорок тисяч", 240_000), ("двох тисяч трьохсот", 2300), ("тридцять сьомий шлюз", 37),
    ("два з половиною мільйони", 2_500_000), ("п'ятнадцятьма", 15), ("шістдесят", 60),
    ("5 тис. осіб", 5000), ("3,5 млн гривень", 3_500_000), ("12 мільярдів", 12_000_000_000),
    ("п'ятирічний план", 5), ("півгодинна розмова", 30),
]  # fmt: skip


@pytest.mark.parametrize("text", SENTENCES.strip().splitlines())
def test_sentences(text, cut):
    assert cut(text, "uk") == text


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numbers(text, value):
    assert any(value in one.readings for one in quantities(text, "uk"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4 травня 2031 року", (4, 5, 2031)), ("у листопаді 2030", (None, 11, 2030)),
        ("перед квітнем", (None, 4, None)), ("січневі випробування", (None, 1, None)),
        ("3 черв. 2028", (3, 6, 2028)),
    ],
)  # fmt: skip
def test_dates(text, found):
    assert [one[:3] for one in dates(text, "uk")] == [found]


@pytest.mark.parametrize(
    ("text", "day"),
    [("у п'ятницю", 4), ("у п’ятницю", 4), ("середою", 2), ("неділями", 6)],
)
def test_weekdays(text, day):
    assert [one.day for one in weekdays(text, "uk")] == [day]


def test_negations():
    assert openly("Ми не знаємо, бо його немає.", "uk") == [(3, 5), (22, 27)]
    assert openly("Не лише човни, а й мости.", "uk") == []
    assert plainly("Без дозволу це неможливо.", "uk") == [(0, 3), (15, 24)]
    assert plainly("Неділя, небо і нещодавно.", "uk") == []
    assert without_partner("Ми ніколи бачили цей міст.", "uk")
    assert not without_partner("Ми ніколи не бачили цей міст.", "uk")


def test_labels():
    assert label_class("Запитання: чому?") == QUESTION
    assert label_class("Відповідь: тому.") == ANSWER


@pytest.mark.parametrize(
    ("src", "tgt", "found"),
    [
        ("The mill has twenty-five boats.", "Млин має двадцять п'ять човнів.", []),
        ("The mill has twenty-five boats.", "Млин має двадцять шість човнів.", ["number"]),
        ("It opens on 4 May 2031.", "Він відкриється 4 травня 2031 року.", []),
        ("It opens on 4 May 2031.", "Він відкриється 4 червня 2031 року.", ["date"]),
        ("It opens on Friday.", "Він відкриється у п'ятницю.", []),
        ("It opens on Friday.", "Він відкриється в суботу.", ["weekday"]),
        ("It costs 300 hryvnias.", "Це коштує 300 грн.", []),
        ("It costs 300 dollars.", "Це коштує 300 грн.", ["currency"]),
        ("Is the gate open?", "Ворота відчинено?", []),
        ("The UN left.", "ООН пішла.", []),
        ("He waited in the old mill.", "He waited in the old mill.", ["untranslated-sentence"]),
    ],
)
def test_a_translation_from_english(src, tgt, found, kinds):
    assert kinds((src, tgt), langs=("en", "uk")) == found


def test_prose_left_in_ukrainian_is_found(kinds):
    text = "Він чекав біля млина, бо ворота були зачинені."
    assert kinds((text, text), langs=("uk", "en")) == ["untranslated-sentence"]


def test_quotation_marks_of_another_style_are_found(kinds):
    usual = [("“Yes.”", "«Так»."), ("“No.”", "«Ні»."), ("“Go.”", "«Йди»."), ("“Sit.”", "«Сядь».")]
    odd = ("“Stay.”", "”Стій”.")
    assert "quote-style" in kinds(*usual, odd, langs=("en", "uk"), least="info")
