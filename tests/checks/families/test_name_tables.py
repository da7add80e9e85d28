"""Names that stand for each other by tables: organisations and their initials, capitals and
countries, inflected places, peoples, names that became one
word.
"""

from __future__ import annotations

import pytest

from align.checks.engine.reading import Reading, Side
from align.checks.families.naming import acronyms
from align.checks.families.naming.comparing import compared

NAMES = {"name", "name-missing", "name-added"}


def side(text, lang):
    return Side(text, lang, ((0, len(text)),))


@pytest.mark.parametrize(
    ("src", "tgt", "langs"),
    [
        (
            "The UN Security Council voted after a long debate.",
            "СБ ООН проголосовал после долгих прений.",
            ("en", "ru"),
        ),
        (
            "В ГД прошли слушания о портах.",
            "Hearings about ports were held in the State Duma.",
            ("ru", "en"),
        ),
    ],
)
def test_initials_stand_for_words_by_their_translations(kinds, src, tgt, langs):
    assert not NAMES & {*kinds((src, tgt), langs=langs, least="info")}


def test_initials_do_not_stand_for_other_words(kinds):
    couple = (
        "В СБ прошли слушания о портах.",
        "Hearings about ports were held in the House of Lords.",
    )
    assert "name-added" in kinds(couple, langs=("ru", "en"))


def test_acronyms_that_the_document_defines_stand_for_each_other(pair_of):
    defined = (
        "The International Widget Agency (IWA) met.",
        "Собралось Международное агентство по виджетам (МАВ).",
    )
    made = Reading.of(pair_of(defined, ("The IWA and the BOT met.", "МАВ собралось.")))
    known = acronyms.known(made.filled, "en", "ru")
    assert acronyms.translated(made.filled[1], known) == ({4}, {0})


@pytest.mark.parametrize(
    ("src", "tgt", "langs"),
    [
        ("Beijing has not replied to the letter.", "Китай не ответил на письмо.", ("en", "ru")),
        (
            "L'Iran a rejeté la note de Madrid.",
            "Tehran rejected the note from Spain.",
            ("fr", "en"),
        ),
        ("Москва отвергла эти упрёки.", "Russia rejected these reproaches.", ("ru", "en")),
    ],
)
def test_a_capital_may_stand_for_its_country(kinds, src, tgt, langs):
    assert not NAMES & {*kinds((src, tgt), langs=langs, least="info")}


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("Beijing has not replied to the letter.", "Япония не ответила на письмо."),
        ("The ship left Lisbon for Norway.", "Корабль ушёл из Мадрида в Норвегию."),
        ("A non-UK buyer left London.", "Не из Великобритании покупатель уехал из Мадрида."),
    ],
)
def test_a_capital_does_not_stand_for_another_country_or_capital(kinds, src, tgt):
    assert kinds((src, tgt)) == ["name"]


@pytest.mark.parametrize(
    ("src", "tgt", "langs"),
    [
        (
            "The quartet played in Vienna and then in Graz.",
            "Kvarteto hrálo ve Vídni a potom v Grazu.",
            ("en", "cs"),
        ),
        (
            "The farmers wrote to the White House about the wheat.",
            "Farmáři napsali Bílému domu kvůli pšenici.",
            ("en", "cs"),
        ),
    ],
)
def test_an_inflected_place_is_the_same_place(kinds, src, tgt, langs):
    assert not NAMES & {*kinds((src, tgt), langs=langs, least="info")}


def test_another_place_is_told_though_it_is_inflected(kinds):
    src, tgt = "They played in Vienna and then in Graz.", "Hráli v Budapešti a potom v Grazu."
    assert kinds((src, tgt), langs=("en", "cs")) == ["name"]


def test_peoples_are_told_apart_where_one_language_writes_them_small(kinds):
    src = "La ministre Solène Kerivel a rencontré son homologue {} à Nantes."
    tgt = "The minister Solène Kerivel met her Danish counterpart in Nantes."
    assert kinds((src.format("danois"), tgt), langs=("fr", "en")) == []
    assert kinds((src.format("belge"), tgt), langs=("fr", "en")) == ["name-added"]


@pytest.mark.parametrize(
    ("src", "tgt", "langs"),
    [
        ("The storm reached Puerto Rico.", "Fırtına Portoriko'ya ulaştı.", ("en", "tr")),
        ("Fırtına Portoriko'ya ulaştı.", "The storm reached Puerto Rico.", ("tr", "en")),
    ],
)
def test_two_names_may_become_one_word(src, tgt, langs):
    both = compared(side(src, langs[0]), side(tgt, langs[1]))
    assert both.named[0][1:] == (True,) * (len(both.named[0]) - 1)
    assert both.named[1][1:] == (True,) * (len(both.named[1]) - 1)


def test_a_surname_is_not_a_first_name_with_it():
    both = compared(side("Ann Hartleyman came.", "en"), side("Хартлиман пришёл.", "ru"))
    assert not any(both.named[0])
