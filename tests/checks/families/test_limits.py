"""Limits in time that turned round: a beginning that became an end."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "The pass is open from 10 May.", "Перевал открыт до 10 мая."),
        ("ru en", "Касса работает с понедельника.", "The ticket office works until Monday."),
        ("de en", "Ab 1987 wohnte sie am Hafen.", "Until 1987 she lived by the harbour."),
        ("en de", "The kitchen works until 9:30.", "Die Küche arbeitet ab 9:30."),
        ("fr en", "La route est fermée à partir du 3 mars.", "The road is closed until 3 March."),
        ("en pl", "The mill was his from 1950.", "Młyn należał do niego do 1950."),
    ],
)
def test_a_beginning_that_became_an_end_is_reported(langs, src, tgt, kinds):
    assert "opposite" in kinds((src, tgt), langs=tuple(langs.split()))


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "The pass opens from 10 May.", "Перевал открывается с 10 мая."),
        ("en ru", "It is not open until 10 May.", "Он откроется только с 10 мая."),
        ("de en", "Von 1987 bis 1990 war er Lotse.", "He was a pilot from 1987 to 1990."),
        ("en de", "Come by Monday.", "Kommen Sie bis Montag."),
        ("en ru", "He left with three men until 5:15.", "Он ушёл с тремя людьми до 5:15."),
    ],
)
def test_the_same_limit_and_both_limits_are_right(langs, src, tgt, kinds):
    assert "opposite" not in kinds((src, tgt), langs=tuple(langs.split()))
