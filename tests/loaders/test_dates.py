"""Dates as pages print them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from align.loaders import dates


@pytest.mark.parametrize(
    "text",
    [
        "11 March 201614:37",
        "11 марта 201614:37",
        "11 March 2016 14:37",
        "11 March 2016, 14:37",
        "11 Mar. 2016 14:37",
        "March 11, 2016 14:37",
        "March 11, 201614:37",
        "Mar 11 2016, 14:37",
        "11 марта 2016 г. 14:37",
        "11 марта 2016 года, 14:37",
        "11 марта 2016 г., в 14:37",
        "11 мар. 2016 14:37",
        "11.03.2016 14:37",
        "11.03.201614:37",
        "11.3.2016, 14:37",
        "11.03.16 14:37",
        "2016-03-11 14:37",
        "  11 MARCH 2016\u00a014:37:00 ",
    ],
)
def test_a_date_with_a_time(text):
    assert dates.parse(text) == datetime(2016, 3, 11, 14, 37)
    assert dates.has_time(text)


@pytest.mark.parametrize(
    "text", ["11 March 2016", "11 марта 2016 года", "March 11, 2016", "11.03.2016", "2016-03-11"]
)
def test_a_date_without_a_time_is_midnight(text):
    assert dates.parse(text) == datetime(2016, 3, 11)
    assert not dates.has_time(text)


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_in_both_languages(number):
    from babel.dates import get_month_names

    for locale in ("en", "ru"):
        name = get_month_names("wide", "format", locale)[number]
        found = dates.parse(f"5 {name} 2031")
        assert found
        assert found.month == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14:37",
        "March 2016",
        "31 February 2016",
        "31.02.2016 14:37",
        "11 Smarch 2016",
        "11.13.2016",
        "11 March 2016 25:10",
        "On 11 March 2016 14:37",
        "11 March 2016, Moscow",
        "11-03-2016",
    ],
)
def test_not_a_date(text):
    assert dates.parse(text) is None


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("11 March 201614:37", True),
        ("11.03.201614:37", True),
        ("11 March 2016 14:37", False),
        ("11 March 2016", False),
    ],
)
def test_a_joined_time_is_recognised(text, glued):
    assert dates.is_glued(text) is glued


def test_the_zone_is_that_of_the_page():
    found = dates.parse("11 March 201614:37", ZoneInfo("Europe/Moscow"))
    assert found
    assert found.utcoffset() == timedelta(hours=3)


def test_a_machine_readable_date_keeps_its_zone():
    assert dates.parse_iso("2031-05-04T10:00:00Z") == datetime(2031, 5, 4, 10, tzinfo=UTC)
    assert dates.parse_iso("yesterday") is None
