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
