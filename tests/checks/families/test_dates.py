"""Dates and weekdays."""

from __future__ import annotations

import pytest

import align


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("It opened on 4 May 2031.", "Она открылась 4 мая 2031 года."),
        ("It opened on May 4, 2031.", "Она открылась 04.05.2031."),
        ("It opened on 2 March.", "Она открылась 2 марта."),
        ("The summit is in September.", "Саммит состоится в сентябре."),
        ("We meet on Friday.", "Встречаемся в пятницу."),
        ("It says: Date: 4 May 2031.", "Там написано: Date: 4 May 2031."),
        ("You may go; march on!", "Можете идти; вперёд!"),
    ],
)
def test_dates_agree_in_any_form(src, tgt, kinds):
    assert kinds((src, tgt)) == []


@pytest.mark.parametrize(
    ("src", "tgt", "kind"),
    [
        ("It opened on 4 May 2031.", "Она открылась 4 июня 2031 года.", "date"),
        ("It opened on 4 May 2031.", "Она открылась 5 мая 2031 года.", "date"),
        ("It opened on 4 May 2031.", "Она открылась 4 мая 2013 года.", "date"),
        ("It opened on 4 May.", "Она открылась.", "date-missing"),
        ("We meet on Friday.", "Встречаемся в четверг.", "weekday"),
    ],
)
def test_another_date_is_told(src, tgt, kind, kinds):
    assert kinds((src, tgt)) == [kind]


def test_a_weekday_that_its_date_does_not_fall_on_is_told(kinds):
    couple = ("It opened on 4 May 2031.", "Она открылась в пятницу, 4 мая 2031 года.")
    assert kinds(couple) == ["weekday-wrong"]
    right = ("It opened on Sunday, 4 May 2031.", "Она открылась в воскресенье, 4 мая 2031 года.")
    assert kinds(right) == []


def test_a_month_may_be_an_adjective(kinds):
    right = ("The trials in March went well.", "Мартовские испытания прошли хорошо.")
    assert kinds(right, least="info") == []
    wrong = ("The trials in March went well.", "Майские испытания прошли хорошо.")
    assert kinds(wrong) == ["date"]


def test_dates_of_the_east_are_dates(pair_of):
    right = ("The lock opened on 1 October 2019.", "船闸于2019年10月1日开放。")
    wrong = ("The lock opened on 1 October 2019.", "船闸于2019年9月1日开放。")
    for couple, expected in ((right, []), (wrong, ["date"])):
        found = align.check(pair_of(couple, langs=("en", "zh")))
        assert [one.kind for one in found if one.kind.startswith("date")] == expected


@pytest.mark.parametrize(
    ("src", "tgt", "langs"),
    [
        ("Die Fähre fährt am 22.2. nicht ab.", "The ferry does not leave on 22 February.", "de en"),
        ("Vom 22.2. bis 24.2. ruht der Betrieb.", "С 22 по 24 февраля всё стоит.", "de ru"),
        ("Приём гостей 22.02 с 10.30.", "Guests are received on February 22 from 10:30.", "ru en"),
        ("Mlýn stojí 24. 12. a 1. 1.", "The mill stops on 24 December and 1 January.", "cs en"),
        ("Zbiórka 3.05 o godz. 15.", "We gather on 3 May at 3 p.m.", "pl en"),
        ("La barque part le 22/02.", "The barge leaves on 22 February.", "fr en"),
        ("Am 22.2. kommt das Boot.", "Лодка придёт 22.02.", "de ru"),
    ],
)  # fmt: skip
def test_a_date_needs_no_year(src, tgt, langs, kinds):
    assert kinds((src, tgt), langs=tuple(langs.split())) == []


@pytest.mark.parametrize(
    ("src", "tgt", "langs"),
    [
        ("Das Boot kommt am 22.2.", "The boat comes on 23 February.", "de en"),
        ("The boat comes on 22 February.", "Das Boot kommt am 22.3.", "en de"),
    ],
)
def test_another_date_without_a_year_is_told(src, tgt, langs, kinds):
    assert kinds((src, tgt), langs=tuple(langs.split())) == ["date"]


def test_two_short_dates_are_compared_as_numbers(kinds):
    couple = ("Am 22.2. kommt das Boot.", "Лодка придёт 23.02.")
    assert kinds(couple, langs=("de", "ru")) == ["number"]


def test_a_decimal_number_is_no_date(kinds):
    couple = ("On 5 March it rose by 3.5 percent.", "Am 5. März stieg es um 3,5 Prozent.")
    assert kinds(couple, langs=("en", "de")) == []
    wrong = ("On 5 March it rose by 3.5 percent.", "Am 5. März stieg es um 3,6 Prozent.")
    assert kinds(wrong, langs=("en", "de")) == ["number"]


@pytest.mark.parametrize(
    ("src", "tgt", "langs"),
    [
        ("The mill was shut on New Year's Eve.", "31 декабря мельница была закрыта.", "en ru"),
        ("8 Марта мельница закрыта.", "The mill is shut on Women's Day.", "ru en"),
        ("La barque est partie le 14 juillet.", "Лодка ушла в День взятия Бастилии.", "fr ru"),
    ],
)
def test_a_holiday_names_its_date(src, tgt, langs, kinds):
    found = kinds((src, tgt), langs=tuple(langs.split()))
    assert [kind for kind in found if not kind.startswith("name")] == []


@pytest.mark.parametrize(
    ("lang", "right", "wrong"),
    [
        ("hu", "A bolt hétfőn zárva van.", "A bolt kedden zárva van."),
        ("cs", "Obchod je v pondělí zavřený.", "Obchod je ve středu zavřený."),
        ("hr", "Trgovina je zatvorena ponedjeljkom.", "Trgovina je zatvorena srijedom."),
        ("lt", "Parduotuvė pirmadienį uždaryta.", "Parduotuvė trečiadienį uždaryta."),
        ("et", "Pood on esmaspäeval suletud.", "Pood on kolmapäeval suletud."),
    ],
)
def test_weekdays_are_known_in_their_cases(lang, right, wrong, kinds):
    assert "weekday" not in kinds(("The shop is closed on Monday.", right), langs=("en", lang))
    assert "weekday" in kinds(("The shop is closed on Monday.", wrong), langs=("en", lang))


FRIDAYS = [
    ("zh", "船星期五开。", "船星期四开。"),
    ("ja", "船は金曜日に出ます。", "船は木曜日に出ます。"),
    ("ko", "배는 금요일에 떠난다.", "배는 목요일에 떠난다."),
    ("th", "เรือออกวันศุกร์นี้", "เรือออกวันพุธนี้"),
    ("vi", "Tàu rời bến vào Thứ Sáu.", "Tàu rời bến vào Thứ Năm."),
    ("he", "הספינה יוצאת ביום שישי.", "הספינה יוצאת ביום חמישי."),
    ("hi", "नाव शुक्रवार को जाती है।", "नाव सोमवार को जाती है।"),
]


@pytest.mark.parametrize(("lang", "right", "wrong"), FRIDAYS)
def test_weekdays_are_compared_in_scripts_without_spaces_too(lang, right, wrong, kinds):
    source = "The boat leaves on Friday."
    found = [kinds((source, text), langs=("en", lang)) for text in (right, wrong)]
    assert ["weekday" in one for one in found] == [False, True]


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("ru en", "Марта пришла поздно.", "Marta came late."),
        ("en ru", "I told Marta everything.", "Я всё рассказал Марте, а не Мая."),
        ("es en", "Julio perdió el tren.", "Julio missed the train."),
    ],
)
def test_a_first_name_that_looks_like_a_month_is_no_date(langs, src, tgt, kinds):
    found = kinds((src, tgt), langs=tuple(langs.split()), least="info")
    assert not {"date", "date-missing", "date-added"} & {*found}
